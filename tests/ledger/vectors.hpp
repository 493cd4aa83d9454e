// Known answers over the eight leaves that the Certificate Transparency projects test
// with. The roots are those of github.com/transparency-dev/merkle (testonly/constants.go);
// the proofs were recomputed from RFC 6962.
#pragma once

#include "base/text.hpp"
#include "ledger/merkle_hash.hpp"
#include "ledger/merkle_tree.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace accord::ledger::test {

inline constexpr std::array<std::string_view, 8> leafDataHex{
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};

inline constexpr std::array<std::string_view, 9> rootsHex{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

inline constexpr std::string_view leaf1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
inline constexpr std::string_view leaf2 = "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7";
inline constexpr std::string_view leaf3 = "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7";
inline constexpr std::string_view leaf4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
inline constexpr std::string_view leaf6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
inline constexpr std::string_view node23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
inline constexpr std::string_view node45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
inline constexpr std::string_view node46 = "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e";
inline constexpr std::string_view node47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
inline constexpr std::string_view node67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

struct InclusionVector {
    std::string_view name;
    std::uint64_t index, size;
    std::vector<std::string_view> proof;
};

struct ConsistencyVector {
    std::string_view name;
    std::uint64_t size1, size2;
    std::vector<std::string_view> proof;
};

inline std::vector<InclusionVector> const inclusionVectors{
    {"the only leaf", 0, 1, {}},
    {"the first of eight", 0, 8, {leaf1, node23, node47}},
    {"the sixth of eight", 5, 8, {leaf4, node67, rootsHex[4]}},
    {"the last of three", 2, 3, {rootsHex[2]}},
    {"the second of five", 1, 5, {rootsHex[1], node23, leaf4}},
};

inline std::vector<ConsistencyVector> const consistencyVectors{
    {"one to eight", 1, 8, {leaf1, node23, node47}},
    {"six to eight", 6, 8, {node45, node67, rootsHex[4]}},
    {"two to five", 2, 5, {node23, leaf4}},
    {"six to seven", 6, 7, {node45, leaf6, rootsHex[4]}},
    {"three to seven", 3, 7, {leaf2, leaf3, rootsHex[2], node46}},
};

inline Hash hashOf(std::string_view digits) {
    return hashFromHex(digits).value();
}

inline Proof proofOf(std::vector<std::string_view> const& digits) {
    Proof proof;
    for (auto hash : digits) proof.push_back(hashOf(hash));
    return proof;
}

inline std::vector<Hash> knownLeaves() {
    std::vector<Hash> leaves;
    for (auto data : leafDataHex) leaves.push_back(leafHash(bytesOf(fromHex(data).value())));
    return leaves;
}

inline MerkleTree treeOf(std::vector<Hash> const& leaves) {
    MerkleTree tree;
    for (auto const& leaf : leaves) tree.append(leaf);
    return tree;
}

}  // namespace accord::ledger::test
