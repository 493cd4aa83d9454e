// The contact details of one person, unmasked, for 30 seconds after they were opened
// for a reason (actions/reveal_safe_contact). Only whoever opened them sees them.
#pragma once

#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

#include <chrono>

namespace accord::casework {

struct SafeContact {
    static constexpr std::string_view name = "casework.safe-contact";
    static constexpr std::string_view title = "Contact details";
    static constexpr std::string_view permission = "safe-contact.reveal";
    static constexpr std::string_view path = "participants/{id}/safe-contact";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view page = "casework/safe-contact";
    static constexpr bool reveals = true;
    static constexpr std::chrono::seconds shownFor{30};
    using Query = Nothing;

    struct Row {
        std::string channel, detail, instructions, address;
        std::int64_t secondsLeft{};
        CaseId caseId{};

        static constexpr auto spec() {
            return accord::spec<Row>(
                field<&Row::channel, Category::safeContact, Owner::subject>("safe.channel", "Safe way to reach them").sealed(),
                field<&Row::detail, Category::safeContact, Owner::subject>("safe.detail", "Number, e-mail address or worker that is safe")
                    .sealed(),
                field<&Row::instructions, Category::safeContact, Owner::subject>("safe.instructions", "What to do, and what never to do")
                    .sealed(),
                field<&Row::address, Category::safeContact, Owner::subject>("safe.address", "Safe address").sealed(),
                shown<&Row::secondsLeft>("seconds-left", "Seconds left"), shown<&Row::caseId>("case", "Case"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"contact", &tableOf<Row>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework
