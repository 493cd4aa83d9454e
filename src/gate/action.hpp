// An Action is one thing that somebody does; the table of Actions is what the doors
// offer. A page posts it as a form, the API as JSON, the command line as flags: all
// read its Spec, and all pass the gate.
//
//    struct RecordContact {
//        static constexpr std::string_view name = "casework.record-contact";
//        static constexpr std::string_view title = "Record a contact";
//        static constexpr std::string_view permission = "case.work";
//        static constexpr std::string_view path = "participants/{id}/contacts";
//        static constexpr ObjectKind on = ObjectKind::participant;
//        struct Input { …; static constexpr auto spec() {…} };
//        struct Output { …; static constexpr auto spec() {…} };
//        static constexpr std::string_view then = "cases/{case}";           // optional: where the page goes next
//        static Result<FormHelp> help(Desk& desk, ObjectId on);              // optional: choices that stand in the database;
//                                                                            // a third parameter takes the page's query
//        static constexpr bool needsConfirmation = true;                    // optional: a risky act
//        static Result<Done<Output>> process(Desk& desk, ObjectId on, Input const& input);
//    };
//    inline ActionInfo const actions[]{action<RecordContact>()};
//
// The gate has established who acts, that the object is theirs to work with (its id
// comes from the path and is authorised before any input is looked at), and that
// nobody else changed it meanwhile. process() loads, asks the pure rule, and answers
// with events. It writes nothing itself.
#pragma once

#include "base/result.hpp"
#include "base/spec_table.hpp"
#include "gate/desk.hpp"
#include "gate/events.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace accord::gate {

/// A write to a `state_*` table (a draft, a session, an invitation), in the same transaction as the events.
struct StateWrite {
    store::Statement const* statement{};
    std::vector<store::Value> params;
};

template <class Output>
struct Done {
    Events events;
    Output output{};
    std::vector<StateWrite> state{};
};

/// The output as texts, kept with the request so that the same request again gets the same answer: ids and references only.
struct Outcome {
    Events events;
    FieldTexts output;
    std::vector<StateWrite> state{};
};

/// What the form of an action needs beside its Spec: the choices of a field that names an object, and what stands in it at first.
struct FormHelp {
    struct Option {
        std::string field;
        std::string value;
        std::string label;
        std::string hint{};
    };
    std::vector<Option> options;
    FieldTexts defaults;
    std::vector<std::string> notOffered{};  ///< fields that are not asked of this person
};

struct ActionInfo {
    std::string_view name;  ///< "casework.record-contact"
    std::string_view title;
    std::string_view permission;
    std::string_view path;  ///< below "/" for pages and "/api/" for JSON; "{id}" is the object
    ObjectKind on{};
    SpecTable const* input{};
    SpecTable const* output{};
    std::string_view lede;     ///< one sentence above the form; may be empty
    bool hasForm{true};        ///< offered as a page of its own
    bool needsConfirmation{};  ///< risky: whoever is signed in by a session gives a code again first
    std::string_view then;  ///< where a page goes afterwards: "cases/{case}", filled from the output, "{id}" with the object; empty: home
    Result<FormHelp> (*help)(Desk&, ObjectId on, FieldTexts const& query){};
    std::shared_ptr<void> (*makeInput)(){};
    Result<Outcome> (*process)(Desk&, ObjectId on, void const* input){};
};

template <class A>
[[nodiscard]] ActionInfo action() {
    using Input = typename A::Input;
    using Output = typename A::Output;
    ActionInfo info{A::name, A::title, A::permission, A::path, A::on,   &tableOf<Input>(), &tableOf<Output>(),
                    {},      true,     false,         {},      nullptr, nullptr,           nullptr};
    if constexpr (requires { A::then; }) info.then = A::then;
    if constexpr (requires(Desk& desk, ObjectId on) { A::help(desk, on); })
        info.help = +[](Desk& desk, ObjectId on, FieldTexts const&) { return A::help(desk, on); };
    if constexpr (requires(Desk& desk, ObjectId on, FieldTexts const& query) { A::help(desk, on, query); }) info.help = &A::help;
    if constexpr (requires { A::lede; }) info.lede = A::lede;
    if constexpr (requires { A::hasForm; }) info.hasForm = A::hasForm;
    if constexpr (requires { A::needsConfirmation; }) info.needsConfirmation = A::needsConfirmation;
    info.makeInput = +[]() -> std::shared_ptr<void> { return std::make_shared<Input>(); };
    info.process = +[](Desk& desk, ObjectId on, void const* input) -> Result<Outcome> {
        auto done = A::process(desk, on, *static_cast<Input const*>(input));
        if (!done) return fail(std::move(done.error()));
        return Outcome{std::move(done->events), printFields(tableOf<Output>(), &done->output), std::move(done->state)};
    };
    return info;
}

}  // namespace accord::gate
