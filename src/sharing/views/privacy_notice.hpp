// The template of a privacy notice for the reader's own agency, from the clauses of one agreement:
// one for people harmed, one for people responsible. Shown on the page, and downloaded as HTML and
// as a tagged PDF (app/downloads.hpp).
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"

#include <optional>
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

    struct Query {
        std::optional<Side> side;  ///< none: for people harmed
        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::side, Category::none, Owner::none>("side", "For whom").optional());
        }
    };

    struct Row {
        std::string party, file, says, html;
        Side side{};
        std::string otherSide, otherLabel;
        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::party, Category::none, Owner::none>("party", "Of"),
                                     field<&Row::file, Category::none, Owner::none>("file", "File"),
                                     field<&Row::says, Category::none, Owner::none>("says", "What it is").atMost(500),
                                     field<&Row::html, Category::none, Owner::none>("html", "Notice").atMost(200'000).lines(),
                                     field<&Row::side, Category::none, Owner::none>("side", "For whom"),
                                     field<&Row::otherSide, Category::none, Owner::none>("other-side", "The other notice"),
                                     field<&Row::otherLabel, Category::none, Owner::none>("other-label", "For whom it is"));
        }
    };
    /// One of the three is filled; `opens` and `closes` stand at the first and the last item of a list.
    struct Line {
        std::string heading, paragraph, item, opens, closes;
        static constexpr auto spec() {
            using L = Line;
            return accord::spec<L>(field<&L::heading, Category::none, Owner::none>("heading", "Heading").optional(),
                                   field<&L::paragraph, Category::none, Owner::none>("paragraph", "Text").atMost(2000).optional(),
                                   field<&L::item, Category::none, Owner::none>("item", "Item").atMost(2000).optional(),
                                   field<&L::opens, Category::none, Owner::none>("opens", "First of a list").optional(),
                                   field<&L::closes, Category::none, Owner::none>("closes", "Last of a list").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"document", &tableOf<Row>()}, {"lines", &tableOf<Line>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agreement, Query const& query);
};

}  // namespace accord::sharing
