#include "gate/stored_event.hpp"

#include <charconv>
#include <stdexcept>

namespace accord::gate {

std::string const& StoredEvent::value(std::string_view name) const {
    auto index = table->indexOf(name);
    if (index >= values.size()) throw std::logic_error(type + " has no field " + std::string(name));
    return values[index];
}

store::Value StoredEvent::column(std::string_view name) const {
    auto const& text = value(name);
    if (text.empty()) return nullptr;
    return text;
}

store::Value StoredEvent::integerColumn(std::string_view name) const {
    auto const& text = value(name);
    std::int64_t number = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return nullptr;
    return number;
}

store::Value StoredEvent::idColumn(std::string_view name) const {
    auto parsed = idFromText<ObjectId>(value(name));
    if (!parsed) return nullptr;
    return accord::column(*parsed);
}

AreaId StoredEvent::areaPlaced() const {
    for (auto const& fact : access)
        if (auto const* placed = std::get_if<Placed>(&fact); placed && placed->id == on) return placed->area;
    return {};
}

}  // namespace accord::gate
