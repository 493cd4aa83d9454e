// A house with all of casework, an accepted case and the people who work it.
//
//    struct Cases : CaseHouse {};
//    ACCORD_ON_BOTH_DATABASES(Cases);
//    openCase(strangersBurglary());
//    makeSafe();
//    allocateCase();
#pragma once

#include "allocation/may_allocate.hpp"
#include "casework/allocation_port.hpp"
#include "casework/capability.hpp"
#include "casework/referral_house.hpp"
#include "events/sharing_requests.hpp"

#include <map>

namespace accord::casework {

/// All of casework, with the events of others that it follows.
inline gate::Capability const& withFollowed() {
    static gate::Capability const whole = [] {
        auto made = capability();
        made.events.push_back(gate::eventInfo<events::ValueGiven>());
        made.events.push_back(gate::eventInfo<events::DisclosureEnded>());
        return made;
    }();
    return whole;
}

class CaseHouse : public ReferralHouse {
public:
    explicit CaseHouse(gate::Capability const& casework = withFollowed()) : ReferralHouse(casework) {}

    void SetUp() override {
        ReferralHouse::SetUp();
        if (HasFatalFailure()) return;
        facilitator = house().actor("facilitator", AgencyKind::provider, service, ownArea);
        second = house().actor("facilitator", AgencyKind::provider, service, ownArea);
        supervisor = house().actor("supervisor", AgencyKind::provider, service, ownArea);
        otherSupervisor = house().actor("supervisor", AgencyKind::provider, service, ownArea);
        for (auto const* who : {&facilitator, &second}) staff[who->user] = practitionerOf(*who);
        wire();
    }
    void TearDown() override {
        allocationPort() = AllocationPort{};
        ReferralHouse::TearDown();
    }

protected:
    static Practitioner practitionerOf(gate::Actor const& who) {
        return {who.user,
                who.name,
                who.agency,
                true,
                who.training.facilitationUntil,
                who.training.victimAwarenessUntil,
                who.training.sensitiveUntil,
                true,
                0};
    }

    void wire() {
        allocationPort().practitioner = [this](gate::Desk&, UserId user) -> std::optional<Practitioner> {
            auto found = staff.find(user);
            return found == staff.end() ? std::nullopt : std::optional(found->second);
        };
        allocationPort().practitionersOf = [this](gate::Desk&, AgencyId) {
            std::vector<Practitioner> list;
            for (auto const& [user, who] : staff) list.push_back(who);
            return list;
        };
        allocationPort().supervisorsOf = [this](gate::Desk&, AgencyId) { return std::vector{supervisor.user, otherSupervisor.user}; };
        allocationPort().mayAllocate = [](AllocationQuestion const& question) {
            auto const& who = question.who;
            return allocation::mayAllocate({who.user, who.agency, who.isFacilitator, who.isAdvanced, who.facilitationUntil,
                                            who.victimAwarenessUntil, who.sensitiveUntil},
                                           {question.holder, question.isSensitive, question.role == events::FacilitatorRole::lead,
                                            question.other, question.hasNoConflict},
                                           {}, question.today);
        };
    }

    /// What must succeed.
    gate::Accepted done(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input) {
        house().clock.advance(std::chrono::minutes{1});
        auto accepted = house().act(who, action, on, std::move(input));
        EXPECT_TRUE(accepted) << action << ": " << describe(accepted.error());
        return accepted ? *accepted : gate::Accepted{};
    }

    /// The names of the reasons with which it was refused; "accepted" where it was not.
    std::vector<std::string> refusal(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input) {
        house().clock.advance(std::chrono::minutes{1});
        auto accepted = house().act(who, action, on, std::move(input));
        if (accepted) return {"accepted"};
        std::vector<std::string> names;
        for (auto reason : accepted.error().reasons) {
            auto const* text = house().registry.reason(reason.code);
            names.push_back(text ? std::string(text->name) : "unnamed");
        }
        if (names.empty()) names.push_back(std::string(errorName(accepted.error().code)));
        return names;
    }

    void openCase(FieldTexts referral) {
        auto made = refer(officer, std::move(referral));
        auto accepted = done(coordinator, "casework.accept-referral", made.id, {});
        caseFile = idFromText<ObjectId>(accepted.output.at(0).second).value_or(ObjectId{});
        auto seen = house().look(coordinator, "casework.case", caseFile);
        ASSERT_TRUE(seen) << describe(seen.error());
        harmed = seen->part("harmed").rows.at(0).meta.object;
        responsible = seen->part("responsible").rows.at(0).meta.object;
    }

    void assess(ObjectId participant) {
        done(coordinator, "casework.assess-risk", participant,
             {{"rating", "medium"}, {"sources", "police,probation"}, {"hazards", "He knows where she lives."}});
        done(coordinator, "casework.check-safeguarding", participant, {{"safeguarding", "no-concern"}, {"sources", "police"}});
    }
    void makeSafe() {
        assess(harmed);
        assess(responsible);
        done(coordinator, "casework.check-orders", caseFile, {{"orders", "none-forbids"}, {"sources", "police,prison"}});
        done(supervisor, "casework.sign-off", caseFile, {});
    }
    void allocateCase() {
        done(coordinator, "casework.allocate", caseFile, {{"facilitator", toText(facilitator.user)}, {"no-conflict", "yes"}});
    }

    void speakWith(ObjectId participant) {
        done(facilitator, "casework.record-contact", participant,
             {{"method", "phone"}, {"result", "spoke"}, {"hopes", "To ask why her house."}});
    }
    void agree(ObjectId participant, std::string const& consent) {
        done(facilitator, "casework.record-consent", participant, {{"consent", consent}, {"agrees", "yes"}, {"means", "phone"}});
    }
    void readyForContact() {
        openCase(strangersBurglary());
        makeSafe();
        allocateCase();
    }
    void bothMet() {
        readyForContact();
        speakWith(harmed);
        agree(harmed, "approach");
        speakWith(responsible);
    }
    void readyToHold() {
        bothMet();
        done(facilitator, "casework.decide-suitability", caseFile, {{"decision", "suitable"}, {"responsibility", "full"}});
        for (auto who : {harmed, responsible}) {
            agree(who, "take-part");
            agree(who, "method-direct");
            done(facilitator, "casework.record-preparation", who, {{"ready", "yes"}, {"plan", "Her sister comes along."}});
        }
    }
    void held() {
        readyToHold();
        done(facilitator, "casework.hold-process", caseFile,
             {{"kind", "meeting"}, {"between", "harmed-and-responsible"}, {"responsibility", "full"}, {"explored", "yes"}});
    }

    testing_support::Seen page(gate::Actor const& who) {
        auto seen = house().look(who, "casework.case", caseFile);
        if (!seen) throw std::runtime_error(describe(seen.error()));
        return *seen;
    }
    std::string nextFor(gate::Actor const& who) { return page(who).text("next", 0, "title"); }

    gate::Actor facilitator, second, supervisor, otherSupervisor;
    std::map<UserId, Practitioner> staff;
    ObjectId caseFile{}, harmed{}, responsible{};
};

}  // namespace accord::casework
