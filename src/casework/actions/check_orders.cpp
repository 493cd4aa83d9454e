#include "casework/actions/check_orders.hpp"

namespace accord::casework {

Result<CaseDone> CheckOrders::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    CaseDone done{{}, {file->facts.id}};
    done.events.add(
        events::OrdersChecked{
            .on = *day, .result = input.result, .kinds = input.kinds, .sources = input.sources, .until = input.until, .note = input.note},
        file->aboutCase());
    return done;
}

}  // namespace accord::casework
