// The rulebook as it is shipped.
#pragma once

#include "rules/rulebook.hpp"

#include <gtest/gtest.h>

namespace accord::rules {

inline Rulebook const& shipped() {
    static auto const book = [] {
        auto read = Rulebook::load(ACCORD_SOURCE_DIR "/rulebook");
        if (!read)
            for (auto const& fault : read.error()) ADD_FAILURE() << fault.sentence();
        return std::move(read).value();
    }();
    return book;
}

}  // namespace accord::rules
