// The bytes of an event: read back as they were written, for every event.
#include "gate/envelope.hpp"
#include "gate/access_projector.hpp"
#include "gate/trial.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::trial::envelope_test {
namespace {

using gate::AccessFact;
using gate::StoredEvent;

gate::EventInfo const* findTrial(std::string_view type, int version) {
    for (auto const& info : capability().events)
        if (info.type == type && info.version == version) return &info;
    return nullptr;
}

StoredEvent added() {
    return {EventId{11},
            "trial.person-added",
            1,
            Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}} + std::chrono::microseconds{7},
            UserId{21},
            AgencyId{31},
            ObjectId{41},
            SubjectId{41},
            SubjectId{51},
            &tableOf<PersonAdded>(),
            {"00000000001k", "cell.of.name", "", "cell.of.mood"},
            {gate::Placed{ObjectId{41}, ObjectKind::participant, ObjectId{51}, AreaId{61}, AgencyId{31}, Side::harmed, true, "a/b/c"},
             gate::Granted{ObjectId{41}, "u:1", Side::responsible}, gate::Granted{ObjectId{41}, "n:monitor", {}},
             gate::Revoked{ObjectId{41}, "u:2"}, gate::Removed{ObjectId{41}}}};
}

bool sameFact(AccessFact const& left, AccessFact const& right) {
    if (left.index() != right.index()) return false;
    if (auto const* placed = std::get_if<gate::Placed>(&left)) {
        auto const& other = std::get<gate::Placed>(right);
        return placed->id == other.id && placed->kind == other.kind && placed->parent == other.parent && placed->area == other.area &&
               placed->agency == other.agency && placed->side == other.side && placed->isSealed == other.isSealed &&
               placed->shareKey == other.shareKey;
    }
    if (auto const* granted = std::get_if<gate::Granted>(&left)) {
        auto const& other = std::get<gate::Granted>(right);
        return granted->object == other.object && granted->holder == other.holder && granted->side == other.side;
    }
    if (auto const* revoked = std::get_if<gate::Revoked>(&left)) {
        auto const& other = std::get<gate::Revoked>(right);
        return revoked->object == other.object && revoked->holder == other.holder;
    }
    return std::get<gate::Removed>(left).id == std::get<gate::Removed>(right).id;
}

bool same(StoredEvent const& left, StoredEvent const& right) {
    return left.id == right.id && left.type == right.type && left.version == right.version && left.at == right.at && left.by == right.by &&
           left.agency == right.agency && left.on == right.on && left.subject == right.subject && left.joint == right.joint &&
           left.table == right.table && left.values == right.values &&
           std::equal(left.access.begin(), left.access.end(), right.access.begin(), right.access.end(), sameFact);
}

// Written once and for good: another program must read the same bytes in ten years.
TEST(Envelope, HasTheseBytes) {
    EXPECT_EQ(gate::envelopeBytes(added()),
              R"({"id":"00000000000b","type":"trial.person-added","v":1,"at":"2026-11-22T00:00:00.000007Z","by":"00000000000n",)"
              R"("agency":"00000000000z","on":"000000000019","subject":"000000000019","joint":"00000000001k",)"
              R"("data":{"case":"00000000001k","name":"cell.of.name","safe-phone":null,"mood":"cell.of.mood"},)"
              R"("access":[["place","000000000019","participant","00000000001k","00000000001x","00000000000z","harmed",true,"a/b/c"],)"
              R"(["grant","000000000019","u:1","responsible"],["grant","000000000019","n:monitor",""],["revoke","000000000019","u:2"],)"
              R"(["remove","000000000019"]]})");
}

TEST(Envelope, IsReadBackAsItWasWritten) {
    auto read = gate::readEnvelope(gate::envelopeBytes(added()), findTrial);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_TRUE(same(*read, added()));
}

TEST(Envelope, AnEventOfNobodyAboutNothingIsReadBackToo) {
    StoredEvent event;
    event.id = EventId{1};
    event.type = "trial.arranged";
    event.version = 1;
    event.table = &tableOf<Arranged>();
    event.values = {"yes"};
    auto read = gate::readEnvelope(gate::envelopeBytes(event), findTrial);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_TRUE(same(*read, event));
}

TEST(Envelope, WhatIsNoEnvelopeIsAnErrorAndNeverAnEvent) {
    auto const good = gate::envelopeBytes(added());
    struct Row {
        std::string_view name;
        std::string bytes;
    };
    auto with = [&](std::string_view from, std::string_view to) {
        auto text = good;
        auto at = text.find(from);
        return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
    };
    Row const rows[]{{"nothing", ""},
                     {"no JSON", "{"},
                     {"a list", "[]"},
                     {"no fields", "{}"},
                     {"cut off", good.substr(0, good.size() - 1)},
                     {"another type", with("trial.person-added", "trial.nothing")},
                     {"another version", with("\"v\":1", "\"v\":2")},
                     {"no time", with("2026-11-22T00:00:00.000007Z", "yesterday")},
                     {"a missing field", with("\"mood\"", "\"moods\"")},
                     {"an unknown kind of object", with("\"participant\"", "\"ghost\"")},
                     {"an unknown fact", with("\"remove\"", "\"banish\"")},
                     {"a number for a text", with("\"cell.of.name\"", "1.5")},
                     {"an id that is none", with("\"id\":\"00000000000b\"", "\"id\":\"none\"")},
                     {"an unknown side", with("\"harmed\"", "\"upside\"")}};
    for (auto const& row : rows) EXPECT_FALSE(gate::readEnvelope(row.bytes, findTrial)) << row.name;
}

rc::Gen<std::string> anyText() {
    return rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::inRange<char>(1, 127), rc::gen::element('"', '\\', '<', '&', '/', '\n')));
}

template <Id T>
rc::Gen<T> anyId() {
    return rc::gen::map(rc::gen::inRange<std::uint64_t>(0, (std::uint64_t{1} << 60) - 1),
                        [](std::uint64_t value) { return static_cast<T>(value); });
}

rc::Gen<std::optional<Side>> anySide() {
    return rc::gen::element(std::optional<Side>{}, std::optional{Side::harmed}, std::optional{Side::responsible});
}

AccessFact drawFact() {
    switch (*rc::gen::inRange(0, 4)) {
        case 0:
            return gate::Placed{
                *anyId<ObjectId>(),          wordsOf<ObjectKind>[*rc::gen::inRange<std::size_t>(0, wordsOf<ObjectKind>.size())].value,
                *anyId<ObjectId>(),          *anyId<AreaId>(),
                *anyId<AgencyId>(),          *anySide(),
                *rc::gen::arbitrary<bool>(), *anyText()};
        case 1: return gate::Granted{*anyId<ObjectId>(), *anyText(), *anySide()};
        case 2: return gate::Revoked{*anyId<ObjectId>(), *anyText()};
        default: return gate::Removed{*anyId<ObjectId>()};
    }
}

RC_GTEST_PROP(EnvelopeProperty, EveryEventIsReadBackAsItWasWritten, ()) {
    auto event = added();
    event.id = static_cast<EventId>(*rc::gen::inRange<std::uint64_t>(1, 1'000'000));
    event.at = fromMicros(*rc::gen::inRange<std::int64_t>(-2'000'000'000'000'000, 4'000'000'000'000'000));
    event.by = *anyId<UserId>();
    event.on = *anyId<ObjectId>();
    for (auto& value : event.values) value = *anyText();
    event.access.clear();
    for (auto left = *rc::gen::inRange(0, 5); left > 0; --left) event.access.push_back(drawFact());

    auto read = gate::readEnvelope(gate::envelopeBytes(event), findTrial);
    RC_ASSERT(read.has_value());
    RC_ASSERT(same(*read, event));
    RC_ASSERT(gate::envelopeBytes(*read) == gate::envelopeBytes(event));
}

}  // namespace
}  // namespace accord::trial::envelope_test
