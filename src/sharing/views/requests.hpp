// Requests for data: the queue of who holds it with its clock, what one's own agency asked for, one
// request in full (ICO Data Sharing Code, Annex B), and how requests were answered, in figures.
#pragma once

#include "events/sharing_requests.hpp"
#include "gate/view.hpp"
#include "sharing/views/paging.hpp"
#include "sharing/vocabulary.hpp"

#include <array>

namespace accord::sharing {

enum class RequestState : std::uint8_t { waiting = 1, partlyAnswered, late, answered, ended };

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::RequestState> = words<sharing::RequestState>({
    {sharing::RequestState::waiting, "waiting", "Waits for an answer"},
    {sharing::RequestState::partlyAnswered, "partly-answered", "Answered in part"},
    {sharing::RequestState::late, "late", "Late"},
    {sharing::RequestState::answered, "answered", "Answered"},
    {sharing::RequestState::ended, "ended", "Shared no longer"},
});
}  // namespace accord

namespace accord::sharing {

/// What is known of a person, one value in the field of its category: the gate decides each.
struct ValueRow {
    std::string label;
    std::string identity, contact, safeContact, offence, history, vulnerability, risk, participation, protectedCharacteristic;

    static constexpr auto spec() {
        using V = ValueRow;
        return accord::spec<V>(
            field<&V::label, Category::none, Owner::none>("label", "What"),
            field<&V::identity, Category::identity, Owner::subject>("identity", "Value"),
            field<&V::contact, Category::contact, Owner::subject>("contact", "Value"),
            field<&V::safeContact, Category::safeContact, Owner::subject>("safe-contact", "Value"),
            field<&V::offence, Category::offence, Owner::subject>("offence", "Value"),
            field<&V::history, Category::history, Owner::subject>("history", "Value"),
            field<&V::vulnerability, Category::vulnerability, Owner::subject>("vulnerability", "Value"),
            field<&V::risk, Category::risk, Owner::subject>("risk", "Value"),
            field<&V::participation, Category::participation, Owner::subject>("participation", "Value"),
            field<&V::protectedCharacteristic, Category::protectedCharacteristic, Owner::subject>("protected-characteristic", "Value"));
    }
};

/// The cells of those categories, opened: what the gate does not show goes no further.
void addValues(gate::Desk& desk, gate::Rows& rows, ObjectId participant, std::vector<Category> const& items, gate::RowMeta const& meta);

struct Requests {
    static constexpr std::string_view name = "sharing.requests";
    static constexpr std::string_view title = "Requests for data";
    static constexpr std::string_view permission = "request.read";
    static constexpr std::string_view path = "requests";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/requests";
    static constexpr std::string_view opens = "sharing.request";
    using Query = PageQuery;

    struct Line {
        std::string name, other, items;
        RequestState state{};
        std::int64_t workingDaysLeft{};
        Date dueOn{};
        static constexpr auto spec() {
            using L = Line;
            return accord::spec<L>(field<&L::name, Category::identity, Owner::subject>("name", "About").sealed(),
                                   field<&L::other, Category::none, Owner::none>("other", "Agency"),
                                   field<&L::items, Category::none, Owner::none>("items", "Items"),
                                   field<&L::state, Category::none, Owner::none>("state", "How it stands"),
                                   field<&L::workingDaysLeft, Category::none, Owner::none>("working-days-left", "Working days left"),
                                   field<&L::dueOn, Category::none, Owner::none>("due-on", "To be answered by"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"to-answer", &tableOf<Line>()}, {"asked", &tableOf<Line>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct RequestPage {
    static constexpr std::string_view name = "sharing.request";
    static constexpr std::string_view title = "Request for data";
    static constexpr std::string_view permission = "request.read";
    static constexpr std::string_view path = "requests/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view page = "sharing/request";
    static constexpr std::array<std::string_view, 2> actions{"sharing.answer-item", "sharing.end-disclosure"};
    using Query = Nothing;

    struct Head {
        std::string name, from, position, to, basis, agreement, necessity;
        Purpose purpose{};
        Date askedOn{}, dueOn{};
        RequestState state{};
        bool isYoursToAnswer{}, isStoppable{};
        static constexpr auto spec() {
            using H = Head;
            return accord::spec<H>(
                field<&H::name, Category::identity, Owner::subject>("name", "About").sealed(),
                field<&H::from, Category::none, Owner::none>("from", "Asked by"),
                field<&H::position, Category::none, Owner::none>("position", "In the role"),
                field<&H::to, Category::none, Owner::none>("to", "Asked of"),
                field<&H::basis, Category::none, Owner::none>("basis", "Lawful basis"),
                field<&H::agreement, Category::none, Owner::none>("agreement", "Agreement in force"),
                field<&H::necessity, Category::progress, Owner::subject>("necessity", "Why it is necessary").sealed(),
                field<&H::purpose, Category::none, Owner::none>("purpose", "For what"),
                field<&H::askedOn, Category::none, Owner::none>("asked-on", "Asked on"),
                field<&H::dueOn, Category::none, Owner::none>("due-on", "To be answered by"),
                field<&H::state, Category::none, Owner::none>("state", "How it stands"),
                field<&H::isYoursToAnswer, Category::none, Owner::none>("yours", "Yours to answer"),
                field<&H::isStoppable, Category::none, Owner::none>("stoppable", "Something is shared that you can stop"));
        }
    };
    struct Item {
        Category item{};
        std::optional<events::ItemAnswer> answer;
        std::optional<events::RefusalReason> reason;
        std::optional<Date> on;
        std::string power, advice, note;
        static constexpr auto spec() {
            using I = Item;
            return accord::spec<I>(
                field<&I::item, Category::none, Owner::none>("item", "What"),
                field<&I::answer, Category::none, Owner::none>("answer", "Answer"),
                field<&I::reason, Category::none, Owner::none>("reason", "Reason"),
                field<&I::on, Category::none, Owner::none>("on", "Answered on"),
                field<&I::power, Category::progress, Owner::subject>("power", "Legal power").sealed(),
                field<&I::advice, Category::progress, Owner::subject>("advice", "Data protection officer's advice").sealed(),
                field<&I::note, Category::progress, Owner::subject>("note", "Note").sealed());
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"request", &tableOf<Head>()}, {"items", &tableOf<Item>()}, {"values", &tableOf<ValueRow>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

/// How requests were answered, over all agencies: nobody in particular. A number under five is held back.
struct RequestFigures {
    static constexpr std::string_view name = "sharing.request-figures";
    static constexpr std::string_view title = "Requests refused, and why";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "request-figures";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Line {
        std::string what, count, rule;
        static constexpr auto spec() {
            return accord::spec<Line>(field<&Line::what, Category::none, Owner::none>("what", "What"),
                                      field<&Line::count, Category::none, Owner::none>("count", "How many"),
                                      field<&Line::rule, Category::none, Owner::none>("rule", "Counting rule"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"figures", &tableOf<Line>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::sharing
