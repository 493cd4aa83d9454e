#include "casework/actions/record_contact.hpp"

namespace accord::casework {
namespace {

using events::ContactMaker;

// Who records it made it, unless they say otherwise; the role says what they are.
ContactMaker makerOf(gate::Actor const& actor) {
    return actor.role == "coordinator" ? ContactMaker::coordinator : ContactMaker::facilitator;
}

}  // namespace

Result<CaseDone> RecordContact::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto const& party = loaded->party();
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    // Of somebody else nothing is known but what is said here.
    auto isOwn = !input.maker;
    auto caller = isOwn ? callerOf(desk.actor()) : Caller{};
    auto isTrained = isOwn ? isTrainedFor(caller, party.side, file.facts.isSensitive, *day) : input.wasTrained.value_or(false);
    auto against = mayMakeFirstContact(caller, file.facts, party, file.rules, *day);

    CaseDone done{{}, {file.facts.id}};
    auto isFirst = !wasReached(party) && isConversation(input.result);
    done.events.add(events::ContactRecorded{.caseId = file.facts.id,
                                            .side = party.side,
                                            .on = *day,
                                            .method = input.method,
                                            .result = input.result,
                                            .note = input.note,
                                            .hopes = input.hopes,
                                            .maker = input.maker.value_or(makerOf(desk.actor())),
                                            .isTrained = isTrained,
                                            .isFirst = isFirst,
                                            .against = reasonNames(against.refusals())},
                    file.aboutParty(party));
    auto after = file.facts;
    partyOf(after, party.id).contacts.push_back({*day, desk.now(), desk.actor().user, input.result, {}, isTrained, isFirst});
    endTasks(desk, done.events, party, partyOf(after, party.id));
    placeChanged(desk, done.events, file.facts, after);
    return done;
}

}  // namespace accord::casework
