// What happens to the rulebook: its files enter the ledger, byte for byte, when they
// are adopted, so that a decision can be replayed under the rules of its day.
#pragma once

#include "base/spec.hpp"

#include <cstdint>
#include <string>

namespace accord::events {

struct RulebookAdopted {
    static constexpr std::string_view type = "rules.rulebook-adopted";
    static constexpr int version = 1;

    std::string digest;  ///< over names and bytes of all files
    std::int64_t files{};

    static constexpr auto spec() {
        return accord::spec<RulebookAdopted>(field<&RulebookAdopted::digest, Category::none, Owner::none>("digest", "Digest"),
                                             field<&RulebookAdopted::files, Category::none, Owner::none>("files", "Files"));
    }
};

struct RulebookFileAdopted {
    static constexpr std::string_view type = "rules.file-adopted";
    static constexpr int version = 1;

    std::string name;
    std::string bytes;

    static constexpr auto spec() {
        return accord::spec<RulebookFileAdopted>(
            field<&RulebookFileAdopted::name, Category::none, Owner::none>("name", "File"),
            field<&RulebookFileAdopted::bytes, Category::none, Owner::none>("bytes", "Text").atMost(1'000'000).lines());
    }
};

}  // namespace accord::events
