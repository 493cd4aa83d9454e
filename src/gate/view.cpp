#include "gate/view.hpp"

namespace accord::gate {

RawPart& Rows::part(std::string_view name, SpecTable const& table, bool isSingle) {
    for (auto& known : parts_)
        if (known.name == name) return known;
    return parts_.emplace_back(RawPart{std::string(name), &table, isSingle, {}});
}

Rows& Rows::put(RawPart& part, void const* row, RowMeta meta) {
    RawRow raw{meta, {}};
    raw.values.reserve(part.table->fields.size());
    for (auto const& field : part.table->fields) raw.values.push_back(field.print(row));
    part.rows.push_back(std::move(raw));
    return *this;
}

}  // namespace accord::gate
