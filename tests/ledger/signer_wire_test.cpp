#include "ledger/signer_wire.hpp"

#include "vectors.hpp"

#include <gtest/gtest.h>

namespace accord::ledger::signer_wire_test {
namespace {

using namespace test;

SignRequest requestToEight() {
    return {{"accord.test", 8, hashOf(rootsHex[8]), 1000}, 6, proofOf(consistencyVectors[1].proof)};
}

TEST(SignerWire, ARequestIsReadAsItWasWritten) {
    auto const read = readRequest(writeRequest(requestToEight()));
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<SignRequest>(*read), requestToEight());

    SignRequest const first{requestToEight().head};
    EXPECT_EQ(std::get<SignRequest>(readRequest(writeRequest(first)).value()), first);
    EXPECT_TRUE(std::holds_alternative<KeyRequest>(readRequest(writeRequest(KeyRequest{})).value()));
}

TEST(SignerWire, TheLongestRequestFits) {
    auto longest = requestToEight();
    longest.head.logId.assign(64, 'a');
    longest.head.size = longest.provenFrom = 18446744073709551615ULL;
    longest.proof.assign(64, emptyRoot());
    EXPECT_LE(writeRequest(longest).size(), signerMessageMax);
    EXPECT_TRUE(readRequest(writeRequest(longest)));
    longest.proof.push_back(emptyRoot());
    EXPECT_FALSE(readRequest(writeRequest(longest)));
}

TEST(SignerWire, AnAnswerIsReadAsItWasWritten) {
    Signature signature;
    signature.fill(7);
    PublicKey key;
    key.fill(9);
    EXPECT_EQ(std::get<Signature>(readAnswer(writeAnswer(signature)).value()), signature);
    EXPECT_EQ(std::get<PublicKey>(readAnswer(writeAnswer(key)).value()), key);
    EXPECT_EQ(std::get<LastSize>(readAnswer(writeAnswer(LastSize{148})).value()).size, 148U);
    EXPECT_EQ(std::get<Refusal>(readAnswer(writeAnswer(Refusal{"the log was cut"})).value()).why, "the log was cut");
}

TEST(SignerWire, WhatIsNotUnderstoodIsNotGuessed) {
    auto const head = canonicalBytes(requestToEight().head);
    struct Row {
        std::string_view name;
        std::string message;
    };
    Row const requests[]{
        {"nothing", ""},
        {"a head alone", head},
        {"another word", "new 6\n\n" + head},
        {"no size", "old \n\n" + head},
        {"a negative size", "old -1\n\n" + head},
        {"a word behind the size", "old 6 7\n\n" + head},
        {"a hash that is too short", "old 6\nAAAA\n\n" + head},
        {"a key request with more behind it", "key\n"},
        {"two heads", "old 6\n\n" + head + head},
        {"no head", "old 6\n\n"},
        {"too large", std::string(signerMessageMax + 1, 'a')},
    };
    for (auto const& row : requests) EXPECT_FALSE(readRequest(row.message)) << row.name;

    Row const answers[]{
        {"nothing", ""},       {"another word", "yes"},        {"a short signature", "signed AAAA"},       {"a short key", "key AAAA"},
        {"no size", "last x"}, {"a negative size", "last -1"}, {"control characters", "refused \x1b[31m"},
    };
    for (auto const& row : answers) EXPECT_FALSE(readAnswer(row.message)) << row.name;
}

}  // namespace
}  // namespace accord::ledger::signer_wire_test
