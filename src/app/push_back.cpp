#include "app/push_back.hpp"

#include "agency/agency.hpp"
#include "agency/records.hpp"

#include <fmt/format.h>

namespace accord::app {
namespace {

using namespace std::chrono_literals;

/// Nobody signs in as an agency's system: it is what the rulebook's role may do, at that agency.
std::optional<gate::Actor> systemOf(Installation& installation, store::Session& session, AgencyId id) {
    auto const agency = agency::findAgency(session, id);
    auto const rules = installation.rulebook().at(londonDay(installation.clock().now()));
    auto const* role = rules.role(agency::agencySystemRole);
    if (!agency || role == nullptr) return std::nullopt;
    gate::Actor actor;
    actor.name = "The agency's system";
    actor.agency = id;
    actor.agencyName = agency->name;
    actor.agencyKind = agency->kind;
    actor.area = agency->area;
    actor.role = agency::agencySystemRole;
    actor.permissions = role->permissions;
    actor.door = gate::Door::timer;
    actor.purpose = Purpose::offer;
    return actor;
}

}  // namespace

PushBackRun::PushBackRun(Installation& installation, outbox::PosterOptions options, Report report)
    : poster_(std::move(options)),
      pushing_(
          installation.gate(), poster_,
          [&installation](store::Session& session, AgencyId id) { return systemOf(installation, session, id); }, report),
      rounds_(
          [this](std::atomic<bool> const& stopping) {
              while (!stopping && pushing_.deliverOne(stopping)) {
              }
              return 1s;
          },
          [report](std::exception const& fault) { report(fmt::format("tasks back to agencies' systems wait: {}", fault.what())); }) {}

}  // namespace accord::app
