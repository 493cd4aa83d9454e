// What is due on a case, by when: calls back, checks that run out, people to ask how they
// are, consents that end, what was agreed, a stop to look at, signatures that wait.
//
//    for (auto const& thing : dueThings(facts, {viewer, maySign}, rules, today)) …   // the earliest first
//
// What is to be done with somebody and may not be done now is still told, as blocked: else
// it would be done from memory. After a "no" nobody is to be tried again. Pure.
#pragma once

#include "base/words.hpp"
#include "casework/case_facts.hpp"
#include "casework/contact_rule.hpp"

#include <string>
#include <vector>

namespace accord::casework {

enum class DueKind : std::uint8_t { hold = 1, callBack, risk, orders, followUp, consent, item, signature, offer, decision };

struct DueThing {
    DueKind kind{};
    Date on{};
    ParticipantId party{};  ///< none where it is about the case
    std::string what{};
    std::string_view action{};  ///< the Action or View that does it
    std::size_t against{};      ///< how many reasons stand against a contact now
    EventId event{};            ///< which says more of it, where one does
};

struct DueViewer {
    Caller caller{};
    bool maySign{};
};

/// How far ahead the page looks.
inline constexpr int dueDays = 7;

[[nodiscard]] std::vector<DueThing> dueThings(CaseFacts const& facts, DueViewer const& viewer, CaseRules const& rules, Date today);

/// From which day a check of orders made on `on` is asked for again.
[[nodiscard]] Date ordersCheckEnds(Date on);

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::DueKind> = words<casework::DueKind>({
    {casework::DueKind::hold, "hold", "Stopped"},
    {casework::DueKind::callBack, "call-back", "Try again"},
    {casework::DueKind::risk, "risk", "Risk"},
    {casework::DueKind::orders, "orders", "Orders"},
    {casework::DueKind::followUp, "follow-up", "Follow-up"},
    {casework::DueKind::consent, "consent", "Consent"},
    {casework::DueKind::item, "item", "What was agreed"},
    {casework::DueKind::signature, "signature", "To sign off"},
    {casework::DueKind::offer, "offer", "Offer"},
    {casework::DueKind::decision, "decision", "To decide"},
});
}  // namespace accord
