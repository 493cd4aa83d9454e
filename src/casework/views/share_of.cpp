#include "casework/views/share_of.hpp"

#include "gate/visibility.hpp"

namespace accord::casework {

Result<std::int64_t> shareOfObject(gate::Desk& desk, ObjectId participant) {
    static store::Statement const statement =
        gate::guarded("casework.show-share", "SELECT o.share FROM casework_party p {visible:p.id} WHERE p.id = :id", "i");
    auto row = desk.db().one(statement, desk.visible({column(participant)}));
    if (!row) return fail(ErrorCode::notFound, "There is nothing here, or it is not yours to see.");
    return row->integer(0);
}

}  // namespace accord::casework
