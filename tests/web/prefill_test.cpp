#include "web/prefill.hpp"

#include <gtest/gtest.h>

namespace accord::web::prefill_test {
namespace {

using gate::Showing;

struct Known {
    std::string name, born;
    static constexpr auto spec() {
        return accord::spec<Known>(field<&Known::name, Category::identity, Owner::subject>("name", "Name"),
                                   field<&Known::born, Category::identity, Owner::subject>("born", "Born"));
    }
};

Prefill const fromTask{"act", "task", "view", "task", {{"name", "harmed.name"}, {"born", "harmed.born"}}, {{"harmed.is-known", "yes"}}};

std::vector<gate::ShownPart> seen(gate::ShownField name, gate::ShownField born) {
    gate::ShownPart part{"task", &tableOf<Known>(), true, {}};
    part.rows.push_back({{}, {std::move(name), std::move(born)}});
    return {part};
}

TEST(Prefilling, TakesWhatIsShownAndWhatFollowsFromIt) {
    FieldTexts defaults{{"task", "7zk3m0qpw81f"}};
    EXPECT_TRUE(isUnanswered(fromTask, defaults));
    EXPECT_TRUE(fillIn(defaults, fromTask, seen({Showing::shown, "M. Example", {}, true}, {Showing::shown, "1960-04-02", {}, true})));
    FieldTexts const expected{
        {"task", "7zk3m0qpw81f"}, {"harmed.name", "M. Example"}, {"harmed.born", "1960-04-02"}, {"harmed.is-known", "yes"}};
    EXPECT_EQ(defaults, expected);
}

TEST(Prefilling, LeavesOutWhatIsMaskedOrWithheld) {
    FieldTexts defaults;
    EXPECT_FALSE(fillIn(defaults, fromTask, seen({Showing::withheld, "", {}, true}, {Showing::masked, "Held", {}, true})));
    EXPECT_TRUE(defaults.empty());
    EXPECT_TRUE(fillIn(defaults, fromTask, seen({Showing::withheld, "", {}, true}, {Showing::shown, "1960-04-02", {}, true})));
    EXPECT_EQ(defaults.size(), 1U) << "that they are known follows from the name alone";
}

TEST(Prefilling, NeverTouchesWhatSomebodyAnswered) {
    EXPECT_FALSE(isUnanswered(fromTask, {{"harmed.name", "Somebody else"}}));
    EXPECT_FALSE(isUnanswered(fromTask, {{"harmed.is-known", "no"}}));
    EXPECT_TRUE(isUnanswered(fromTask, {{"harmed.language", "Welsh"}}));
}

TEST(Prefilling, OfAViewThatHasNoSuchPartIsNothing) {
    FieldTexts defaults;
    EXPECT_FALSE(fillIn(defaults, fromTask, {}));
    EXPECT_TRUE(defaults.empty());
}

}  // namespace
}  // namespace accord::web::prefill_test
