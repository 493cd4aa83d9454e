// Which cases have something that may be due, and from which day: a projection by which
// *Today* finds the few cases to read. It may name one too many, and never one too few;
// what is due is decided by the rule (casework/due.hpp) on the case itself.
#pragma once

#include "gate/capability.hpp"

#include <span>

namespace accord::casework {

[[nodiscard]] std::span<gate::Projector const> dueProjectors();
[[nodiscard]] std::span<store::Migration const> dueMigrations();
[[nodiscard]] std::span<store::TableInfo const> dueTables();

}  // namespace accord::casework
