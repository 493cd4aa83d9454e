// The gate's own tables.
#pragma once

#include "store/migrations.hpp"

#include <span>

namespace accord::gate {

[[nodiscard]] std::span<store::Migration const> migrations();
[[nodiscard]] std::span<store::TableInfo const> tables();

}  // namespace accord::gate
