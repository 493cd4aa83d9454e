#include "gate/visibility.hpp"

#include "gate/desk.hpp"

#include <stdexcept>

namespace accord::gate {
namespace {

constexpr std::string_view opening = "{visible:";

// A list after IN would be put into a table of its own, at each look; few hold the same object.
constexpr std::string_view held =
    "CASE g.holder WHEN :holder_user THEN 1 WHEN :holder_agency THEN 1 WHEN :holder_area THEN 1 WHEN :holder_nation THEN 1 ELSE 0 END = 1";

// A sealed object is reached only by holders named in person.
std::string joined(std::string_view expression) {
    return "JOIN gate_object o ON o.id = " + std::string(expression) +
           " AND o.deleted = 0 AND EXISTS (SELECT 1 FROM gate_grant g WHERE g.object = o.id"
           " AND " +
           std::string(held) +
           " AND (o.sealed = 0 OR g.holder = :holder_user)"
           " AND (g.side = 0 OR o.side = 0 OR g.side = o.side))";
}

}  // namespace

store::Statement guarded(std::string name, std::string_view sql, std::string columns) {
    auto start = sql.find(opening);
    auto end = sql.find('}', start);
    if (start == std::string_view::npos || end == std::string_view::npos) throw std::logic_error(name + " has no visible fragment");
    auto expression = sql.substr(start + opening.size(), end - start - opening.size());
    std::string text(sql.substr(0, start));
    text += joined(expression);
    text += sql.substr(end + 1);
    return {std::move(name), std::move(text), std::move(columns)};
}

std::vector<store::Value> Desk::visible(std::initializer_list<store::Value> more) const {
    std::vector<store::Value> values;
    for (auto& holder : holdersOf(actor())) values.emplace_back(std::move(holder));
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

}  // namespace accord::gate
