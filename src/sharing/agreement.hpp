// An information sharing agreement: who its parties are, and clauses that each say
// which kind of agency may give which categories to whom, for whose work, from which
// step on.
//
//    auto agreement = readAgreement("agreement.toml", bytes);       // every fault with its line
//    agreement->clauses[0].categories                               // what is shared; what no clause names is not
//
// Text and meaning are one: the document that people read is made from the same clauses
// that decide. An agreement is in force between `from` and `to`, both included.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/reason.hpp"
#include "base/result.hpp"
#include "gate/share_key.hpp"
#include "rules/toml_reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::sharing {

struct Clause {
    RuleId rule{};
    std::string id;  ///< "6.4"
    std::string text;
    std::vector<AgencyKind> from, to;
    std::vector<std::string> roles;  ///< of the recipient; empty means nobody
    std::vector<Category> categories;
    std::vector<Stage> stages;  ///< empty: every stage
    std::optional<Side> about;  ///< none: both sides
    gate::Step step{};          ///< shared from this step on: what is shared is staged
    bool needsTraining{};       ///< only to somebody whose facilitation training is in date
};

struct Party {
    AgencyId agency{};
    AgencyKind kind{};
};

struct Agreement {
    std::string id, name, source;
    int version{};
    Date from{};
    std::optional<Date> to;
    std::vector<Clause> clauses;
    std::vector<Party> parties{};  ///< who signed; filled from the record, not from the file

    [[nodiscard]] bool isInForce(Date day) const { return from <= day && (!to || day <= *to); }
    [[nodiscard]] Party const* party(AgencyId agency) const;
};

[[nodiscard]] tl::expected<Agreement, rules::Faults> readAgreement(std::string const& file, std::string_view bytes);

}  // namespace accord::sharing
