// Which kind of list a file is, told from its header: the columns decide, never the name.
//
//    auto columns = Columns::of(header);                 // where each column stands, in any order
//    auto kind = kindOf(columns);                        // Result: refused with the three shapes that are known
//
// Public lists are the files of data.police.uk as they are published; an agency's extract
// is described in docs/how-to/agency-extract.md.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::pathway {

enum class ListKind : std::uint8_t { publicOutcomes = 1, publicStreet, agencyExtract, courtList };

class Columns {
public:
    [[nodiscard]] static Columns of(std::vector<std::string_view> const& header);

    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::vector<std::string> const& names() const { return names_; }
    /// A name that stands twice, which would make a value depend on which one is read.
    [[nodiscard]] std::optional<std::string> twice() const;

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> places_;
};

[[nodiscard]] Result<ListKind> kindOf(Columns const& columns);

}  // namespace accord::pathway
