#include "app/commands.hpp"
#include "app/installation.hpp"
#include "base/json.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {

int runEndpoints(CommonOptions const& common) {
    gate::Registry registry(capabilities());
    if (!common.isJson) {
        for (auto const* view : registry.views())
            std::cout << fmt::format("GET   /{:<44} {:<32} {}\n", view->path, view->name, view->permission);
        for (auto const* action : registry.actions())
            std::cout << fmt::format("POST  /{:<44} {:<32} {}\n", action->path, action->name, action->permission);
        return exits::done;
    }
    JsonWriter json;
    json.beginArray();
    auto line = [&](std::string_view method, std::string_view path, std::string_view name, std::string_view permission) {
        json.beginObject().key("method").text(method).key("path").text("/" + std::string(path)).key("name").text(name);
        json.key("permission").text(permission).endObject();
    };
    for (auto const* view : registry.views()) line("GET", view->path, view->name, view->permission);
    for (auto const* action : registry.actions()) line("POST", action->path, action->name, action->permission);
    json.endArray();
    std::cout << json.str() << '\n';
    return exits::done;
}

}  // namespace accord::app
