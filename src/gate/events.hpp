// What an action answers with: events, and the access facts beside them. Nothing is
// written by an action; the gate seals what is personal, appends and projects, all
// in one transaction.
//
//    Events events;
//    events.add(ContactRecorded{.method = in.method}, {.object = idCast<ObjectId>(participant), .subject = subjectOf(participant)});
//
// An event struct stands in events/<room>.hpp: data only, with a type, a version and
// a Spec. Every field is sealed under its owner's key unless the Spec says clear().
#pragma once

#include "base/spec_table.hpp"
#include "gate/access_fact.hpp"

#include <string_view>
#include <vector>

namespace accord::gate {

/// What an event is about: the object whose version it raises, whose key seals its
/// subject's fields, and the case whose key seals its joint fields.
struct About {
    ObjectId object{};
    SubjectId subject{};
    SubjectId joint{};
    AreaId area{};  ///< whose key wraps the keys of new subjects
};

template <class E>
concept EventStruct = Described<E> && requires {
    { E::type } -> std::convertible_to<std::string_view>;
    { E::version } -> std::convertible_to<int>;
};

struct PendingEvent {
    std::string_view type;
    int version{};
    SpecTable const* table{};
    std::vector<std::string> values;  ///< in Spec order, canonical text; empty is missing
    About about;
    std::vector<AccessFact> access;
};

class Events {
public:
    template <EventStruct E>
    Events& add(E const& event, About about) {
        PendingEvent pending{E::type, E::version, &tableOf<E>(), {}, about, {}};
        for (auto const& field : pending.table->fields) pending.values.push_back(field.print(&event));
        list_.push_back(std::move(pending));
        return *this;
    }

    // Beside the event that was added last. Built in their place: moving the variant makes g++ 12 warn of values that were never set.
    Events& place(Placed placed) { return fact<Placed>(std::move(placed)); }
    Events& remove(ObjectId id) { return fact<Removed>({id}); }
    Events& grant(ObjectId object, std::string holder, std::optional<Side> side = {}) {
        return fact<Granted>({object, std::move(holder), side});
    }
    Events& revoke(ObjectId object, std::string holder) { return fact<Revoked>({object, std::move(holder)}); }
    template <class Fact>
    Events& fact(Fact access) {
        list_.back().access.emplace_back(std::in_place_type<Fact>, std::move(access));
        return *this;
    }

    Events& fact(AccessFact access) {
        list_.back().access.push_back(std::move(access));
        return *this;
    }

    Events& append(Events other) {
        for (auto& pending : other.list_) list_.push_back(std::move(pending));
        return *this;
    }

    [[nodiscard]] std::vector<PendingEvent> const& list() const { return list_; }

private:
    std::vector<PendingEvent> list_;
};

}  // namespace accord::gate
