// The template of a privacy notice for the reader's own agency, from the clauses of one agreement.
// Downloaded as HTML and as a tagged PDF (app/downloads.hpp).
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

struct PrivacyNoticeView {
    static constexpr std::string_view name = "sharing.privacy-notice";
    static constexpr std::string_view title = "Privacy notice";
    static constexpr std::string_view permission = "agreement.read";
    static constexpr std::string_view path = "agreements/{id}/privacy-notice";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;
    static constexpr std::string_view page = "sharing/privacy_notice";

    using Query = Nothing;

    struct Row {
        std::string party, file, says, html;
        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::party, Category::none, Owner::none>("party", "Of"),
                                     field<&Row::file, Category::none, Owner::none>("file", "File"),
                                     field<&Row::says, Category::none, Owner::none>("says", "What it is").atMost(500),
                                     field<&Row::html, Category::none, Owner::none>("html", "Notice").atMost(200'000).lines());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"document", &tableOf<Row>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agreement, Query const& query);
};

}  // namespace accord::sharing
