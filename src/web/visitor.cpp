#include "web/visitor.hpp"

namespace accord::web {

bool hasConfirmed(Visitor const& visitor, std::string_view act) {
    return !visitor.hasToken && !act.empty() && (visitor.confirmedFor == act || visitor.confirmedFor == anyAct);
}

}  // namespace accord::web
