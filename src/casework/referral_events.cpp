#include "casework/referral_events.hpp"

#include "casework/referral_checks.hpp"
#include "casework/urgency.hpp"

namespace accord::casework {
namespace {

using events::ParticipantDescribed;
using events::ReferralMade;

class Writer {
public:
    Writer(ReferralInput const& input, ReferralDecided const& decided, gate::Actor const& actor, Date today)
        : input_(input), decided_(decided), actor_(actor), today_(today) {}

    gate::Events write() {
        addReferral();
        auto harmed = described(Side::harmed, input_.harmed, input_.safe.harmed, decided_.harmedWish);
        addPerson(decided_.harmed, harmed);
        auto responsible = described(Side::responsible, input_.responsible, input_.safe.responsible, decided_.responsibleWish);
        responsible.heldAt = input_.responsible.heldAt;
        responsible.admission = input_.responsible.admission;
        addPerson(decided_.responsible, responsible);
        return std::move(events_);
    }

private:
    bool isSensitive() const { return !decided_.causes.empty(); }

    std::string intake() const { return gate::agencyHolder(decided_.provider, intakeRole(isSensitive())); }

    std::string shareKey(std::optional<Side> side) const {
        return gate::toShareKey({.source = actor_.agency,
                                 .holder = decided_.provider,
                                 .side = side,
                                 .stage = input_.matter.stage,
                                 .step = gate::Step::referred,
                                 .isSensitive = isSensitive()});
    }

    void addReferral() {
        ReferralMade made{.reference = decided_.reference,
                          .fromAgency = actor_.agencyName,
                          .provider = decided_.provider,
                          .task = input_.request.task,
                          .stage = input_.matter.stage,
                          .isSensitive = isSensitive(),
                          .sensitiveBecause = decided_.causes,
                          .urgentOn = urgentOn(input_.matter.dates, today_),
                          .initiator = input_.request.initiator,
                          .heardFrom = input_.request.heardFrom.value_or(events::HeardFrom::unknown),
                          .harmed = decided_.harmed,
                          .responsible = decided_.responsible,
                          .incident = input_.incident,
                          .dates = input_.matter.dates};
        auto object = idCast<ObjectId>(decided_.referral);
        events_.add(made, {.object = object, .subject = {}, .joint = idCast<SubjectId>(decided_.referral), .area = decided_.area})
            .place({.id = object,
                    .kind = gate::ObjectKind::referral,
                    .parent = {},
                    .area = decided_.area,
                    .agency = decided_.provider,
                    .side = {},
                    .isSealed = false,
                    .shareKey = shareKey({})})
            .grant(object, gate::userHolder(actor_.user), actor_.side)
            .grant(object, intake());
    }

    template <class Person>
    ParticipantDescribed described(Side side, Person const& person, events::SafeGiven const& safe, events::Wish wish) const {
        ParticipantDescribed about;
        about.referral = decided_.referral;
        about.side = side;
        about.isKnown = person.isKnown;
        about.name = person.name;
        about.born = person.born;
        about.agencyReference = person.agencyReference;
        about.language = person.language;
        about.accessNeeds = person.accessNeeds;
        about.child = childOn(person.born, person.child, today_);
        about.vulnerable = person.vulnerable.value_or(events::Tell::unknown);
        about.wish = wish;
        about.contact = person.contact;
        about.safe = safe;
        return about;
    }

    void addPerson(ParticipantId id, ParticipantDescribed const& about) {
        auto object = idCast<ObjectId>(id);
        events_.add(about, {.object = object, .subject = idCast<SubjectId>(id), .joint = {}, .area = decided_.area})
            .place({.id = object,
                    .kind = gate::ObjectKind::participant,
                    .parent = idCast<ObjectId>(decided_.referral),
                    .area = decided_.area,
                    .agency = decided_.provider,
                    .side = about.side,
                    .isSealed = false,
                    .shareKey = shareKey(about.side)})
            .grant(object, intake());
    }

    ReferralInput const& input_;
    ReferralDecided const& decided_;
    gate::Actor const& actor_;
    Date today_;
    gate::Events events_;
};

}  // namespace

gate::Events referralEvents(ReferralInput const& input, ReferralDecided const& decided, gate::Actor const& actor, Date today) {
    return Writer(input, decided, actor, today).write();
}

std::string_view intakeRole(bool isSensitive) {
    return isSensitive ? "specialist" : "coordinator";
}

}  // namespace accord::casework
