#include "sharing/rendering.hpp"

#include "base/html.hpp"
#include "sharing/agreement_fixture.hpp"

#include <algorithm>

namespace accord::sharing::rendering_test {
namespace {

bool has(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string rendered(Agreement const& agreement) {
    Document document{
        .agreement = agreement, .reference = "ref-1", .hash = "abc123", .state = "A draft.", .templateName = "The template, version 1"};
    document.parties = {{.name = "Swanmere Police",
                         .kind = "Police force",
                         .contact = "isa@example.org",
                         .signedBy = "Chief Constable",
                         .signedOn = 2026y / 12 / 1,
                         .keyFingerprint = "ab12 cd34"},
                        {.name = "Bridgeway", .kind = "Restorative justice provider"}};
    document.changes = differenceOf(agreement, nationalTemplate(shippedBook()));
    document.justifications = {{"6.8", "Panels decide within a day."}};
    return documentHtml(document, RoleNames(shippedRoles()));
}

TEST(Rendering, ShowsEveryClauseWithItsExactMeaning) {
    auto agreement = nationalTemplate(shippedBook());
    auto html = rendered(agreement);
    for (auto const& clause : agreement.clauses) {
        EXPECT_TRUE(has(html, escapedHtml(clause.text))) << clause.id;
        auto exact = inWords(clause, agreement, RoleNames(shippedRoles()));
        EXPECT_EQ(exact.empty(), std::holds_alternative<std::monostate>(clause.meaning)) << clause.id;
        EXPECT_TRUE(has(html, escapedHtml(exact))) << clause.id;
    }
    EXPECT_TRUE(has(html, "ref-1 · version 1 · abc123"));
    EXPECT_TRUE(has(html, "The template has been endorsed by nobody yet."));
    EXPECT_TRUE(has(html, "It does not differ."));
}

TEST(Rendering, ShowsPartiesAndWhoSigned) {
    auto html = rendered(nationalTemplate(shippedBook()));
    for (auto const* part :
         {"Swanmere Police", "isa@example.org", "Chief Constable", "1 December 2026", "ab12 cd34", "not signed", "not recorded"})
        EXPECT_TRUE(has(html, part)) << part;
}

TEST(Rendering, ShowsEachDifferenceWithItsReason) {
    auto agreement = nationalTemplate(shippedBook());
    shareOf(agreement, "6.8").step = gate::Step::referred;
    auto html = rendered(agreement);
    EXPECT_TRUE(has(html, "<td>Widened</td>"));
    EXPECT_TRUE(has(html, "Referred instead of Suitability"));
    EXPECT_TRUE(has(html, "Panels decide within a day."));
}

TEST(Rendering, TheMatrixNamesNoKindThatIsNotParty) {
    auto const agreement = nationalTemplate(shippedBook());
    auto const rows = matrixOf(agreement, RoleNames(shippedRoles()), {AgencyKind::police, AgencyKind::provider});
    ASSERT_FALSE(rows.empty());
    for (auto const& row : rows) {
        EXPECT_TRUE(row.from == "Police force" || row.from == "Restorative justice provider") << row.clause << ": " << row.from;
        EXPECT_TRUE(row.to == "Police force" || row.to == "Restorative justice provider") << row.clause << ": " << row.to;
    }
    EXPECT_TRUE(std::ranges::none_of(rows, [](MatrixRow const& row) { return row.clause == "6.11"; })) << "it gives to neither of them";
}

// One row for each category in each direction; a purpose without its step is one for which nothing is shared.
TEST(Rendering, TheMatrixSaysFromWhichStepForEachPurpose) {
    auto agreement = nationalTemplate(shippedBook());
    auto rows = matrixOf(agreement, RoleNames(shippedRoles()));
    std::size_t expected = 0;
    for (auto const& clause : agreement.clauses)
        if (clause.share()) expected += clause.share()->categories.size();
    EXPECT_EQ(rows.size(), expected);
    for (auto const& row : rows) {
        auto const& share = *agreement.clause(row.clause)->share();
        for (auto const& purpose : wordsOf<Purpose>) {
            auto isShared = std::find(share.purposes.begin(), share.purposes.end(), purpose.value) != share.purposes.end();
            EXPECT_EQ(row.byPurpose.at(static_cast<std::size_t>(purpose.value) - 1), isShared ? label(share.step) : std::string_view{});
        }
    }
}

TEST(Rendering, EscapesWhatPeopleTyped) {
    auto agreement = nationalTemplate(shippedBook());
    agreement.clauses.front().text = R"(<script>alert("1")</script> & 'more')";
    auto html = rendered(agreement);
    EXPECT_FALSE(has(html, "<script"));
    EXPECT_TRUE(has(html, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;"));
}

}  // namespace
}  // namespace accord::sharing::rendering_test
