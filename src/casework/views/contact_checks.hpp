// Every check behind one contact: what speaks for it, what stands against it, and what
// would make it possible.
#pragma once

#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

#include <array>

namespace accord::casework {

struct ContactChecks {
    static constexpr std::string_view name = "casework.contact-checks";
    static constexpr std::string_view title = "All checks";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/contact-checks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view page = "casework/contact-checks";
    static constexpr std::array<std::string_view, 11> actions{
        "casework.reveal-safe-contact", "casework.record-attempt",  "casework.record-contact",     "casework.record-consent",
        "casework.withdraw-consent",    "casework.assess-risk",     "casework.check-safeguarding", "casework.record-preparation",
        "casework.record-follow-up",    "casework.record-feedback", "people.ask-erasure"};
    using Query = Nothing;

    struct VerdictRow {
        Side side{};
        bool isAllowed{};
        std::int64_t against{};
        CaseId caseId{};
        static constexpr auto spec() {
            using R = VerdictRow;
            return accord::spec<R>(shown<&R::side>("side", "Side"),
                                   field<&R::isAllowed, Category::participation, Owner::subject>("allowed", "A contact may be planned now"),
                                   field<&R::against, Category::participation, Owner::subject>("against", "Reasons against it"),
                                   shown<&R::caseId>("case", "Case"));
        }
    };
    struct CheckRow {
        bool speaksFor{};
        std::string sentence, remedy, code;
        static constexpr auto spec() {
            using R = CheckRow;
            return accord::spec<R>(field<&R::speaksFor, Category::participation, Owner::subject>("for", "Good"),
                                   field<&R::sentence, Category::participation, Owner::subject>("sentence", "Check"),
                                   field<&R::remedy, Category::participation, Owner::subject>("remedy", "What would make it possible"),
                                   field<&R::code, Category::participation, Owner::subject>("code", "Reason"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"verdict", &tableOf<VerdictRow>()}, {"checks", &tableOf<CheckRow>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework
