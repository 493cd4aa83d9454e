// Cases that are to pass from one service to another: what waits for an answer, here or
// there, and what somebody is named to decide. Before it is taken on, a case is told by its
// reference, stage and why, and by nobody's name.
#pragma once

#include "casework/views/case_rows.hpp"
#include "events/casework_handover.hpp"
#include "gate/view.hpp"

#include <array>

namespace accord::casework {

enum class HandoverState : std::uint8_t { late = 1, waiting, disputed, over };

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::HandoverState> = words<casework::HandoverState>({
    {casework::HandoverState::late, "late", "Late"},
    {casework::HandoverState::waiting, "waiting", "Waits for an answer"},
    {casework::HandoverState::disputed, "disputed", "Waits for a decision"},
    {casework::HandoverState::over, "over", "Over"},
});
}  // namespace accord

namespace accord::casework {

struct HandoverRow {
    std::string reference;
    std::optional<Stage> stage{};
    bool isSensitive{};
    std::string from, to;
    events::HandoverWhy why{};
    HandoverState state{HandoverState::waiting};
    std::optional<events::HandoverEnd> end{};
    Date answerBy{};
    std::optional<Date> decideBy{};
    bool isYours{};

    static constexpr auto spec() {
        using R = HandoverRow;
        return accord::spec<R>(shown<&R::reference>("reference", "Case"), shown<&R::stage>("stage", "Stage"),
                               shown<&R::isSensitive>("sensitive", "Sensitive"), shown<&R::from>("from", "From"), shown<&R::to>("to", "To"),
                               shown<&R::why>("why", "Why"), shown<&R::state>("state", "Where it stands"), shown<&R::end>("end", "Answer"),
                               shown<&R::answerBy>("answer-by", "Answer by"), shown<&R::decideBy>("decide-by", "Decide by"),
                               shown<&R::isYours>("yours", "Yours to answer or decide"));
    }
};

struct Handovers {
    static constexpr std::string_view name = "casework.handovers";
    static constexpr std::string_view title = "Cases to pass on";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "handovers";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view opens = "casework.handover";
    using Query = Nothing;

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"handovers", &tableOf<HandoverRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct HandoverPage {
    static constexpr std::string_view name = "casework.handover";
    static constexpr std::string_view title = "A case to pass on";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "handovers/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::array<std::string_view, 5> actions{"casework.accept-handover", "casework.decline-handover",
                                                             "casework.withdraw-handover", "casework.dispute-holder",
                                                             "casework.decide-holder"};
    using Query = Nothing;

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"handover", &tableOf<HandoverRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework
