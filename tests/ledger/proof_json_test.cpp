#include "ledger/proof_json.hpp"

#include "vectors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace accord::ledger::proof_json_test {
namespace {

using namespace test;

std::string listed(std::vector<std::string_view> const& hashes) {
    std::string list;
    for (auto hash : hashes) list += fmt::format("{}\"{}\"", list.empty() ? "" : ",", hash);
    return "[" + list + "]";
}

std::string inclusionJson(InclusionVector const& vector) {
    return fmt::format(R"({{"leaf_hash":"{}","index":{},"tree_size":{},"root":"{}","proof":{}}})", hex(knownLeaves()[vector.index]),
                       vector.index, vector.size, rootsHex[vector.size], listed(vector.proof));
}

std::string consistencyJson(ConsistencyVector const& vector) {
    return fmt::format(R"({{"size1":"{}","size2":{},"root1":"{}","root2":"{}","proof":{}}})", vector.size1, vector.size2,
                       rootsHex[vector.size1], rootsHex[vector.size2], listed(vector.proof));
}

TEST(MerkleJson, GivesTheKnownRootsOfLeavesInHex) {
    for (std::size_t size = 0; size <= 8; ++size) {
        auto const list = listed({leafDataHex.begin(), leafDataHex.begin() + static_cast<std::ptrdiff_t>(size)});
        EXPECT_EQ(hex(rootOfJson(list).value()), rootsHex[size]);
        EXPECT_EQ(hex(rootOfJson(fmt::format(R"({{"leaves":{}}})", list)).value()), rootsHex[size]);
    }
}

TEST(MerkleJson, HoldsForTheKnownVectors) {
    for (auto const& vector : inclusionVectors) EXPECT_TRUE(checkInclusionJson(inclusionJson(vector))) << vector.name;
    for (auto const& vector : consistencyVectors) EXPECT_TRUE(checkConsistencyJson(consistencyJson(vector))) << vector.name;
}

TEST(MerkleJson, TakesSizesAsStringsCapitalsInHexAndMembersItDoesNotKnow) {
    constexpr std::string_view capitals = "6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D";
    EXPECT_TRUE(checkInclusionJson(fmt::format(
        R"({{"desc":"happy path","leaf_hash":"{}","index":"0","tree_size":"1","root":"{}","proof":null}})", capitals, rootsHex[1])));
}

TEST(MerkleJson, ReadsTheLargestSizesExactly) {
    auto const json = fmt::format(
        R"({{"size1":18446744073709551615,"size2":"18446744073709551615","root1":"{0}","root2":"{0}","proof":[]}})", rootsHex[3]);
    auto const claim = consistencyClaimOfJson(json);
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->size1, 18446744073709551615ULL);
    EXPECT_EQ(claim->size2, 18446744073709551615ULL);
    EXPECT_TRUE(checkConsistencyJson(json));
}

TEST(MerkleJson, AProofThatDoesNotHoldIsRefusedAndSaysWhy) {
    auto wrong = inclusionVectors[2];
    wrong.proof.pop_back();
    auto const truncated = checkInclusionJson(inclusionJson(wrong));
    ASSERT_FALSE(truncated);
    EXPECT_EQ(truncated.error().code, ErrorCode::refused);
    EXPECT_EQ(truncated.error().message, words(ProofVerdict::proofTooShort));

    auto grown = consistencyVectors[1];
    grown.proof[1] = node45;
    auto const rewritten = checkConsistencyJson(consistencyJson(grown));
    ASSERT_FALSE(rewritten);
    EXPECT_EQ(rewritten.error().message, words(ProofVerdict::secondRootDiffers));
}

struct BadRow {
    std::string_view name, json;
    std::string_view field{};  ///< of the first fault; empty where the whole text is wrong
};

void expectFault(BadRow const& row, Error const& error) {
    EXPECT_EQ(error.code, ErrorCode::invalid) << row.name;
    EXPECT_FALSE(error.message.empty()) << row.name;
    if (row.field.empty()) return;
    ASSERT_FALSE(error.fields.empty()) << row.name;
    EXPECT_EQ(error.fields[0].field, row.field) << row.name;
    EXPECT_NE(error.fields[0].message.find(row.field), std::string::npos) << row.name;
}

BadRow const badRoots[]{
    {"nothing", ""},
    {"not JSON", "6e34"},
    {"a text", R"("00")"},
    {"an object without leaves", R"({"leafs":["00"]})"},
    {"leaves that are no list", R"({"leaves":"00"})"},
    {"text behind the list", R"(["00"] ["00"])"},
    {"nested too deep", "[[[[[[]]]]]]"},
    {"a number as leaf", R"(["00",1])", "leaves[1]"},
    {"half a byte", R"(["0"])", "leaves[0]"},
    {"a letter that is no digit", R"(["00","0g"])", "leaves[1]"},
    {"a leaf that is null", R"([null])", "leaves[0]"},
};

TEST(MerkleJson, SaysWhatIsWrongWithLeaves) {
    for (auto const& row : badRoots) {
        auto const root = rootOfJson(row.json);
        ASSERT_FALSE(root) << row.name;
        expectFault(row, root.error());
    }
}

constexpr std::string_view anyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST(MerkleJson, SaysWhatIsWrongWithAClaim) {
    auto const with = [](std::string_view index, std::string_view root, std::string_view proof) {
        return fmt::format(R"({{"leaf_hash":"{}","index":{},"tree_size":8,"root":{},"proof":{}}})", anyHash, index, root, proof);
    };
    auto const good = fmt::format("\"{}\"", anyHash);
    struct Row {
        std::string_view name;
        std::string json;
        std::string_view field;
    };
    Row const rows[]{
        {"a list", "[]", ""},
        {"a negative index", with("-1", good, "[]"), "index"},
        {"a fraction", with("1.5", good, "[]"), "index"},
        {"a power of ten", with("1e3", good, "[]"), "index"},
        {"beyond 64 bits", with("18446744073709551616", good, "[]"), "index"},
        {"beyond 64 bits in a string", with("\"18446744073709551616\"", good, "[]"), "index"},
        {"an empty string", with("\"\"", good, "[]"), "index"},
        {"a space before the digits", with("\" 1\"", good, "[]"), "index"},
        {"a sign before the digits", with("\"+1\"", good, "[]"), "index"},
        {"hex digits", with("\"0x1\"", good, "[]"), "index"},
        {"true", with("true", good, "[]"), "index"},
        {"a root that is too short", with("1", "\"e3b0\"", "[]"), "root"},
        {"a root that is null", with("1", "null", "[]"), "root"},
        {"a proof that is a text", with("1", good, good), "proof"},
        {"a bad hash in the proof", with("1", good, fmt::format("[{},\"zz\"]", good)), "proof[1]"},
        {"a number in the proof", with("1", good, "[7]"), "proof[0]"},
    };
    for (auto const& row : rows) {
        auto const answer = checkInclusionJson(row.json);
        ASSERT_FALSE(answer) << row.name;
        expectFault({row.name, row.json, row.field}, answer.error());
    }
}

TEST(MerkleJson, TellsAllFaultsAtOnce) {
    auto const answer = checkConsistencyJson(R"({"size1":-6,"root1":"xy"})");
    ASSERT_FALSE(answer);
    std::vector<std::string> names;
    for (auto const& fault : answer.error().fields) names.push_back(fault.field + " " + fault.code);
    EXPECT_EQ(names, (std::vector<std::string>{"size1 not-a-size", "size2 missing", "root1 not-a-hash", "root2 missing", "proof missing"}));
}

TEST(MerkleJson, RefusesAProofOfAbsurdLength) {
    std::string proof = "[";
    for (int at = 0; at < 5000; ++at) proof += fmt::format("{}\"{}\"", at == 0 ? "" : ",", anyHash);
    auto const json = fmt::format(R"({{"leaf_hash":"{0}","index":0,"tree_size":1,"root":"{0}","proof":{1}]}})", anyHash, proof);
    auto const answer = checkInclusionJson(json);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fields.at(0).code, "too-long");
}

}  // namespace
}  // namespace accord::ledger::proof_json_test
