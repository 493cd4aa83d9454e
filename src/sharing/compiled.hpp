// The agreements in force on one day, compiled: each clause is one bit, and a decision is a few
// bitwise ANDs over the sets of clauses that cover the category, the role, the purpose …
//
//    CompiledAgreements const compiled(agreements, day);
//    auto reader = compiled.reader(actor);            // once for an actor
//    auto matter = compiled.matter(facts);            // once for the facts of a case
//    auto decision = compiled.decide(reader, matter, Category::contact);      // allocates nothing
//
// It answers what `decide` of decision.hpp answers, reason by reason; that one reads the clauses
// as they are written and is the measure of this one. Constant once made: any thread.
#pragma once

#include "sharing/decision.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace accord::sharing {

class CompiledAgreements {
public:
    CompiledAgreements() : CompiledAgreements({}, {}) {}
    CompiledAgreements(std::span<Agreement const> agreements, Date day);

    // Small, so that one question fits into one line of the cache.
    struct Reader {
        AgencyId agency{};
        std::uint32_t index{};  ///< of the agency; 0: party to nothing
        std::uint16_t role{};   ///< 0: a role that no clause names
        AgencyKind kind{};
        Purpose purpose{};
        std::optional<Side> side{};
        std::uint8_t training{};
        bool isSpecialist{}, seesFiguresOnly{};
    };
    struct Matter {
        AgencyId source{}, holder{};
        std::uint32_t sourceIndex{}, holderIndex{};
        std::optional<Side> side{};
        About about{};
        std::uint8_t stage{}, conditions{};
        gate::Step step{};
        bool isSensitive{}, approachAgreed{};
    };
    [[nodiscard]] Reader reader(gate::Actor const& actor) const;
    [[nodiscard]] Matter matter(gate::ShareFacts const& facts) const;
    [[nodiscard]] gate::Decision decide(Reader const& reader, Matter const& matter, Category category) const;

private:
    using Bits = std::uint64_t;
    static constexpr std::size_t bitsMost = 64;

    /// Up to 64 clauses by which one agency may give another. Each set says which of them cover a value.
    struct Block {
        std::array<std::array<Bits, 4>, categoryCount + 1> what{};  ///< by category, and whom it is about
        std::array<Bits, wordsOf<AgencyKind>.size() + 1> to{};
        std::array<Bits, wordsOf<Stage>.size() + 1> stage{};  ///< 0: no stage
        std::array<Bits, wordsOf<Purpose>.size() + 1> purpose{};
        std::array<Bits, wordsOf<gate::Step>.size() + 1> step{};
        std::array<Bits, 8> training{};
        std::array<Bits, 4> conditions{};
        Bits masked{};
        bool operator==(Block const&) const = default;
    };
    /// Two agencies that some agreement binds, and their clauses: blocks, and from where their rules stand.
    struct Pair {
        std::uint64_t key{};  ///< 0: free
        std::uint32_t first{}, count{};
    };
    /// A clause of an agreement between two agencies, in the order in which clauses are read.
    struct Binding {
        std::uint64_t key{};
        Clause const* clause{};  ///< nullptr: the agreement binds them, and shares nothing
    };

    void addRoles(std::span<Agreement const> agreements, Date day);
    void addPairs(std::span<Agreement const> agreements, Date day);
    void addBindings(Agreement const& agreement, std::vector<Binding>& bindings) const;
    void addPair(std::span<Binding const> bindings);
    void put(Block& block, std::vector<Bits>& roles, Bits bit, Share const& share) const;
    void insert(Pair const& pair);
    [[nodiscard]] std::uint32_t indexOf(AgencyId agency) const;
    [[nodiscard]] Pair const* find(std::uint64_t key) const;
    [[nodiscard]] gate::Decision byClauses(Pair const& pair, Reader const& reader, Matter const& matter, Category category) const;

    Date day_{};
    std::unordered_map<std::string, std::uint16_t> roles_;
    std::unordered_map<AgencyId, std::uint32_t> agencies_;
    std::vector<Block> blocks_;
    std::vector<Bits> roleBits_;  ///< of block b and role r: at b * roles + r
    std::vector<RuleId> rules_;   ///< of block b and bit n: at b * 64 + n
    std::vector<Pair> pairs_;     ///< open addressing; a power of two
};

}  // namespace accord::sharing
