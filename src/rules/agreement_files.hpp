// Templates of agreements stand among the rulebook's files, under `agreements/`, and are
// adopted with them. The rulebook leaves them unread: who decides sharing reads them.
//
//    if (isAgreementFile(file.name)) …        // "agreements/national-template.toml"
#pragma once

#include <string_view>

namespace accord::rules {

[[nodiscard]] inline bool isAgreementFile(std::string_view name) {
    return name.starts_with("agreements/");
}

}  // namespace accord::rules
