#include "web/answers.hpp"

#include "base/json.hpp"

namespace accord::web {
namespace {

// More than a line holds is folded away: first what somebody does most.
constexpr std::ptrdiff_t navFirst = 8;
constexpr std::size_t navMost = 9;

namespace bj = boost::json;

constexpr std::string_view assetsPrefix = "/assets";

struct ErrorPage {
    std::string_view title;
    std::vector<std::string_view> lines;
};

ErrorPage errorPage(ErrorCode code) {
    switch (code) {
        case ErrorCode::notFound:
            return {"Page not found", {"There is nothing here that you can see. Check the address, or go back to the start."}};
        case ErrorCode::unauthenticated:
            return {"Sign in first", {"You are not signed in, or your session has ended. Nothing that was saved is lost."}};
        case ErrorCode::busy: return {"Accord is busy", {"Nothing was changed. Please try again in a moment."}};
        case ErrorCode::unavailable: return {"Accord cannot do this just now", {"Nothing was changed. Please try again in a few minutes."}};
        case ErrorCode::tooMany: return {"Too many requests", {"Please wait a little and try again."}};
        case ErrorCode::tooLarge: return {"This is too large", {"Nothing was changed. Send less at once."}};
        case ErrorCode::internal: return {"Something went wrong here", {"It is our fault. Nothing was changed."}};
        default: return {"This cannot be done", {}};
    }
}

}  // namespace

std::string ownPath(gate::ViewInfo const& view, gate::Actor const& actor) {
    return filledPath(view.path, view.on == gate::ObjectKind::area ? idCast<ObjectId>(actor.area) : idCast<ObjectId>(actor.agency));
}

bool wantsJson(Request const& request) {
    if (request.path.starts_with("/api/") || request.path == "/api") return true;
    auto accept = request.headers.find("Accept");
    return accept && accept->find("application/json") != std::string_view::npos && accept->find("text/html") == std::string_view::npos;
}

Response redirect(std::string_view localPath) {
    Response response;
    response.status = 303;
    // Only ever a path of this site: no open redirect.
    auto isLocal = localPath.starts_with('/') && !localPath.starts_with("//") && localPath.find('\\') == std::string_view::npos;
    response.headers.set("Location", isLocal ? std::string(localPath) : "/");
    return response;
}

Response jsonResponse(int status, std::string json) {
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "application/json; charset=utf-8");
    json += '\n';
    response.body = std::move(json);
    return response;
}

bj::array Answers::nav(Visitor const& visitor, std::string_view path) const {
    bj::array items{bj::object{{"label", "Home"}, {"href", "/"}, {"current", path == "/"}}};
    auto add = [&](std::string_view label, std::string_view permission, std::string const& href) {
        if (visitor.actor.may(permission)) items.push_back(bj::object{{"label", label}, {"href", href}, {"current", path == href}});
    };
    for (auto const& item : options_.nav)
        if (auto const* view = words_.gate.registry().view(item.view)) add(item.label, view->permission, ownPath(*view, visitor.actor));
    for (auto const& item : options_.actions)
        if (auto const* action = words_.gate.registry().action(item.view))
            add(item.label, action->permission, "/" + std::string(action->path) + "/new");
    return items;
}

bj::object Answers::layout(Visitor const* visitor, std::string_view path) const {
    bj::object model{
        {"assets", assetsPrefix}, {"demonstration", options_.isDemonstration}, {"notice", false}, {"csrf", ""}, {"user", false}};
    model["nav"] = bj::array{};
    model["footer"] = bj::array{};
    model["sign_in"] = "/sign-in";
    model["exit_href"] = "https://www.bbc.co.uk/weather";
    if (!visitor || visitor->hasToken) return model;
    auto const& actor = visitor->actor;
    model["csrf"] = visitor->csrf;
    model["user"] = bj::object{{"name", actor.name}, {"role", visitor->roleName}, {"agency", actor.agencyName}, {"sign_out", "/sign-out"}};
    auto items = nav(*visitor, path);
    if (items.size() > navMost) {
        bj::array rest(items.begin() + navFirst, items.end());
        items.erase(items.begin() + navFirst, items.end());
        model["more"] = bj::object{{"items", std::move(rest)}};
    }
    model["nav"] = std::move(items);
    return model;
}

Response Answers::page(int status, std::string_view name, bj::object model, Visitor const* visitor, std::string_view path) const {
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.body = templates_.render(name, bj::value(std::move(model)), bj::value(layout(visitor, path)));
    return response;
}

bj::array Answers::reasonLines(Error const& error) const {
    bj::array lines;
    for (auto const& reason : error.reasons) {
        auto const* text = words_.reason(reason.code);
        if (!text) continue;
        auto line = std::string(text->sentence);
        if (!text->remedy.empty()) line += " What would make it possible: " + std::string(text->remedy);
        lines.push_back(bj::value(line));
    }
    return lines;
}

std::string Answers::errorJson(Error const& error) const {
    JsonWriter json;
    json.beginObject().key("error").beginObject();
    json.key("code").text(errorName(error.code)).key("message").text(error.message).key("fields").beginArray();
    for (auto const& field : error.fields)
        json.beginObject().key("field").text(field.field).key("code").text(field.code).key("message").text(field.message).endObject();
    json.endArray().key("reasons").beginArray();
    for (auto const& reason : error.reasons) {
        auto const* text = words_.reason(reason.code);
        json.beginObject().key("code").integer(static_cast<std::int64_t>(reason.code));
        if (text) json.key("name").text(text->name).key("sentence").text(text->sentence).key("possible").text(text->remedy);
        if (auto rule = words_.rule(reason.rule); !rule.empty()) json.key("rule").text(rule);
        json.endObject();
    }
    json.endArray().endObject().endObject();
    return json.take();
}

Response Answers::error(Request const& request, Error const& error, Visitor const* visitor) const {
    Response response;
    if (wantsJson(request)) {
        response = jsonResponse(httpStatus(error.code), errorJson(error));
    } else if (error.code == ErrorCode::unauthenticated && request.method == "GET") {
        return redirect("/sign-in");
    } else {
        auto const page = errorPage(error.code);
        bj::array lines;
        for (auto line : page.lines) lines.push_back(bj::value(line));
        if (lines.empty()) {
            if (error.fields.empty()) lines.push_back(bj::value(error.message));
            for (auto const& field : error.fields) lines.push_back(bj::value(field.message));
            for (auto& line : reasonLines(error)) lines.push_back(line);
        }
        bj::object model{{"title", page.title}, {"lines", std::move(lines)}, {"receipt", false}};
        model["next"] = bj::object{{"label", "Go to the start"}, {"href", "/"}};
        response = this->page(httpStatus(error.code), "layout/error", std::move(model), visitor);
    }
    if (error.code == ErrorCode::busy || error.code == ErrorCode::tooMany) response.headers.set("Retry-After", "2");
    return response;
}

}  // namespace accord::web
