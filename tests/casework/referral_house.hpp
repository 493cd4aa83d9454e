// A house with the referral half of casework, an officer, a service and its people.
//
//    struct Inboxes : ReferralHouse {};
//    ACCORD_ON_BOTH_DATABASES(Inboxes);
//    auto made = refer(officer, strangersBurglary());
#pragma once

#include "casework/ports.hpp"
#include "casework/referral_capability.hpp"
#include "events/casework.hpp"
#include "support/house.hpp"

#include <algorithm>
#include <string>

namespace accord::casework {

inline constexpr AgencyId policeForce{2001}, probationService{2002}, service{2003}, otherService{2004};
inline constexpr AreaId ownArea{1001}, otherArea{1002};

/// The referral half, with the events that it shares with the other half.
inline gate::Capability const& referralHalf() {
    static gate::Capability const half = [] {
        gate::Capability made;
        made.name = "casework";
        made.actions = referralActions();
        made.views = referralViews();
        made.events = referralEventInfos();
        made.events.push_back(gate::eventInfo<events::CaseOpened>());
        made.events.push_back(gate::eventInfo<events::PartyJoined>());
        made.events.push_back(gate::eventInfo<events::ReferrerTold>());
        made.projectors = referralProjectors();
        made.migrations = referralMigrations();
        made.tables = referralTables();
        made.reasons = referralReasonTexts();
        return made;
    }();
    return half;
}

/// A burglary between adult strangers, with a safe number: nothing about it is sensitive.
inline FieldTexts strangersBurglary() {
    return {{"harmed.is-known", "yes"},
            {"harmed.name", "Margaret Okafor-Hughes"},
            {"harmed.born", "1961-02-03"},
            {"harmed.vulnerable", "no"},
            {"harmed.wish", "agreed"},
            {"harmed.contact.held", "given"},
            {"harmed.contact.phone", "07700 900146"},
            {"responsible.is-known", "yes"},
            {"responsible.name", "Dean Farrow"},
            {"responsible.child", "no"},
            {"responsible.vulnerable", "no"},
            {"responsible.wish", "not-told"},
            {"responsible.contact.held", "by-agency"},
            {"responsible.admission.admits", "yes"},
            {"responsible.admission.basis", "guilty-plea"},
            {"incident.offence", "burglary"},
            {"incident.offence-class", "burglary"},
            {"incident.account", "Her house was broken into while she was out."},
            {"incident.happened-on", "2026-03-04"},
            {"incident.crime-reference", "40/11873/26"},
            {"incident.relationship", "stranger"},
            {"incident.abuse", "no"},
            {"matter.stage", "custody"},
            {"matter.dates.release-on", "2027-01-18"},
            {"safe.harmed.channel", "phone"},
            {"safe.harmed.detail", "07700 900146"},
            {"safe.harmed.instructions", "Weekdays after six. No voicemail."},
            {"safe.harmed.address", "4 Refuge Row, MK9 9CI"},
            {"request.initiator", "other"},
            {"request.heard-from", "police"}};
}

inline FieldTexts with(FieldTexts texts, std::string const& name, std::string const& value) {
    std::erase_if(texts, [&name](auto const& text) { return text.first == name; });
    if (!value.empty()) texts.emplace_back(name, value);
    return texts;
}

struct MadeReferral {
    ObjectId id{};
    std::string reference;
};

class ReferralHouse : public testing_support::HouseTest {
public:
    explicit ReferralHouse(gate::Capability const& casework = referralHalf()) : HouseTest({&casework}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        ports() = Ports{};
        ports().servicesFor = [](gate::Desk&, ServiceQuestion const& question) {
            return question.area == ownArea ? std::vector{Service{service, "The Service"}} : std::vector<Service>{};
        };
        officer = house().actor("police-officer", AgencyKind::police, policeForce, ownArea);
        offenderManager = house().actor("offender-manager", AgencyKind::probation, probationService, ownArea);
        coordinator = house().actor("coordinator", AgencyKind::provider, service, ownArea);
        specialist = house().actor("specialist", AgencyKind::provider, service, ownArea);
    }
    void TearDown() override {
        ports() = Ports{};
        HouseTest::TearDown();
    }

protected:
    MadeReferral refer(gate::Actor const& who, FieldTexts input) {
        auto done = house().act(who, "casework.make-referral", gate::installation, std::move(input));
        if (!done) throw std::runtime_error(describe(done.error()));
        return {idFromText<ObjectId>(done->output.at(0).second).value(), done->output.at(1).second};
    }

    static std::string describe(Error const& error) {
        auto text = std::string(errorName(error.code)) + ": " + error.message;
        for (auto const& field : error.fields) text += " " + field.field + "=" + field.code;
        return text;
    }

    gate::Actor officer, offenderManager, coordinator, specialist;
};

}  // namespace accord::casework
