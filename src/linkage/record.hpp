// A person as a list names them, cleaned for comparison.
//
//    Record record;
//    record[Field::surname] = cleaned(Field::surname, "O'Brien", DateOrder::dayFirst);   // "OBRIEN"
//
// What stands for "not known" (1 January 1900, NF1 1NF, NOT ENTERED) is nothing: two people of
// whom nothing is known are not alike. The list of such words is that of the Ministry of
// Justice's Core Person Record.
#pragma once

#include "base/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace accord::linkage {

enum class Field : std::uint8_t { forename = 1, surname, born, house, street, locality, town, postcode, region, email, number };
inline constexpr std::size_t fieldCount = 11;

/// How a list writes its days where the year does not come first.
enum class DateOrder : std::uint8_t { dayFirst = 1, monthFirst };

struct Record {
    std::array<std::string, fieldCount> values{};
    std::string truth{};  ///< who it really is, where a list tells

    [[nodiscard]] std::string const& operator[](Field field) const { return values[static_cast<std::size_t>(field) - 1]; }
    [[nodiscard]] std::string& operator[](Field field) { return values[static_cast<std::size_t>(field) - 1]; }
};

/// Names and places without case, accents, spaces and points; a day as YYYYMMDD; empty where it says nothing.
[[nodiscard]] std::string cleaned(Field field, std::string_view said, DateOrder order);

}  // namespace accord::linkage

template <>
inline constexpr auto accord::wordsOf<accord::linkage::Field> = accord::words<accord::linkage::Field>({
    {accord::linkage::Field::forename, "forename", "Forename"},
    {accord::linkage::Field::surname, "surname", "Surname"},
    {accord::linkage::Field::born, "born", "Date of birth"},
    {accord::linkage::Field::house, "house", "House number"},
    {accord::linkage::Field::street, "street", "Street"},
    {accord::linkage::Field::locality, "locality", "Locality or building"},
    {accord::linkage::Field::town, "town", "Town"},
    {accord::linkage::Field::postcode, "postcode", "Postcode"},
    {accord::linkage::Field::region, "region", "Region"},
    {accord::linkage::Field::email, "email", "Email address"},
    {accord::linkage::Field::number, "number", "Reference number"},
});

template <>
inline constexpr auto accord::wordsOf<accord::linkage::DateOrder> = accord::words<accord::linkage::DateOrder>({
    {accord::linkage::DateOrder::dayFirst, "day-first", "Day first"},
    {accord::linkage::DateOrder::monthFirst, "month-first", "Month first"},
});
