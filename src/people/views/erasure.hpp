// Where the erasure of a person stands, and the list of those at one's agency.
#pragma once

#include "events/people.hpp"
#include "gate/view.hpp"

#include <array>

namespace accord::people {

enum class ErasureState : std::uint8_t { none = 1, waiting, onHold, due, done, givenUp };

}  // namespace accord::people

namespace accord {
template <>
inline constexpr auto wordsOf<people::ErasureState> = words<people::ErasureState>({
    {people::ErasureState::none, "none", "Nobody has asked for it"},
    {people::ErasureState::waiting, "waiting", "Waits for a second person"},
    {people::ErasureState::onHold, "on-hold", "Approved: the seven days run"},
    {people::ErasureState::due, "due", "Due: it is carried out at the next run"},
    {people::ErasureState::done, "done", "Erased"},
    {people::ErasureState::givenUp, "given-up", "Given up"},
});
}  // namespace accord

namespace accord::people {

struct ErasureRow {
    std::string name;
    std::string reference;
    ErasureState state{};
    std::optional<events::ErasureGround> ground;
    std::optional<Instant> askedAt;
    std::string askedBy;
    std::optional<Date> notBefore;

    static constexpr auto spec() {
        return accord::spec<ErasureRow>(field<&ErasureRow::name, Category::identity, Owner::subject>("name", "Name").sealed(),
                                        field<&ErasureRow::reference, Category::none, Owner::none>("reference", "Referral"),
                                        field<&ErasureRow::state, Category::none, Owner::none>("state", "Where it stands"),
                                        field<&ErasureRow::ground, Category::none, Owner::none>("ground", "Why"),
                                        field<&ErasureRow::askedAt, Category::none, Owner::none>("asked-at", "Asked for"),
                                        field<&ErasureRow::askedBy, Category::none, Owner::none>("asked-by", "By"),
                                        field<&ErasureRow::notBefore, Category::none, Owner::none>("not-before", "Not before"));
    }
};

struct ErasureView {
    static constexpr std::string_view name = "people.erasure";
    static constexpr std::string_view title = "Erasure of a person";
    static constexpr std::string_view permission = "person.erase";
    static constexpr std::string_view path = "participants/{id}/erasure";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::array<std::string_view, 3> actions{"people.ask-erasure", "people.approve-erasure", "people.give-up-erasure"};
    using Query = Nothing;

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"erasure", &tableOf<ErasureRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId participant, Query const& query);
};

struct ErasuresView {
    static constexpr std::string_view name = "people.erasures";
    static constexpr std::string_view title = "Erasures";
    static constexpr std::string_view permission = "person.erase";
    static constexpr std::string_view path = "erasures";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view opens = "people.erasure";
    using Query = Nothing;

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"erasures", &tableOf<ErasureRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::people
