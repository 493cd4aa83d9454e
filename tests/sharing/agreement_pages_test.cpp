// What follows from agreements in force: guidance, privacy notices, take-up, reminders and the preview
// of a case, on both databases.
#include "events/sharing.hpp"
#include "sharing/agreement_house.hpp"
#include "sharing/kept_readings.hpp"
#include "sharing/privacy_notice.hpp"
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

/// The notice as it reads, one line under the other.
std::string noticeText(PrivacyNotice const& notice) {
    std::string all;
    for (auto const& line : noticeLines(notice)) all += line.text + "\n";
    return all;
}

// UK GDPR Article 14(1) and (2): what a notice must say where the data was not got from the person.
TEST(PrivacyNotices, SayWhatTheClausesLetTheProviderGetAndGive) {
    auto const agreement = agreed();
    auto const text = noticeText({.agreement = agreement,
                                  .party = "Bridgeway",
                                  .contact = "isa@example.org",
                                  .dpo = "dpo@example.org",
                                  .kind = AgencyKind::provider,
                                  .others = {{"Swanmere Police", AgencyKind::police}},
                                  .reference = "swanmere-rj",
                                  .on = today});
    for (auto const* line :
         {"Contact: isa@example.org. Our data protection officer: dpo@example.org.", "We get it from Swanmere Police, under",
          "Who the person is\n", "Safe contact and whereabouts\n", "Assess safety and suitability\n",
          "a task for the public which the law gives us (public task: UK GDPR, Article 6(1)(e))",
          "work that a law gives to public bodies (Data Protection Act 2018, Schedule 1, paragraph 6)",
          ": 7 years after the case was closed", "Contact details: 1 year after the last contact.",
          "no more than age, gender and ethnicity is kept after 6 months",
          "Under the same agreement we give:\nSwanmere Police: How the case goes on.\n", "outside the United Kingdom",
          "by a computer alone", "To have what is wrong put right", "Information Commissioner", "within 28 days"})
        EXPECT_NE(text.find(line), std::string::npos) << line << "\nin\n" << text;
    for (auto const* line : {"Probation", "Prison", "Victim service", "84 months", "12 months"})
        EXPECT_EQ(text.find(line), std::string::npos) << line << ": no party is of that kind, and months are said as years";
}

TEST(PrivacyNotices, SayWhatThePoliceGiveAndNotThatTheyTellHowTheCaseGoesOn) {
    auto const agreement = agreed();
    auto const text = noticeText(
        {.agreement = agreement, .party = "Swanmere Police", .kind = AgencyKind::police, .others = {{"Bridgeway", AgencyKind::provider}}});
    EXPECT_NE(text.find("Bridgeway: Who the person is, Contact details, Safe contact and whereabouts, The offence and its circumstances, "
                        "Earlier offending or victimisation, Vulnerability and flags and Risk.\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("We get it from Bridgeway"), std::string::npos);
    EXPECT_EQ(text.find("in set words and never why"), std::string::npos) << text;
}

TEST(PrivacyNotices, ChangeWithTheClauses) {
    auto agreement = agreed();
    auto const text = [&] {
        return noticeText({.agreement = agreement,
                           .party = "Swanmere Police",
                           .kind = AgencyKind::police,
                           .others = {{"Bridgeway", AgencyKind::provider}}});
    };
    std::erase_if(agreement.clauses, [](Clause const& clause) { return clause.id == "6.6"; });
    EXPECT_NE(text().find("Bridgeway, only that we hold it: Contact details and Safe contact and whereabouts."), std::string::npos)
        << text();
    shareOf(agreement, "6.8").about = {About::responsible};
    EXPECT_EQ(text().find("Earlier offending"), std::string::npos) << "not about the person harmed";
    std::erase_if(agreement.clauses, [](Clause const& clause) { return clause.share() != nullptr; });
    EXPECT_NE(text().find("We pass nothing about you on"), std::string::npos);
    EXPECT_NE(text().find("we get no information about you"), std::string::npos);
}

// National template, 14.1: the person responsible is told nothing from which an approach could be inferred.
TEST(PrivacyNotices, ThatForPeopleResponsibleTellsNothingOfAnApproach) {
    auto agreement = agreed();
    shareOf(agreement, "6.9").categories = {Category::participation, Category::progress, Category::outcome};
    for (auto kind : {AgencyKind::police, AgencyKind::provider}) {
        auto const other = kind == AgencyKind::police ? NoticeParty{"Bridgeway", AgencyKind::provider}
                                                      : NoticeParty{"Swanmere Police", AgencyKind::police};
        PrivacyNotice notice{.agreement = agreement, .side = Side::responsible, .party = "It", .kind = kind, .others = {other}};
        auto const text = noticeText(notice);
        for (auto const* line : {"How the case goes on", "asked", "What was agreed", "28 days", "first speak", "person harmed", "approach"})
            EXPECT_EQ(text.find(line), std::string::npos) << code(kind) << ": " << line << "\n" << text;
        EXPECT_NE(text.find("To complain"), std::string::npos);
        notice.side = Side::harmed;
        EXPECT_NE(noticeText(notice).find("How the case goes on"), std::string::npos) << "it is told to the person harmed";
    }
}

TEST(PrivacyNotices, SayWholeYearsAsYears) {
    for (auto const& [months, words] : {std::pair{1, "1 month"}, {6, "6 months"}, {12, "1 year"}, {18, "18 months"}, {84, "7 years"}})
        EXPECT_EQ(durationInWords(months), words);
}

TEST_P(AgreementPages, APrivacyNoticeStandsOnThePageAndInTheFileForEachSide) {
    auto on = inForce();
    FieldTexts const responsible{{"side", "responsible"}};
    auto html = column(other_, "sharing.privacy-notice", on, "document", "html").front();
    for (auto const* part : {"Contact: isa@example.org", "from Agency 101", "for people harmed by an offence", "<h2>Who else gets it</h2>"})
        EXPECT_NE(html.find(part), std::string::npos) << part;
    auto const items = column(other_, "sharing.privacy-notice", on, "lines", "item");
    EXPECT_TRUE(std::ranges::find(items, "Agency 101: How the case goes on.") != items.end());
    for (auto const& item : items) EXPECT_NE(html.find(item), std::string::npos) << "the page says what the file says";
    auto other = column(other_, "sharing.privacy-notice", on, "document", "html", responsible).front();
    EXPECT_NE(other.find("for people responsible for an offence"), std::string::npos);
    EXPECT_EQ(other.find("How the case goes on"), std::string::npos);
    EXPECT_EQ(column(other_, "sharing.privacy-notice", on, "document", "file", responsible).front(),
              "privacy-notice-swanmere-rj-version-1-responsible");
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
