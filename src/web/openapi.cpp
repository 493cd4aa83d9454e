#include "web/openapi.hpp"

#include "web/openapi_schemas.hpp"
#include "web/questions.hpp"
#include "web/raw_body.hpp"
#include "web/typed.hpp"

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr auto about =
    "Every read and every write of Accord passes one gate. What is unknown, deleted or not for you gives the same answer (404). "
    "A field that is not shared says why. Each write carries an Idempotency-Key: the same key again gets the same answer.";

bj::object jsonContent(bj::object schema) {
    bj::object media, content;
    media["schema"] = std::move(schema);
    content["application/json"] = std::move(media);
    return content;
}

bj::object reference(std::string_view kind, std::string_view name) {
    bj::object made;
    made["$ref"] = "#/components/" + std::string(kind) + "/" + std::string(name);
    return made;
}
bj::object responseRef(std::string_view name) {
    return reference("responses", name);
}

bj::object parameter(std::string_view in, std::string_view name, bool isRequired, std::string_view says, bj::object schema) {
    return {{"name", jsonText(name)},
            {"in", jsonText(in)},
            {"required", isRequired},
            {"description", jsonText(says)},
            {"schema", std::move(schema)}};
}

void addPathParameters(bj::array& parameters, std::string_view path) {
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        auto name = path.substr(open + 1, path.find('}', open) - open - 1);
        parameters.push_back(parameter("path", name, true, "Which one.", schemaRef("Id")));
    }
}

bj::object errorResponses(bool isWrite) {
    bj::object responses{{"401", responseRef("Unauthenticated")}, {"404", responseRef("NotFound")}, {"422", responseRef("Invalid")}};
    if (isWrite) {
        responses["409"] = responseRef("Conflict");
        responses["413"] = responseRef("TooLarge");
    }
    responses["429"] = responseRef("TooMany");
    responses["503"] = responseRef("Unavailable");
    return responses;
}

/// The good answer first, as people read them.
bj::object withErrors(std::string_view status, bj::object good, bool isWrite) {
    bj::object responses;
    responses[bj::string_view(status.data(), status.size())] = std::move(good);
    auto errors = errorResponses(isWrite);
    for (auto& entry : errors) responses[entry.key()] = std::move(entry.value());
    return responses;
}

bj::array tagsOf(std::string_view name) {
    bj::array tags;
    tags.push_back(jsonText(name.substr(0, name.find('.'))));
    return tags;
}

/// A token, or a session; with a cookie, a write needs the session's own token too.
bj::array securityOf(bool isWrite) {
    bj::object token, session;
    token["token"] = bj::array{};
    session["session"] = bj::array{};
    if (isWrite) session["csrf"] = bj::array{};
    bj::array ways;
    ways.push_back(std::move(token));
    ways.push_back(std::move(session));
    return ways;
}

bj::object viewOperation(gate::ViewInfo const& view) {
    bj::array parameters;
    addPathParameters(parameters, view.path);
    for (auto const& field : view.query->fields)
        if (!takesTyped(view)) parameters.push_back(parameter("query", field.name, field.required, field.label, valueSchema(field)));
    bj::object properties;
    properties["version"] = bj::object{{"type", "integer"}, {"format", "int64"}, {"description", "Send it back as If-Match."}};
    for (auto const& [name, table] : view.parts) {
        auto row = rowSchema(*table);
        // A part is a list, or one row where the page shows one thing.
        bj::array faces;
        faces.push_back(bj::object{{"type", "array"}, {"items", row}});
        faces.push_back(std::move(row));
        properties[bj::string_view(name.data(), name.size())] = bj::object{{"anyOf", std::move(faces)}, {"nullable", true}};
    }
    bj::object schema{{"type", "object"}, {"required", bj::array{"version"}}, {"properties", std::move(properties)}};
    bj::object good{{"description", "What you may see of it. The viewing is logged."}, {"content", jsonContent(std::move(schema))}};
    bj::object version, headers;
    version["description"] = "The version.";
    version["schema"] = bj::object{{"type", "string"}};
    headers["ETag"] = std::move(version);
    good["headers"] = std::move(headers);
    return {{"operationId", jsonText(view.name)},
            {"summary", jsonText(view.title)},
            {"tags", tagsOf(view.name)},
            {"description", "Needs the permission " + std::string(view.permission) + "."},
            {"parameters", std::move(parameters)},
            {"security", securityOf(false)},
            {"responses", withErrors("200", std::move(good), false)}};
}

/// The same answer to a body of questions, each with the fields of the view's query.
bj::object questionsOperation(gate::ViewInfo const& view) {
    auto operation = viewOperation(view);
    SpecTable one;
    for (auto const& field : view.query->fields)
        if (field.name != questionsField) one.fields.push_back(field);
    bj::object list{{"type", "array"}, {"minItems", 1}, {"maxItems", 1000}, {"items", inputSchema(one)}};
    bj::object body{{"type", "object"}, {"required", bj::array{"questions"}}, {"properties", {{"questions", std::move(list)}}}};
    operation["operationId"] = std::string(view.name) + "-many";
    operation["summary"] = std::string(view.title) + " Many questions at once";
    operation["parameters"] = bj::array{};
    operation["requestBody"] = bj::object{{"required", true}, {"content", jsonContent(std::move(body))}};
    operation["security"] = securityOf(true);
    return operation;
}

/// A body that is signed as it stands: one JSON object a line.
bj::object rawBody() {
    bj::object one{{"type", "object"}, {"additionalProperties", true}};
    one["externalDocs"] = bj::object{{"url", "/schemas/event.json"}, {"description", "JSON Schema of one event."}};
    auto content = jsonContent(std::move(one));
    bj::object lines{{"type", "string"}, {"description", "One event a line, at most 1,000."}};
    content["application/x-ndjson"] = bj::object{{"schema", std::move(lines)}};
    return {{"required", true}, {"content", std::move(content)}};
}

void addSignature(bj::array& parameters) {
    parameters.push_back(parameter("header", "Accord-Signed-At", true, "Seconds since 1970, at most five minutes away from now.",
                                   {{"type", "integer"}, {"format", "int64"}}));
    parameters.push_back(parameter("header", "Accord-Signature", true,
                                   "Ed25519, as base64url, over: accord.push.1, the token's id, Accord-Signed-At, Idempotency-Key and the "
                                   "body, each but the last ended by a line feed.",
                                   {{"type", "string"}, {"maxLength", 86}}));
}

bj::object lineSchema() {
    bj::array results{"opened", "standing", "merged", "no-route", "refused"};
    bj::object properties{{"line", {{"type", "integer"}}},
                          {"event_id", {{"type", "string"}}},
                          {"result", {{"type", "string"}, {"enum", std::move(results)}}},
                          {"why", {{"type", "string"}}}};
    bj::object line{{"type", "object"}, {"required", bj::array{"line", "result"}}, {"properties", std::move(properties)}};
    return {{"type", "array"}, {"items", std::move(line)}};
}

bj::object actionOperation(gate::ActionInfo const& action) {
    bj::array parameters;
    addPathParameters(parameters, action.path);
    parameters.push_back(reference("parameters", "IdempotencyKey"));
    if (action.on != gate::ObjectKind::installation) parameters.push_back(reference("parameters", "IfMatch"));
    auto made = outputSchema(*action.output);
    if (takesRawBody(action)) {
        addSignature(parameters);
        made["properties"].as_object()[bj::string_view(linesField.data(), linesField.size())] = lineSchema();
    }
    auto answer = jsonContent(std::move(made));
    bj::object done{{"description", "Done, and durable."}, {"content", answer}};
    bj::object before{{"description", "Done before, with the same key."}, {"content", std::move(answer)}};
    auto responses = withErrors("201", std::move(done), true);
    responses["200"] = std::move(before);
    auto needsInput = false;
    for (auto const& field : action.input->fields) needsInput = needsInput || field.required;
    auto body =
        takesRawBody(action) ? rawBody() : bj::object{{"required", needsInput}, {"content", jsonContent(inputSchema(*action.input))}};
    return {{"operationId", jsonText(action.name)}, {"summary", jsonText(action.title)},
            {"tags", tagsOf(action.name)},          {"description", "Needs the permission " + std::string(action.permission) + "."},
            {"parameters", std::move(parameters)},  {"requestBody", std::move(body)},
            {"security", securityOf(true)},         {"responses", std::move(responses)}};
}

bj::object response(std::string_view says) {
    return {{"description", jsonText(says)}, {"content", jsonContent(schemaRef("Error"))}};
}

bj::object components() {
    bj::object responses{
        {"Unauthenticated", response("Nobody is signed in, or the token is not good.")},
        {"NotFound", response("Unknown, deleted or not for you: the same answer for all three.")},
        {"Conflict", response("A rule stands against it, the key was used for something else, or somebody changed it meanwhile.")},
        {"TooLarge", response("More than Accord takes.")},
        {"Invalid", response("The input has faults; each is named.")},
        {"TooMany", response("Too often. Retry-After says when.")},
        {"Unavailable", response("Not just now. Nothing was changed. Retry-After may say when.")}};
    bj::object keyText, versionText;
    keyText["type"] = versionText["type"] = "string";
    keyText["maxLength"] = 80;
    auto key = parameter("header", "Idempotency-Key", true, "Chosen by you, up to 80 characters, new for each thing that you do.",
                         std::move(keyText));
    auto version = parameter("header", "If-Match", false, "The version that you read: refused as stale where it is another by now.",
                             std::move(versionText));
    bj::object security{
        {"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "An agency's token, bound to a role and a purpose."}}},
        {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-session"}}},
        {"csrf",
         {{"type", "apiKey"},
          {"in", "header"},
          {"name", "X-CSRF-Token"},
          {"description", "The session's own; with a cookie each write needs it."}}}};
    return {{"schemas", sharedSchemas()},
            {"responses", std::move(responses)},
            {"parameters", {{"IdempotencyKey", std::move(key)}, {"IfMatch", std::move(version)}}},
            {"securitySchemes", std::move(security)}};
}

bj::object& pathItem(bj::object& paths, std::string_view path) {
    auto full = "/api/" + std::string(path);
    if (!paths.contains(full)) paths[full] = bj::object{};
    return paths[full].as_object();
}

}  // namespace

std::string openApiJson(gate::Registry const& registry) {
    bj::object paths;
    for (auto const* view : registry.views()) {
        pathItem(paths, view->path)["get"] = viewOperation(*view);
        if (takesQuestions(*view)) pathItem(paths, view->path)["post"] = questionsOperation(*view);
    }
    for (auto const* action : registry.actions()) pathItem(paths, action->path)["post"] = actionOperation(*action);
    bj::object license, server;
    license["name"] = "MIT";
    server["url"] = "/";
    bj::array servers;
    servers.push_back(std::move(server));
    bj::object info{{"title", "Accord"}, {"version", ACCORD_VERSION}, {"description", jsonText(about)}, {"license", std::move(license)}};
    bj::object document{{"openapi", "3.0.3"},
                        {"info", std::move(info)},
                        {"servers", std::move(servers)},
                        {"paths", std::move(paths)},
                        {"components", components()}};
    return bj::serialize(document);
}

}  // namespace accord::web
