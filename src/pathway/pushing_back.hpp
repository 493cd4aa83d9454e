// Carries tasks back to agencies' systems: one delivery at a time, signed, tried again with
// growing waits for a day, and then given up where the agency's administrator sees it.
//
//    PushingBack pushing(gate, registry, keyring, poster, report);
//    while (pushing.deliverOne(stopping)) {}
//
// What is to be sent is read through the gate in the role of the agency's system
// (rulebook/roles.toml, `agency-system`): it sees the references that its own agency gave, and
// nothing that no agreement shares with it; each reading stands in the access log. A delivery
// goes once more at the most where a node dies between the answer and its note: its system
// knows each task by its id. One thread.
#pragma once

#include "gate/gate.hpp"
#include "outbox/web_transport.hpp"
#include "pathway/push_back_records.hpp"
#include "pathway/push_signing.hpp"
#include "pathway/views/push_back.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::pathway {

/// What one delivery says.
struct DeliveryTask {
    std::string id{};
    bool isOver{};
    std::string incidentReference{}, victimReference{}, stage{}, duty{}, due{};
    std::int64_t dutyVersion{};
};

[[nodiscard]] std::string deliveryBody(std::string_view id, std::vector<DeliveryTask> const& tasks);

class PushingBack {
public:
    using Report = std::function<void(std::string_view)>;
    /// The actor of an agency's system; nothing for an agency that is gone.
    using SystemOf = std::function<std::optional<gate::Actor>(store::Session&, AgencyId)>;

    PushingBack(gate::Gate& gate, outbox::Poster& poster, SystemOf systemOf, Report report);

    /// False where nothing is due.
    bool deliverOne(std::atomic<bool> const& stopping);

private:
    struct Ready {
        std::string id;
        std::vector<DeliveryTask> tasks;
    };
    [[nodiscard]] std::optional<Ready> make(AgencyId agency);
    [[nodiscard]] outbox::SendResult send(AgencyId agency, std::string const& url, Ready const& ready, std::atomic<bool> const& stopping);
    void settle(AgencyId agency, Ready const& ready, outbox::SendResult const& result);
    void keep(gate::StateWrite const& write);

    gate::Gate& gate_;
    outbox::Poster& poster_;
    SystemOf systemOf_;
    Report report_;
    PushSigner signer_;
};

}  // namespace accord::pathway
