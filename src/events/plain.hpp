// A field about nobody: it always stands in the clear.
//
//    plain<&CaseOpened::reference>("reference", "Reference")
#pragma once

#include "base/spec.hpp"

namespace accord::events {

template <auto Member>
consteval auto plain(std::string_view name, std::string_view label) {
    return field<Member, Category::none, Owner::none>(name, label).clear();
}

}  // namespace accord::events
