// An information sharing agreement: clauses in 18 groups. Each has words that people sign
// and, where it is operative, a meaning that the system goes by.
//
//    auto agreement = readAgreement("agreements/national-template.toml", bytes);    // every fault with file and line
//    for (auto const& clause : agreement->clauses)
//        if (auto const* share = std::get_if<Share>(&clause.meaning)) …              // who may give what to whom
//    auto same = readAgreement("copy", toToml(*agreement));                          // writing loses nothing
//
// Text and meaning are one source: the document that people read is made from the
// clauses that decide (sharing/rendering.hpp). What no clause shares is not shared.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/reason.hpp"
#include "base/result.hpp"
#include "gate/share_key.hpp"
#include "rules/toml_reader.hpp"
#include "rules/vocabulary.hpp"
#include "sharing/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace accord::sharing {

/// Who may give which categories, about whom, to whom, for what, from which step on. Sets stand in the order of their words, once each.
struct Share {
    std::vector<AgencyKind> from, to;
    std::vector<std::string> roles;  ///< of the recipient; empty means nobody
    std::vector<About> about;
    std::vector<Category> categories;
    std::vector<Purpose> purposes;
    std::vector<Stage> stages;  ///< empty: every stage
    gate::Step step{};          ///< shared from this step on: what is shared is staged
    std::vector<Condition> conditions;
    bool isMasked{};  ///< that it is held, and enough to recognise it; not the value
    Regime regime{};
    Basis basis{};
    std::optional<SpecialCondition> special;
    std::string power;  ///< id of a Power
    std::string keep;   ///< id of a Keeping
    Onward onward{};

    bool operator==(Share const&) const = default;
};

/// The only purposes for which a clause may share.
struct Purposes {
    std::vector<Purpose> purposes;
    bool operator==(Purposes const&) const = default;
};
struct Power {
    std::string id;
    bool operator==(Power const&) const = default;
};
struct Keeping {
    std::string id;
    std::int64_t months{};
    KeptFrom from{};
    bool operator==(Keeping const&) const = default;
};
struct Asking {
    std::int64_t workingDays{};  ///< in which a request is answered
    bool operator==(Asking const&) const = default;
};
struct Telling {
    std::int64_t days{};  ///< after collection, in which the person is told
    bool operator==(Telling const&) const = default;
};
struct Breach {
    std::int64_t hours{};  ///< in which the other parties are told
    bool operator==(Breach const&) const = default;
};
struct Review {
    std::int64_t firstMonths{}, everyMonths{}, remindDays{};
    bool operator==(Review const&) const = default;
};
/// Agencies of these kinds may join while the agreement is in force, without the others signing again.
struct Accession {
    std::vector<AgencyKind> kinds;
    bool operator==(Accession const&) const = default;
};

using Meaning = std::variant<std::monostate, Share, Purposes, Power, Keeping, Asking, Telling, Breach, Review, Accession>;

struct Clause {
    RuleId rule{};
    std::string id;  ///< "6.4": its group's number first
    ClauseGroup group{};
    std::string title, text, source;
    rules::Certainty certainty{};
    Meaning meaning{};
    std::uint32_t line{};  ///< in the file it was read from; 0 where it was made here

    [[nodiscard]] Share const* share() const { return std::get_if<Share>(&meaning); }
};

/// Who declared a template fit to be used.
struct Endorsement {
    std::string body;
    Date on{};
    bool operator==(Endorsement const&) const = default;
};

struct Party {
    AgencyId agency{};
    AgencyKind kind{};
};

struct Agreement {
    std::string id, name, about, source;
    int version{};
    Date from{};
    std::optional<Date> to;
    std::vector<Endorsement> endorsements;
    std::vector<Clause> clauses;
    std::vector<Party> parties{};  ///< who signed; filled from the record, not from the file

    [[nodiscard]] bool isInForce(Date day) const { return from <= day && (!to || day <= *to); }
    [[nodiscard]] Party const* party(AgencyId agency) const;
    [[nodiscard]] Clause const* clause(std::string_view id) const;
    /// The first clause with this meaning; nullptr where there is none.
    template <class M>
    [[nodiscard]] M const* meaning() const {
        for (auto const& clause : clauses)
            if (auto const* found = std::get_if<M>(&clause.meaning)) return found;
        return nullptr;
    }
};

[[nodiscard]] tl::expected<Agreement, rules::Faults> readAgreement(std::string const& file, std::string_view bytes);

/// One clause as it stands in an agreement's file, with its meaning.
[[nodiscard]] tl::expected<Clause, rules::Faults> readClause(std::string const& file, std::string_view bytes);

/// In one way only: the same agreement gives the same bytes on every machine. These bytes are signed.
[[nodiscard]] std::string toToml(Agreement const& agreement);
[[nodiscard]] std::string toToml(Clause const& clause);

/// Numbers the rules of the clauses after the agreement's id and version.
void numberRules(Agreement& agreement);

/// "6.10" stands after "6.9".
[[nodiscard]] bool clauseIdLess(std::string_view left, std::string_view right);

}  // namespace accord::sharing
