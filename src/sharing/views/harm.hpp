// Disclosures to prevent serious harm: for who receives one, what it opens; for the agency that
// made it, what waits for its second person, and since when.
#pragma once

#include "events/sharing_requests.hpp"
#include "gate/view.hpp"
#include "sharing/views/requests.hpp"

#include <array>

namespace accord::sharing {

enum class HarmState : std::uint8_t { due = 1, overdue, upheld, ended };

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::HarmState> = words<sharing::HarmState>({
    {sharing::HarmState::due, "due", "Waits for a second person"},
    {sharing::HarmState::overdue, "overdue", "Overdue: nobody has looked at it"},
    {sharing::HarmState::upheld, "upheld", "Looked at: it was right"},
    {sharing::HarmState::ended, "ended", "Looked at: ended"},
});
}  // namespace accord

namespace accord::sharing {

struct HarmDisclosures {
    static constexpr std::string_view name = "sharing.harm-disclosures";
    static constexpr std::string_view title = "Disclosed to prevent serious harm";
    static constexpr std::string_view permission = "request.read";
    static constexpr std::string_view path = "harm";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view opens = "sharing.harm";
    using Query = PageQuery;

    struct Line {
        std::string name, from, to;
        Date on{}, reviewOn{};
        HarmState state{};
        static constexpr auto spec() {
            using L = Line;
            return accord::spec<L>(field<&L::name, Category::identity, Owner::subject>("name", "About").sealed(),
                                   field<&L::from, Category::none, Owner::none>("from", "Disclosed by"),
                                   field<&L::to, Category::none, Owner::none>("to", "Disclosed to"),
                                   field<&L::on, Category::none, Owner::none>("on", "On"),
                                   field<&L::reviewOn, Category::none, Owner::none>("review-on", "To be looked at by"),
                                   field<&L::state, Category::none, Owner::none>("state", "How it stands"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"disclosures", &tableOf<Line>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct HarmPage {
    static constexpr std::string_view name = "sharing.harm";
    static constexpr std::string_view title = "Disclosure to prevent serious harm";
    static constexpr std::string_view permission = "request.read";
    static constexpr std::string_view path = "harm/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view page = "sharing/harm";
    static constexpr std::array<std::string_view, 1> actions{"sharing.review-harm"};
    using Query = Nothing;

    struct Head {
        std::string name, from, to, role, items, kind, reason, note;
        Date on{}, reviewOn{};
        std::optional<Date> reviewedOn;
        HarmState state{};
        bool isYours{};
        static constexpr auto spec() {
            using H = Head;
            return accord::spec<H>(
                field<&H::name, Category::identity, Owner::subject>("name", "About").sealed(),
                field<&H::from, Category::none, Owner::none>("from", "Disclosed by"),
                field<&H::to, Category::none, Owner::none>("to", "Disclosed to"),
                field<&H::role, Category::none, Owner::none>("role", "In the role"),
                field<&H::items, Category::none, Owner::none>("items", "What"),
                field<&H::kind, Category::risk, Owner::subject>("kind", "What harm").sealed().shownAs<events::HarmKind>(),
                field<&H::reason, Category::risk, Owner::subject>("reason", "Reason").sealed(),
                field<&H::note, Category::risk, Owner::subject>("note", "Note of who looked at it").sealed(),
                field<&H::on, Category::none, Owner::none>("on", "On"),
                field<&H::reviewOn, Category::none, Owner::none>("review-on", "To be looked at by"),
                field<&H::reviewedOn, Category::none, Owner::none>("reviewed-on", "Looked at on"),
                field<&H::state, Category::none, Owner::none>("state", "How it stands"),
                field<&H::isYours, Category::none, Owner::none>("yours", "Of your agency"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"disclosure", &tableOf<Head>()}, {"values", &tableOf<ValueRow>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::sharing
