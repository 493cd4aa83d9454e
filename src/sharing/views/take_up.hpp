// Take-up: how each of the 43 areas stands, on a map of tiles and in a table; each party with its
// days from invitation to signature; what was narrowed most often. The parties as CSV too.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/take_up.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

struct TakeUp {
    static constexpr std::string_view name = "sharing.take-up";
    static constexpr std::string_view title = "Take-up of agreements";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "agreements/take-up";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/take-up";

    using Query = Nothing;

    struct Summary {
        std::string says;
        std::int64_t width{}, height{};  ///< of the map
        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "In short").atMost(500),
                                         field<&Summary::width, Category::none, Owner::none>("width", "Width of the map"),
                                         field<&Summary::height, Category::none, Owner::none>("height", "Height of the map"));
        }
    };
    struct AreaLine {
        std::string area, letters, boundSays;
        AreaLevel level{};
        std::int64_t known{}, bound{}, due{};
        std::optional<std::int64_t> days;
        std::int64_t x{}, y{};  ///< on the map; the text stands in the middle of its tile
        bool isOnMap{};

        static constexpr auto spec() {
            using A = AreaLine;
            return accord::spec<A>(field<&A::area, Category::none, Owner::none>("area", "Area"),
                                   field<&A::letters, Category::none, Owner::none>("letters", "On the map").optional(),
                                   field<&A::boundSays, Category::none, Owner::none>("bound-says", "Bound by an agreement"),
                                   field<&A::level, Category::none, Owner::none>("level", "How it stands"),
                                   field<&A::known, Category::none, Owner::none>("known", "Agencies that could be parties"),
                                   field<&A::bound, Category::none, Owner::none>("bound", "Agencies bound by an agreement"),
                                   field<&A::due, Category::none, Owner::none>("due", "Due for review"),
                                   field<&A::days, Category::none, Owner::none>("days", "Days from invitation to signature").optional(),
                                   field<&A::x, Category::none, Owner::none>("x", "x"), field<&A::y, Category::none, Owner::none>("y", "y"),
                                   field<&A::isOnMap, Category::none, Owner::none>("mapped", "On the map of 43"));
        }
    };
    struct PartyLine {
        std::string agency;
        AgencyKind kind{};
        std::string area, reference;
        std::int64_t version{};
        State state{};
        std::optional<Instant> invitedAt, signedAt;
        std::optional<std::int64_t> days;
        std::optional<Date> reviewDue;

        static constexpr auto spec() {
            using P = PartyLine;
            return accord::spec<P>(field<&P::agency, Category::none, Owner::none>("agency", "Agency"),
                                   field<&P::kind, Category::none, Owner::none>("kind", "Kind"),
                                   field<&P::area, Category::none, Owner::none>("area", "Area"),
                                   field<&P::reference, Category::none, Owner::none>("reference", "Agreement"),
                                   field<&P::version, Category::none, Owner::none>("version", "Version"),
                                   field<&P::state, Category::none, Owner::none>("state", "How it stands"),
                                   field<&P::invitedAt, Category::none, Owner::none>("invited-at", "Invited").optional(),
                                   field<&P::signedAt, Category::none, Owner::none>("signed-at", "Signed").optional(),
                                   field<&P::days, Category::none, Owner::none>("days", "Days from invitation to signature").optional(),
                                   field<&P::reviewDue, Category::none, Owner::none>("review-due", "Review due").optional());
        }
    };
    struct ChangedLine {
        std::string clause, title;
        Change kind{};
        std::int64_t times{};
        static constexpr auto spec() {
            using C = ChangedLine;
            return accord::spec<C>(field<&C::clause, Category::none, Owner::none>("clause", "Clause"),
                                   field<&C::title, Category::none, Owner::none>("title", "Heading"),
                                   field<&C::kind, Category::none, Owner::none>("kind", "Change"),
                                   field<&C::times, Category::none, Owner::none>("times", "In how many agreements"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()},
                {"areas", &tableOf<AreaLine>()},
                {"parties", &tableOf<PartyLine>()},
                {"changed", &tableOf<ChangedLine>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId installation, Query const& query);
};

}  // namespace accord::sharing
