#include "rules/rulebook.hpp"
#include "rules/shipped.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace accord::rules::rulebook_test {
namespace {

using namespace std::chrono_literals;

std::vector<RulebookFile> shippedFiles() {
    return shipped().files();
}

/// The shipped rulebook with one more file: what a maintainer does when they add an entry.
Faults faultsWith(std::string const& bytes) {
    auto files = shippedFiles();
    files.push_back({"zz.toml", bytes});
    auto read = Rulebook::read(std::move(files));
    return read ? Faults{} : read.error();
}

TEST(ShippedRulebook, HoldsAllNineteenStagesInOrder) {
    std::set<Stage> stages;
    for (auto const& stage : shipped().entries().stages) stages.insert(stage.stage);
    EXPECT_EQ(stages.size(), 19U);
    auto const today = shipped().at(2026y / 11 / 22);
    // Stage 7 is prospective: Police, Crime, Sentencing and Courts Act 2022 Part 6 is not in force.
    EXPECT_EQ(today.stages().size(), 18U);
    EXPECT_EQ(today.stage(Stage::twoTierCaution), nullptr);
    EXPECT_EQ(today.stages().front()->number, 1);
}

// Victims' Code 2020, Rights 3.4 and 3.6: police where the offender is an adult, 5 working days, 1 with enhanced rights.
TEST(ShippedRulebook, ToldByPoliceWithinFiveWorkingDaysOfTheReport) {
    auto const rules = shipped().at(2026y / 11 / 22);
    auto const& routes = rules.routesAt(Stage::streetOrCommunityResolution);
    ASSERT_FALSE(routes.empty());
    auto const& first = *routes.front();
    EXPECT_EQ(first.head.id, "police-inform-victim");
    EXPECT_EQ(first.modal, Modal::must);
    EXPECT_EQ(first.basis, Basis::code);
    ASSERT_TRUE(first.clock);
    EXPECT_EQ(first.clock->days, 5);
    EXPECT_EQ(first.clock->enhancedDays, 1);
    EXPECT_EQ(first.clock->starts, ClockStart::reported);
}

// The Code of 2020 came into force on 1 April 2021; before it no clock stood.
TEST(ShippedRulebook, ADecisionOfAnEarlierYearIsReplayedUnderItsRules) {
    auto const clockOn = [](Date day) { return shipped().at(day).routesAt(Stage::postCharge).front()->clock.has_value(); };
    EXPECT_FALSE(clockOn(2021y / 3 / 31));
    EXPECT_TRUE(clockOn(2021y / 4 / 1));
}

// RJC with Women's Aid: street RJ is never used for intimate partner violence.
TEST(ShippedRulebook, StreetResolutionIsShutForIntimatePartnerViolence) {
    auto const rules = shipped().at(2026y / 11 / 22);
    int offers = 0;
    for (auto const* route : rules.routesAt(Stage::streetOrCommunityResolution)) {
        if (route->action != RouteAction::offer || route->side != Side::harmed || route->basis != Basis::policy) continue;
        ++offers;
        EXPECT_EQ(route->never, std::vector{Exclusion::intimatePartnerViolence}) << route->head.id;
    }
    EXPECT_EQ(offers, 1);
}

TEST(ShippedRulebook, NothingGoesToTheDefendantBeforePlea) {
    auto const rules = shipped().at(2026y / 11 / 22);
    int mustNots = 0;
    for (auto const* route : rules.routesAt(Stage::postCharge)) {
        if (route->side == Side::harmed) continue;
        ++mustNots;
        EXPECT_EQ(route->modal, Modal::mustNot) << route->head.id;
    }
    EXPECT_EQ(mustNots, 1);
}

// Domain, 7.3: no figure leaves with a cell under 5.
TEST(ShippedRulebook, EveryMeasureSuppressesSmallCells) {
    for (auto const& measure : shipped().entries().measures) EXPECT_GE(measure.suppressUnder, 5) << measure.head.id;
}

// The referrer learns nothing about who declined: one sentence for both sides.
TEST(ShippedRulebook, TheReferrerIsToldTheSameWhoeverDeclined) {
    auto const rules = shipped().at(2026y / 11 / 22);
    std::set<std::string> sentences;
    for (auto const* id : {"harmed-declined", "responsible-declined", "harmed-withdrew", "responsible-withdrew", "no-contact-harmed",
                           "no-contact-responsible"})
        sentences.insert(rules.closureReason(id)->tellReferrer);
    EXPECT_EQ(sentences.size(), 1U);
}

TEST(ShippedRulebook, RolesOfTheResponsibleSideNeverRevealSafeContact) {
    for (auto const& role : shipped().entries().roles)
        EXPECT_FALSE(role.side == RoleSide::responsible && role.permits("safe-contact.reveal")) << role.head.id;
}

TEST(ShippedRulebook, EveryRuleIsFoundByItsNumber) {
    auto const rules = shipped().at(2026y / 11 / 22);
    auto const& route = *rules.routesAt(Stage::custody).front();
    auto text = shipped().reasonText(route.head.rule);
    ASSERT_TRUE(text);
    EXPECT_EQ(text->head->id, route.head.id);
    EXPECT_EQ(text->text, route.text);
    EXPECT_EQ(text->head->name(), "route victim-liaison-offer-custody, version 1");
    EXPECT_FALSE(shipped().reasonText(RuleId{1}));
}

TEST(ShippedRulebook, NumbersOfRulesAreTheSameOnEveryMachine) {
    EXPECT_EQ(ruleIdOf("route", "police-inform-victim", 2), RuleId{4014261657U});
    EXPECT_NE(ruleIdOf("route", "police-inform-victim", 2), ruleIdOf("route", "police-inform-victim", 1));
}

TEST(Rulebook, DigestFollowsBytesAndNamesButNotTheOrderOfReading) {
    auto files = shippedFiles();
    auto const digest = Rulebook::read(files)->digest();
    EXPECT_EQ(digest.size(), 64U);
    std::reverse(files.begin(), files.end());
    EXPECT_EQ(Rulebook::read(files)->digest(), digest);
    files.front().bytes += "\n# one more line\n";
    EXPECT_NE(Rulebook::read(files)->digest(), digest);
}

struct Broken {
    std::string name;
    std::string toml;
    std::uint32_t line;
    std::string problem, expected;
};

class BrokenRulebook : public testing::TestWithParam<Broken> {};

TEST_P(BrokenRulebook, IsRefusedWithFileLineAndWhatWasExpected) {
    auto const faults = faultsWith(GetParam().toml);
    auto const fits = [](Fault const& fault) {
        return fault.file == "zz.toml" && fault.line == GetParam().line && fault.problem.find(GetParam().problem) != std::string::npos &&
               fault.expected.find(GetParam().expected) != std::string::npos;
    };
    std::string all;
    for (auto const& fault : faults) all += fault.sentence() + "\n";
    EXPECT_TRUE(std::any_of(faults.begin(), faults.end(), fits)) << all;
}

std::string const good = R"(id = "x"
version = 1
from = 2020-01-01
source = "s"
certainty = "sourced"
)";

INSTANTIATE_TEST_SUITE_P(
    Table, BrokenRulebook,
    testing::Values(
        Broken{"no_toml", "[[stage]\n", 1, "", "TOML"}, Broken{"table_without_a_name", "# a\n[[\nid = \"x\"\n", 2, "", "TOML"},
        Broken{"unknown_table", "[[stages]]\nid = \"x\"\n", 1, "unknown key `stages`", "`stage`"},
        Broken{"unknown_key", "[[reason]]\n" + good + "name = \"n\"\ntext = \"t\"\nsorce = \"s\"\n", 9, "unknown key `sorce`",
               "did you mean `source`?"},
        Broken{"ends_before_it_begins",
               "[[reason]]\nid = \"x\"\nversion = 1\nfrom = 2021-04-01\nto = 2021-03-31\nsource = \"s\"\ncertainty = \"check\"\nname = "
               "\"n\"\ntext = \"t\"\n",
               5, "ends on 2021-03-31, before it begins on 2021-04-01", "on or after"},
        Broken{"date_in_quotes", "[[reason]]\nid = \"x\"\nversion = 1\nfrom = \"2021-04-01\"\n", 4, "`from` is of the wrong kind",
               "without quotes"},
        Broken{"missing_source",
               "[[reason]]\nid = \"x\"\nversion = 1\nfrom = 2021-04-01\ncertainty = \"check\"\nname = \"n\"\ntext = \"t\"\n", 1,
               "`source` is missing", "text"},
        Broken{"unknown_certainty", "[[reason]]\nid = \"x\"\nversion = 1\nfrom = 2021-04-01\nsource = \"s\"\ncertainty = \"sure\"\n", 6,
               "\"sure\"", "sourced, report, check, inference"},
        Broken{"empty_text", "[[reason]]\n" + good + "name = \"n\"\ntext = \" \"\n", 8, "`text` is empty", "some text"},
        Broken{"number_as_text", "[[reason]]\nid = \"x\"\nversion = \"1\"\n", 3, "`version` is of the wrong kind", "whole number"},
        Broken{"version_zero", "[[reason]]\nid = \"x\"\nversion = 0\n", 3, "`version` is 0", "from 1"},
        Broken{"capital_in_id", "[[reason]]\nid = \"X y\"\nversion = 1\n", 2, "`id` is \"X y\"", "lower-case"},
        Broken{"same_entry_twice",
               "[[reason]]\nid = \"acquitted\"\nversion = 1\nfrom = 2030-01-01\nsource = \"s\"\ncertainty = \"check\"\nname = \"n\"\ntext "
               "= \"t\"\n",
               1, "reason `acquitted` version 1 stands twice", "outcomes.toml:"},
        Broken{"two_versions_on_one_day",
               "[[reason]]\nid = \"acquitted\"\nversion = 2\nfrom = 2030-01-01\nsource = \"s\"\ncertainty = \"check\"\nname = \"n\"\ntext "
               "= \"t\"\n",
               1, "versions 1 and 2 are in force on the same day", "ends with `to`"},
        Broken{"unknown_reason", "[[outcome]]\n" + good + "reason = \"aquitted\"\nwords = [\"new word\"]\n", 1, "\"aquitted\"",
               "did you mean \"acquitted\"?"},
        Broken{"same_word_twice", "[[outcome]]\n" + good + "reason = \"acquitted\"\nwords = [\"Not Guilty\"]\n", 1,
               "led to by the same word", "one outcome"},
        Broken{"neither_stage_nor_reason", "[[outcome]]\n" + good + "words = [\"new word\"]\n", 1, "no `stage` and no `reason`",
               "exactly one"},
        Broken{"both_stage_and_reason", "[[outcome]]\n" + good + "words = [\"new word\"]\nreason = \"acquitted\"\nstage = \"custody\"\n", 9,
               "a `stage` and a `reason`", "exactly one"},
        Broken{"nothing_leads_to_it", "[[outcome]]\n" + good + "reason = \"acquitted\"\n", 1, "nothing leads", "at least one"},
        Broken{"needs_without_otherwise", "[[outcome]]\n" + good + "words = [\"w\"]\nstage = \"custody\"\nneeds = \"suspect-named\"\n", 9,
               "do not stand together", "both"},
        Broken{"unknown_stage", "[[route]]\n" + good + "stages = [\"jail\"]\n", 7, "\"jail\"", "custody"},
        Broken{"route_of_one_step", "[[route]]\n" + good + "stages = [\"custody\"]\nsteps = [\"Do it.\"]\n", 8, "holds 1 steps", "2 to 8"},
        Broken{"route_that_never_says_when_it_closes", "[[route]]\n" + good + "stages = [\"custody\"]\n", 1, "when the chance passes",
               "never"},
        Broken{"entry_with_an_unknown_key", "[[route]]\n" + good + "entry = { outcome = [\"prison\"] }\n", 7, "unknown key `outcome`",
               "did you mean `outcomes`?"},
        Broken{"entry_that_asks_for_nothing", "[[route]]\n" + good + "entry = { }\n", 7, "asks for nothing", "a condition"},
        Broken{"entry_with_ages_the_wrong_way_round", "[[route]]\n" + good + "entry = { age_from = 18, age_to = 17 }\n", 7, "below",
               "oldest"},
        Broken{"entry_of_an_unknown_outcome", "[[route]]\n" + good + "entry = { outcomes = [\"prisom\"] }\n", 1, "\"prisom\"",
               "did you mean \"prison\"?"},
        Broken{"contract_without_evidence", "[[route]]\n" + good + "basis = \"contract\"\n", 1, "names no `evidence`", "together"},
        Broken{"local_rule_that_is_looser",
               "[[local_rule]]\n" + good + "area = \"bedfordshire\"\nroute = \"police-inform-victim\"\ndays = 6\ntext = \"t\"\n", 1,
               "longer than that of the route", "stricter, never looser"},
        Broken{"local_rule_for_no_route", "[[local_rule]]\n" + good + "area = \"bedfordshire\"\nroute = \"x-y\"\ndays = 1\ntext = \"t\"\n",
               1, "no [[route]] has the id", "id of a [[route]]"},
        Broken{"local_rule_that_adds_nothing", "[[local_rule]]\n" + good + "area = \"bedfordshire\"\nroute = \"police-inform-victim\"\n", 1,
               "adds nothing", "at least one"},
        Broken{"preparation_without_a_clock", "[[preparation]]\n" + good + "number = 5\n", 1, "`clock` is missing", "asked"},
        Broken{"weight_below_nought", "[[triage_weight]]\n" + good + "weight = -1\n", 7, "`weight` is -1", "from 0"},
        Broken{"wrong_stage_number", "[[stage]]\n" + good + "code = \"custody\"\nnumber = 13\nname = \"n\"\nwho = \"w\"\nrule = \"r\"\n", 8,
               "has number 13", "14"},
        Broken{"prospective_with_a_day", "[[reason]]\n" + good + "prospective = true\nname = \"n\"\ntext = \"t\"\n", 4, "prospective",
               "either"},
        Broken{"clock_with_an_unknown_key", "[[route]]\n" + good + "clock = { days = 5, starts = \"reported\", hours = 3 }\n", 7,
               "unknown key `hours`", ""},
        Broken{"clock_of_no_days", "[[route]]\n" + good + "clock = { days = 0, starts = \"reported\" }\n", 7, "`days` is 0", "from 1"},
        Broken{"permission_with_a_space", "[[role]]\n" + good + "permissions = [\"read all\"]\n", 7, "\"read all\" is no permission",
               "case.read"},
        Broken{"threshold_under_five", "[[measure]]\n" + good + "suppress_under = 1\n", 7, "`suppress_under` is 1", "from 5"}),
    [](auto const& broken) { return broken.param.name; });

TEST(Rulebook, TellsAllFaultsOfAllFilesAtOnceInOrder) {
    auto read = Rulebook::read({{"b.toml", "[[reason]]\nid = \"x\"\nbad = 1\n"}, {"a.toml", "key\n"}});
    ASSERT_FALSE(read);
    auto const& faults = read.error();
    EXPECT_GT(faults.size(), 20U);  // the broken line, what b.toml lacks, and all stages
    EXPECT_EQ(faults.front().file, "a.toml");
    EXPECT_TRUE(std::is_sorted(faults.begin(), faults.end(), [](auto const& left, auto const& right) { return left.file < right.file; }));
}

TEST(Rulebook, AFileThatIsTooBigIsRefused) {
    auto const faults = faultsWith("# " + std::string(TomlFile::bytesMax, 'x'));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_NE(faults[0].problem.find("bytes"), std::string::npos);
}

TEST(Rulebook, AFolderThatIsNotThereIsToldAndNotThrown) {
    auto read = Rulebook::load("/no/such/folder");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error()[0].problem, "there is no such folder");
}

TEST(NearestWord, IsASlipOfThePenAndNotAnotherWord) {
    EXPECT_EQ(nearestWord("sorce", {"source", "text"}), "source");
    EXPECT_EQ(nearestWord("hours", {"days", "starts"}), std::nullopt);
}

}  // namespace
}  // namespace accord::rules::rulebook_test
