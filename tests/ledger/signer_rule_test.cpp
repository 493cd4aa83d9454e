#include "ledger/signer_rule.hpp"

#include "vectors.hpp"

#include <gtest/gtest.h>

namespace accord::ledger::signer_rule_test {
namespace {

using namespace test;

TreeHead headOf(std::uint64_t size) {
    return {"accord.test", size, hashOf(rootsHex[size]), 1000};
}

Proof between(std::uint64_t smaller, std::uint64_t larger) {
    return treeOf(knownLeaves()).consistencyProof(smaller, larger).value();
}

TEST(SignerRule, TheFirstHeadIsSignedAtAnySize) {
    EXPECT_TRUE(maySign(std::nullopt, {headOf(0)}));
    EXPECT_TRUE(maySign(std::nullopt, {headOf(8)}));
}

TEST(SignerRule, TheSameLogIsSignedAgainAtALaterTime) {
    auto later = headOf(6);
    later.timeMs = 2000;
    EXPECT_TRUE(maySign(headOf(6), {later}));
}

TEST(SignerRule, ALogThatGrewIsSignedWithItsProof) {
    for (std::uint64_t smaller = 1; smaller < 8; ++smaller)
        for (auto larger = smaller + 1; larger <= 8; ++larger)
            EXPECT_TRUE(maySign(headOf(smaller), {headOf(larger), smaller, between(smaller, larger)})) << smaller << " to " << larger;
    EXPECT_TRUE(maySign(headOf(0), {headOf(8)}));
}

TEST(SignerRule, NothingIsSignedThatTakesAWordBack) {
    auto rewritten = knownLeaves();
    rewritten[2] = leafHash(bytesOf("another story"));
    auto const forged = treeOf(rewritten);
    auto otherLog = headOf(8), split = headOf(6), rewrittenHead = headOf(8), empty = headOf(0);
    otherLog.logId = "accord.other";
    split.root = forged.rootAt(6).value();
    rewrittenHead.root = forged.root();
    empty.root = hashOf(rootsHex[1]);
    struct Row {
        std::string_view name;
        SignRequest request;
        ErrorCode code;
    };
    Row const rows[]{
        {"a smaller log", {headOf(5), 6}, ErrorCode::refused},
        {"an empty log", {headOf(0)}, ErrorCode::refused},
        {"the same size with another root", {split, 6}, ErrorCode::refused},
        {"another log", {otherLog, 6, between(6, 8)}, ErrorCode::refused},
        {"a larger log with a changed leaf", {rewrittenHead, 6, forged.consistencyProof(6, 8).value()}, ErrorCode::refused},
        {"a larger log without a proof", {headOf(8), 6}, ErrorCode::refused},
        {"a larger log with a proof for another size", {headOf(8), 6, between(6, 7)}, ErrorCode::refused},
        {"a larger log with an extended proof", {headOf(8), 6, between(3, 7)}, ErrorCode::refused},
        {"a proof that begins elsewhere", {headOf(8), 5, between(5, 8)}, ErrorCode::stale},
        {"no leaves with another root", {empty}, ErrorCode::refused},
    };
    for (auto const& row : rows) {
        auto const may = maySign(headOf(6), row.request);
        ASSERT_FALSE(may) << row.name;
        EXPECT_EQ(may.error().code, row.code) << row.name;
        EXPECT_FALSE(may.error().message.empty()) << row.name;
    }
    EXPECT_FALSE(maySign(std::nullopt, {empty}));
}

}  // namespace
}  // namespace accord::ledger::signer_rule_test
