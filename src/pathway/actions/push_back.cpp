#include "pathway/actions/push_back.hpp"

#include "outbox/web_address.hpp"
#include "pathway/push_back_records.hpp"

namespace accord::pathway {

Result<gate::Done<Nothing>> SetEndpoint::process(gate::Desk& desk, ObjectId agency, Input const& input) {
    auto const id = idCast<AgencyId>(agency);
    if (!input.url.empty()) {
        auto const address = outbox::webAddressOf(input.url, {.isTest = outbox::isTestInstallation()});
        if (!address) return fail(std::vector<FieldError>{{"url", "not-a-choice", address.error().message}});
    } else if (endpointOf(desk.db(), id).empty()) {
        return fail(std::vector<FieldError>{{"url", "missing", "Give the address of your system."}});
    }
    gate::Done<Output> done;
    done.events.add(events::EndpointSet{id, input.url}, {.object = agency, .subject = {}, .joint = {}, .area = {}});
    done.state.push_back(beginAgain(id, desk.now()));
    return done;
}

Result<gate::Done<Nothing>> ResumeEndpoint::process(gate::Desk& desk, ObjectId agency, Input const&) {
    auto const id = idCast<AgencyId>(agency);
    auto const url = endpointOf(desk.db(), id);
    if (url.empty()) return fail(ErrorCode::refused, "No address is set.");
    gate::Done<Output> done;
    done.events.add(events::EndpointSet{id, url}, {.object = agency, .subject = {}, .joint = {}, .area = {}});
    done.state.push_back(beginAgain(id, desk.now()));
    return done;
}

}  // namespace accord::pathway
