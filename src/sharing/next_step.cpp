#include "sharing/next_step.hpp"

#include "sharing/wording.hpp"

#include <fmt/format.h>

namespace accord::sharing {
namespace {

NextStep recording() {
    return {"Record what your agency needs before it signs",
            "Its impact assessment, the data protection officer's advice, its role and its terms with the host. They are signed with the "
            "text.",
            "Record it", "our-record"};
}

NextStep draft(Onlooker const& who) {
    if (!who.manages) return {"It is being written", "There is nothing for you to do before it is offered.", {}, {}};
    if (who.isLead && who.parties < 2) return {"Name the parties", "An agreement needs at least two.", "Add a party", "parties/add"};
    if (!who.isRecorded) return recording();
    if (!who.isLead) return {"It is being written", "The agency that looks after it offers it for signing when it is ready.", {}, {}};
    return {"Offer it for signing", "From then on the text stands, and each party's signatory can be invited.", "Offer it", "offer"};
}

NextStep waiting(Onlooker const& who) {
    return {fmt::format("It waits for {}", together(who.unsignedParties)), "Nothing is shared under it until then.", {}, {}};
}

NextStep unsignedYet(Onlooker const& who) {
    if (who.signs && who.isRecorded)
        return {"Read it and sign", "Open the one-time link that you were given: it leads to the text and to your signature.", {}, {}};
    if (!who.isRecorded && who.manages) return recording();
    if (!who.isRecorded)
        return {"Your agency has something to record first", "Its information officer does that; then you can sign.", {}, {}};
    if (who.manages)
        return {"Invite your signatory", "They get a one-time link, read the text, and sign with a code of their authenticator app.",
                "Invite your signatory", "invite"};
    return waiting(who);
}

NextStep inForce(Onlooker const& who) {
    if (who.isJoining && !who.isSigned) return unsignedYet(who);
    if (who.state == State::dueForReview && who.isLead && who.manages)
        return {"Review it", "The day by which the parties were to look at it again has come.", "Record a review", "review"};
    if (who.state == State::dueForReview)
        return {"It is due for review", "The agency that looks after it asks the parties to look at it again.", {}, {}};
    auto until = who.review ? fmt::format(" The next review is due on {}.", longDate(*who.review)) : std::string{};
    return {"Nothing waits for you", "It is in force." + until, {}, {}};
}

}  // namespace

NextStep nextStep(Onlooker const& who) {
    switch (who.state) {
        case State::draft: return draft(who);
        case State::offered:
        case State::partlySigned: return who.isSigned ? waiting(who) : unsignedYet(who);
        case State::awaitingStart: return {"It begins on its first day", "Every party has signed. There is nothing left to do.", {}, {}};
        case State::inForce:
        case State::dueForReview: return inForce(who);
        case State::suspended:
            if (who.isLead && who.manages)
                return {"Resume it, or end it", "Nothing is shared under it while it is suspended.", "Resume it", "resume"};
            return {"It is suspended", "Nothing is shared under it. The agency that looks after it may resume it.", {}, {}};
        case State::ended: return {"It has ended", "Nothing more is shared under it. What was shared stays under its clauses.", {}, {}};
        case State::superseded: return {"A later version decides", "This one is kept as it was signed.", {}, {}};
    }
    return {};
}

}  // namespace accord::sharing
