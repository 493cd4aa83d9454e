#include "gate/envelope.hpp"

#include "base/json.hpp"

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

Result<StoredEvent> readEnvelope(std::string_view bytes, FindEvent const& find) {
    try {
        return eventOf(bj::parse({bytes.data(), bytes.size()}).as_object(), find);
    } catch (std::exception const& fault) {
        return fail(ErrorCode::internal, std::string("an event of the ledger cannot be read: ") + fault.what());
    }
}

}  // namespace accord::gate
