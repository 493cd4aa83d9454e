#include "web/router.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>

namespace accord::web {
namespace {

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        auto const end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool isParameter(std::string_view segment) {
    return segment.starts_with('{');
}

bool isParameterNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void checkPattern(std::string_view pattern) {
    auto const refuse = [pattern](char const* why) { throw std::logic_error(std::string{"endpoint "}.append(pattern).append(why)); };
    if (!pattern.starts_with('/')) refuse(" does not begin with a slash");
    std::vector<std::string_view> names;
    for (auto segment : segmentsOf(pattern)) {
        if (!isParameter(segment)) {
            if (segment.find_first_of("{}") != std::string_view::npos) refuse(" has a brace inside a segment");
            if (segment.empty() && pattern != "/") refuse(" has an empty segment");
            continue;
        }
        auto const name = segment.ends_with('}') ? segment.substr(1, segment.size() - 2) : std::string_view{};
        if (name.empty() || !std::all_of(name.begin(), name.end(), isParameterNameCharacter))
            refuse(" has a parameter without a plain name");
        if (std::find(names.begin(), names.end(), name) != names.end()) refuse(" has a parameter twice");
        names.push_back(name);
    }
}

}  // namespace

struct RouteTable::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> any;
    std::string anyName;
    std::map<std::string, std::size_t, std::less<>> methods;

    [[nodiscard]] Node const* find(std::vector<std::string_view> const& segments, std::size_t at, Pairs& parameters) const;
    [[nodiscard]] std::string allow() const;
};

RouteTable::Node const* RouteTable::Node::find(std::vector<std::string_view> const& segments, std::size_t at, Pairs& parameters) const {
    if (at == segments.size()) return methods.empty() ? nullptr : this;
    if (auto const next = fixed.find(segments[at]); next != fixed.end())
        if (auto const* found = next->second->find(segments, at + 1, parameters)) return found;
    if (!any || segments[at].empty()) return nullptr;
    parameters.emplace_back(anyName, segments[at]);
    if (auto const* found = any->find(segments, at + 1, parameters)) return found;
    parameters.pop_back();
    return nullptr;
}

std::string RouteTable::Node::allow() const {
    std::string list;
    auto const append = [&list](std::string_view method) { list.append(list.empty() ? "" : ", ").append(method); };
    for (auto const& [method, route] : methods) {
        append(method);
        if (method == "GET" && !methods.contains("HEAD")) append("HEAD");
    }
    return list;
}

RouteTable::RouteTable() : root_(std::make_unique<Node>()) {}
RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;
RouteTable::~RouteTable() = default;

void RouteTable::add(std::string_view method, std::string_view pattern) {
    checkPattern(pattern);
    auto* node = root_.get();
    for (auto segment : segmentsOf(pattern)) {
        if (!isParameter(segment)) {
            auto& next = node->fixed[std::string{segment}];
            if (!next) next = std::make_unique<Node>();
            node = next.get();
            continue;
        }
        auto const name = segment.substr(1, segment.size() - 2);
        if (!node->any) {
            node->any = std::make_unique<Node>();
            node->anyName = name;
        }
        if (node->anyName != name)
            throw std::logic_error(std::string{"endpoint "}.append(pattern) + " names a parameter that is {" + node->anyName +
                                   "} elsewhere");
        node = node->any.get();
    }
    if (!node->methods.emplace(method, size_).second)
        throw std::logic_error(std::string{"endpoint "}.append(method).append(" ").append(pattern).append(" is added twice"));
    ++size_;
}

RouteMatch RouteTable::match(std::string_view method, std::string_view path) const {
    RouteMatch match;
    auto const* node = root_->find(segmentsOf(path), 0, match.parameters);
    if (!node) return match;
    match.allow = node->allow();
    auto route = node->methods.find(method);
    if (route == node->methods.end() && method == "HEAD") route = node->methods.find("GET");
    if (route != node->methods.end()) match.route = route->second;
    return match;
}

}  // namespace accord::web
