#include "agency/actions/common.hpp"

namespace accord::agency {

Result<Colleague> colleagueOn(gate::Desk& desk, ObjectId on) {
    auto user = findUser(desk.db(), idCast<UserId>(on));
    auto place = user ? findAgency(desk.db(), user->agency) : std::nullopt;
    if (!user || !place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    return Colleague{std::move(*user), std::move(*place)};
}

Error refusal(std::string message, Reason reason) {
    return {ErrorCode::refused, std::move(message), {}, {reason}};
}

}  // namespace accord::agency
