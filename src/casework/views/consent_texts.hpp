// What may be asked of one person, in the words that they are shown, with what they
// answered last.
#pragma once

#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

#include <array>

namespace accord::casework {

struct ConsentTexts {
    static constexpr std::string_view name = "casework.consent-texts";
    static constexpr std::string_view title = "What to ask, in these words";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/consent-texts";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::array<std::string_view, 2> actions{"casework.record-consent", "casework.withdraw-consent"};
    using Query = Nothing;

    struct TextRow {
        std::string name, text;
        std::int64_t version{};
        std::optional<events::ConsentAnswer> answer{};
        std::optional<Date> on{};
        static constexpr auto spec() {
            using R = TextRow;
            return accord::spec<R>(shown<&R::name>("name", "Consent"), shown<&R::text>("text", "In these words"),
                                   shown<&R::version>("version", "Version"),
                                   field<&R::answer, Category::participation, Owner::subject>("answer", "Last answer"),
                                   field<&R::on, Category::participation, Owner::subject>("on", "On"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"texts", &tableOf<TextRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework
