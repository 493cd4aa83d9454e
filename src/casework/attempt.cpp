#include "casework/attempt.hpp"

#include "casework/consent.hpp"

namespace accord::casework {
namespace {

// Our own rule: later than this is no call-back but a new beginning.
constexpr int againDaysMax = 366;

}  // namespace

Result<std::optional<Date>> dayAgain(Again const& again, Date today) {
    auto refuse = [](std::string code, std::string message) {
        return fail(std::vector<FieldError>{{"again-on", std::move(code), std::move(message)}});
    };
    if (again.on && *again.on < today) return refuse("in-the-past", "This day has passed.");
    if (again.on && daysBetween(today, *again.on) > againDaysMax) return refuse("too-late", "This is more than a year away.");
    if (!again.on && (again.time || !again.words.empty())) return std::optional{today};
    return again.on;
}

std::string whenAgain(Again const& again) {
    std::string text = again.time ? std::string(label(*again.time)) : std::string{};
    if (!text.empty() && !again.words.empty()) text += ", ";
    return text + again.words;
}

AttemptFact const* callBackDue(PartyFacts const& party) {
    if (party.attempts.empty() || saidNo(party)) return nullptr;
    auto const& last = party.attempts.back();
    auto isSpokenWith = !party.contacts.empty() && party.contacts.back().at > last.at;
    return last.againOn && !isSpokenWith ? &last : nullptr;
}

}  // namespace accord::casework
