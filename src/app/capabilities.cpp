#include "agency/capability.hpp"
#include "allocation/capability.hpp"
#include "app/adoption.hpp"
#include "app/installation.hpp"
#include "casework/capability.hpp"
#include "monitoring/capability.hpp"
#include "outbox/capability.hpp"
#include "pathway/capability.hpp"
#include "people/capability.hpp"
#include "sharing/capability.hpp"
#include "web/sign_in_schema.hpp"

namespace accord::app {

std::vector<gate::Capability const*> capabilities() {
    return {&adoptionCapability(),  &agency::capability(), &allocation::capability(), &pathway::capability(),   &casework::capability(),
            &sharing::capability(), &people::capability(), &monitoring::capability(), &web::signInCapability(), &outbox::capability()};
}

}  // namespace accord::app
