// What another agency gave on a request about somebody of a case (events/sharing_requests.hpp,
// ValueGiven): followed here, so that it stands on the page of the case. A cell each; the gate
// shows it under the decision by which it was given, and no longer than that stands.
//
//    for (auto const& given : givenOn(session, caseId)) rows.add("given", given.row, metaOf(given.participant));
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/spec.hpp"
#include "gate/capability.hpp"

#include <span>
#include <string>
#include <vector>

namespace accord::casework {

struct GivenRow {
    Side side{};
    Category item{};
    std::string from;
    Date on{};
    std::string identity{}, contact{}, safeContact{}, offence{}, history{}, vulnerability{}, risk{}, participation{},
        protectedCharacteristic{};

    /// A cell, under the field name that it has in its event.
    static constexpr auto spec() {
        using G = GivenRow;
        return accord::spec<G>(
            field<&G::side, Category::none, Owner::none>("side", "About"), field<&G::item, Category::none, Owner::none>("item", "What"),
            field<&G::from, Category::none, Owner::none>("from", "Given by"), field<&G::on, Category::none, Owner::none>("on", "Given on"),
            field<&G::identity, Category::identity, Owner::subject>("identity", "Value").sealed(),
            field<&G::contact, Category::contact, Owner::subject>("contact", "Value").sealed(),
            field<&G::safeContact, Category::safeContact, Owner::subject>("safe-contact", "Value").sealed(),
            field<&G::offence, Category::offence, Owner::subject>("offence", "Value").sealed(),
            field<&G::history, Category::history, Owner::subject>("history", "Value").sealed(),
            field<&G::vulnerability, Category::vulnerability, Owner::subject>("vulnerability", "Value").sealed(),
            field<&G::risk, Category::risk, Owner::subject>("risk", "Value").sealed(),
            field<&G::participation, Category::participation, Owner::subject>("participation", "Value").sealed(),
            field<&G::protectedCharacteristic, Category::protectedCharacteristic, Owner::subject>("protected-characteristic", "Value")
                .sealed());
    }
};

struct Given {
    ParticipantId participant{};
    Instant at{};
    GivenRow row;
};

/// About everybody on the case, in order of when it was given: whoever shows it asks whom the reader reaches.
[[nodiscard]] std::vector<Given> givenOn(store::Session& session, CaseId id);

[[nodiscard]] std::span<gate::Projector const> givenProjectors();
[[nodiscard]] std::span<store::Migration const> givenMigrations();
[[nodiscard]] std::span<store::TableInfo const> givenTables();

}  // namespace accord::casework
