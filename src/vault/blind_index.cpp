#include "vault/blind_index.hpp"

#include "base/text.hpp"
#include "vault/sodium.hpp"

#include <algorithm>
#include <bit>
#include <sodium.h>
#include <stdexcept>

namespace accord::vault {
namespace {

constexpr std::uint64_t rowsLeast = 16;
constexpr unsigned compoundMost = 12;
constexpr unsigned postcodeBits = 4;

using Hash = std::array<unsigned char, 32>;

Hash keyedHash(Keyring const& keyring, IndexNumber index, std::string_view value) {
    needSodium();
    auto const secret = keyring.index(static_cast<std::uint64_t>(index));
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(value).data(), value.size(), secret.bytes().data(), secretBytes);
    return hash;
}

}  // namespace

std::int64_t BlindIndex::token(IndexNumber index, std::string_view value, unsigned bits) const {
    if (bits < 1 || bits > 62) throw std::logic_error("a token has 1 to 62 bits");
    auto const hash = keyedHash(keyring_, index, value);
    std::uint64_t first = 0;
    for (int at = 0; at < 8; ++at) first = (first << 8) | hash[static_cast<std::size_t>(at)];
    return static_cast<std::int64_t>(first >> (64 - bits));
}

std::string BlindIndex::fullToken(IndexNumber index, std::string_view value) const {
    return hex(keyedHash(keyring_, index, value));
}

Result<IndexBits> indexBits(std::uint64_t rows) {
    if (rows < rowsLeast) return fail(ErrorCode::refused, "Too few people for an index that hides who is meant.");
    IndexBits bits;
    // 2 <= rows / 2^bits: the largest power of two in rows / 2.
    bits.most = static_cast<unsigned>(std::bit_width(rows / 2)) - 1;
    // rows / 2^bits <= sqrt(rows), that is 4^bits >= rows.
    while (bits.least < 31 && (std::uint64_t{1} << (2 * bits.least)) < rows) ++bits.least;
    bits.compound = std::min(bits.most, compoundMost);
    bits.postcode = bits.most >= compoundMost + postcodeBits ? postcodeBits : 0;
    return bits;
}

}  // namespace accord::vault
