#include "store/session.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace accord::store {

Row::Cell const& Row::cell(std::size_t column, char kind) const {
    if (column >= cells_.size()) throw std::logic_error(fmt::format("a row has no column {}", column));
    auto const& found = cells_[column];
    if (kind && found.kind != kind) throw std::logic_error(fmt::format("column {} is '{}'", column, found.kind));
    return found;
}

std::int64_t Row::integer(std::size_t column) const {
    auto const& found = cell(column, 'i');
    if (found.null) throw std::logic_error(fmt::format("column {} is NULL", column));
    return found.integer;
}

std::string const& Row::text(std::size_t column) const {
    auto const& found = cell(column, 't');
    if (found.null) throw std::logic_error(fmt::format("column {} is NULL", column));
    return found.text;
}

bool Row::isNull(std::size_t column) const {
    return cell(column, 0).null;
}

std::optional<std::int64_t> Row::optionalInteger(std::size_t column) const {
    auto const& found = cell(column, 'i');
    return found.null ? std::nullopt : std::optional{found.integer};
}

std::optional<std::string> Row::optionalText(std::size_t column) const {
    auto const& found = cell(column, 't');
    return found.null ? std::nullopt : std::optional{found.text};
}

std::optional<Date> Row::optionalDate(std::size_t column) const {
    auto const& found = cell(column, 't');
    return found.null ? std::nullopt : parseIsoDate(found.text);
}

std::optional<Instant> Row::optionalInstant(std::size_t column) const {
    auto const& found = cell(column, 'i');
    return found.null ? std::nullopt : std::optional{fromMicros(found.integer)};
}

}  // namespace accord::store
