// Which endpoint answers a path, and with which methods.
//
//    Router<Endpoint> router;
//    router.add("GET", "/cases/{id}/contacts", showContacts);
//    router.add("POST", "/cases/{id}/contacts", recordContact);
//
//    auto match = router.match("GET", "/cases/42/contacts");
//    match.endpoint            // showContacts; match.parameters is {{"id","42"}}
//    router.match("PUT", "/cases/42/contacts").allow      // "GET, HEAD, POST": answer 405
//    router.match("GET", "/nothing").known()              // false: answer 404
//
// A fixed segment goes before a parameter, so that `/cases/new` is not the case named
// "new"; the more specific pattern then answers alone, with its own methods. HEAD is
// answered by GET (the server leaves the body out). Paths are decoded (query.hpp), and
// `/cases` and `/cases/` are different.
//
// Filled once at start; afterwards any thread may ask.
#pragma once

#include "web/http_message.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::web {

struct RouteMatch {
    std::optional<std::size_t> route;  ///< which of the added, counted from 0
    Pairs parameters;
    std::string allow;  ///< the methods of this path, for a 405; empty for an unknown path

    [[nodiscard]] bool known() const { return !allow.empty(); }
};

/// The paths alone; Router puts the endpoints beside them.
class RouteTable {
public:
    RouteTable();
    RouteTable(RouteTable&&) noexcept;
    RouteTable& operator=(RouteTable&&) noexcept;
    ~RouteTable();

    /// Throws std::logic_error for a pattern that is not plain or is already taken: that is our bug.
    void add(std::string_view method, std::string_view pattern);
    [[nodiscard]] RouteMatch match(std::string_view method, std::string_view path) const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::size_t size_{};
};

template <class Endpoint>
class Router {
public:
    struct Route {
        std::string method;
        std::string pattern;
        Endpoint endpoint;
    };

    struct Match {
        Endpoint const* endpoint{};  ///< none: 405 if the path is known, otherwise 404
        Pairs parameters;
        std::string allow;

        [[nodiscard]] bool known() const { return !allow.empty(); }
    };

    void add(std::string method, std::string pattern, Endpoint endpoint) {
        table_.add(method, pattern);
        routes_.push_back({std::move(method), std::move(pattern), std::move(endpoint)});
    }

    [[nodiscard]] Match match(std::string_view method, std::string_view path) const {
        auto found = table_.match(method, path);
        return {found.route ? &routes_[*found.route].endpoint : nullptr, std::move(found.parameters), std::move(found.allow)};
    }

    [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

private:
    RouteTable table_;
    std::vector<Route> routes_;
};

}  // namespace accord::web
