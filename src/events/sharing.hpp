// What happens to agreements.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"

#include <string>

namespace accord::events {

/// An agreement came into being here, with the text whose clauses decide.
struct AgreementAdopted {
    static constexpr std::string_view type = "sharing.agreement-adopted";
    static constexpr int version = 1;

    std::string name;
    std::string text;  ///< the TOML, byte for byte

    static constexpr auto spec() {
        return accord::spec<AgreementAdopted>(
            field<&AgreementAdopted::name, Category::none, Owner::none>("name", "Name"),
            field<&AgreementAdopted::text, Category::none, Owner::none>("text", "Text").atMost(100'000).lines());
    }
};

struct AgreementJoined {
    static constexpr std::string_view type = "sharing.agreement-joined";
    static constexpr int version = 1;

    AgencyId agency{};
    AgencyKind kind{};

    static constexpr auto spec() {
        return accord::spec<AgreementJoined>(field<&AgreementJoined::agency, Category::none, Owner::none>("agency", "Agency"),
                                             field<&AgreementJoined::kind, Category::none, Owner::none>("kind", "Kind of agency"));
    }
};

}  // namespace accord::events
