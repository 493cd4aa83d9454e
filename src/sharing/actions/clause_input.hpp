// A clause that shares, as somebody writes it in a form: what of it is asked, and the
// clause that it makes.
#pragma once

#include "base/spec.hpp"
#include "gate/action.hpp"
#include "sharing/agreement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

/// The roles of rulebook/roles.toml that work with people, and so may receive something about them.
enum class RecipientRole : std::uint8_t {
    policeOfficer = 1,
    victimLiaison,
    offenderManager,
    youthJusticeWorker,
    specialist,
    coordinator,
    facilitator,
    supervisor,
};

struct ClauseWho {
    std::vector<AgencyKind> from, to;
    std::vector<RecipientRole> roles;

    static constexpr auto spec() {
        return accord::spec<ClauseWho>(field<&ClauseWho::from, Category::none, Owner::none>("from", "Given by"),
                                       field<&ClauseWho::to, Category::none, Owner::none>("to", "Received by"),
                                       field<&ClauseWho::roles, Category::none, Owner::none>("roles", "In which roles?"));
    }
};

struct ClauseWhat {
    std::vector<Category> categories;
    std::vector<About> about;
    bool isMasked{};

    static constexpr auto spec() {
        return accord::spec<ClauseWhat>(field<&ClauseWhat::categories, Category::none, Owner::none>("categories", "What is shared?"),
                                        field<&ClauseWhat::about, Category::none, Owner::none>("about", "About whom?"),
                                        field<&ClauseWhat::isMasked, Category::none, Owner::none>("masked", "Only that it is held?")
                                            .hint("Yes: enough to recognise it, and not the value."));
    }
};

struct ClauseWhen {
    std::vector<Purpose> purposes;
    gate::Step step{};
    std::vector<Stage> stages;
    std::vector<Condition> conditions;

    static constexpr auto spec() {
        return accord::spec<ClauseWhen>(field<&ClauseWhen::purposes, Category::none, Owner::none>("purposes", "For what?"),
                                        field<&ClauseWhen::step, Category::none, Owner::none>("step", "From which step on?"),
                                        field<&ClauseWhen::stages, Category::none, Owner::none>("stages", "At which stages?")
                                            .hint("None chosen: every stage.")
                                            .optional(),
                                        field<&ClauseWhen::conditions, Category::none, Owner::none>("conditions", "Only if").optional());
    }
};

struct ClauseLaw {
    Regime regime{};
    Basis basis{};
    std::optional<SpecialCondition> special;
    std::string power, keep;
    Onward onward{};

    static constexpr auto spec() {
        return accord::spec<ClauseLaw>(field<&ClauseLaw::regime, Category::none, Owner::none>("regime", "Which law?"),
                                       field<&ClauseLaw::basis, Category::none, Owner::none>("basis", "Lawful basis"),
                                       field<&ClauseLaw::special, Category::none, Owner::none>("special", "Further condition")
                                           .hint("Where it is of a special category or about offences.")
                                           .optional(),
                                       field<&ClauseLaw::power, Category::none, Owner::none>("power", "Legal power").atMost(60),
                                       field<&ClauseLaw::keep, Category::none, Owner::none>("keep", "How long is it kept?").atMost(60),
                                       field<&ClauseLaw::onward, Category::none, Owner::none>("onward", "May it be passed on?"));
    }
};

[[nodiscard]] Share shareFrom(ClauseWho const& who, ClauseWhat const& what, ClauseWhen const& when, ClauseLaw const& law);
/// The texts with which the form of a clause begins.
void addDefaults(FieldTexts& texts, Share const& share);
/// The powers and the times of keeping that the agreement names, to choose from.
void addChoices(gate::FormHelp& help, Agreement const& agreement);

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::RecipientRole> = words<sharing::RecipientRole>({
    {sharing::RecipientRole::policeOfficer, "police-officer", "Police officer"},
    {sharing::RecipientRole::victimLiaison, "victim-liaison", "Victim liaison officer"},
    {sharing::RecipientRole::offenderManager, "offender-manager", "Offender manager"},
    {sharing::RecipientRole::youthJusticeWorker, "youth-justice-worker", "Youth justice worker"},
    {sharing::RecipientRole::specialist, "specialist", "Specialist"},
    {sharing::RecipientRole::coordinator, "coordinator", "Coordinator"},
    {sharing::RecipientRole::facilitator, "facilitator", "Facilitator"},
    {sharing::RecipientRole::supervisor, "supervisor", "Supervisor"},
});
}  // namespace accord
