// The world of the authorisation matrix: two areas with agencies of every kind, somebody
// in every role, and for each kind of object one that is theirs, made by the real actions
// so that the access facts are the real ones.
//
//    MatrixWorld world(house);
//    auto who = world.actor({"facilitator", AgencyKind::provider}, Relation::otherArea);
//    auto on = world.object({"facilitator", AgencyKind::provider}, Thing::harmed);
#pragma once

#include "support/house.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace accord::app {

/// A role at an agency of one kind: a column of the matrix.
struct Post {
    std::string role;
    AgencyKind kind{};

    auto operator<=>(Post const&) const = default;
};

/// What an object is to somebody.
enum class Relation : std::uint8_t {
    own = 1,      ///< theirs: they made it, were allocated it, or it waits at their agency for their role
    colleague,    ///< of a colleague in the same role at the same agency
    otherAgency,  ///< of another agency of the same kind in the same area
    otherArea,    ///< of an agency of the same kind in another area
    sealed,       ///< theirs, but sealed
};

/// The things that actions and views are on. A participant's side makes two of them.
enum class Thing : std::uint8_t { installation = 1, agency, user, token, task, referral, caseFile, harmed, responsible, agreement };

class MatrixWorld {
public:
    /// Changes what stands in the referral with that number: for worlds that differ only in what somebody may not learn.
    using Vary = std::function<void(FieldTexts& referral, int number)>;
    explicit MatrixWorld(testing_support::TestHouse& house, Vary vary = {});

    [[nodiscard]] gate::Actor actor(Post const& post, Relation relation) const;
    [[nodiscard]] ObjectId object(Post const& post, Thing thing) const;
    /// Every thing of the kind that an action is on.
    [[nodiscard]] static std::vector<Thing> thingsOf(gate::ObjectKind kind);

private:
    struct Story {
        ObjectId referral{}, caseFile{}, harmed{}, responsible{};
    };

    void addAgencies();
    void addPeople();
    void addStories();
    [[nodiscard]] gate::Actor make(Post const& post, AgencyId agency, AreaId area);
    [[nodiscard]] AgencyId home(AgencyKind kind) const { return agencies_.at({kind, 0}); }
    ObjectId refer(gate::Actor const& by, bool isSensitive);
    Story openCase(gate::Actor const& officer, gate::Actor const& taker, bool isSensitive);
    ObjectId startAgreement();
    ObjectId openTask(AgencyKind kind, bool isForSpecialist);
    gate::Accepted must(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input);
    void record(gate::Events events);

    testing_support::TestHouse& house_;
    Vary vary_;
    int referred_{};
    AreaId area_{}, otherArea_{};
    std::map<std::pair<AgencyKind, int>, AgencyId> agencies_;  ///< 0 at home, 1 another in the area, 2 in the other area
    std::map<Post, gate::Actor> own_, colleagues_, elsewhere_, faraway_;
    std::map<Post, ObjectId> referrals_;
    std::map<AgencyKind, ObjectId> users_, tokens_, tasks_, specialistTasks_;
    Story story_, sensitive_;
    ObjectId agreement_{};  ///< between the police and the provider at home
};

/// The columns of the matrix, in its order: every role, at the kinds of agency where it does different things.
[[nodiscard]] std::vector<Post> const& matrixPosts();

}  // namespace accord::app
