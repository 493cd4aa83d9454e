#include "ledger/proof_json.hpp"

#include "base/text.hpp"
#include "ledger/merkle_tree.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace accord::ledger {
namespace {

namespace bj = boost::json;

constexpr std::size_t depthMax = 4;
constexpr std::size_t hashesMax = 4096;  ///< far above any true proof (64), so that the verdict can say "too many"

Result<bj::value> parsed(std::string_view json) {
    bj::parse_options options;
    options.max_depth = depthMax;
    bj::error_code fault;
    auto value = bj::parse({json.data(), json.size()}, fault, {}, options);
    if (fault) return fail(ErrorCode::invalid, "this is not JSON that can be read: " + fault.message());
    return value;
}

std::string_view textOf(bj::value const& value) {
    auto const* text = value.if_string();
    return text ? std::string_view{text->data(), text->size()} : std::string_view{};
}

/// Reads the members of one claim and keeps every fault, so that all are told at once.
class ClaimReader {
public:
    explicit ClaimReader(bj::object const& object) : object_(object) {}

    void hash(std::string_view name, Hash& into) {
        auto const* value = member(name, "64 hex digits");
        if (!value) return;
        if (auto read = hashFromHex(textOf(*value)))
            into = *read;
        else
            fault(std::string(name), "not-a-hash", "must be a string of 64 hex digits");
    }

    void size(std::string_view name, std::uint64_t& into) {
        auto const* value = member(name, "a whole number");
        if (!value) return;
        if (auto read = wholeNumber(*value))
            into = *read;
        else
            fault(std::string(name), "not-a-size", "must be a whole number from 0 to 18446744073709551615, or a string of its digits");
    }

    void proof(Proof& into) {
        auto const* value = member("proof", "a list of hashes");
        if (!value || value->is_null()) return;  // some languages write an empty list as null
        auto const* list = value->if_array();
        if (!list) return fault("proof", "not-a-list", "must be a list of hashes");
        if (list->size() > hashesMax)
            return fault("proof", "too-long", fmt::format("has {} hashes; no proof has more than 64", list->size()));
        for (std::size_t at = 0; at < list->size(); ++at) {
            auto read = hashFromHex(textOf((*list)[at]));
            if (!read) return fault(fmt::format("proof[{}]", at), "not-a-hash", "must be a string of 64 hex digits");
            into.push_back(*read);
        }
    }

    template <class Claim>
    Result<Claim> done(Claim claim) {
        if (!faults_.empty()) return fail(std::move(faults_));
        return claim;
    }

private:
    static std::optional<std::uint64_t> wholeNumber(bj::value const& value) {
        if (value.is_uint64()) return value.get_uint64();
        if (value.is_int64() && value.get_int64() >= 0) return static_cast<std::uint64_t>(value.get_int64());
        auto const text = textOf(value);
        std::uint64_t number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return number;
    }

    bj::value const* member(std::string_view name, std::string_view expected) {
        auto const* value = object_.if_contains({name.data(), name.size()});
        if (!value) fault(std::string(name), "missing", fmt::format("is missing: {}", expected));
        return value;
    }

    void fault(std::string field, std::string code, std::string message) {
        auto sentence = fmt::format("{} {}", field, message);
        faults_.push_back({std::move(field), std::move(code), std::move(sentence)});
    }

    bj::object const& object_;
    std::vector<FieldError> faults_;
};

Result<bj::value> parsedObject(std::string_view json, std::string_view members) {
    auto value = parsed(json);
    if (value && !value->is_object()) return fail(ErrorCode::invalid, fmt::format("expected one JSON object with {}", members));
    return value;
}

Result<> answer(ProofVerdict verdict) {
    if (verdict == ProofVerdict::valid) return {};
    return fail(ErrorCode::refused, std::string(words(verdict)));
}

bj::array const* leavesOf(bj::value const& value) {
    if (auto const* list = value.if_array()) return list;
    auto const* object = value.if_object();
    auto const* leaves = object ? object->if_contains("leaves") : nullptr;
    return leaves ? leaves->if_array() : nullptr;
}

}  // namespace

Result<Hash> rootOfJson(std::string_view json) {
    auto value = parsed(json);
    if (!value) return fail(value.error());
    auto const* leaves = leavesOf(*value);
    if (!leaves) return fail(ErrorCode::invalid, R"(expected a list of leaves in hex, or {"leaves": [...]})");
    MerkleTree tree;
    for (std::size_t at = 0; at < leaves->size(); ++at) {
        auto const& leaf = (*leaves)[at];
        auto bytes = leaf.is_string() ? fromHex(textOf(leaf)) : std::nullopt;
        if (!bytes) {
            auto name = fmt::format("leaves[{}]", at);
            auto message = name + " must be a string with an even number of hex digits";
            return fail(std::vector<FieldError>{{std::move(name), "not-hex", std::move(message)}});
        }
        tree.append(leafHash(bytesOf(*bytes)));
    }
    return tree.root();
}

Result<InclusionClaim> inclusionClaimOfJson(std::string_view json) {
    auto value = parsedObject(json, "leaf_hash, index, tree_size, root and proof");
    if (!value) return fail(value.error());
    ClaimReader reader(value->get_object());
    InclusionClaim claim;
    reader.hash("leaf_hash", claim.leaf);
    reader.size("index", claim.index);
    reader.size("tree_size", claim.size);
    reader.hash("root", claim.root);
    reader.proof(claim.proof);
    return reader.done(std::move(claim));
}

Result<ConsistencyClaim> consistencyClaimOfJson(std::string_view json) {
    auto value = parsedObject(json, "size1, size2, root1, root2 and proof");
    if (!value) return fail(value.error());
    ClaimReader reader(value->get_object());
    ConsistencyClaim claim;
    reader.size("size1", claim.size1);
    reader.size("size2", claim.size2);
    reader.hash("root1", claim.root1);
    reader.hash("root2", claim.root2);
    reader.proof(claim.proof);
    return reader.done(std::move(claim));
}

Result<> checkInclusionJson(std::string_view json) {
    auto claim = inclusionClaimOfJson(json);
    if (!claim) return fail(claim.error());
    return answer(verifyInclusion(*claim));
}

Result<> checkConsistencyJson(std::string_view json) {
    auto claim = consistencyClaimOfJson(json);
    if (!claim) return fail(claim.error());
    return answer(verifyConsistency(*claim));
}

}  // namespace accord::ledger
