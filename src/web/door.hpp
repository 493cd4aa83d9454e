// The door: endpoints generated from what the capabilities registered.
//
//    Door door(gate, templates, options, visitors);
//    door.handle(request, respond);
//
//    GET  /<view>            page, or JSON by Accept          GET  /api/<view>
//    GET  /<action>/new      the form                         POST /api/<action>   (Idempotency-Key)
//    POST /<action>          the form, sent                   GET  /openapi.json    for anybody
//    GET  /schemas/event.json for anybody, and other documents (DoorOptions)
//    GET  /<view>.pdf        the View as a file, where one is made of it (web/download.hpp)
//    POST /<view>            a View that answers what was typed into its page (web/typed.hpp)
//
// Every request: who is it (VisitorPort), may they (the gate), then the answer. A
// write that comes with a cookie needs the session's CSRF token, under /api too, and
// must come from this site. Answers leave only when what they say is durable, or what
// they show is logged. Any thread.
#pragma once

#include "gate/gate.hpp"
#include "web/answers.hpp"
#include "web/form_model.hpp"
#include "web/router.hpp"
#include "web/server.hpp"

#include <string>

namespace accord::web {

class Door {
public:
    Door(gate::Gate& gate, Templates const& templates, DoorOptions options, VisitorPort& visitors);

    void handle(Request request, Responder respond);

    /// Method and path of every endpoint: for `accord endpoints` and the matrix test.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> endpoints() const;

private:
    struct Endpoint {
        enum Kind : std::uint8_t { view = 1, questions, typed, download, form, action, home, policyReport, description, document } kind{};
        gate::ViewInfo const* viewInfo{};
        gate::ActionInfo const* actionInfo{};
        Download const* file{};
        Document const* paper{};
    };
    struct Call {
        Request request;
        Responder respond;
        Visitor visitor;
        ObjectId on{};
    };

    void addEndpoints();
    void show(gate::ViewInfo const& view, FieldTexts body, Call call);
    /// A view that takes many questions at once: they are the body. Nothing is written, and so no Idempotency-Key is needed.
    void ask(gate::ViewInfo const& view, Call call);
    /// A view that takes what somebody typed, or the file that is made of it (web/typed.hpp). Nothing is written.
    void answerTyped(gate::ViewInfo const& view, Download const* file, Call call);
    void showFile(Download const& download, gate::ViewInfo const& view, FieldTexts query, Call call);
    /// A question that cannot be answered as it was asked: the page as before it, with what was typed and what is wrong with it.
    void askAgain(gate::ViewInfo const& view, Error const& error, FieldTexts const& typed, Call call);
    void answerLogged(gate::AccessEntry entry, Call call, Response response);
    void showForm(gate::ActionInfo const& action, Call call);
    /// The form, with what `from` brings; as it is where that cannot be seen.
    void showFilled(gate::ActionInfo const& action, Prefill const& from, FormState state, Call call);
    void perform(gate::ActionInfo const& action, Call call);
    void showHome(Call const& call);
    [[nodiscard]] Response viewPage(gate::ViewInfo const& view, gate::Viewing const& viewing, Call const& call,
                                    boost::json::object more = {}) const;
    [[nodiscard]] Response donePage(gate::ActionInfo const& action, gate::Accepted const& accepted, Call const& call) const;
    [[nodiscard]] Response formAgain(gate::ActionInfo const& action, Error const& error, FieldTexts const& typed, Call const& call);
    /// What was sent was made against what no longer stands: answers with what changed since `seen`, and all that was typed.
    void tellChanges(gate::ActionInfo const& action, Error const& error, FieldTexts const& typed, std::int64_t seen,
                     std::shared_ptr<Call> call);
    /// Nothing where it may go on; else the way to the page that asks for a code.
    [[nodiscard]] std::optional<Response> confirmFirst(gate::ActionInfo const& action, Call const& call) const;
    [[nodiscard]] std::optional<Error> writeFault(Request const& request, Visitor const& visitor, std::string const& csrf) const;

    gate::Gate& gate_;
    DoorOptions options_;
    Answers answers_;
    Templates const& templates_;
    VisitorPort& visitors_;
    Router<Endpoint> router_;
    std::string description_;  ///< of the API, made once
};

}  // namespace accord::web
