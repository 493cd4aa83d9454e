#include "casework/reference_queries.hpp"

namespace accord::casework {
namespace {

// A referral that was accepted goes on as a case under the same reference: that is the one that is meant.
store::Statement const selectByReference{"casework.select-by-reference",
                                         "SELECT id, 1 AS nearest FROM casework_case WHERE reference = :reference UNION ALL "
                                         "SELECT id, 2 AS nearest FROM casework_referral WHERE reference = :again ORDER BY nearest LIMIT 1",
                                         "ii"};

store::Statement const selectHeldSince{
    "casework.held-since", "SELECT h.since FROM casework_hold h JOIN casework_party p ON p.case_id = h.case_id WHERE p.id = :id", "i"};

}  // namespace

std::optional<Instant> heldSince(store::Session& session, ParticipantId participant) {
    auto row = session.one(selectHeldSince, {column(participant)});
    if (!row) return std::nullopt;
    return fromMicros(row->integer(0));
}

std::optional<ObjectId> byReference(store::Session& session, std::string const& reference) {
    auto row = session.one(selectByReference, {reference, reference});
    if (!row) return std::nullopt;
    return fromColumn<ObjectId>(row->integer(0));
}

}  // namespace accord::casework
