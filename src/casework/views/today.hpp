// Today: what somebody who works cases has to do, in order, each with its one way there.
// Calls back, checks that run out, people to ask how they are, consents that end, what was
// agreed, offers that wait for their answer, and for a supervisor what waits to be signed.
//
// Nothing stands on it but what its reader is shown on the case: names are decided field by
// field, and how to reach somebody stands nowhere on it.
#pragma once

#include "casework/due.hpp"
#include "casework/views/my_cases.hpp"

namespace accord::casework {

struct Today {
    static constexpr std::string_view name = "casework.today";
    static constexpr std::string_view title = "Today";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "today";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "casework/today";
    static constexpr std::int64_t casesMost = 200;
    static constexpr std::size_t thingsMost = 100;

    struct Query {
        std::optional<CaseScope> scope{};

        static constexpr auto spec() { return accord::spec<Query>(shown<&Query::scope>("scope", "Which").optional()); }
    };
    /// What is to be done tells of somebody's part in it, and is shown as that is; of an offer (`about`) it tells of nobody.
    struct ThingRow {
        std::optional<DueKind> kind{};
        std::string what;
        std::string about;
        std::string againWhen;
        std::string name;
        std::string reference;
        Date dueOn{};
        std::string days;
        bool isLate{};
        std::optional<std::int64_t> against{};
        std::string href;

        static constexpr auto spec() {
            using R = ThingRow;
            return accord::spec<R>(
                field<&R::kind, Category::participation, Owner::subject>("kind", "Kind"),
                field<&R::what, Category::participation, Owner::subject>("what", "What"), shown<&R::about>("about", "Offer"),
                field<&R::againWhen, Category::participation, Owner::subject>("again-when", "When on that day").sealed(),
                field<&R::name, Category::identity, Owner::subject>("name", "Person").sealed(), shown<&R::reference>("reference", "Case"),
                shown<&R::dueOn>("due-on", "Due"), shown<&R::days>("days", "How soon"), shown<&R::isLate>("late", "Late"),
                field<&R::against, Category::participation, Owner::subject>("against", "Reasons against it"),
                shown<&R::href>("href-to", "Where"));
        }
    };
    struct SummaryRow {
        std::int64_t total{}, late{}, today{};
        bool isMore{};
        std::string says;
        std::optional<CaseScope> scope{};
        static constexpr auto spec() {
            using R = SummaryRow;
            return accord::spec<R>(shown<&R::total>("total", "Things"), shown<&R::late>("late", "Late"), shown<&R::today>("today", "Today"),
                                   shown<&R::isMore>("more", "More than are shown"), shown<&R::says>("says", "In short"),
                                   shown<&R::scope>("scope", "Which"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<SummaryRow>()}, {"things", &tableOf<ThingRow>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework
