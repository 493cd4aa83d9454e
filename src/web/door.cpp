#include "web/door.hpp"

#include "base/json.hpp"
#include "gate/authorise.hpp"
#include "web/conflict.hpp"
#include "web/errand.hpp"
#include "web/forms.hpp"
#include "web/openapi.hpp"
#include "web/prefill.hpp"
#include "web/questions.hpp"
#include "web/raw_body.hpp"
#include "web/same_site.hpp"
#include "web/security_headers.hpp"
#include "web/typed.hpp"
#include "web/url_encoding.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr std::size_t keyChars = 24;
constexpr std::size_t fullPage = 50;
constexpr std::size_t pageModelBytes = 64U << 10U;  // what the model of a case page takes; more is allocated as needed

bool sameSecret(std::string_view left, std::string_view right) {
    return !left.empty() && left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t value = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string valueOf(FieldTexts const& texts, std::string_view name) {
    for (auto const& [field, text] : texts)
        if (field == name) return text;
    return {};
}

/// `then` with "{field}" filled from the output and "{id}" with the object.
std::string nextPath(std::string_view pattern, ObjectId on, FieldTexts const& output) {
    std::string path = "/";
    while (!pattern.empty()) {
        auto open = pattern.find('{');
        path += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        auto close = pattern.find('}', open);
        auto name = pattern.substr(open + 1, close - open - 1);
        path += name == "id" ? toText(on) : percentEncode(valueOf(output, name));
        pattern.remove_prefix(close + 1);
    }
    return path;
}

/// Choices that a form sends one by one stand together, as in JSON.
FieldTexts joinedTexts(Pairs const& pairs) {
    FieldTexts texts;
    for (auto const& [name, value] : pairs) {
        if (name.starts_with('_')) continue;  // what guards a form
        auto before = std::ranges::find(texts, name, &FieldTexts::value_type::first);
        if (before == texts.end())
            texts.emplace_back(name, value);
        else
            before->second += "," + value;
    }
    return texts;
}

FieldTexts queryTexts(Request const& request) {
    return joinedTexts(request.query);
}

/// Where the pages before and after this one stand, for lists that take ?page=N.
void addNeighbours(bj::object& model, gate::Viewing const& viewing, Request const& request) {
    std::string other;
    std::int64_t page = 1;
    for (auto const& [name, value] : request.query) {
        if (name == "page")
            page = std::max<std::int64_t>(1, wholeNumber(value).value_or(1));
        else
            other += percentEncode(name) + "=" + percentEncode(value) + "&";
    }
    auto pageAt = [&](std::int64_t number) { return request.path + "?" + other + "page=" + std::to_string(number); };
    model["has_previous"] = page > 1;
    model["previous_page"] = pageAt(page - 1);
    // A full page may have another one after it.
    model["has_next"] = std::ranges::any_of(viewing.parts, [](auto const& part) { return !part.isSingle && part.rows.size() >= fullPage; });
    model["next_page"] = pageAt(page + 1);
    model["page_says"] = "Page " + std::to_string(page);
}

/// The same, as generic/view takes it.
void addPager(bj::object& model) {
    auto hasPrevious = model["has_previous"].as_bool(), hasNext = model["has_next"].as_bool();
    if (!hasPrevious && !hasNext) return;
    bj::object pager{{"says", model["page_says"]}};
    if (hasPrevious) pager["previous"] = model["previous_page"];
    if (hasNext) pager["next"] = model["next_page"];
    model["pager"] = std::move(pager);
}

Error notLogged() {
    return {ErrorCode::unavailable, "What is viewed must be logged, and the log does not answer."};
}

/// Where somebody goes who leaves a form: where it leads, unless that is only known afterwards.
std::string cancelPath(gate::ActionInfo const& action, ObjectId on) {
    std::string_view rest = action.then;
    if (auto id = rest.find("{id}"); id != std::string_view::npos) rest = rest.substr(id + 4);
    return action.then.empty() || rest.find('{') != std::string_view::npos ? std::string{} : nextPath(action.then, on, {});
}

/// Whether there is something that is shown this once: a link that went by mail is not.
bool showsOutput(gate::ActionInfo const& action, FieldTexts const& output) {
    return std::ranges::any_of(output, [&](auto const& field) {
        auto const* info = action.output->find(field.first);
        return info && info->isSecret && !field.second.empty();
    });
}

std::string acceptedJson(gate::ActionInfo const& action, gate::Accepted const& accepted) {
    JsonWriter json;
    json.beginObject();
    for (auto const& [name, text] : accepted.output)
        if (auto const* field = action.output->find(name)) {
            json.key(name);
            if (name == linesField && takesRawBody(action))
                json.raw(text);
            else
                writeValue(json, *field, text);
        }
    json.key("events").beginArray();
    for (auto event : accepted.events) json.text(toText(event));
    json.endArray().endObject();
    return json.take();
}

}  // namespace

Door::Door(gate::Gate& gate, Templates const& templates, DoorOptions options, VisitorPort& visitors)
    : gate_(gate),
      options_(std::move(options)),
      answers_(templates, {gate}, options_),
      templates_(templates),
      visitors_(visitors),
      description_(openApiJson(gate.registry())) {
    addEndpoints();
}

void Door::addEndpoints() {
    router_.add("GET", "/", {Endpoint::home, nullptr, nullptr});
    router_.add("POST", std::string(policyReportPath), {Endpoint::policyReport, nullptr, nullptr});
    router_.add("GET", "/openapi.json", {Endpoint::description, nullptr, nullptr});
    for (auto const& document : options_.documents)
        router_.add("GET", std::string(document.path), {Endpoint::document, nullptr, nullptr, nullptr, &document});
    for (auto const* view : gate_.registry().views()) {
        router_.add("GET", "/" + std::string(view->path), {Endpoint::view, view, nullptr});
        router_.add("GET", "/api/" + std::string(view->path), {Endpoint::view, view, nullptr});
        if (takesTyped(*view)) router_.add("POST", "/" + std::string(view->path), {Endpoint::typed, view, nullptr});
        if (takesQuestions(*view)) router_.add("POST", "/api/" + std::string(view->path), {Endpoint::questions, view, nullptr});
    }
    for (auto const& download : options_.downloads)
        if (auto const* view = gate_.registry().view(download.view))
            router_.add(takesTyped(*view) ? "POST" : "GET", "/" + std::string(view->path) + "." + std::string(download.extension),
                        {takesTyped(*view) ? Endpoint::typed : Endpoint::download, view, nullptr, &download});
    for (auto const* action : gate_.registry().actions()) {
        if (action->hasForm) router_.add("GET", "/" + std::string(action->path) + "/new", {Endpoint::form, nullptr, action});
        // What is signed comes by the API alone: a form could say another request key than the one that is kept.
        if (!takesRawBody(*action)) router_.add("POST", "/" + std::string(action->path), {Endpoint::action, nullptr, action});
        router_.add("POST", "/api/" + std::string(action->path), {Endpoint::action, nullptr, action});
    }
}

std::vector<std::pair<std::string, std::string>> Door::endpoints() const {
    std::vector<std::pair<std::string, std::string>> list;
    for (auto const& route : router_.routes()) list.emplace_back(route.method, route.pattern);
    return list;
}

void Door::handle(Request request, Responder respond) {
    auto match = router_.match(request.method, request.path);
    if (match.endpoint && match.endpoint->kind == Endpoint::policyReport) return respond(textResponse(204, {}));
    if (match.endpoint && match.endpoint->kind == Endpoint::description) return respond(jsonResponse(200, description_));
    if (match.endpoint && match.endpoint->kind == Endpoint::document) return respond(jsonResponse(200, match.endpoint->paper->json));
    auto visitor = visitors_.visitorOf(request);
    auto const* who = visitor ? &*visitor : nullptr;
    if (!match.endpoint) {
        if (!match.known())
            return respond(answers_.error(
                request, who || wantsJson(request) ? gate::notThere() : Error{ErrorCode::unauthenticated, "Sign in first."}, who));
        auto response = textResponse(405, "This address does not take " + request.method + ".\n");
        response.headers.set("Allow", match.allow);
        return respond(std::move(response));
    }
    auto isFrontDoor = match.endpoint->kind == Endpoint::home && !wantsJson(request);
    if (!visitor && isFrontDoor && visitor.error().code == ErrorCode::unauthenticated)
        return respond(answers_.page(200, "public/home", {{"title", "Restorative justice"}}, nullptr));
    if (!visitor) return respond(answers_.error(request, visitor.error(), nullptr));
    gate_.atEpoch(visitor->epoch);

    auto on = gate::installation;
    for (auto const& [name, text] : match.parameters) {
        auto id = idFromText<ObjectId>(text);
        if (!id) return respond(answers_.error(request, gate::notThere(), who));
        on = *id;
    }
    auto const endpoint = *match.endpoint;
    Call call{std::move(request), std::move(respond), std::move(*visitor), on};
    switch (endpoint.kind) {
        case Endpoint::home: return showHome(call);
        case Endpoint::view: return show(*endpoint.viewInfo, {}, std::move(call));
        case Endpoint::questions: return ask(*endpoint.viewInfo, std::move(call));
        case Endpoint::typed: return answerTyped(*endpoint.viewInfo, endpoint.file, std::move(call));
        case Endpoint::download: {
            auto query = queryTexts(call.request);
            return showFile(*endpoint.file, *endpoint.viewInfo, std::move(query), std::move(call));
        }
        case Endpoint::form: return showForm(*endpoint.actionInfo, std::move(call));
        case Endpoint::action: return perform(*endpoint.actionInfo, std::move(call));
        case Endpoint::document:
        case Endpoint::policyReport:
        case Endpoint::description: return;  // answered above: nobody need be signed in
    }
}

void Door::ask(gate::ViewInfo const& view, Call call) {
    if (!call.visitor.hasToken && isFromElsewhere(call.request)) return call.respond(fromElsewhere());
    if (auto fault = writeFault(call.request, call.visitor, {})) return call.respond(answers_.error(call.request, *fault, &call.visitor));
    FieldTexts body{{std::string(questionsField), call.request.body}};
    show(view, std::move(body), std::move(call));
}

void Door::answerTyped(gate::ViewInfo const& view, Download const* file, Call call) {
    if (!call.visitor.hasToken && isFromElsewhere(call.request)) return call.respond(fromElsewhere());
    auto posted = parseForm(call.request);
    if (!posted) return call.respond(answers_.error(call.request, posted.error(), &call.visitor));
    if (auto fault = writeFault(call.request, call.visitor, formGuard(*posted).csrf))
        return call.respond(answers_.error(call.request, *fault, &call.visitor));
    auto texts = joinedTexts(*posted);
    if (file) return showFile(*file, view, std::move(texts), std::move(call));
    show(view, std::move(texts), std::move(call));
}

void Door::show(gate::ViewInfo const& view, FieldTexts body, Call call) {
    // What is typed stands in no address, and what an address holds is not taken for it.
    auto query = takesTyped(view) ? FieldTexts{} : queryTexts(call.request);
    query.insert(query.end(), std::make_move_iterator(body.begin()), std::make_move_iterator(body.end()));
    fillErrand(query, *view.query, call.request);
    auto const isAsked = !query.empty() && call.request.method == "GET" && !wantsJson(call.request);
    auto typed = isAsked ? query : FieldTexts{};
    auto viewing = gate_.look({call.visitor.actor, &view, call.on, std::move(query), call.visitor.now});
    if (!viewing && isAsked && !viewing.error().fields.empty()) return askAgain(view, viewing.error(), typed, std::move(call));
    if (!viewing) return call.respond(answers_.error(call.request, viewing.error(), &call.visitor));
    auto response = wantsJson(call.request) ? jsonResponse(200, apiJson(view, *viewing, answers_.words())) : viewPage(view, *viewing, call);
    if (wantsJson(call.request)) response.headers.set("ETag", "\"" + std::to_string(viewing->version) + "\"");
    answerLogged(std::move(viewing->entry), std::move(call), std::move(response));
}

void Door::askAgain(gate::ViewInfo const& view, Error const& error, FieldTexts const& typed, Call call) {
    auto viewing = gate_.look({call.visitor.actor, &view, call.on, {}, call.visitor.now});
    if (!viewing) return call.respond(answers_.error(call.request, error, &call.visitor));
    auto response = viewPage(view, *viewing, call, typedAgain(view, error, typed));
    response.status = httpStatus(error.code);
    answerLogged(std::move(viewing->entry), std::move(call), std::move(response));
}

void Door::answerLogged(gate::AccessEntry entry, Call call, Response response) {
    auto held = std::make_shared<std::pair<Call, Response>>(std::move(call), std::move(response));
    gate_.release(std::move(entry), [this, held](bool isLogged) {
        auto& [asked, ready] = *held;
        if (isLogged)
            asked.respond(std::move(ready));
        else
            asked.respond(answers_.error(asked.request, notLogged(), &asked.visitor));
    });
}

void Door::showFile(Download const& download, gate::ViewInfo const& view, FieldTexts query, Call call) {
    auto viewing = gate_.look({call.visitor.actor, &view, call.on, std::move(query), call.visitor.now});
    if (!viewing) return call.respond(answers_.error(call.request, viewing.error(), &call.visitor));
    auto file = download.make(view, *viewing);
    if (!file) return call.respond(answers_.error(call.request, file.error(), &call.visitor));
    answerLogged(std::move(viewing->entry), std::move(call), fileResponse(*file));
}

Response Door::viewPage(gate::ViewInfo const& view, gate::Viewing const& viewing, Call const& call, bj::object more) const {
    bj::monotonic_resource arena(pageModelBytes);
    auto model = pageModel(view, viewing, answers_.words(), &arena);
    addTyped(model, std::move(more));
    model["path"] = call.request.path;
    addNeighbours(model, viewing, call.request);
    bj::array actions;
    for (auto name : view.actions) {
        auto const* action = gate_.registry().action(name);
        if (!action || !call.visitor.actor.may(action->permission)) continue;
        actions.push_back(bj::object{{"label", action->title},
                                     {"name", action->name},
                                     {"href", filledPath(action->path, call.on) + "/new"},
                                     {"primary", actions.empty()}});
    }
    model["has_actions"] = !actions.empty();
    model["actions"] = std::move(actions);
    model["back"] = false;
    model["key"] = gate_.random().word(keyChars);  // for a form that stands in the page itself
    if (!view.page.empty() && templates_.has(view.page))
        return answers_.page(200, view.page, std::move(model), &call.visitor, call.request.path);
    addGenericParts(model, view, viewing, answers_.words());
    addPager(model);
    return answers_.page(200, "generic/view", std::move(model), &call.visitor, call.request.path);
}

void Door::showForm(gate::ActionInfo const& action, Call call) {
    FieldTexts query(call.request.query.begin(), call.request.query.end());
    auto prepared = gate_.prepare(call.visitor.actor, action, call.on, query, call.visitor.now);
    if (!prepared) return call.respond(answers_.error(call.request, prepared.error(), &call.visitor));
    if (auto confirming = confirmFirst(action, call)) return call.respond(std::move(*confirming));
    FormState state{filledPath(action.path, call.on), gate_.random().word(keyChars), std::to_string(prepared->version)};
    state.help = std::move(prepared->help);
    state.cancel = cancelPath(action, call.on);
    for (auto const& from : options_.prefills)
        if (from.action == action.name && isUnanswered(from, state.help.defaults))
            return showFilled(action, from, std::move(state), std::move(call));
    call.respond(answers_.page(200, "generic/form", formModel(action, state), &call.visitor, call.request.path));
}

void Door::showFilled(gate::ActionInfo const& action, Prefill const& from, FormState state, Call call) {
    auto object = idFromText<ObjectId>(valueOf(state.help.defaults, from.object));
    auto const* view = gate_.registry().view(from.view);
    auto viewing = object && view ? gate_.look({call.visitor.actor, view, *object, {}, call.visitor.now})
                                  : Result<gate::Viewing>(fail(gate::notThere()));
    auto isFilled = viewing && fillIn(state.help.defaults, from, viewing->parts);
    auto model = formModel(action, state);
    if (isFilled) model["lede"] = std::string(action.lede) + " Some answers are filled in from the task. Check them.";
    auto response = std::make_shared<Response>(answers_.page(200, "generic/form", std::move(model), &call.visitor, call.request.path));
    if (!isFilled) return call.respond(std::move(*response));
    auto held = std::make_shared<Call>(std::move(call));
    gate_.release(std::move(viewing->entry), [this, held, response](bool isLogged) {
        held->respond(isLogged ? std::move(*response) : answers_.error(held->request, notLogged(), &held->visitor));
    });
}

// OWASP ASVS 5.0, 7.5.3: a risky act asks for a code again, whatever the session has done before.
std::optional<Response> Door::confirmFirst(gate::ActionInfo const& action, Call const& call) const {
    auto const act = actOf(action.name, call.on);
    if (!action.needsConfirmation || hasConfirmed(call.visitor, act)) return std::nullopt;
    if (call.visitor.hasToken || wantsJson(call.request))
        return answers_.error(call.request,
                              {ErrorCode::refused, "This asks for a code of your authenticator app first, on the page /confirm."},
                              &call.visitor);
    auto const inPage = std::ranges::find(options_.formPages, action.name, &std::pair<std::string_view, std::string_view>::first);
    auto const back = inPage == options_.formPages.end() ? filledPath(action.path, call.on) + "/new" : std::string(inPage->second);
    return redirect("/confirm?act=" + percentEncode(act) + "&next=" + percentEncode(back));
}

std::optional<Error> Door::writeFault(Request const& request, Visitor const& visitor, std::string const& csrf) const {
    if (visitor.hasToken) return std::nullopt;
    auto given = wantsJson(request) ? std::string(request.headers.find("X-CSRF-Token").value_or("")) : csrf;
    if (!sameSecret(given, visitor.csrf))
        return Error{ErrorCode::refused, "This page was open too long. Go back, load it again, and send it once more."};
    return std::nullopt;
}

void Door::perform(gate::ActionInfo const& action, Call call) {
    if (!call.visitor.hasToken && isFromElsewhere(call.request)) return call.respond(fromElsewhere());
    auto isJson = wantsJson(call.request);
    FormGuard guard;
    FieldTexts texts;
    if (isJson) {
        auto parsed = takesRawBody(action) ? Result<FieldTexts>(rawBodyTexts(call.request))
                                           : fieldTextsOfJson(call.request.body.empty() ? "{}" : call.request.body);
        if (!parsed) return call.respond(answers_.error(call.request, parsed.error(), &call.visitor));
        texts = std::move(*parsed);
        guard.key = call.request.headers.find("Idempotency-Key").value_or("");
        guard.version = call.request.headers.find("If-Match").value_or("");
        std::erase(guard.version, '"');
        if (guard.key.empty())
            return call.respond(answers_.error(
                call.request, {ErrorCode::invalid, "Send an Idempotency-Key header: the same key again gets the same answer."},
                &call.visitor));
    } else {
        auto posted = parseForm(call.request);
        if (!posted) return call.respond(answers_.error(call.request, posted.error(), &call.visitor));
        guard = formGuard(*posted);
        texts = postedTexts(*action.input, *posted);
    }
    if (auto fault = writeFault(call.request, call.visitor, guard.csrf))
        return call.respond(answers_.error(call.request, *fault, &call.visitor));
    fillErrand(texts, *action.input, call.request);

    if (auto confirming = confirmFirst(action, call)) {
        auto reachable = gate_.prepare(call.visitor.actor, action, call.on, {}, call.visitor.now);
        return call.respond(reachable ? std::move(*confirming) : answers_.error(call.request, reachable.error(), &call.visitor));
    }

    auto seen = wholeNumber(guard.version);
    gate::ActRequest request{call.visitor.actor, &action, call.on, texts, guard.key, seen};
    request.at = call.visitor.now;
    auto held = std::make_shared<std::pair<Call, FieldTexts>>(std::move(call), std::move(texts));
    gate_.act(std::move(request), [this, held, &action, isJson, seen](Result<gate::Accepted> accepted) {
        auto& [asked, typed] = *held;
        if (accepted && action.needsConfirmation) visitors_.confirmationUsed(asked.request);
        if (isJson && accepted) return asked.respond(jsonResponse(accepted->wasDoneBefore ? 200 : 201, acceptedJson(action, *accepted)));
        if (!accepted && accepted.error().code == ErrorCode::stale && seen)
            return tellChanges(action, accepted.error(), typed, *seen, std::make_shared<Call>(std::move(asked)));
        if (isJson) return asked.respond(answers_.error(asked.request, accepted.error(), &asked.visitor));
        if (accepted && showsOutput(action, accepted->output)) return asked.respond(donePage(action, *accepted, asked));
        if (accepted) {
            auto response = redirect(nextPath(action.then, asked.on, accepted->output));
            if (takesErrand(*action.input)) endErrand(response);
            return asked.respond(std::move(response));
        }
        asked.respond(formAgain(action, accepted.error(), typed, asked));
    });
}

Response Door::donePage(gate::ActionInfo const& action, gate::Accepted const& accepted, Call const& call) const {
    bj::array rows;
    for (auto const& [name, text] : accepted.output)
        if (auto const* field = action.output->find(name))
            rows.push_back(bj::object{{"label", field->label}, {"shown", true}, {"value", humanText(*field, text)}});
    bj::object model{{"title", action.title}, {"lede", "This is shown once. Copy it now, and hand it over on a channel that you know."}};
    model["parts"] = bj::array{bj::object{{"heading", false}, {"is_summary", true}, {"rows", std::move(rows)}}};
    model["actions"] =
        bj::array{bj::object{{"label", "Go on"}, {"href", nextPath(action.then, call.on, accepted.output)}, {"primary", true}}};
    model["back"] = false;
    model["pager"] = false;
    return answers_.page(200, "generic/view", std::move(model), &call.visitor, call.request.path);
}

Response Door::formAgain(gate::ActionInfo const& action, Error const& error, FieldTexts const& typed, Call const& call) {
    auto keepsTyped = error.code == ErrorCode::invalid || error.code == ErrorCode::stale || error.code == ErrorCode::refused ||
                      error.code == ErrorCode::conflict;
    auto prepared = gate_.prepare(call.visitor.actor, action, call.on, typed, call.visitor.now);
    if (!keepsTyped || !prepared) return answers_.error(call.request, error, &call.visitor);
    FormState state{filledPath(action.path, call.on), gate_.random().word(keyChars), std::to_string(prepared->version), typed, error.fields,
                    std::move(prepared->help),        cancelPath(action, call.on)};
    auto model = formModel(action, state);
    if (error.fields.empty()) {
        bj::array lines{bj::object{{"text", error.message}}};
        for (auto& line : answers_.reasonLines(error)) lines.push_back(bj::object{{"text", line}});
        model["errors"] = std::move(lines);
        model["has_errors"] = true;
    }
    return answers_.page(httpStatus(error.code), "generic/form", std::move(model), &call.visitor, call.request.path);
}

void Door::tellChanges(gate::ActionInfo const& action, Error const& error, FieldTexts const& typed, std::int64_t seen,
                       std::shared_ptr<Call> call) {
    auto refuse = [&](Error const& instead) { call->respond(answers_.error(call->request, instead, &call->visitor)); };
    auto prepared = gate_.prepare(call->visitor.actor, action, call->on, typed, call->visitor.now);
    if (!prepared) return refuse(prepared.error());
    auto changes = gate_.changesSince(call->visitor.actor, action, call->on, seen, call->visitor.now);
    if (!changes) return refuse(changes.error());
    ConflictWords const words{answers_.words(), options_.roleOf, call->visitor.actor.user};
    auto response = std::make_shared<Response>();
    if (wantsJson(call->request)) {
        *response = jsonResponse(httpStatus(error.code), conflictJson(error, *changes, words));
    } else {
        FormState state{filledPath(action.path, call->on), gate_.random().word(keyChars), std::to_string(changes->version), typed, {},
                        std::move(prepared->help),         cancelPath(action, call->on)};
        auto model = conflictModel(formModel(action, state), *changes, words);
        *response = answers_.page(httpStatus(error.code), "generic/conflict", std::move(model), &call->visitor, call->request.path);
    }
    gate_.release(std::move(changes->entry), [this, call, response](bool isLogged) {
        if (isLogged) return call->respond(std::move(*response));
        call->respond(answers_.error(call->request, notLogged(), &call->visitor));
    });
}

void Door::showHome(Call const& call) {
    bj::array work;
    auto add = [&](NavItem const& item, std::string_view permission, std::string const& href) {
        if (call.visitor.actor.may(permission)) work.push_back(bj::object{{"heading", item.label}, {"href", href}, {"text", item.about}});
    };
    for (auto const& item : options_.nav)
        if (auto const* view = gate_.registry().view(item.view)) add(item, view->permission, ownPath(*view, call.visitor.actor));
    for (auto const& item : options_.actions)
        if (auto const* action = gate_.registry().action(item.view))
            add(item, action->permission, "/" + std::string(action->path) + "/new");
    bj::object model{{"title", "Home"}, {"first", false}, {"has_counts", false}, {"has_work", !work.empty()}};
    model["lede"] = work.empty() ? "There is nothing for your role to do here yet." : "What you can do here.";
    model["work"] = std::move(work);
    call.respond(answers_.page(200, "home/start", std::move(model), &call.visitor, "/"));
}

}  // namespace accord::web
