#include "gate/authorise.hpp"

#include "gate/visibility.hpp"

namespace accord::gate {
namespace {

store::Statement const reach = guarded(
    "gate.reach", "SELECT t.version, t.share, t.area, t.agency, t.kind FROM gate_object t {visible:t.id} WHERE t.id = :id", "iiiii");

store::Statement const sides{"gate.sides",
                             "SELECT o.side, MIN(g.side) FROM gate_object o JOIN gate_grant g ON g.object = o.id"
                             " AND g.holder IN (:holder_user, :holder_agency, :holder_area, :holder_nation) WHERE o.id = :id"
                             " GROUP BY o.side",
                             "ii"};

}  // namespace

Error notThere() {
    return {ErrorCode::notFound, "There is nothing here that you can see."};
}

bool isOneSided(Desk& desk, ObjectId object) {
    auto row = desk.db().one(sides, desk.visible({column(object)}));
    return row && row->integer(0) == 0 && row->integer(1) != 0;
}

Result<Reached> authorise(Desk& desk, std::string_view permission, ObjectKind kind, ObjectId object) {
    if (!desk.actor().may(permission)) return fail(notThere());
    if (kind == ObjectKind::installation) {
        if (object != installation) return fail(notThere());
        return Reached{};
    }
    auto row = desk.db().one(reach, desk.visible({column(object)}));
    if (!row || row->integer(4) != static_cast<std::int64_t>(kind)) return fail(notThere());
    return Reached{row->integer(0), row->integer(1), fromColumn<AreaId>(row->integer(2)), fromColumn<AgencyId>(row->integer(3))};
}

}  // namespace accord::gate
