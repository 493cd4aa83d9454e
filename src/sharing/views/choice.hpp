// One of what a form offers: its code, and how a person reads it.
#pragma once

#include "base/spec_table.hpp"

#include <string>

namespace accord::sharing {

struct Choice {
    std::string code, label;
    static constexpr auto spec() {
        return accord::spec<Choice>(field<&Choice::code, Category::none, Owner::none>("code", "Code"),
                                    field<&Choice::label, Category::none, Owner::none>("label", "Label"));
    }
};

}  // namespace accord::sharing
