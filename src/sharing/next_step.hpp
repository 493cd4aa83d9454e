// The one next thing that somebody should do with an agreement, or what it waits for.
//
//    auto next = nextStep({.state = State::offered, .signs = true, .isRecorded = true, …});
//    next.title      // "Read it and sign"
//    next.rest       // "signing/ask": the page below the agreement's; empty where there is nothing to do
//
// Everything else that may be done stands lower on the page. Pure.
#pragma once

#include "sharing/standing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

/// Who looks at an agreement, and how far it is.
struct Onlooker {
    State state{};
    bool isLead{}, manages{}, signs{};  ///< looks after it; may manage agreements; may sign them
    bool isRecorded{}, isSigned{};      ///< their own party
    bool isJoining{};                   ///< their party came after it was offered
    std::size_t parties{};
    std::vector<std::string> unsignedParties{};  ///< by name; their own among them
    std::optional<Date> review{};
};

struct NextStep {
    std::string title, says, label, rest;
};

[[nodiscard]] NextStep nextStep(Onlooker const& who);

}  // namespace accord::sharing
