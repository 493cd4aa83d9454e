// A question about sharing as somebody asks it, before any person is known: who gives, who
// receives in which role, what, about whom, for what, at which step, on which facts, when.
//
//    auto asked = questionsOf(R"([{"discloser": "swanmere", "recipient": "bridgeway", "role": "coordinator",
//                                  "category": "identity", "purpose": "offer", "side": "harmed"}])");
//    auto posed = pose(asked->front(), agencies, rulebook, now);      // the agencies and the role looked up
//    explain(posed->question(Category::identity), agreements, words)
//
// Agencies are named by id, code or name. Facts and training that are not given do not hold. A
// question may name a case instead of giver and facts: then they are the case's own, with the
// decisions that stand for it, and the answer is what the gate shows of it (`ofCase`).
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/spec.hpp"
#include "gate/share_key.hpp"
#include "rules/rulebook.hpp"
#include "sharing/decision.hpp"
#include "sharing/ports.hpp"
#include "sharing/standing_disclosure.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::sharing {

/// What is known in the case.
enum class Fact : std::uint8_t { takesPart = 1, approachAgreed, sensitive };
/// Which training of the recipient is in date.
enum class Held : std::uint8_t { facilitation = 1, victimAwareness, sensitive };

/// Everything is optional here, because the page begins with nothing asked; `pose` says what is missing.
struct AskedQuestion {
    std::string discloser, recipient, role;
    std::optional<Side> side;
    std::optional<Category> category;  ///< none: all of them
    std::optional<Purpose> purpose;
    std::optional<Stage> stage;
    std::optional<gate::Step> step;  ///< none: referred
    std::vector<Fact> facts;
    std::vector<Held> training;
    std::optional<Instant> at;  ///< none: now
    std::string reference;      ///< of a case, whose giver and facts are its own
    std::string questions;      ///< a batch, as JSON; then nothing else

    static constexpr auto spec();
};

/// A batch as JSON: one object, a list of them, or {"questions": [ … ]}; at most 1,000.
[[nodiscard]] Result<std::vector<AskedQuestion>> questionsOf(std::string_view json);

/// A question whose agencies and role were found.
struct Posed {
    NamedAgency giver;   ///< of what came with the referral
    NamedAgency holder;  ///< and of what arises in the work
    NamedAgency receiver;
    gate::Actor actor;
    gate::ShareFacts facts;
    std::vector<StandingDisclosure> standing;
    std::vector<Category> categories;
    Instant at{};

    [[nodiscard]] Question question(Category category) const { return {actor, facts, category, londonDay(at)}; }
    [[nodiscard]] NamedAgency const& giverFor(Category category) const { return arisesInTheWork(category) ? holder : giver; }
    /// The same question of what stands in a case.
    void ofCase(gate::ShareFacts const& theirs, std::vector<StandingDisclosure> decisions, std::vector<NamedAgency> const& agencies);
};
[[nodiscard]] Result<Posed> pose(AskedQuestion const& asked, std::vector<NamedAgency> const& agencies, rules::Rulebook const& rulebook,
                                 Instant now);

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::Fact> = words<sharing::Fact>({
    {sharing::Fact::takesPart, "takes-part", "The person agreed to take part"},
    {sharing::Fact::approachAgreed, "approach-agreed", "The person harmed agreed that the other be approached"},
    {sharing::Fact::sensitive, "sensitive", "Abuse is flagged or not ruled out"},
});
template <>
inline constexpr auto wordsOf<sharing::Held> = words<sharing::Held>({
    {sharing::Held::facilitation, "facilitation", "Facilitation"},
    {sharing::Held::victimAwareness, "victim-awareness", "Victim awareness"},
    {sharing::Held::sensitive, "sensitive", "Sensitive cases"},
});
}  // namespace accord

namespace accord::sharing {

constexpr auto AskedQuestion::spec() {
    using Q = AskedQuestion;
    return accord::spec<Q>(
        field<&Q::discloser, Category::none, Owner::none>("discloser", "Who gives").optional(),
        field<&Q::recipient, Category::none, Owner::none>("recipient", "Who receives").optional(),
        field<&Q::role, Category::none, Owner::none>("role", "In which role").optional(),
        field<&Q::side, Category::none, Owner::none>("side", "About whom").optional(),
        field<&Q::category, Category::none, Owner::none>("category", "What").optional(),
        field<&Q::purpose, Category::none, Owner::none>("purpose", "For what").optional(),
        field<&Q::stage, Category::none, Owner::none>("stage", "Stage").optional(),
        field<&Q::step, Category::none, Owner::none>("step", "Step").optional(),
        field<&Q::facts, Category::none, Owner::none>("facts", "What is known").optional(),
        field<&Q::training, Category::none, Owner::none>("training", "The recipient's training in date").optional(),
        field<&Q::at, Category::none, Owner::none>("at", "When").optional(),
        field<&Q::reference, Category::none, Owner::none>("reference", "Reference of a case").atMost(20).optional(),
        field<&Q::questions, Category::none, Owner::none>("questions", "Many questions, as JSON").atMost(1'000'000).lines().optional());
}

}  // namespace accord::sharing
