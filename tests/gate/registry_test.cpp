// What the capabilities may not do to one another: a fault of the program stops it at its start.
#include "gate/registry.hpp"
#include "gate/trial.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace accord::gate::registry_test {
namespace {

struct SameWord {
    char const* name;
    std::function<void(Capability&)> take;
};

TEST(Registry, TakesNoNameTwice) {
    auto const& trial = trial::capability();
    SameWord const table[]{
        {"an action", [&](Capability& other) { other.actions = {trial.actions.front()}; }},
        {"a view", [&](Capability& other) { other.views = {trial.views.front()}; }},
        {"an event", [&](Capability& other) { other.events = {trial.events.front()}; }},
        {"a reason",
         [](Capability& other) { other.reasons = {{ReasonCode{9'100}, "one", "One.", ""}, {ReasonCode{9'100}, "two", "Two.", ""}}; }},
    };
    for (auto const& row : table) {
        Capability other{};
        other.name = "other";
        row.take(other);
        EXPECT_THROW((Registry{{&trial, &other}}), std::logic_error) << row.name;
    }
    Capability nothing{};
    nothing.name = "nothing";
    EXPECT_NO_THROW((Registry{{&trial, &nothing}}));
}

// It would wait for ever for an event that nobody can append, and its table would stay empty without a word.
TEST(Registry, TakesNoProjectorOfAnEventThatNobodyDeclared) {
    Capability other{};
    other.name = "other";
    other.projectors = {{"other.never-declared", [](Projecting&, StoredEvent const&) {}}};
    EXPECT_THROW((Registry{{&trial::capability(), &other}}), std::logic_error);
    other.projectors = {{trial::CaseOpened::type, [](Projecting&, StoredEvent const&) {}}};
    EXPECT_NO_THROW((Registry{{&trial::capability(), &other}})) << "another room's event may be followed";
}

}  // namespace
}  // namespace accord::gate::registry_test
