#include "outbox/capability.hpp"

#include "events/outbox.hpp"
#include "outbox/queue.hpp"

namespace accord::outbox {

gate::Capability const& capability() {
    static gate::Capability const room = [] {
        gate::Capability made;
        made.name = "outbox";
        made.events = {gate::eventInfo<events::MailHandedOver>(), gate::eventInfo<events::MailGivenUp>()};
        made.migrations = {migrations().begin(), migrations().end()};
        made.tables = {tables().begin(), tables().end()};
        return made;
    }();
    return room;
}

}  // namespace accord::outbox
