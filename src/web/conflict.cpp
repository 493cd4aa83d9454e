#include "web/conflict.hpp"

#include "base/json.hpp"

#include <fmt/format.h>

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr std::string_view unknownWhat = "Something that is not shared with you";

std::string byWhom(gate::Change const& change, ConflictWords const& words) {
    if (change.isElsewhere) return "somebody else";
    if (change.by == words.reader) return "you, in another window";
    auto role = words.roleOf ? words.roleOf(change.by) : std::string{};
    return role.empty() ? "somebody else" : role;
}

/// "Risk, What could go wrong, Review by: 22 May 2027": a value only where it is about nobody.
std::string fieldsOf(gate::Change const& change) {
    std::string text;
    for (auto const& [field, value] : change.fields) {
        if (!text.empty()) text += ", ";
        text += field->label;
        if (!value.empty()) text += ": " + humanText(*field, value);
    }
    return text;
}

}  // namespace

bj::object conflictModel(bj::object form, gate::Changes const& changes, ConflictWords const& words) {
    bj::array list;
    for (auto const& change : changes.list) {
        bj::object one{{"what", change.what.empty() ? unknownWhat : std::string_view(change.what)},
                       {"when", change.isElsewhere ? std::string{} : londonTime(change.at)}};
        one["by"] = byWhom(change, words);
        one["given"] = fieldsOf(change);
        list.push_back(std::move(one));
    }
    form["form"] = form["title"];
    form["title"] = "This changed while you were writing";
    form["lede"] = "Nothing that you wrote is lost, and nothing of it was saved yet.";
    form["has_changes"] = !list.empty();
    form["changes"] = std::move(list);
    form["more"] = changes.more > 0 ? fmt::format("And {} earlier.", changes.more) : std::string{};
    return form;
}

std::string conflictJson(Error const& error, gate::Changes const& changes, ConflictWords const& words) {
    JsonWriter json;
    json.beginObject().key("error").beginObject();
    json.key("code").text(errorName(error.code)).key("message").text(error.message).key("version").integer(changes.version);
    json.key("changes").beginArray();
    for (auto const& change : changes.list) {
        json.beginObject().key("what").text(change.what.empty() ? unknownWhat : std::string_view(change.what));
        json.key("at");
        if (change.isElsewhere)
            json.null();
        else
            json.text(isoInstant(change.at));
        json.key("by").text(byWhom(change, words)).key("fields").beginArray();
        for (auto const& changed : change.fields) json.text(changed.field->name);
        json.endArray().endObject();
    }
    json.endArray().key("fields").beginArray().endArray().key("reasons").beginArray().endArray().endObject().endObject();
    return json.take();
}

}  // namespace accord::web
