// What happens to areas, agencies, the people who work there, and their tokens.
//
//    events.add(UserInvited{.agency = provider, .role = "coordinator", .name = "Bea Okafor", .email = "bea@example.org"},
//               {.object = idCast<ObjectId>(user), .subject = idCast<SubjectId>(user), .area = area});
//
// Areas and agencies are about nobody and stand in the clear. A colleague's name and
// e-mail address are sealed under their own staff key, so that they can be erased when
// they have left; their role, agency and training are facts of their work. A token's
// secret, and the one-time link of an invitation, are state and never stand here.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"
#include "base/vocabulary.hpp"
#include "events/referral_words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::events {

/// The trainings of rulebook/training.toml, under the same codes.
enum class Training : std::uint8_t { facilitation = 1, victimAwareness, sensitiveAndComplex };
enum class TrainingLevel : std::uint8_t { foundation = 1, intermediate, advanced, course };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::Training> = words<events::Training>({
    {events::Training::facilitation, "facilitation", "Facilitation of restorative justice"},
    {events::Training::victimAwareness, "victim-awareness", "Victim awareness"},
    {events::Training::sensitiveAndComplex, "sensitive-and-complex", "Sensitive and complex cases"},
});
template <>
inline constexpr auto wordsOf<events::TrainingLevel> = words<events::TrainingLevel>({
    {events::TrainingLevel::foundation, "foundation", "Foundation"},
    {events::TrainingLevel::intermediate, "intermediate", "Intermediate"},
    {events::TrainingLevel::advanced, "advanced", "Advanced"},
    {events::TrainingLevel::course, "course", "Course"},
});
}  // namespace accord

namespace accord::events {

struct AreaAdded {
    static constexpr std::string_view type = "agency.area-added";
    static constexpr int version = 1;
    std::string name;
    std::string code;  ///< of the Office for National Statistics, "E23000026"

    static constexpr auto spec() {
        return accord::spec<AreaAdded>(field<&AreaAdded::name, Category::none, Owner::none>("name", "Area"),
                                       field<&AreaAdded::code, Category::none, Owner::none>("code", "Code").optional());
    }
};

struct AgencyAdded {
    static constexpr std::string_view type = "agency.agency-added";
    static constexpr int version = 1;
    AgencyKind kind{};
    AreaId area{};  ///< none: British Transport Police, a probation region, a prison, a court
    std::string name;
    std::string code;  ///< as lists and registers call it: a force's slug, a prison's or court's code

    static constexpr auto spec() {
        return accord::spec<AgencyAdded>(field<&AgencyAdded::kind, Category::none, Owner::none>("kind", "Kind"),
                                         field<&AgencyAdded::area, Category::none, Owner::none>("area", "Area").optional(),
                                         field<&AgencyAdded::name, Category::none, Owner::none>("name", "Agency"),
                                         field<&AgencyAdded::code, Category::none, Owner::none>("code", "Code").optional());
    }
};

/// Which referrals a service takes from now on; what is not named it takes too.
struct AcceptanceSet {
    static constexpr std::string_view type = "agency.acceptance-set";
    static constexpr int version = 1;
    std::vector<Stage> stages;
    std::vector<OffenceClass> offences;

    static constexpr auto spec() {
        return accord::spec<AcceptanceSet>(field<&AcceptanceSet::stages, Category::none, Owner::none>("stages", "Stages").optional(),
                                           field<&AcceptanceSet::offences, Category::none, Owner::none>("offences", "Offences").optional());
    }
};

struct UserInvited {
    static constexpr std::string_view type = "agency.user-invited";
    static constexpr int version = 1;
    AgencyId agency{};
    std::string role;
    std::string name;
    std::string email;

    static constexpr auto spec() {
        return accord::spec<UserInvited>(field<&UserInvited::agency, Category::staff, Owner::staff>("agency", "Agency").clear(),
                                         field<&UserInvited::role, Category::staff, Owner::staff>("role", "Role").clear(),
                                         field<&UserInvited::name, Category::staff, Owner::staff>("name", "Name"),
                                         field<&UserInvited::email, Category::staff, Owner::staff>("email", "Email address"));
    }
};

/// They chose a password and set up their app. When, is the event's own time.
struct UserJoined {
    static constexpr std::string_view type = "agency.user-joined";
    static constexpr int version = 1;
    AgencyId agency{};

    static constexpr auto spec() {
        return accord::spec<UserJoined>(field<&UserJoined::agency, Category::staff, Owner::staff>("agency", "Agency").clear());
    }
};

struct UserDisabled {
    static constexpr std::string_view type = "agency.user-disabled";
    static constexpr int version = 1;
    AgencyId agency{};
    std::string why;

    static constexpr auto spec() {
        return accord::spec<UserDisabled>(field<&UserDisabled::agency, Category::staff, Owner::staff>("agency", "Agency").clear(),
                                          field<&UserDisabled::why, Category::staff, Owner::staff>("why", "Why").optional());
    }
};

struct UserEnabled {
    static constexpr std::string_view type = "agency.user-enabled";
    static constexpr int version = 1;
    AgencyId agency{};

    static constexpr auto spec() {
        return accord::spec<UserEnabled>(field<&UserEnabled::agency, Category::staff, Owner::staff>("agency", "Agency").clear());
    }
};

/// A new one-time link was given out. Nobody but its owner sets a password.
struct UserReset {
    static constexpr std::string_view type = "agency.user-reset";
    static constexpr int version = 1;
    AgencyId agency{};
    bool newApp{};  ///< the authenticator app too is to be set up again

    static constexpr auto spec() {
        return accord::spec<UserReset>(
            field<&UserReset::agency, Category::staff, Owner::staff>("agency", "Agency").clear(),
            field<&UserReset::newApp, Category::staff, Owner::staff>("new-app", "New authenticator app").clear());
    }
};

struct TrainingRecorded {
    static constexpr std::string_view type = "agency.training-recorded";
    static constexpr int version = 1;
    Training what{};
    TrainingLevel level{};
    Date on{};
    Date until{};  ///< the last day on which it counts, by the rule of that day

    static constexpr auto spec() {
        return accord::spec<TrainingRecorded>(
            field<&TrainingRecorded::what, Category::staff, Owner::staff>("what", "Training").clear(),
            field<&TrainingRecorded::level, Category::staff, Owner::staff>("level", "Level").clear(),
            field<&TrainingRecorded::on, Category::staff, Owner::staff>("on", "Held on").clear(),
            field<&TrainingRecorded::until, Category::staff, Owner::staff>("until", "In date until").clear());
    }
};

struct TokenMade {
    static constexpr std::string_view type = "agency.token-made";
    static constexpr int version = 1;
    AgencyId agency{};
    std::string label;  ///< of the system that uses it
    std::string role;
    Purpose purpose{};
    Instant expires{};

    static constexpr auto spec() {
        return accord::spec<TokenMade>(field<&TokenMade::agency, Category::none, Owner::none>("agency", "Agency"),
                                       field<&TokenMade::label, Category::none, Owner::none>("label", "What is it for?"),
                                       field<&TokenMade::role, Category::none, Owner::none>("role", "Role"),
                                       field<&TokenMade::purpose, Category::none, Owner::none>("purpose", "Purpose"),
                                       field<&TokenMade::expires, Category::none, Owner::none>("expires", "Expires"));
    }
};

struct TokenRevoked {
    static constexpr std::string_view type = "agency.token-revoked";
    static constexpr int version = 1;
    AgencyId agency{};

    static constexpr auto spec() {
        return accord::spec<TokenRevoked>(field<&TokenRevoked::agency, Category::none, Owner::none>("agency", "Agency"));
    }
};

}  // namespace accord::events
