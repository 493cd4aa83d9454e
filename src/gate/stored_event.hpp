// An event as it stands in the ledger, and the projectors that follow it.
//
// A projector sees only clear fields and ciphertext, so that projections can be
// rebuilt after people were erased. It copies a sealed field's cell as it is:
//
//    void projectContact(Projecting& to, StoredEvent const& event) {
//        to.db.run(insertContact, {column(event.id), column(event.on), event.column("method"), event.column("note")});
//    }
//    inline constexpr Projector projectors[]{{ContactRecorded::type, projectContact}};
//
// Only a blind-index projector asks `to.open`; where the key is gone it gets
// nothing, and there is no row:
//
//    if (auto email = to.open(event, "email")) to.db.run(putLogin, {to.blind.fullToken(IndexNumber::staffEmail, *email), column(user)});
#pragma once

#include "base/clock.hpp"
#include "base/spec_table.hpp"
#include "gate/access_fact.hpp"
#include "store/session.hpp"
#include "vault/blind_index.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

struct StoredEvent {
    EventId id{};
    std::string type;
    int version{};
    Instant at{};
    UserId by{};
    AgencyId agency{};  ///< of who acted
    ObjectId on{};
    SubjectId subject{};
    SubjectId joint{};
    SpecTable const* table{};
    std::vector<std::string> values;  ///< in Spec order: clear text, or the cell of a sealed field; empty is missing
    std::vector<AccessFact> access;

    /// The value of a field by its name; naming one that the Spec does not have is our own bug.
    [[nodiscard]] std::string const& value(std::string_view name) const;
    [[nodiscard]] store::Value column(std::string_view name) const;         ///< text, or null where missing
    [[nodiscard]] store::Value integerColumn(std::string_view name) const;  ///< a decimal number, or null
    [[nodiscard]] store::Value idColumn(std::string_view name) const;       ///< an id's number, or null
    [[nodiscard]] AreaId areaPlaced() const;  ///< where the event placed its object; none where it placed none
};

struct Projecting {
    store::Session& db;
    std::function<std::optional<std::string>(StoredEvent const&, std::string_view field)> const& open;
    vault::BlindIndex const& blind;
};

struct Projector {
    std::string_view type;
    void (*apply)(Projecting&, StoredEvent const&);
};

}  // namespace accord::gate
