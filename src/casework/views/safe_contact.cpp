#include "casework/views/safe_contact.hpp"

#include "casework/reference_queries.hpp"
#include "gate/visibility.hpp"

namespace accord::casework {
namespace {

using store::Statement;

Statement const findOpened{
    "casework.rule-last-opened",
    "SELECT COALESCE(MAX(at), 0) FROM casework_entry WHERE by_user = :by_user AND type = :type AND object_id = :object_id", "i"};

Statement const& showContact() {
    static Statement const statement =
        gate::guarded("casework.show-safe-contact",
                      "SELECT o.share, p.case_id, d.safe_channel, d.safe_detail, d.safe_instructions, d.safe_address FROM casework_party p"
                      " JOIN casework_referral_party d ON d.id = p.id {visible:p.id} WHERE p.id = :id",
                      "iitttt");
    return statement;
}

}  // namespace

Result<gate::Rows> SafeContact::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto opened = desk.db().one(findOpened, {column(desk.actor().user), std::string(events::DetailsOpened::type), column(on)});
    auto left = fromMicros(opened->integer(0)) + shownFor - desk.now();
    // A stop closes what was opened, too.
    if (left <= left.zero() || heldSince(desk.db(), idCast<ParticipantId>(on)))
        return fail(ErrorCode::refused, "The details are closed again. Open them when you need them.");
    auto row = desk.db().one(showContact(), desk.visible({column(on)}));
    if (!row) return fail(ErrorCode::notFound, "There is nothing here, or it is not yours to see.");
    auto cell = [&](std::size_t at) { return row->optionalText(at).value_or(std::string{}); };

    gate::Rows rows;
    Row contact{
        cell(2), cell(3), cell(4), cell(5), std::chrono::ceil<std::chrono::seconds>(left).count(), fromColumn<CaseId>(row->integer(1))};
    rows.single("contact", contact, {on, idCast<SubjectId>(on), {}, row->integer(0)});
    return rows;
}

}  // namespace accord::casework
