// The agreement as one document, to read, print and sign: the same for every party.
// Downloaded as HTML and as a tagged PDF (app/downloads.hpp).
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/records.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

struct AgreementDocument {
    static constexpr std::string_view name = "sharing.agreement-document";
    static constexpr std::string_view title = "The agreement as a document";
    static constexpr std::string_view permission = "agreement.read";
    static constexpr std::string_view path = "agreements/{id}/document";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;
    static constexpr std::string_view page = "sharing/document";

    using Query = Nothing;

    struct Row {
        std::string title, file, reference;
        std::int64_t version{};
        std::string says, hash, html;

        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::title, Category::none, Owner::none>("title", "Agreement"),
                                     field<&Row::file, Category::none, Owner::none>("file", "File"),
                                     field<&Row::reference, Category::none, Owner::none>("reference", "Reference"),
                                     field<&Row::version, Category::none, Owner::none>("version", "Version"),
                                     field<&Row::says, Category::none, Owner::none>("says", "How it stands").atMost(500),
                                     field<&Row::hash, Category::none, Owner::none>("hash", "Hash of the text").optional(),
                                     field<&Row::html, Category::none, Owner::none>("html", "Document").atMost(2'000'000).lines());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"document", &tableOf<Row>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agreement, Query const& query);
};

/// The document of a record as it stands now: HTML that needs nothing beside it.
[[nodiscard]] std::string documentOf(gate::Desk& desk, AgreementRecord const& record);

}  // namespace accord::sharing
