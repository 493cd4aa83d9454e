#include "web/form_model.hpp"

#include <algorithm>
#include <array>

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr std::size_t radiosMax = 7;
constexpr std::size_t shortChars = 20;

std::string elementId(std::string_view name) {
    std::string id(name);
    std::replace(id.begin(), id.end(), '.', '-');
    return id;
}

std::string typedText(FormState const& state, std::string_view name) {
    for (auto const* texts : {&state.typed, &state.help.defaults})
        for (auto const& [field, text] : *texts)
            if (field == name) return text;
    return {};
}

bool isChosen(std::string const& typed, std::string_view choice) {
    return ("," + typed + ",").find("," + std::string(choice) + ",") != std::string::npos;
}

bj::array choicesOf(FieldInfo const& field, FormState const& state, std::string const& typed) {
    bj::array choices;
    auto add = [&](std::string_view value, std::string_view label, std::string_view hint) {
        bj::object choice{{"value", value}, {"label", label}, {"checked", isChosen(typed, value)}};
        choice["id"] = elementId(field.name) + "-" + std::to_string(choices.size() + 1);
        if (!hint.empty()) choice["hint"] = hint;
        choices.push_back(std::move(choice));
    };
    for (auto const& option : state.help.options)
        if (option.field == field.name) add(option.value, option.label, option.hint);
    // What the action's help offers of a field's own choices is all that there is to choose.
    if (choices.empty())
        for (auto const& choice : field.choices) add(choice.code, choice.label, {});
    return choices;
}

void addDate(bj::object& model, std::string const& typed) {
    std::array<std::string, 3> boxes;
    if (auto day = parseDate(typed)) {
        boxes = {std::to_string(static_cast<unsigned>(day->day())), std::to_string(static_cast<unsigned>(day->month())),
                 std::to_string(static_cast<int>(day->year()))};
    } else {
        // What could not be read is given back as it was typed.
        std::size_t box = 0;
        for (char letter : typed) {
            if (letter == '/' && box < 2)
                ++box;
            else
                boxes[box] += letter;
        }
    }
    model["is_date"] = true;
    model["day"] = boxes[0];
    model["month"] = boxes[1];
    model["year"] = boxes[2];
}

void addKind(bj::object& model, FieldInfo const& field, FormState const& state, std::string const& typed) {
    auto choices = choicesOf(field, state, typed);
    if (field.kind == FieldKind::choices) {
        model["is_checkboxes"] = true;
        model["choices"] = std::move(choices);
    } else if (!choices.empty()) {
        auto isShort = choices.size() <= radiosMax;
        if (!isShort) choices.insert(choices.begin(), bj::object{{"value", ""}, {"label", "Choose one"}, {"checked", typed.empty()}});
        model[isShort ? "is_radios" : "is_select"] = true;
        model["choices"] = std::move(choices);
    } else if (field.kind == FieldKind::id && (!typed.empty() || !field.required)) {
        model["is_hidden"] = true;  // nobody types an id: it came with the page
    } else if (field.kind == FieldKind::yesNo) {
        model["is_yesno"] = true;
        model["yes"] = typed == "yes";
        model["no"] = typed == "no";
    } else if (field.kind == FieldKind::date) {
        addDate(model, typed);
    } else if (field.kind == FieldKind::integer) {
        model["is_number"] = true;
    } else if (field.isSecret) {
        model["is_password"] = true;
    } else if (field.isLong) {
        model["is_textarea"] = true;
        model["rows"] = 5;
        model["maxlength"] = field.charsMax;
    } else {
        model["is_text"] = true;
        if (field.charsMax <= shortChars) model["width"] = "10";
    }
}

/// Where an error leads: to the first thing that can be answered.
std::string anchorOf(bj::object const& field) {
    auto id = std::string(field.at("id").as_string());
    if (field.contains("is_date")) return id + "-day";
    if (field.contains("is_yesno")) return id + "-yes";
    auto const* choices = field.if_contains("choices");
    auto hasBoxes = choices && !field.contains("is_select") && !choices->as_array().empty();
    return hasBoxes ? std::string(choices->as_array().front().at("id").as_string()) : id;
}

bj::object fieldModel(FieldInfo const& field, FormState const& state) {
    auto typed = field.isSecret ? std::string{} : typedText(state, field.name);
    bj::object model{{"id", elementId(field.name)}, {"name", field.name}, {"label", field.label}, {"value", typed}};
    if (!field.help.empty()) model["hint"] = field.help;
    if (!field.required) model["may_skip"] = true;
    for (auto const& fault : state.faults)
        if (fault.field == field.name) model["error"] = fault.message;
    addKind(model, field, state, typed);
    return model;
}

}  // namespace

bj::object formModel(gate::ActionInfo const& action, FormState const& state) {
    bj::array fields;
    std::string_view group;
    for (auto const& field : action.input->fields) {
        if (std::ranges::find(state.help.notOffered, field.name) != state.help.notOffered.end()) continue;
        if (field.groupLabel != group) {
            group = field.groupLabel;
            if (!group.empty()) fields.push_back(bj::object{{"is_heading", true}, {"label", group}});
        }
        fields.push_back(fieldModel(field, state));
    }
    bj::array errors;
    for (auto const& fault : state.faults) {
        auto const* field = action.input->find(fault.field);
        bj::object error{{"text", field ? std::string(field->label) + " " + fault.message : fault.message}};
        if (field) error["href"] = "#" + anchorOf(fieldModel(*field, state));
        errors.push_back(std::move(error));
    }
    bj::object model{
        {"title", action.title}, {"has_errors", !errors.empty()}, {"errors", std::move(errors)}, {"fields", std::move(fields)}};
    if (!action.lede.empty()) model["lede"] = action.lede;
    bj::array about;
    for (auto const& line : state.help.options)
        if (line.field.empty()) about.push_back(bj::object{{"label", line.label}, {"shown", true}, {"value", line.value}});
    model["has_about"] = !about.empty();
    if (!about.empty()) model["about"] = std::move(about);
    model["action"] = state.action;
    model["key"] = state.key;
    model["version"] = state.version;
    // A step that leads on to the next page of the same thing.
    auto isStep = action.then.find('?') != std::string_view::npos;
    model["submit"] = isStep ? std::string_view("Save and continue") : action.title;
    model["back"] = false;
    if (state.cancel.empty())
        model["cancel"] = false;
    else
        model["cancel"] = bj::object{{"href", state.cancel}, {"label", "Cancel"}};
    return model;
}

FieldTexts postedTexts(SpecTable const& table, Pairs const& posted) {
    FieldTexts texts;
    auto valueOf = [&](std::string const& name) {
        auto value = onlyValue(posted, name);
        return value ? std::string(*value) : std::string{};
    };
    for (auto const& field : table.fields) {
        if (field.kind == FieldKind::date) {
            auto day = valueOf(field.name + "-day"), month = valueOf(field.name + "-month"), year = valueOf(field.name + "-year");
            auto isGiven = !day.empty() || !month.empty() || !year.empty();
            texts.emplace_back(field.name, isGiven ? day + "/" + month + "/" + year : valueOf(field.name));
        } else if (field.kind == FieldKind::choices) {
            std::string joined;
            for (auto const& [name, value] : posted) {
                if (name != field.name || value.empty()) continue;
                if (!joined.empty()) joined += ',';
                joined += value;
            }
            texts.emplace_back(field.name, std::move(joined));
        } else {
            texts.emplace_back(field.name, valueOf(field.name));
        }
    }
    // What no field names is passed on, so that the gate refuses it: no form carries more than was declared.
    for (auto const& [name, value] : posted) {
        auto base = name.substr(0, name.rfind('-'));
        auto isPartOfDate = table.find(base) && table.find(base)->kind == FieldKind::date;
        if (!name.starts_with('_') && !table.find(name) && !isPartOfDate) texts.emplace_back(name, value);
    }
    return texts;
}

FormGuard formGuard(Pairs const& posted) {
    auto take = [&](std::string_view name) {
        auto value = onlyValue(posted, name);
        return value ? std::string(*value) : std::string{};
    };
    return {take("_csrf"), take("_key"), take("_version")};
}

}  // namespace accord::web
