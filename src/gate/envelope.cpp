#include "gate/envelope.hpp"

#include "base/json.hpp"
#include "gate/sealer.hpp"

#include <boost/json.hpp>

namespace accord::gate {
namespace {

namespace bj = boost::json;

std::string_view sideText(std::optional<Side> side) {
    return side ? code(*side) : std::string_view{};
}

template <Id T>
void writeId(JsonWriter& json, std::string_view name, T id) {
    json.key(name);
    if (id == T{})
        json.null();
    else
        json.text(toText(id));
}

struct FactWriter {
    JsonWriter& json;

    void operator()(Placed const& fact) const {
        json.beginArray().text("place").text(toText(fact.id)).text(code(fact.kind)).text(idText(number(fact.parent)));
        json.text(idText(number(fact.area))).text(idText(number(fact.agency))).text(sideText(fact.side));
        json.boolean(fact.isSealed).text(fact.shareKey).endArray();
    }
    void operator()(Removed const& fact) const { json.beginArray().text("remove").text(toText(fact.id)).endArray(); }
    void operator()(Granted const& fact) const {
        json.beginArray().text("grant").text(toText(fact.object)).text(fact.holder).text(sideText(fact.side)).endArray();
    }
    void operator()(Revoked const& fact) const { json.beginArray().text("revoke").text(toText(fact.object)).text(fact.holder).endArray(); }
};

/// A text of an array or object; throws on another shape, which readEnvelope turns into an error.
std::string_view textOf(bj::value const& value) {
    auto const& text = value.as_string();
    return {text.data(), text.size()};
}

/// Ids in facts may be zero: "000000000000".
template <Id T>
T idOf(bj::value const& value) {
    auto text = textOf(value);
    if (text == idText(0)) return T{};
    return idFromText<T>(text).value();
}

std::optional<Side> sideOf(bj::value const& value) {
    if (textOf(value).empty()) return std::nullopt;
    return fromCode<Side>(textOf(value)).value();
}

AccessFact factOf(bj::array const& fact) {
    auto what = textOf(fact.at(0));
    auto object = idOf<ObjectId>(fact.at(1));
    if (what == "remove") return Removed{object};
    if (what == "grant") return Granted{object, std::string(textOf(fact.at(2))), sideOf(fact.at(3))};
    if (what == "revoke") return Revoked{object, std::string(textOf(fact.at(2)))};
    if (what != "place") throw std::invalid_argument("no such fact");
    return Placed{object,
                  fromCode<ObjectKind>(textOf(fact.at(2))).value(),
                  idOf<ObjectId>(fact.at(3)),
                  idOf<AreaId>(fact.at(4)),
                  idOf<AgencyId>(fact.at(5)),
                  sideOf(fact.at(6)),
                  fact.at(7).as_bool(),
                  std::string(textOf(fact.at(8)))};
}

std::string valueText(bj::value const& value) {
    if (value.is_null()) return {};
    if (auto const* flag = value.if_bool()) return *flag ? "yes" : "no";
    if (auto const* whole = value.if_int64()) return std::to_string(*whole);
    return std::string(textOf(value));
}

template <Id T>
T optionalId(bj::object const& object, std::string_view name) {
    auto const& value = object.at(name);
    return value.is_null() ? T{} : idOf<T>(value);
}

void writeItem(JsonWriter& json, StoredEvent const& item) {
    json.beginArray().text(toText(item.id)).text(item.type).integer(item.version).text(idText(number(item.on)));
    json.text(idText(number(item.subject))).beginArray();
    std::string_view card;
    for (auto const& value : item.values) {
        if (value.empty())
            json.null();
        else if (value == card)
            json.text(sameCard);
        else
            json.text(value);
        if (vault::isCard(value)) card = value;
    }
    json.endArray().beginArray();
    for (auto const& fact : item.access) std::visit(FactWriter{json}, fact);
    json.endArray().endArray();
}

StoredEvent itemOf(bj::array const& item, FindEvent const& find) {
    StoredEvent event;
    event.id = idOf<EventId>(item.at(0));
    event.type = textOf(item.at(1));
    event.version = static_cast<int>(item.at(2).as_int64());
    event.on = idOf<ObjectId>(item.at(3));
    event.subject = idOf<SubjectId>(item.at(4));
    auto const* info = find(event.type, event.version);
    if (!info) throw std::invalid_argument("no such event: " + event.type);
    event.table = info->table;
    auto const& values = item.at(5).as_array();
    if (values.size() != event.table->fields.size()) throw std::invalid_argument("an item has other fields than " + event.type);
    std::string card;
    for (std::size_t at = 0; at < values.size(); ++at) {
        auto value = valueText(values[at]);
        auto const& field = event.table->fields[at];
        if (!card.empty() && value == sameCard && !isClearField(field)) value = card;
        if (vault::isCard(value)) card = value;
        event.values.push_back(std::move(value));
    }
    for (auto const& fact : item.at(6).as_array()) event.access.push_back(factOf(fact.as_array()));
    return event;
}

std::vector<StoredEvent> bundleOf(bj::object const& object, FindEvent const& find) {
    auto const at = parseInstant(textOf(object.at("at"))).value();
    auto const by = optionalId<UserId>(object, "by");
    auto const agency = optionalId<AgencyId>(object, "agency");
    std::vector<StoredEvent> events;
    for (auto const& each : object.at("items").as_array()) {
        auto event = itemOf(each.as_array(), find);
        event.at = at;
        event.by = by;
        event.agency = agency;
        events.push_back(std::move(event));
    }
    return events;
}

StoredEvent eventOf(bj::object const& object, FindEvent const& find) {
    StoredEvent event;
    event.id = idOf<EventId>(object.at("id"));
    event.type = textOf(object.at("type"));
    event.version = static_cast<int>(object.at("v").as_int64());
    event.at = parseInstant(textOf(object.at("at"))).value();
    event.by = optionalId<UserId>(object, "by");
    event.agency = optionalId<AgencyId>(object, "agency");
    event.on = optionalId<ObjectId>(object, "on");
    event.subject = optionalId<SubjectId>(object, "subject");
    event.joint = optionalId<SubjectId>(object, "joint");
    auto const* info = find(event.type, event.version);
    if (!info) throw std::invalid_argument("no such event: " + event.type);
    event.table = info->table;
    auto const& data = object.at("data").as_object();
    for (auto const& field : event.table->fields) event.values.push_back(valueText(data.at(field.name)));
    for (auto const& fact : object.at("access").as_array()) event.access.push_back(factOf(fact.as_array()));
    return event;
}

}  // namespace

std::string envelopeBytes(StoredEvent const& event) {
    JsonWriter json;
    json.beginObject();
    writeId(json, "id", event.id);
    json.key("type").text(event.type).key("v").integer(event.version).key("at").text(isoInstant(event.at));
    writeId(json, "by", event.by);
    writeId(json, "agency", event.agency);
    writeId(json, "on", event.on);
    writeId(json, "subject", event.subject);
    writeId(json, "joint", event.joint);
    json.key("data").beginObject();
    for (std::size_t at = 0; at < event.values.size(); ++at) {
        json.key(event.table->fields[at].name);
        if (event.values[at].empty())
            json.null();
        else
            json.text(event.values[at]);
    }
    json.endObject().key("access").beginArray();
    for (auto const& fact : event.access) std::visit(FactWriter{json}, fact);
    json.endArray().endObject();
    return json.take();
}

std::string bundleBytes(BundleHead const& head, std::vector<StoredEvent> const& items) {
    JsonWriter json;
    json.beginObject();
    writeId(json, "id", head.id);
    json.key("type").text(head.type).key("v").integer(1).key("at").text(isoInstant(head.at));
    writeId(json, "by", head.by);
    writeId(json, "agency", head.agency);
    json.key("items").beginArray();
    for (auto const& item : items) writeItem(json, item);
    json.endArray().endObject();
    return json.take();
}

Result<std::vector<StoredEvent>> readEntry(std::string_view bytes, FindEvent const& find) {
    try {
        auto const value = bj::parse({bytes.data(), bytes.size()});
        auto const& object = value.as_object();
        if (object.contains("items")) return bundleOf(object, find);
        return std::vector<StoredEvent>{eventOf(object, find)};
    } catch (std::exception const& fault) {
        return fail(ErrorCode::internal, std::string("an entry of the ledger cannot be read: ") + fault.what());
    }
}

Result<StoredEvent> readEnvelope(std::string_view bytes, FindEvent const& find) {
    try {
        return eventOf(bj::parse({bytes.data(), bytes.size()}).as_object(), find);
    } catch (std::exception const& fault) {
        return fail(ErrorCode::internal, std::string("an event of the ledger cannot be read: ") + fault.what());
    }
}

}  // namespace accord::gate
