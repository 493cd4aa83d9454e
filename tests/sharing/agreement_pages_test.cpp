// What follows from agreements in force: guidance, privacy notices, take-up, reminders and the preview
// of a case, on both databases.
#include "events/sharing.hpp"
#include "sharing/agreement_house.hpp"
#include "sharing/kept_readings.hpp"
#include "sharing/reminders.hpp"

#include <algorithm>
#include <set>

namespace accord::sharing::agreement_pages_test {
namespace {

struct AgreementPages : AgreementHouse {
    /// A case that the provider holds, with a person harmed who agreed to nothing yet.
    void placeCase() {
        gate::Events events;
        auto facts = referredVictim();
        facts.side = {};
        events.add(events::PartyRemoved{stranger}, {.object = caseId})
            .place({.id = caseId, .kind = gate::ObjectKind::caseFile, .agency = provider, .shareKey = gate::toShareKey(facts)})
            .place({.id = ObjectId{7001},
                    .kind = gate::ObjectKind::participant,
                    .parent = caseId,
                    .agency = provider,
                    .side = Side::harmed,
                    .shareKey = gate::toShareKey(referredVictim())});
        ASSERT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));
        agencyPort().caseByReference = [](gate::Desk&, std::string const& reference) {
            return reference == "RJ-0001" ? std::optional{caseId} : std::nullopt;
        };
    }
    std::vector<std::string> column(gate::Actor const& who, std::string_view view, ObjectId on, std::string_view part,
                                    std::string_view field, FieldTexts query = {}) {
        auto seen = house().look(who, view, on, std::move(query));
        EXPECT_TRUE(seen) << view << ": " << (seen ? "" : seen.error().message);
        std::vector<std::string> all;
        for (std::size_t at = 0; seen && at < seen->count(part); ++at) all.push_back(seen->text(part, at, field));
        return all;
    }
    /// Those of all lines.
    static std::set<std::string> clausesOf(std::vector<std::string> const& lines) {
        std::set<std::string> clauses;
        for (auto const& line : lines)
            for (std::size_t at = 0; at < line.size();) {
                auto const end = std::min(line.find(", ", at), line.size());
                clauses.insert(line.substr(at, end - at));
                at = end + 2;
            }
        return clauses;
    }
    static constexpr ObjectId caseId{7000};
};
ACCORD_ON_BOTH_DATABASES(AgreementPages);

// One screen: what goes to the same roles at the same step under the same condition is one line.
TEST_P(AgreementPages, GuidanceJoinsClausesThatDifferOnlyInWhatTheyAreAbout) {
    auto officer = house().actor("police-officer", AgencyKind::police, police);
    inForce();
    auto clauses = column(officer, "sharing.guidance", gate::installation, "gives", "clauses");
    auto what = column(officer, "sharing.guidance", gate::installation, "gives", "what");
    auto const joined = std::ranges::find(clauses, "6.2, 6.3, 6.4");
    ASSERT_NE(joined, clauses.end());
    EXPECT_EQ(what[static_cast<std::size_t>(joined - clauses.begin())],
              "Who the person is; the offence and its circumstances; vulnerability and flags");
}

TEST_P(AgreementPages, GuidanceTellsEachClauseThatBindsTheReadersAgency) {
    auto officer = house().actor("police-officer", AgencyKind::police, police);
    EXPECT_TRUE(column(officer, "sharing.guidance", gate::installation, "gives", "clauses").empty());
    auto on = inForce();
    auto agreement = nationalTemplate(shippedBook());
    std::vector<std::string> expected;
    for (auto const& clause : agreement.clauses)
        if (auto const* share = clause.share(); share && std::ranges::find(share->from, AgencyKind::police) != share->from.end() &&
                                                std::ranges::find(share->to, AgencyKind::provider) != share->to.end())
            expected.push_back(clause.id);
    auto told = clausesOf(column(officer, "sharing.guidance", gate::installation, "gives", "clauses"));
    EXPECT_EQ(told, std::set<std::string>(expected.begin(), expected.end()));
    EXPECT_EQ(clausesOf(column(officer, "sharing.guidance", gate::installation, "gets", "clauses")),
              (std::set<std::string>{"6.10", "6.9"}));
    for (auto const& clause : {"6.9", "6.10"}) expected.emplace_back(clause);
    EXPECT_EQ(column(officer, "sharing.guidance", gate::installation, "uses", "clause"), expected)
        << "for what, and how long, each by itself";
    must(lead_, "sharing.suspend-agreement", on, {{"why", "A breach"}});
    EXPECT_TRUE(column(officer, "sharing.guidance", gate::installation, "gives", "clauses").empty()) << "it is suspended";
}

// What is asked for at each request is read and checked once for the same bytes.
TEST_P(AgreementPages, TakeUpAndGuidanceReadAnAgreementOnce) {
    auto officer = house().actor("police-officer", AgencyKind::police, police);
    auto const on = inForce();
    auto look = [&] {
        column(lead_, "sharing.take-up", gate::installation, "parties", "days");
        column(officer, "sharing.guidance", gate::installation, "gives", "clauses");
    };
    look();
    auto const before = keptCounts();
    look();
    EXPECT_EQ(keptCounts().read, before.read);
    EXPECT_EQ(keptCounts().checked, before.checked);
    must(lead_, "sharing.suspend-agreement", on, {{"why", "A breach"}});
    EXPECT_EQ(column(lead_, "sharing.take-up", gate::installation, "parties", "state").front(), "suspended") << "and is never out of date";
}

// UK GDPR Article 14(1) and (2): what a notice must say where the data was not got from the person.
TEST_P(AgreementPages, APrivacyNoticeSaysWhatArticle14AsksForFromTheClauses) {
    auto on = inForce();
    auto html = column(other_, "sharing.privacy-notice", on, "document", "html").front();
    for (auto const* part :
         {"Contact: isa@example.org", "data protection officer: dpo@example.org", "Who the person is", "from Agency 101",
          "Assess safety and suitability", "public task, Article 6(1)(e)", "84 months", "Who else gets it", "outside the United Kingdom",
          "by a computer alone", "To have what is wrong put right", "Information Commissioner", "within 28 days"})
        EXPECT_NE(html.find(part), std::string::npos) << part;
    auto ofPolice = column(lead_, "sharing.privacy-notice", on, "document", "html").front();
    EXPECT_NE(ofPolice.find("How the case goes on"), std::string::npos);
    EXPECT_EQ(ofPolice.find("Safe contact and whereabouts"), std::string::npos) << "the police get no safe contact under it";
}

TEST_P(AgreementPages, TakeUpTellsAreasPartiesAndWhatWasNarrowed) {
    agencyPort().areas = [](gate::Desk&) { return std::vector<NamedArea>{{AreaId{1001}, "Swanmere", "X01"}}; };
    auto on = start();
    must(lead_, "sharing.add-party", on, {{"agency", toText(provider)}});
    must(lead_, "sharing.change-words", on,
         {{"clause", "12.3"}, {"title", "Risk and history"}, {"text", "Kept for half a year."}, {"number", "6"}});
    must(lead_, "sharing.offer-agreement", on);
    must(lead_, "sharing.record-party", on, record());
    must(other_, "sharing.record-party", on, record());
    EXPECT_EQ(column(lead_, "sharing.take-up", gate::installation, "areas", "level").front(), "begun");
    auto link = invited(lead_, chief_, on);
    house().clock.advance(std::chrono::days{3});
    must(chief_, "sharing.sign-agreement", on, yes(link));
    sign(other_, director_, on);
    EXPECT_EQ(column(lead_, "sharing.take-up", gate::installation, "areas", "level").front(), "in-force");
    EXPECT_EQ(column(lead_, "sharing.take-up", gate::installation, "areas", "bound").front(), "2");
    EXPECT_EQ(column(lead_, "sharing.take-up", gate::installation, "parties", "days"), (std::vector<std::string>{"3", "0"}));
    auto changed = column(lead_, "sharing.take-up", gate::installation, "changed", "clause");
    EXPECT_NE(std::ranges::find(changed, "12.3"), changed.end());
}

TEST_P(AgreementPages, AReviewIsRemindedOfOnceBeforeAndOnceOnTheDay) {
    inForce();
    auto given = [&] {
        std::vector<Reminder> list;
        EXPECT_TRUE(house().gate().keep([&](store::Session& session) { list = newReminders(session, house().clock.now()); }));
        return list;
    };
    EXPECT_TRUE(given().empty());
    house().clock.advance(std::chrono::days{155});  // the first review is due after six months, reminded of 30 days before
    auto soon = given();
    ASSERT_EQ(soon.size(), 1U);
    EXPECT_EQ(soon.front().lead, police);
    EXPECT_TRUE(given().empty()) << "once";
    house().clock.advance(std::chrono::days{30});
    EXPECT_EQ(given().size(), 1U);
    EXPECT_TRUE(given().empty());
}

TEST_P(AgreementPages, ThePreviewOfACaseIsForWhoHoldsItAndShowsDecisionsOnly) {
    inForce();
    placeCase();
    FieldTexts const query{{"reference", "RJ-0001"}, {"recipient", toText(police)}, {"role", "police-officer"}, {"purpose", "offer"}};
    auto answers = column(other_, "sharing.case-preview", gate::installation, "answers", "showing", query);
    auto what = column(other_, "sharing.case-preview", gate::installation, "answers", "category", query);
    auto why = column(other_, "sharing.case-preview", gate::installation, "answers", "sentence", query);
    std::size_t kinds = 0, progress = 0, own = 0;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        kinds += 1 + static_cast<std::size_t>(std::ranges::count(what[at], ','));
        if (what[at] == "progress") {
            ++progress;
            EXPECT_EQ(answers[at], "Shown");
        }
        if (why[at] == "Swanmere Police gave this itself.") {
            ++own;
            EXPECT_EQ(answers[at], "Shown");
            EXPECT_EQ(what[at], "identity,contact,safe-contact,offence,history,vulnerability,risk") << "one line for the same reason";
        }
        EXPECT_TRUE(answers[at] != "Shown" || why[at].find("no clause") == std::string::npos) << why[at];
    }
    EXPECT_EQ(kinds, 22U) << "eleven kinds of data about the matter, and about the person";
    EXPECT_EQ(progress, 2U);
    EXPECT_EQ(own, 2U);
    auto notTheirs =
        house().look(lead_, "sharing.case-preview", gate::installation,
                     {{"reference", "RJ-0001"}, {"recipient", toText(provider)}, {"role", "coordinator"}, {"purpose", "assess"}});
    auto notThere =
        house().look(lead_, "sharing.case-preview", gate::installation,
                     {{"reference", "RJ-9999"}, {"recipient", toText(provider)}, {"role", "coordinator"}, {"purpose", "assess"}});
    ASSERT_FALSE(notTheirs || notThere);
    EXPECT_EQ(notTheirs.error().fields.front().message, notThere.error().fields.front().message) << "the same, whether it is there or not";
}

}  // namespace
}  // namespace accord::sharing::agreement_pages_test
