// What is shown, what is withheld, and what is written down about it.
#include "base/text.hpp"
#include "gate/reasons.hpp"
#include "gate/showing.hpp"
#include "gate/trial_fixture.hpp"

#include <future>

namespace accord::trial::showing_test {
namespace {

using gate::Showing;

struct Showings : TrialTest {
    Scene scene;
    gate::Actor who;

    void SetUp() override {
        TrialTest::SetUp();
        if (HasFatalFailure()) return;
        who = worker();
        scene = makeScene();
        grant(scene.harmed, who);
    }
    testing_support::Seen people(FieldTexts query = {}) {
        auto seen = house().look(who, "trial.people", gate::installation, std::move(query));
        if (!seen) throw std::runtime_error(seen.error().message);
        return std::move(*seen);
    }
    std::size_t found(std::string year) { return people({{"year", std::move(year)}}).count("people"); }
    std::vector<store::Row> accesses() {
        store::Statement const rows{"test.accesses",
                                    "SELECT what, subjects, fields, reason, who, agency, role, door FROM state_access ORDER BY serial",
                                    "ttttiiti"};
        return database().reader()->all(rows);
    }
    /// A cell that cannot be opened: whoever tries is found out.
    void breakCell(std::string const& column) { script("UPDATE trial_person SET " + column + " = 'no-cell'"); }
};
ACCORD_ON_BOTH_DATABASES(Showings);

TEST_P(Showings, WhatTheDecisionShowsIsOpened) {
    auto seen = people();
    EXPECT_EQ(seen.text("people", 0, "reference"), "T-1");
    EXPECT_EQ(seen.text("people", 0, "name"), "canary-harmed-name");
    EXPECT_EQ(seen.text("people", 0, "mood"), "willing");
    EXPECT_EQ(seen.text("people", 0, "summary"), "canary-summary of the matter");
    EXPECT_EQ(seen.field("people", 0, "name").because.rule, TrialDisclosure::clause);
}

TEST_P(Showings, AWithheldFieldIsEmptyAndSaysWhy) {
    disclosure.showing[Category::identity] = Showing::withheld;
    disclosure.tells = false;
    auto seen = people();
    auto const& field = seen.field("people", 0, "name");
    EXPECT_EQ(field.showing, Showing::withheld);
    EXPECT_EQ(field.text, "");
    EXPECT_EQ(field.because.code, TrialDisclosure::because);
    EXPECT_FALSE(field.tells);
}

TEST_P(Showings, AWithheldFieldIsNeverOpened) {
    disclosure.showing[Category::participation] = Showing::withheld;
    breakCell("mood");
    EXPECT_EQ(people().field("people", 0, "mood").because.code, TrialDisclosure::because) << "nobody tried to open it";

    disclosure.showing.clear();
    house().gate().atEpoch(2);
    EXPECT_EQ(people().field("people", 0, "mood").because.code, gate::reasons::erased) << "now somebody did";
}

TEST_P(Showings, ASafeContactIsMaskedEvenWhereItMayBeRevealed) {
    auto seen = people();
    EXPECT_EQ(seen.field("people", 0, "safe-phone").showing, Showing::masked);
    EXPECT_EQ(seen.text("people", 0, "safe-phone"), "Ending 146");
}

TEST_P(Showings, AMaskedFieldThatIsNoNumberShowsNothingOfItself) {
    disclosure.showing[Category::identity] = Showing::masked;
    auto seen = people();
    EXPECT_EQ(seen.field("people", 0, "name").showing, Showing::masked);
    EXPECT_EQ(seen.text("people", 0, "name"), "Held");
}

TEST(MaskedText, ShowsTheEndOfANumberAndNothingOfAnythingElse) {
    struct Row {
        std::string_view name, text, shown;
    };
    Row const rows[]{{"empty", "", ""},
                     {"short", "0770090", "Held"},
                     {"a number", "07700900146", "Ending 146"},
                     {"two bytes a letter", "ger y t\xC5\xB7!", "Held"},
                     {"the cut falls inside a letter", "ger y t\xC5\xB7!!", "Held"},
                     {"four bytes a letter", "safe \xF0\x9F\x8F\xA0", "Held"}};
    for (auto const& row : rows) {
        auto shown = gate::maskedText(row.text);
        EXPECT_TRUE(isUtf8(shown)) << row.name;
        EXPECT_EQ(shown, row.shown) << row.name;
    }
}

TEST_P(Showings, AViewingIsLoggedWithWhoWhoseWhatAndWhy) {
    disclosure.showing[Category::participation] = Showing::withheld;
    (void)people();
    auto rows = accesses();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text(0), "trial.people");
    // Whose data was shown: the person's, and the case's joint text.
    EXPECT_NE(rows[0].text(1).find(toText(scene.harmed)), std::string::npos);
    EXPECT_NE(rows[0].text(1).find(toText(scene.caseFile)), std::string::npos);
    EXPECT_EQ(rows[0].text(1).find(toText(scene.responsible)), std::string::npos);
    // name (bit 1), safe-phone (2) and summary (4); not reference, which is about nobody, nor mood, which was withheld.
    EXPECT_EQ(rows[0].text(2), "people:16");
    EXPECT_EQ(rows[0].text(3), "assess");
    EXPECT_EQ(fromColumn<UserId>(rows[0].integer(4)), who.user);
    EXPECT_EQ(fromColumn<AgencyId>(rows[0].integer(5)), provider);
    EXPECT_EQ(rows[0].text(6), "facilitator");
    EXPECT_EQ(rows[0].integer(7), static_cast<std::int64_t>(gate::Door::page));
}

TEST_P(Showings, NothingIsLoggedWhereNothingPersonalWasShown) {
    grant(scene.caseFile, who);
    ASSERT_TRUE(house().look(who, "trial.case", scene.caseFile));
    EXPECT_TRUE(accesses().empty()) << "a reference is about nobody";

    for (auto category : {Category::identity, Category::safeContact, Category::participation, Category::offence})
        disclosure.showing[category] = Showing::withheld;
    EXPECT_EQ(people().count("people"), 1U);
    EXPECT_TRUE(accesses().empty()) << "all of it was withheld";

    auto stranger = worker();
    ASSERT_TRUE(house().look(stranger, "trial.people", gate::installation));
    EXPECT_TRUE(accesses().empty()) << "an empty list";
}

TEST_P(Showings, WhatCouldNotBeLoggedIsNotShown) {
    script("DROP TABLE state_access");
    auto seen = house().look(who, "trial.people", gate::installation);
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().code, ErrorCode::unavailable);
}

TEST_P(Showings, ALookThatIsNotReleasedIsNotLogged) {
    auto viewing = house().gate().look({who, house().registry.view("trial.people"), gate::installation, {}});
    ASSERT_TRUE(viewing);
    EXPECT_TRUE(accesses().empty());
    std::promise<bool> logged;
    house().gate().release(viewing->entry, [&](bool isLogged) { logged.set_value(isLogged); });
    EXPECT_TRUE(logged.get_future().get());
    EXPECT_EQ(accesses().size(), 1U);
}

TEST_P(Showings, WhatCrossedToAnAgencyStandsOnceInTheRegisterUnderItsClause) {
    disclosure.showing[Category::participation] = Showing::withheld;
    (void)people();
    house().clock.advance(std::chrono::hours{1});
    (void)people();

    store::Statement const rows{"test.disclosed",
                                "SELECT subject, category, recipient, clause, first_at FROM state_disclosure ORDER BY category", "iiiii"};
    auto register_ = database().reader()->all(rows);
    ASSERT_EQ(register_.size(), 3U) << "identity, safe contact, offence; told once, not at each viewing";
    EXPECT_EQ(fromColumn<ObjectId>(register_[0].integer(0)), scene.harmed);
    EXPECT_EQ(register_[0].integer(1), static_cast<std::int64_t>(Category::identity));
    EXPECT_EQ(fromColumn<AgencyId>(register_[0].integer(2)), provider);
    EXPECT_EQ(register_[0].integer(3), 77);
    EXPECT_EQ(register_[0].integer(4), micros(house().clock.now() - std::chrono::hours{1}));
    EXPECT_EQ(fromColumn<ObjectId>(register_[2].integer(0)), scene.caseFile) << "the offence is the case's";
}

TEST(RegisteredDisclosures, ForgetNothingThatAnotherAgencyWasToldForTheFirstTime) {
    gate::AccessEntry told;
    told.agency = AgencyId{1};
    told.disclosed = {{SubjectId{1}, Category::identity, RuleId{77}}};
    gate::RegisteredDisclosures registered;
    auto first = told;
    registered.takeKnownOutOf(first);
    EXPECT_EQ(first.disclosed.size(), 1U) << "it is written before it is known";
    registered.learn(told);

    auto again = told;
    registered.takeKnownOutOf(again);
    EXPECT_TRUE(again.disclosed.empty());
    auto another = told;
    another.agency = AgencyId{2};
    registered.takeKnownOutOf(another);
    EXPECT_EQ(another.disclosed.size(), 1U);
    auto otherRole = told;
    otherRole.role = "supervisor";
    registered.takeKnownOutOf(otherRole);
    EXPECT_EQ(otherRole.disclosed.size(), 1U);
    auto otherClause = told;
    otherClause.disclosed = {{SubjectId{1}, Category::identity, RuleId{78}}};
    registered.takeKnownOutOf(otherClause);
    EXPECT_EQ(otherClause.disclosed.size(), 1U);
}

// security.md 36: searching obeys the same decision as reading.
TEST_P(Showings, AFilterOnAFieldFindsOnlyWhereTheFieldIsShown) {
    auto closed = makeScene("closed", "Another matter", 2025);
    grant(closed.harmed, who);
    disclosure.closedKeys = {"closed"};

    EXPECT_EQ(people().count("people"), 2U) << "both are there";
    EXPECT_EQ(found("2026"), 1U);
    EXPECT_EQ(found("2025"), 0U) << "the year of this one is withheld, so nobody finds out by asking";

    disclosure.closedKeys.clear();
    house().gate().atEpoch(2);
    EXPECT_EQ(found("2025"), 1U);
}

// Who asks for one year after another would read the year out of what is masked.
TEST_P(Showings, AMaskedFieldIsNotFoundByItsValue) {
    disclosure.showing[Category::offence] = Showing::masked;
    EXPECT_EQ(people().count("people"), 1U);
    EXPECT_EQ(found("2026"), 0U);
}

TEST_P(Showings, ADecisionIsKeptUntilTheEpochOrTheDayChanges) {
    EXPECT_EQ(people().text("people", 0, "name"), "canary-harmed-name");
    disclosure.showing[Category::identity] = Showing::withheld;
    EXPECT_EQ(people().text("people", 0, "name"), "canary-harmed-name") << "the same epoch";
    house().gate().atEpoch(2);
    EXPECT_EQ(people().text("people", 0, "name"), "");

    disclosure.showing.clear();
    EXPECT_EQ(people().text("people", 0, "name"), "");
    house().clock.advance(std::chrono::hours{24});
    EXPECT_EQ(people().text("people", 0, "name"), "canary-harmed-name") << "training and clauses end by the day";
}

TEST_P(Showings, ARowWithoutAShareKeyShowsNothingPersonal) {
    arrange(scene.harmed, gate::Placed{.id = scene.harmed, .kind = ObjectKind::participant, .area = area, .side = Side::harmed});
    auto seen = people();
    EXPECT_EQ(seen.field("people", 0, "name").showing, Showing::withheld);
    EXPECT_EQ(seen.text("people", 0, "reference"), "T-1");
}

// Or nobody could be told that it was seen.
TEST_P(Showings, APersonalValueOfNobodyIsABugAndNotShown) {
    Rows rows;
    rows.list<People::Person>("people");
    constexpr std::int64_t share = 5;  // under which this disclosure shows everything
    rows.add("people", People::Person{"T-1", "no-cell", "no-cell", "no-cell", "no-cell"}, {.object = scene.harmed, .share = share});
    Rows empty;
    empty.list<People::Person>("people");
    empty.add("people", People::Person{"T-1", "", "", "", ""}, {.object = scene.harmed, .share = share});
    auto reader = database().reader();
    vault::Keys keys(house().keyring(), house().random);
    gate::Sealer sealer(*reader, keys, house().random, house().clock.now());
    gate::DecisionCache decisions(disclosure);
    gate::AccessEntry entry{};
    gate::Asking const asking{*reader, who, decisions, house().clock.now(), false};
    EXPECT_THROW((void)gate::showRows(rows, asking, sealer, entry), std::logic_error);
    EXPECT_EQ(gate::showRows(empty, asking, sealer, entry).front().rows.size(), 1U) << "of whom nothing is known, nothing is shown";
}

TEST_P(Showings, ACellOfAnotherFieldOrPersonDoesNotOpen) {
    script("UPDATE trial_person SET name = (SELECT mood FROM trial_person p WHERE p.id = trial_person.id)");
    EXPECT_EQ(people().field("people", 0, "name").because.code, gate::reasons::erased);
}

TEST_P(Showings, AFaultInTheQueryIsToldFieldByField) {
    auto seen = house().look(who, "trial.people", gate::installation, {{"year", "next"}, {"area", "1"}});
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().fields.size(), 2U);
    EXPECT_TRUE(accesses().empty());
}

}  // namespace
}  // namespace accord::trial::showing_test
