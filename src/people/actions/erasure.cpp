#include "people/actions/erasure.hpp"

#include "gate/authorise.hpp"
#include "vault/erasure.hpp"

namespace accord::people {
namespace {

using vault::ErasureBar;

Error refused(std::string_view why) {
    return {ErrorCode::refused, std::string(why)};
}

}  // namespace

Result<gate::Done<AskErasure::Output>> AskErasure::process(gate::Desk& desk, ObjectId participant, Input const& input) {
    auto subject = idCast<SubjectId>(participant);
    if (auto known = vault::erasureOf(desk.db(), subject))
        return fail(refused(known->doneAt ? "This person was erased." : "An erasure of this person has been asked for already."));
    auto id = newId<ErasureId>(desk.random());
    gate::Done<Output> done;
    done.events.add(events::ErasureAsked{id, input.ground}, {.object = participant, .subject = subject});
    done.state.push_back({&vault::insertErasure, {column(id), column(subject), column(desk.actor().user), micros(desk.now())}});
    return done;
}

Result<gate::Done<ApproveErasure::Output>> ApproveErasure::process(gate::Desk& desk, ObjectId participant, Input const&) {
    auto subject = idCast<SubjectId>(participant);
    auto erasure = vault::erasureOf(desk.db(), subject);
    if (!erasure || erasure->doneAt) return fail(refused("Nobody has asked for this person to be erased."));
    if (erasure->approvedBy) return fail(refused("The erasure has been approved already."));
    if (erasure->askedBy == desk.actor().user) return fail(refused(vault::sentence(ErasureBar::approvedByTheAsker)));
    gate::Done<Output> done;
    done.events.add(events::ErasureApproved{erasure->id}, {.object = participant, .subject = subject});
    done.state.push_back({&vault::setApproved,
                          {column(desk.actor().user), micros(desk.now()), micros(desk.now() + vault::erasureHold), column(erasure->id)}});
    return done;
}

Result<gate::Done<GiveUpErasure::Output>> GiveUpErasure::process(gate::Desk& desk, ObjectId participant, Input const&) {
    auto subject = idCast<SubjectId>(participant);
    auto erasure = vault::erasureOf(desk.db(), subject);
    if (!erasure || erasure->doneAt) return fail(refused("Nobody has asked for this person to be erased."));
    gate::Done<Output> done;
    done.events.add(events::ErasureGivenUp{erasure->id}, {.object = participant, .subject = subject});
    done.state.push_back({&vault::deleteErasure, {column(erasure->id)}});
    return done;
}

}  // namespace accord::people
