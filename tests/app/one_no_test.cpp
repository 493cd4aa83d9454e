// One "no", said to anyone in any way, ends the approach: across agencies, tasks, referrals
// and cases about one person and one incident, and without telling anybody whose it was.
#include "agency/setup.hpp"
#include "app/installation.hpp"
#include "app/ports.hpp"
#include "app/screening.hpp"
#include "casework/referral_reasons.hpp"
#include "pathway/reasons.hpp"
#include "pathway/task_records.hpp"
#include "support/house.hpp"
#include "vault/erasure.hpp"

#include <gtest/gtest.h>

namespace accord::app::one_no_test {
namespace {

store::Statement const harmedIn{"test.harmed-in", "SELECT id, side FROM gate_object WHERE parent = :parent AND kind = 9", "ii"};

FieldTexts burglary() {
    return {{"harmed.is-known", "yes"},
            {"harmed.name", "Margaret Okafor-Hughes"},
            {"harmed.born", "1961-02-03"},
            {"harmed.vulnerable", "no"},
            {"harmed.wish", "agreed"},
            {"harmed.contact.held", "by-agency"},
            {"responsible.is-known", "no"},
            {"responsible.contact.held", "not-known"},
            {"incident.offence", "burglary"},
            {"incident.offence-class", "burglary"},
            {"incident.crime-reference", "40/11873/26"},
            {"incident.relationship", "stranger"},
            {"incident.abuse", "no"},
            {"matter.stage", "custody"},
            {"safe.harmed.channel", "phone"},
            {"safe.responsible.channel", "letter"},
            {"request.initiator", "other"}};
}

FieldTexts with(FieldTexts texts, std::string const& name, std::string const& value) {
    std::erase_if(texts, [&](auto const& text) { return text.first == name; });
    if (!value.empty()) texts.emplace_back(name, value);
    return texts;
}

std::string outputOf(gate::Accepted const& done, std::string_view name) {
    for (auto const& [field, text] : done.output)
        if (field == name) return text;
    throw std::out_of_range(std::string(name));
}

/// As a list has it that is screened: nobody acts, and nothing is shown.
class ListDesk final : public gate::Desk {
public:
    ListDesk(testing_support::TestHouse& house, store::Session& session) : house_(house), session_(session), blind_(house.keyring()) {}

    store::Session& db() override { return session_; }
    gate::Actor const& actor() const override { return nobody_; }
    Instant now() const override { return house_.clock.now(); }
    Random& random() override { return house_.random; }
    rules::Rulebook const& rulebook() const override { return testing_support::rulebook(); }
    Result<std::string> open(SubjectId subject, std::string_view field, std::string const& cell) override {
        return house_.gate().openUnseen(session_, subject, field, cell);
    }
    std::string sealOwn(std::string_view, std::string_view) override { throw std::logic_error("nothing is kept"); }
    vault::BlindIndex const& blind() override { return blind_; }
    std::string sharesShowing(Category) override { return ","; }

private:
    testing_support::TestHouse& house_;
    store::Session& session_;
    vault::BlindIndex blind_;
    gate::Actor nobody_{};
};

struct OneNoForAll : testing_support::HouseTest {
    OneNoForAll() : HouseTest(capabilities()) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        wirePorts();
        gate::Events events;
        area = agency::addArea(events, house().random, {"Swanmere", "X01"});
        police = add(events, AgencyKind::police, "Swanmere Police");
        youth = add(events, AgencyKind::youthJustice, "Swanmere Youth Justice");
        service = add(events, AgencyKind::provider, "Bridgeway");
        ASSERT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));
        officer = house().actor("police-officer", AgencyKind::police, police, area);
        youthWorker = house().actor("youth-justice-worker", AgencyKind::youthJustice, youth, area);
        specialist = house().actor("specialist", AgencyKind::provider, service, area);
    }

    AgencyId add(gate::Events& events, AgencyKind kind, std::string name) {
        return agency::addAgency(events, house().random, {.kind = kind, .area = area, .name = name, .code = name});
    }

    ObjectId openTask(std::string incident, AgencyId agency, AgencyKind kind) {
        auto const rules = house().gate().rulebook().at(londonDay(house().clock.now()));
        pathway::TaskDraft draft;
        draft.key = draft.victimKey = "key" + toText(newId<EventId>(house().random));
        draft.incidentReference = std::move(incident);
        draft.victimReference = "V1";
        draft.stage = Stage::custody;
        for (auto const* route : rules.routesAt(Stage::custody))
            if (route->side == Side::harmed) draft.duty = route;
        draft.agency = kind;
        draft.isOwn = true;
        auto const id = newId<TaskId>(house().random);
        auto opened = pathway::openTask(draft, {agency, kind, area, [](AgencyKind) { return std::optional<AgencyId>{}; }}, id);
        EXPECT_TRUE(house().gate().record(std::move(opened), {.at = house().clock.now()}));
        return idCast<ObjectId>(id);
    }

    Result<gate::Accepted> refer(gate::Actor const& who, FieldTexts input) {
        return house().act(who, "casework.make-referral", gate::installation, std::move(input));
    }

    /// A case about her, opened on the referral of the youth justice service; the id of the person harmed on it.
    ObjectId openCase() {
        auto made = refer(youthWorker, with(burglary(), "incident.crime-reference", "40-11873/26"));
        if (!made) throw std::runtime_error(made.error().message + (made.error().fields.empty() ? "" : made.error().fields[0].field));
        auto const referral = idFromText<ObjectId>(outputOf(*made, "referral")).value();
        auto taken = house().act(specialist, "casework.accept-referral", referral, {});
        if (!taken) throw std::runtime_error(taken.error().message);
        auto const caseFile = idFromText<ObjectId>(outputOf(*taken, "case")).value();
        for (auto const& row : database().reader()->all(harmedIn, {column(caseFile)}))
            if (row.integer(1) == static_cast<std::int64_t>(Side::harmed)) return fromColumn<ObjectId>(row.integer(0));
        throw std::runtime_error("nobody harmed on the case");
    }
    void sayNo(ObjectId harmed) {
        auto done = house().act(specialist, "casework.withdraw-consent", harmed, {{"means", "phone"}});
        ASSERT_TRUE(done) << done.error().message << (done.error().fields.empty() ? "" : done.error().fields[0].field);
    }
    /// As two people and seven days do it, for who was referred and for who is on the case.
    void erase(ObjectId harmed) {
        auto const now = house().clock.now();
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
            auto asked = vault::askErasure(session, idCast<SubjectId>(harmed), UserId{71}, now, house().random);
            ASSERT_TRUE(asked);
            ASSERT_TRUE(vault::approveErasure(session, *asked, UserId{72}, now));
        }));
        house().clock.advance(vault::erasureHold);
        EXPECT_EQ(house().gate().eraseDue({.at = house().clock.now()}).value_or(0), 1);
    }
    /// Whether a list of the police that names somebody so opens a task.
    bool mayTell(std::string incident, std::string name) {
        pathway::TaskDraft draft;
        draft.incidentReference = std::move(incident);
        draft.row.emplace();
        draft.row->victim.name = std::move(name);
        draft.row->victim.born = Date{std::chrono::year{1961} / 2 / 3};
        auto reader = database().reader();
        ListDesk desk(house(), *reader);
        return mayBeTold(desk, area, draft);
    }
    std::size_t tasksOf(gate::Actor const& who) { return house().look(who, "pathway.tasks", gate::installation)->count("tasks"); }
    Result<gate::Accepted> answer(gate::Actor const& who, ObjectId task, std::string what) {
        return house().act(who, "pathway.record-answer", task, {{"on", "2026-11-20"}, {"how", "phone"}, {"answer", std::move(what)}});
    }

    AreaId area{};
    AgencyId police{}, youth{}, service{};
    gate::Actor officer, youthWorker, specialist;
};
ACCORD_ON_BOTH_DATABASES(OneNoForAll);

TEST_P(OneNoForAll, ANoInACaseEndsTheTasksOfOtherAgenciesAboutTheSameIncident) {
    auto const task = openTask("40/11873/26", police, AgencyKind::police);
    openTask("40/99999/26", police, AgencyKind::police);
    auto const harmed = openCase();
    EXPECT_EQ(tasksOf(officer), 2U);
    sayNo(harmed);
    EXPECT_EQ(tasksOf(officer), 1U) << "the other incident stays";
    auto done = answer(officer, task, "yes");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "This person is not to be approached at present.");
}

TEST_P(OneNoForAll, ANoInACaseRefusesTheReferralOfAnotherAgencyInNeutralWords) {
    sayNo(openCase());
    auto done = refer(officer, burglary());
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "This person is not to be approached at present, so no referral is made.");
    ASSERT_EQ(done.error().reasons.size(), 1U);
    EXPECT_EQ(done.error().reasons[0].code, casework::reasons::notAtPresent);

    EXPECT_TRUE(refer(officer, with(burglary(), "request.initiator", "harmed"))) << "it reopens when they ask";
    EXPECT_TRUE(refer(officer, with(burglary(), "harmed.name", "Bea Farrow"))) << "somebody else of the same incident";
    EXPECT_TRUE(refer(officer, with(burglary(), "incident.crime-reference", "40/5/26"))) << "another incident";
}

TEST_P(OneNoForAll, TheRefusalIsTheSameWhoeverHeardTheNo) {
    auto const task = openTask("40/11873/26", youth, AgencyKind::youthJustice);
    ASSERT_TRUE(answer(youthWorker, task, "no"));
    auto onATask = refer(officer, burglary());
    ASSERT_FALSE(onATask);

    auto elsewhere = with(burglary(), "incident.crime-reference", "40/7/26");
    auto made = refer(youthWorker, elsewhere);
    ASSERT_TRUE(made);
    auto taken = house().act(specialist, "casework.accept-referral", idFromText<ObjectId>(outputOf(*made, "referral")).value(), {});
    ASSERT_TRUE(taken);
    for (auto const& row : database().reader()->all(harmedIn, {column(idFromText<ObjectId>(outputOf(*taken, "case")).value())}))
        if (row.integer(1) == static_cast<std::int64_t>(Side::harmed)) sayNo(fromColumn<ObjectId>(row.integer(0)));
    auto inACase = refer(officer, elsewhere);
    ASSERT_FALSE(inACase);
    EXPECT_EQ(onATask.error().message, inACase.error().message);
    EXPECT_EQ(onATask.error().reasons, inACase.error().reasons);
}

TEST_P(OneNoForAll, ANoOnOneAgencysTaskEndsAnothersAboutTheSamePerson) {
    auto const ofPolice = openTask("40/11873/26", police, AgencyKind::police);
    openTask("40/11873/26", youth, AgencyKind::youthJustice);
    EXPECT_EQ(tasksOf(youthWorker), 1U);
    ASSERT_TRUE(answer(officer, ofPolice, "no"));
    EXPECT_EQ(tasksOf(youthWorker), 0U);
}

// Their name went with their key, and the no stands still: for whoever sounds like them, and for nobody else.
TEST_P(OneNoForAll, ANoOfSomebodyWhoWasErasedEndsNothingForAnotherOfTheSameIncident) {
    auto const harmed = openCase();
    sayNo(harmed);
    erase(harmed);
    EXPECT_FALSE(refer(officer, burglary()));
    EXPECT_FALSE(mayTell("40/11873/26", "Margaret Okafor-Hughes"));
    EXPECT_TRUE(mayTell("40/11873/26", "Bea Farrow"));
    EXPECT_TRUE(refer(officer, with(burglary(), "harmed.name", "Bea Farrow")));
}

// UK GDPR article 17. They are not begun with anew because an agency's list names them.
TEST_P(OneNoForAll, AListOpensNothingForSomebodyOfTheSameIncidentWhoWasErased) {
    auto const harmed = openCase();
    EXPECT_TRUE(mayTell("40/11873/26", "Margaret Okafor-Hughes"));
    erase(harmed);
    EXPECT_FALSE(mayTell("40/11873/26", "Margaret Okafor-Hughes"));
    EXPECT_FALSE(mayTell("40 11873/26", "margaret okafor-hughes")) << "however it is written";
    EXPECT_TRUE(mayTell("40/11873/26", "Bea Farrow")) << "somebody else of the same incident";
    EXPECT_TRUE(mayTell("40/99999/26", "Margaret Okafor-Hughes")) << "another incident";

    store::Statement const kept{"test.kept", "SELECT matter || ' ' || side || ' ' || CAST(token AS TEXT) FROM state_people_erased", "t"};
    auto const rows = database().reader()->all(kept);
    ASSERT_EQ(rows.size(), 1U);
    for (auto const* told : {"Margaret", "MARGARET", "Okafor", "11873", "1961"})
        EXPECT_EQ(rows[0].text(0).find(told), std::string::npos) << told;
}

TEST_P(OneNoForAll, AListOpensNothingForSomebodyWhoSaidNo) {
    auto const harmed = openCase();
    EXPECT_TRUE(mayTell("40/11873/26", "Margaret Okafor-Hughes"));
    sayNo(harmed);
    EXPECT_FALSE(mayTell("40/11873/26", "Margaret Okafor-Hughes"));
    EXPECT_TRUE(mayTell("40/11873/26", "Bea Farrow")) << "somebody else of the same incident";
}

TEST_P(OneNoForAll, AReferralGoesToTheServiceThatTakesItAndTheReferrerChoosesAmongSeveral) {
    auto boss = house().actor("agency-administrator", AgencyKind::provider, service, area);
    gate::Events events;
    auto const second = add(events, AgencyKind::provider, "Another Way");
    ASSERT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));

    auto undecided = refer(officer, burglary());
    ASSERT_FALSE(undecided);
    ASSERT_EQ(undecided.error().fields.size(), 1U);
    EXPECT_EQ(undecided.error().fields[0].field, "request.service");
    EXPECT_TRUE(refer(officer, with(burglary(), "request.service", toText(second))));

    ASSERT_TRUE(house().act(boss, "agency.set-acceptance", idCast<ObjectId>(service), {{"stages", "community-resolution"}}));
    auto refused = refer(officer, with(burglary(), "request.service", toText(service)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).code, "not-a-choice");
    EXPECT_TRUE(refer(officer, burglary())) << "one is left that takes matters in custody";
    ASSERT_TRUE(house().act(boss, "agency.set-acceptance", idCast<ObjectId>(service), {{"offences", "hate,burglary"}}));
    EXPECT_FALSE(refer(officer, burglary())) << "and now both do";
}

}  // namespace
}  // namespace accord::app::one_no_test
