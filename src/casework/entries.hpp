// The entries of a case: one row for each thing that happened, in order of time. They
// are the timeline that a page shows, and the facts that rules are asked about.
//
// Every event of a case becomes an entry by one table of shapes, which says which of
// its fields are the day, the code, the coded answer and so on. Sealed fields stay
// cells; `cell` is the one that rules need opened.
//
//    auto const* shape = shapeOf("casework.consent-recorded");   // code: "consent", cell: "answer"
//
// Pure.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace accord::casework {

struct EntryShape {
    std::string_view type;
    std::string_view on{};                   ///< the day on which it happened
    std::string_view until{};                ///< a later day that hangs on it
    std::string_view code{};                 ///< a clear code
    std::array<std::string_view, 3> data{};  ///< more clear values, kept joined by "/"
    std::string_view cell{};                 ///< a coded answer that rules need
    std::string_view extra{};                ///< another one
    std::string_view note{};                 ///< free text
    bool hasAgainst{};
};

[[nodiscard]] std::span<EntryShape const> entryShapes();
[[nodiscard]] EntryShape const* shapeOf(std::string_view type);

struct Entry {
    EventId event{};
    ObjectId object{};    ///< the participant, or the case
    SubjectId subject{};  ///< whose key opens the cells
    std::string type;
    Instant at{};
    UserId by{};
    std::string on, until, code, data, against;
    std::string cell, extra, note;
    EntryShape const* shape{};

    /// The n-th of the clear values.
    [[nodiscard]] std::string_view datum(std::size_t n) const;
};

}  // namespace accord::casework
