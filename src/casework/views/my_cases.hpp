// The cases that somebody works with: what is open, the most urgent first, with how
// many stand at each step.
//
// A facilitator starts with the cases allocated to them, everybody else with those of
// their service.
#pragma once

#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

namespace accord::casework {

enum class CaseScope : std::uint8_t { mine = 1, service };

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::CaseScope> = words<casework::CaseScope>({
    {casework::CaseScope::mine, "mine", "Allocated to me"},
    {casework::CaseScope::service, "service", "Of my service"},
});
}  // namespace accord

namespace accord::casework {

struct MyCases {
    static constexpr std::string_view name = "casework.my-cases";
    static constexpr std::string_view title = "Cases";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "cases";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "casework/my-cases";
    static constexpr std::string_view opens = "casework.case";
    static constexpr std::int64_t rowsAPage = 50;
    static constexpr std::int64_t countedMost = 1000;

    struct Query {
        std::optional<CaseScope> scope{};
        std::optional<gate::Step> step{};
        bool withClosed{};
        std::int64_t page{};

        static constexpr auto spec() {
            return accord::spec<Query>(shown<&Query::scope>("scope", "Which").optional(), shown<&Query::step>("step", "Step").optional(),
                                       shown<&Query::withClosed>("closed", "Closed ones too").optional(),
                                       shown<&Query::page>("page", "Page").optional());
        }
    };
    struct CaseRow {
        std::string reference;
        std::string name;
        gate::Step step{};
        std::optional<Stage> stage{};
        bool isSensitive{};
        bool isOnHold{};
        bool isYours{};
        Date openedOn{};
        std::optional<Date> urgentOn{};
        std::int64_t daysLeft{};
        bool isLate{};

        static constexpr auto spec() {
            using R = CaseRow;
            return accord::spec<R>(shown<&R::reference>("reference", "Case"),
                                   field<&R::name, Category::identity, Owner::subject>("name", "Person harmed").sealed(),
                                   shown<&R::step>("step", "Step"), shown<&R::stage>("stage", "Stage"),
                                   shown<&R::isSensitive>("sensitive", "Sensitive"), shown<&R::isOnHold>("on-hold", "On hold"),
                                   shown<&R::isYours>("yours", "Yours"), shown<&R::openedOn>("opened-on", "Opened"),
                                   shown<&R::urgentOn>("urgent-on", "Simpler before"), shown<&R::daysLeft>("days-left", "Days left"),
                                   shown<&R::isLate>("late", "Late"));
        }
    };
    struct CountRow {
        gate::Step step{};
        std::int64_t count{};
        static constexpr auto spec() {
            return accord::spec<CountRow>(shown<&CountRow::step>("step", "Step"), shown<&CountRow::count>("count", "Cases"));
        }
    };
    struct SummaryRow {
        std::int64_t total{}, urgent{}, waiting{};
        bool isMore{};
        std::string says;
        static constexpr auto spec() {
            using R = SummaryRow;
            return accord::spec<R>(shown<&R::total>("total", "Cases"), shown<&R::urgent>("urgent", "Time-limited within four weeks"),
                                   shown<&R::waiting>("waiting", "Not allocated yet"), shown<&R::isMore>("more", "More than are counted"),
                                   shown<&R::says>("says", "In short"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<SummaryRow>()}, {"counts", &tableOf<CountRow>()}, {"cases", &tableOf<CaseRow>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework
