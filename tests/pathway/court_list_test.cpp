#include "pathway/court_list.hpp"

#include "pathway/file_kind.hpp"
#include "screening_fixture.hpp"

namespace accord::pathway::court_list_test {
namespace {

constexpr std::string_view folder = "tests/data/courtlists/";

ListOwner withAgreement() {
    auto owner = bedfordshirePolice();
    owner.mayReadCourtLists = true;
    return owner;
}

struct CourtRead {
    std::vector<CourtMatter> matters;
    std::vector<RowFault> faults;
    std::string error;
};

CourtRead readAll(CourtFormat format, std::string_view bytes) {
    CourtRead all;
    auto read = readCourtList(
        format, fromText(bytes), [&](CourtMatter const& matter) { all.matters.push_back(matter); },
        [&](std::uint64_t line, RowProblem problem) { all.faults.push_back({"list", line, problem.problem, problem.expected}); });
    if (!read) all.error = read.error().message;
    return all;
}

std::string fixture(std::string_view name) {
    return bytesOfFile(std::string(folder) + std::string(name));
}

TEST(Libra, OfEitherRootElementHoldsItsFourCases) {
    for (auto const* name : {"libra/external-document-request-multi-session.xml", "libra/gateway-message-multi-session.xml"}) {
        auto const all = readAll(CourtFormat::libra, fixture(name));
        EXPECT_EQ(all.error, "") << name;
        ASSERT_EQ(all.matters.size(), 4U) << name;
        EXPECT_TRUE(all.faults.empty()) << name;
        EXPECT_EQ(all.matters[0].caseReference, "1600032953") << name;
        EXPECT_EQ(all.matters[0].court, "Camberwell Green") << name;
        EXPECT_EQ(all.matters[0].on, 2020y / 2 / 20) << name;
        EXPECT_NE(all.matters[0].offence.find("Theft from a shop"), std::string::npos) << name;
        EXPECT_FALSE(all.matters[0].isForSentence) << name;
    }
}

TEST(CommonPlatform, HoldsEveryDefendantOfEveryHearing) {
    auto const all = readAll(CourtFormat::commonPlatform, fixture("common-platform/court-list-payload-standard.json"));
    EXPECT_EQ(all.error, "");
    EXPECT_EQ(all.matters.size() + all.faults.size(), 77U);
    EXPECT_EQ(all.matters[0].caseReference, "38GD6504026");
    EXPECT_EQ(all.matters[0].court, "Croydon Crown Court");
    EXPECT_EQ(all.matters[0].on, 2026y / 2 / 17);
    EXPECT_EQ(all.matters[0].hearing, "First hearing");
    EXPECT_EQ(all.matters[0].offence, "Use a television set without a licence");
    EXPECT_GT(all.matters[1].line, all.matters[0].line);
}

TEST(CommonPlatform, ReadsKeysInAnyOrderAndKnowsAHearingForSentence) {
    auto const all =
        readAll(CourtFormat::commonPlatform, R"({"courtCentreName":"C","hearingDates":[{"hearingDate":"17 Feb 2026","courtRooms":[
{"timeslots":[{"hearings":[{"defendants":[{"offences":[{"offenceTitle":"A"},{"offenceTitle":"B"}]},{"offences":[]}],
"hearingType":"Sentence","caseNumber":"1"}]}]}]}]})");
    EXPECT_EQ(all.error, "");
    ASSERT_EQ(all.matters.size(), 2U);
    EXPECT_EQ(all.matters[0].offence, "A; B");
    EXPECT_EQ(all.matters[1].offence, "");
    EXPECT_TRUE(all.matters[1].isForSentence);
    EXPECT_EQ(all.matters[1].caseReference, "1");
}

// No format has a victim field (data/README.md, 1.8): a list only opens tasks to find out who was harmed.
TEST(CourtLists, OpenTasksToFindTheVictimAndNeverToContactAnybody) {
    auto const report = screen({{"list.xml", fixture("libra/external-document-request-multi-session.xml")}}, withAgreement());
    EXPECT_EQ(report.rowsRead, 4U);
    EXPECT_EQ(routedRows(report), 4U);
    ASSERT_FALSE(report.tasks.empty());
    for (auto const& task : report.tasks) {
        EXPECT_TRUE(task.isSearch);
        EXPECT_EQ(task.duty->action, rules::RouteAction::findVictim);
        EXPECT_EQ(task.duty->side, Side::harmed);
        ASSERT_TRUE(task.row);
        EXPECT_TRUE(task.row->victim.name.empty());
        EXPECT_FALSE(task.row->suspect.isNamed()) << "nothing of a defendant is kept";
    }
}

TEST(CourtLists, AreReadOnlyUnderAnAgreementWithTheCourtsService) {
    Screening screening(screeningRules(), bedfordshirePolice());
    auto const read = screening.read("list.xml", fromText(fixture("libra/gateway-message-multi-session.xml")));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::refused);
    EXPECT_NE(read.error().message.find("agreement"), std::string::npos);
    EXPECT_EQ(screening.finish().rowsRead, 0U);
}

TEST(CourtLists, ThatAreCutInTheMiddleKeepWhatWasReadAndAreWholeTheSecondTime) {
    auto const whole = fixture("libra/external-document-request-multi-session.xml");
    auto const cut = screen({{"list.xml", whole.substr(0, whole.size() / 2)}}, withAgreement());
    EXPECT_EQ(cut.rowsBad, 1U);
    ASSERT_FALSE(cut.faults.empty());
    EXPECT_NE(cut.faults.back().problem.find("breaks off"), std::string::npos);
    EXPECT_GT(cut.tasks.size(), 0U);
    auto const both = screen({{"cut.xml", whole.substr(0, whole.size() / 2)}, {"list.xml", whole}}, withAgreement());
    EXPECT_EQ(both.tasks.size(), screen({{"list.xml", whole}}, withAgreement()).tasks.size());
}

TEST(CourtLists, ThatAreInvalidByDesignNeverLoseARow) {
    for (auto const* name : {"libra/external-document-request-invalid.xml", "libra/gateway-message-invalid.xml"}) {
        auto const report = screen({{name, fixture(name)}}, withAgreement());
        EXPECT_EQ(report.rowsRead, 18U) << name;
        EXPECT_EQ(report.rowsRead, report.rowsBad + report.rowsWithoutRoute + routedRows(report)) << name;
    }
}

struct BadList {
    std::string name;
    CourtFormat format;
    std::string bytes, message;
};

class BadCourtLists : public testing::TestWithParam<BadList> {};

TEST_P(BadCourtLists, AreToldAndNothingIsMadeOfThem) {
    auto const all = readAll(GetParam().format, GetParam().bytes);
    EXPECT_TRUE(all.matters.empty());
    auto told = all.error;
    for (auto const& fault : all.faults) told += fault.sentence();
    EXPECT_NE(told.find(GetParam().message), std::string::npos) << told;
}

std::string libraOf(std::string const& session, std::string const& cases) {
    return "<ExternalDocumentRequest><session>" + session + "<block><cases>" + cases +
           "</cases></block></session></ExternalDocumentRequest>";
}

std::string deepJson(std::size_t depth) {
    return R"({"hearingDates":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadCourtLists,
    testing::Values(
        BadList{"entities_that_expand", CourtFormat::libra,
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><ExternalDocumentRequest>&b;</ExternalDocumentRequest>",
                "document type"},
        BadList{"a_file_from_elsewhere", CourtFormat::libra, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><ExternalDocumentRequest/>",
                "document type"},
        BadList{"truncated_xml", CourtFormat::libra, "<ExternalDocumentRequest><session><doh>20/02/2020</doh>", "cannot be read"},
        BadList{"another_xml", CourtFormat::libra, "<html><body/></html>", "no court list"},
        BadList{"elements_too_deep", CourtFormat::libra,
                [] {
                    std::string deep = "<ExternalDocumentRequest>";
                    for (int at = 0; at < 40; ++at) deep += "<a>";
                    return deep;
                }(),
                "too deep"},
        BadList{"no_date", CourtFormat::libra, libraOf("", "<case><caseno>1</caseno></case>"), "no date"},
        BadList{"a_date_of_another_kind", CourtFormat::libra, libraOf("<doh>soon</doh>", "<case><caseno>1</caseno></case>"), "no date"},
        BadList{"no_reference", CourtFormat::libra, libraOf("<doh>20/02/2020</doh>", "<case><def_sex>M</def_sex></case>"), "no reference"},
        BadList{"a_reference_of_two_megabytes", CourtFormat::libra,
                libraOf("<doh>20/02/2020</doh>", "<case><caseno>" + std::string(2'000'000, 'x') + "</caseno></case>"), "no reference"},
        BadList{"deep_json", CourtFormat::commonPlatform, deepJson(100'000), "cannot be read"},
        BadList{"truncated_json", CourtFormat::commonPlatform, R"({"hearingDates":[{"hearingDate":"2026-02-17",)", "cannot be read"},
        BadList{"something_behind_the_json", CourtFormat::commonPlatform, "{\"hearingDates\":[]} x", "behind it"},
        BadList{"another_json", CourtFormat::commonPlatform, R"({"people":[]})", "no court list"}),
    [](auto const& list) { return list.param.name; });

struct DateText {
    std::string name, text;
};
class CourtDates : public testing::TestWithParam<DateText> {};
TEST_P(CourtDates, AreReadInEveryStyleThatListsUse) {
    EXPECT_EQ(courtDate(GetParam().text), 2026y / 2 / 7);
}
INSTANTIATE_TEST_SUITE_P(Table, CourtDates,
                         testing::Values(DateText{"iso", "2026-02-07"}, DateText{"libra", "07/02/2026"},
                                         DateText{"short_month", "7 Feb 2026"}, DateText{"compact", "20260207"}),
                         [](auto const& date) { return date.param.name; });

struct BadFile {
    std::string name, bytes, message;
};
class BadFiles : public testing::TestWithParam<BadFile> {};
TEST_P(BadFiles, AreToldByWhatTheyAre) {
    auto const opened = openList(fromText(GetParam().bytes));
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message.find(GetParam().message), std::string::npos) << opened.error().message;
}
INSTANTIATE_TEST_SUITE_P(Table, BadFiles,
                         testing::Values(BadFile{"empty", "", "empty"},
                                         BadFile{"utf16_with_a_mark",
                                                 std::string("\xFF\xFE"
                                                             "C\0r\0",
                                                             6),
                                                 "UTF-16"},
                                         BadFile{"utf16_without", std::string("C\0r\0i\0", 6), "UTF-16"},
                                         BadFile{"utf16_of_the_other_order", std::string("\0C\0r\0i", 6), "UTF-16"},
                                         BadFile{"spreadsheet", "PK\x03\x04", "spreadsheet"}, BadFile{"pdf", "%PDF-1.7", "PDF"}),
                         [](auto const& file) { return file.param.name; });

TEST(FileKinds, AreToldFromTheFirstLetterBehindAMark) {
    EXPECT_EQ(openList(fromText("\xEF\xBB\xBF <a/>"))->kind, FileKind::xml);
    EXPECT_EQ(openList(fromText("\n{}"))->kind, FileKind::json);
    EXPECT_EQ(openList(fromText("Crime ID,Month"))->kind, FileKind::csv);
    std::string back(8, ' ');
    auto source = openList(fromText("abc,d"))->source;
    EXPECT_EQ(source(back), 5U);
    EXPECT_EQ(back.substr(0, 5), "abc,d");
    EXPECT_EQ(source(back), 0U);
}

}  // namespace
}  // namespace accord::pathway::court_list_test
