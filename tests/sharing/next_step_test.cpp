// The one next thing with an agreement, for who looks at it.
#include "sharing/next_step.hpp"

#include <gtest/gtest.h>

namespace accord::sharing::next_step_test {
namespace {

using namespace std::chrono_literals;

struct Row {
    std::string_view name;
    Onlooker who;
    std::string_view title, rest;
};

Onlooker officer(State state) {
    return {.state = state, .isLead = true, .manages = true, .isRecorded = true, .parties = 2, .unsignedParties = {"A", "B"}};
}

TEST(NextStep, IsOneThingForEachReaderInEachState) {
    auto alone = officer(State::draft);
    alone.parties = 1;
    auto blank = officer(State::draft);
    blank.isRecorded = false;
    auto other = officer(State::draft);
    other.isLead = false;
    auto reader = officer(State::draft);
    reader.manages = false;
    auto signed_ = officer(State::partlySigned);
    signed_.isSigned = true;
    signed_.unsignedParties = {"B"};
    auto chief = officer(State::offered);
    chief.manages = chief.isLead = false;
    chief.signs = true;
    auto early = chief;
    early.isRecorded = false;
    auto joining = officer(State::inForce);
    joining.isJoining = true;
    joining.isLead = false;
    auto member = officer(State::dueForReview);
    member.isLead = false;
    member.isSigned = true;
    auto paused = officer(State::suspended);
    paused.isLead = false;
    Row const table[]{
        {"a draft with one party", alone, "Name the parties", "parties/add"},
        {"a draft without the party's record", blank, "Record what your agency needs before it signs", "our-record"},
        {"a draft of another agency", other, "It is being written", ""},
        {"a draft for who only reads", reader, "It is being written", ""},
        {"a draft that is ready", officer(State::draft), "Offer it for signing", "offer"},
        {"offered, for the officer", officer(State::offered), "Invite your signatory", "invite"},
        {"offered, for the signatory", chief, "Read it and sign", ""},
        {"offered, before the record", early, "Your agency has something to record first", ""},
        {"signed by us", signed_, "It waits for B", ""},
        {"signed by all", officer(State::awaitingStart), "It begins on its first day", ""},
        {"in force", officer(State::inForce), "Nothing waits for you", ""},
        {"in force, joining", joining, "Invite your signatory", "invite"},
        {"due for review, for the lead", officer(State::dueForReview), "Review it", "review"},
        {"due for review, for another party", member, "It is due for review", ""},
        {"suspended, for the lead", officer(State::suspended), "Resume it, or end it", "resume"},
        {"suspended, for another party", paused, "It is suspended", ""},
        {"ended", officer(State::ended), "It has ended", ""},
        {"superseded", officer(State::superseded), "A later version decides", ""},
    };
    for (auto const& row : table) {
        auto const next = nextStep(row.who);
        EXPECT_EQ(next.title, row.title) << row.name;
        EXPECT_EQ(next.rest, row.rest) << row.name;
        EXPECT_EQ(next.label.empty(), next.rest.empty()) << row.name;
        EXPECT_FALSE(next.says.empty()) << row.name;
    }
}

TEST(NextStep, SaysWhenTheNextReviewIsDue) {
    auto who = officer(State::inForce);
    who.review = 2027y / 10 / 14;
    EXPECT_NE(nextStep(who).says.find("14 October 2027"), std::string::npos);
}

}  // namespace
}  // namespace accord::sharing::next_step_test
