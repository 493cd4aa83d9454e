#include "people/same_person.hpp"

#include <gtest/gtest.h>

namespace accord::people::same_person_test {
namespace {

using namespace std::chrono_literals;

constexpr Date born = 1961y / 2 / 3;

TEST(TheSamePerson, IsKnownByNameAndDateOfBirthAndNeverTakenForAnother) {
    struct Row {
        std::string_view name;
        Known person;
        std::vector<Known> others;
        std::vector<std::size_t> same;
    };
    Known const ama{"Ama O'Neill", born};
    Row const rows[]{{"nobody else", ama, {}, {}},
                     {"written another way", ama, {{"AMA ONEILL", born}}, {0}},
                     {"a date of birth that one does not have", ama, {{"Ama O'Neill", {}}}, {0}},
                     {"another date of birth", ama, {{"Ama O'Neill", 1962y / 2 / 3}}, {}},
                     {"another name", ama, {{"Bea Farrow", born}}, {}},
                     {"one of several", ama, {{"Bea Farrow", {}}, {"Ama O'Neill", {}}}, {1}},
                     {"no name, and nobody else is named", ama, {{"", {}}}, {0}},
                     {"no name, and another is named too", ama, {{"", {}}, {"Bea Farrow", {}}}, {}},
                     {"asked without a name, one is named", {"", {}}, {{"Ama O'Neill", born}, {"", {}}}, {0, 1}},
                     {"asked without a name, two are named", {"", {}}, {{"Ama O'Neill", born}, {"Bea Farrow", {}}, {"", {}}}, {2}}};
    for (auto const& row : rows) EXPECT_EQ(sameAs(row.person, row.others), row.same) << row.name;
}

}  // namespace
}  // namespace accord::people::same_person_test
