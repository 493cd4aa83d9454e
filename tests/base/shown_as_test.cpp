#include "base/spec_table.hpp"

#include <gtest/gtest.h>

namespace accord::shown_as_test {
namespace {

struct SealedRow {
    std::string side;
    std::string born;
    std::string name;

    static constexpr auto spec() {
        return accord::spec<SealedRow>(field<&SealedRow::side, Category::identity, Owner::subject>("side", "Side").sealed().shownAs<Side>(),
                                       field<&SealedRow::born, Category::identity, Owner::subject>("born", "Born").sealed().shownAs<Date>(),
                                       field<&SealedRow::name, Category::identity, Owner::subject>("name", "Name").sealed());
    }
};

TEST(ShownAs, ACellSaysWhatItsTextStandsForAndStaysAText) {
    auto const& fields = tableOf<SealedRow>().fields;
    EXPECT_EQ(fields[0].kind, FieldKind::choice);
    ASSERT_EQ(fields[0].choices.size(), wordsOf<Side>.size());
    EXPECT_EQ(fields[0].choices[0].label, "Person harmed");
    EXPECT_EQ(fields[1].kind, FieldKind::date);
    EXPECT_EQ(fields[2].kind, FieldKind::text);

    SealedRow row;
    fields[0].assign(&row, "a cell that is no code");
    EXPECT_EQ(fields[0].print(&row), "a cell that is no code");
}

}  // namespace
}  // namespace accord::shown_as_test
