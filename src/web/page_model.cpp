#include "web/page_model.hpp"

#include "base/json.hpp"
#include "web/why.hpp"

#include <algorithm>

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr std::size_t fieldKeysMost = 5;
constexpr std::size_t rowKeysBeside = 4;  // first, fields, id and href

struct WhyNot {
    std::string sentence, possible, rule;
};

WhyNot whyNot(gate::ShownField const& shown, Words const& words) {
    // One neutral reason, the same bytes in every history, for who may not know the fact behind it.
    if (!shown.tells) return {};
    WhyNot why;
    if (auto const* reason = words.reason(shown.because.code)) {
        why.sentence = reason->sentence;
        why.possible = reason->remedy;
    }
    why.rule = words.rule(shown.because.rule);
    return why;
}

void putUnlessEmpty(bj::object& object, std::string_view key, std::string const& text) {
    if (!text.empty()) object[key] = text;
}

bj::object fieldValue(FieldInfo const& field, gate::ShownField const& shown, Words const& words, bj::storage_ptr const& at) {
    bj::object value(at);
    value.reserve(fieldKeysMost);
    value.emplace("label", field.label);
    switch (shown.showing) {
        case gate::Showing::shown:
            value.emplace("shown", true);
            value.emplace("value", humanText(field, shown.text));
            if (field.kind == FieldKind::choice || field.kind == FieldKind::yesNo) value.emplace("is_" + snakeCase(shown.text), true);
            value.emplace("code", shown.text);
            break;
        case gate::Showing::masked:
            value["masked"] = true;
            value["value"] = shown.text;
            break;
        case gate::Showing::withheld:
            value["withheld"] = true;
            auto why = whyNot(shown, words);
            putUnlessEmpty(value, "reason", why.sentence);
            putUnlessEmpty(value, "possible", why.possible);
            putUnlessEmpty(value, "rule", why.rule);
            break;
    }
    return value;
}

std::string rowHref(gate::ViewInfo const& view, gate::ShownRow const& row, Words const& words) {
    auto const* opens = view.opens.empty() ? nullptr : words.gate.registry().view(view.opens);
    if (!opens || row.meta.object == ObjectId{}) return {};
    return filledPath(opens->path, row.meta.object);
}

bj::object rowModel(gate::ViewInfo const& view, gate::ShownPart const& part, std::size_t which, Words const& words,
                    bj::storage_ptr const& at) {
    auto const& row = part.rows[which];
    bj::object model(at);
    model.reserve(row.fields.size() + rowKeysBeside);
    model.emplace("first", which == 0);
    bj::array fields(at);
    fields.reserve(row.fields.size());
    for (std::size_t index = 0; index < row.fields.size(); ++index) {
        auto const& field = part.table->fields[index];
        auto value = fieldValue(field, row.fields[index], words, at);
        if (!field.label.empty()) fields.push_back(value);
        model.emplace(snakeCase(field.name), std::move(value));
    }
    model.emplace("fields", std::move(fields));
    if (row.meta.object != ObjectId{}) model.emplace("id", toText(row.meta.object));
    putUnlessEmpty(model, "href", part.isSingle ? std::string{} : rowHref(view, row, words));
    return model;
}

void writeWithheld(JsonWriter& json, gate::ShownField const& shown, Words const& words) {
    auto why = whyNot(shown, words);
    json.beginObject().key("withheld").beginObject();
    if (shown.tells) {
        auto const* reason = words.reason(shown.because.code);
        json.key("reason").text(reason ? reason->name : "not-for-you").key("sentence").text(why.sentence);
        if (!why.possible.empty()) json.key("possible").text(why.possible);
        if (!why.rule.empty()) json.key("rule").text(why.rule);
    } else {
        json.key("reason").text("not-for-you");
    }
    json.endObject().endObject();
}

void writeRow(JsonWriter& json, gate::ShownPart const& part, gate::ShownRow const& row, Words const& words) {
    json.beginObject();
    if (row.meta.object != ObjectId{}) json.key("id").text(toText(row.meta.object));
    for (std::size_t at = 0; at < row.fields.size(); ++at) {
        auto const& field = part.table->fields[at];
        auto const& shown = row.fields[at];
        json.key(field.name);
        if (shown.showing == gate::Showing::shown)
            writeValue(json, field, shown.text);
        else if (shown.showing == gate::Showing::masked)
            json.beginObject().key("masked").text(shown.text).endObject();
        else
            writeWithheld(json, shown, words);
    }
    json.endObject();
}

std::string headingOf(std::string_view name) {
    std::string heading(name);
    std::replace(heading.begin(), heading.end(), '-', ' ');
    if (!heading.empty() && heading[0] >= 'a' && heading[0] <= 'z') heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    return heading;
}

bj::object genericList(gate::ViewInfo const& view, gate::ShownPart const& part, Words const& words) {
    bj::object model{{"heading", headingOf(part.name)}, {"table_label", headingOf(part.name)}, {"caption", false}};
    if (part.rows.empty()) {
        model["is_empty"] = true;
        model["text"] = "There is nothing here yet.";
        return model;
    }
    bj::array columns;
    for (auto const& field : part.table->fields)
        columns.push_back(bj::object{{"label", field.label}, {"numeric", field.kind == FieldKind::integer}});
    bj::array rows;
    for (auto const& row : part.rows) {
        bj::array cells;
        auto href = rowHref(view, row, words);
        for (std::size_t at = 0; at < row.fields.size(); ++at) {
            auto const& field = part.table->fields[at];
            auto cell = fieldValue(field, row.fields[at], words, {});
            cell["numeric"] = field.kind == FieldKind::integer;
            if (at == 0) putUnlessEmpty(cell, "href", href);
            cells.push_back(std::move(cell));
        }
        rows.push_back(bj::object{{"cells", std::move(cells)}});
    }
    model["is_table"] = true;
    model["columns"] = std::move(columns);
    model["table_rows"] = std::move(rows);
    return model;
}

std::string withThousands(std::string text) {
    std::size_t const start = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = text.size(); at > start + 3;) text.insert(at -= 3, 1, ',');
    return text;
}

}  // namespace

std::string snakeCase(std::string_view kebab) {
    std::string snake(kebab);
    for (auto& letter : snake)
        if (letter == '-' || letter == '.') letter = '_';
    return snake;
}

std::string filledPath(std::string_view pattern, ObjectId id) {
    std::string path = "/" + std::string(pattern);
    if (auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, toText(id));
    return path;
}

std::string humanText(FieldInfo const& field, std::string const& text) {
    if (text.empty()) return text;
    if (field.kind == FieldKind::date) {
        auto day = parseIsoDate(text);
        return day ? longDate(*day) : text;
    }
    if (field.kind == FieldKind::instant) {
        auto at = parseInstant(text);
        return at ? londonTime(*at) : text;
    }
    if (field.kind == FieldKind::yesNo) return text == "yes" ? "Yes" : "No";
    if (field.kind == FieldKind::integer) return withThousands(text);
    if (field.choices.empty()) return text;
    std::string labels;
    for (auto const& choice : field.choices) {
        auto isChosen = field.kind == FieldKind::choice
                            ? choice.code == text
                            : ("," + text + ",").find("," + std::string(choice.code) + ",") != std::string::npos;
        if (!isChosen) continue;
        if (!labels.empty()) labels += ", ";
        labels += choice.label;
    }
    return labels;
}

bj::object pageModel(gate::ViewInfo const& view, gate::Viewing const& viewing, Words const& words, bj::storage_ptr const& at) {
    bj::object parts(at);
    for (auto const& part : viewing.parts) {
        bj::object model({{"count", part.rows.size()}, {"is_empty", part.rows.empty()}}, at);
        if (part.isSingle) {
            if (!part.rows.empty()) model.emplace("row", rowModel(view, part, 0, words, at));
        } else {
            bj::array rows(at);
            rows.reserve(part.rows.size());
            for (std::size_t which = 0; which < part.rows.size(); ++which) rows.push_back(rowModel(view, part, which, words, at));
            if (rows.size() == 1) model.emplace("row", rows.front());
            model.emplace("rows", std::move(rows));
        }
        parts.emplace(snakeCase(part.name), std::move(model));
    }
    bj::object model({{"title", view.title}, {"version", std::to_string(viewing.version)}}, at);
    model.emplace("parts", std::move(parts));
    if (auto why = whyShown(viewing, words); !why.empty()) model.emplace("why_shown", std::move(why));
    return model;
}

bj::object typedAgain(gate::ViewInfo const& view, Error const& error, FieldTexts const& typed) {
    bj::object texts, faults;
    bj::array summary;
    for (auto const& field : view.query->fields) texts[snakeCase(field.name)] = valueOf(typed, field.name);
    for (auto const& fault : error.fields) {
        faults[snakeCase(fault.field)] = fault.message;
        summary.push_back(bj::object{{"text", fault.message}, {"href", "#" + fault.field}});
    }
    return {{"typed", std::move(texts)},
            {"faults", std::move(faults)},
            {"asked_again", bj::object{{"has_errors", true}, {"errors", std::move(summary)}}}};
}

void addTyped(bj::object& model, bj::object more) {
    if (more.empty()) return;
    for (auto& part : model["parts"].as_object()) {
        auto* rows = part.value().as_object().if_contains("rows");
        if (!rows) continue;
        for (auto& row : rows->as_array()) {
            auto const* code = row.as_object().if_contains("code");
            if (!code || !code->is_object() || !code->as_object().contains("value")) continue;
            auto const value = "," + std::string(code->at("value").as_string()) + ",";
            for (auto const& [name, text] : more.at("typed").as_object())
                if (("," + std::string(text.as_string()) + ",").find(value) != std::string::npos)
                    row.as_object()["chosen_" + std::string(name)] = true;
        }
    }
    for (auto& [name, value] : more) model[name] = std::move(value);
}

void addGenericParts(bj::object& model, gate::ViewInfo const& view, gate::Viewing const& viewing, Words const& words) {
    bj::array parts;
    for (auto const& part : viewing.parts) {
        if (!part.isSingle) {
            parts.push_back(genericList(view, part, words));
            continue;
        }
        bj::array rows;
        for (std::size_t at = 0; !part.rows.empty() && at < part.table->fields.size(); ++at)
            rows.push_back(fieldValue(part.table->fields[at], part.rows.front().fields[at], words, {}));
        parts.push_back(bj::object{{"heading", false}, {"is_summary", true}, {"rows", std::move(rows)}});
    }
    model["parts"] = std::move(parts);
    model["pager"] = false;
}

std::string apiJson(gate::ViewInfo const&, gate::Viewing const& viewing, Words const& words) {
    JsonWriter json;
    json.beginObject().key("version").integer(viewing.version);
    for (auto const& part : viewing.parts) {
        json.key(part.name);
        if (part.isSingle) {
            if (part.rows.empty())
                json.null();
            else
                writeRow(json, part, part.rows.front(), words);
            continue;
        }
        json.beginArray();
        for (auto const& row : part.rows) writeRow(json, part, row, words);
        json.endArray();
    }
    json.endObject();
    return json.take();
}

}  // namespace accord::web
