// The receipt of one entry of a case: a file that anybody can check with the log's key alone.
//
// For staff who reach both sides: the leaf is the event as it stands in the log, with the time
// and what it changed of who reaches what. What is personal in it is ciphertext.
#pragma once

#include "gate/view.hpp"
#include "sharing/receipts.hpp"

namespace accord::sharing {

struct EntryReceipt {
    static constexpr std::string_view name = "sharing.entry-receipt";
    static constexpr std::string_view title = "Receipt of an entry";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "cases/{id}/receipt";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;

    struct Query {
        EventId event{};
        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::event, Category::none, Owner::none>("event", "Which entry"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"file", &tableOf<FileRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::sharing
