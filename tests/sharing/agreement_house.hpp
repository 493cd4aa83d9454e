// An agreement between a police force and a provider, and the people who look after it and sign it.
#pragma once

#include "sharing/agreement_fixture.hpp"
#include "sharing/capability.hpp"
#include "sharing/decider.hpp"
#include "sharing/neighbours.hpp"
#include "sharing/ports.hpp"
#include "sharing/records.hpp"
#include "support/house.hpp"

namespace accord::sharing {

using gate::Showing;

inline constexpr AgencyId prison{404};

struct AgreementHouse : testing_support::HouseTest {
    AgreementHouse() : HouseTest({&capability(), &neighbours()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        agencyPort().all = [](gate::Desk&) {
            return std::vector<NamedAgency>{{police, AgencyKind::police, AreaId{1001}, "Swanmere Police"},
                                            {provider, AgencyKind::provider, AreaId{1001}, "Bridgeway"},
                                            {prison, AgencyKind::prison, {}, "HMP Example"},
                                            {stranger, AgencyKind::commissioner, AreaId{1001}, "Commissioner"}};
        };
        agencyPort().signatories = [this](gate::Desk&, AgencyId agency) {
            std::vector<Signatory> people;
            for (auto const* who : {&chief_, &director_, &governor_})
                if (who->agency == agency) people.push_back({who->user, "Somebody"});
            return people;
        };
        lead_ = house().actor("information-officer", AgencyKind::police, police);
        other_ = house().actor("information-officer", AgencyKind::provider, provider);
        chief_ = house().actor("signatory", AgencyKind::police, police);
        director_ = house().actor("signatory", AgencyKind::provider, provider);
        governor_ = house().actor("signatory", AgencyKind::prison, prison);
    }

    ObjectId start() {
        auto done = house().act(lead_, "sharing.start-agreement", gate::installation,
                                {{"reference", "swanmere-rj"}, {"title", "Swanmere"}, {"from", "2026-11-22"}});
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
        for (auto const& [field, text] : done->output)
            if (field == "agreement") return idFromText<ObjectId>(text).value();
        return {};
    }
    Result<gate::Accepted> act(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input = {}) {
        house().clock.advance(std::chrono::minutes{1});
        return house().act(who, action, on, std::move(input));
    }
    void must(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input = {}) {
        auto done = act(who, action, on, std::move(input));
        std::string fields;
        if (!done)
            for (auto const& field : done.error().fields) fields += " [" + field.field + ": " + field.message + "]";
        ASSERT_TRUE(done) << action << ": " << done.error().message << fields;
    }
    /// Refused, with this in what the person reads.
    void refused(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input, std::string_view says) {
        auto done = act(who, action, on, std::move(input));
        ASSERT_FALSE(done) << action;
        auto words = done.error().message;
        for (auto const& field : done.error().fields) words += " " + field.message;
        EXPECT_NE(words.find(says), std::string::npos) << words;
    }

    static FieldTexts record() {
        return {{"role", "separate"},         {"contact", "isa@example.org"}, {"dpo", "dpo@example.org"},   {"registration", "Z1"},
                {"impact-assessment", "D-1"}, {"dpo-advice", "Go ahead"},     {"policy-document", "APD-1"}, {"processor-terms", "T-1"}};
    }
    static FieldTexts yes(std::string link = {}) {
        return {{"position", "Chief Constable"}, {"has-read", "yes"}, {"link", std::move(link)}};
    }
    /// The secret of a link for who signs, as the officer is shown it.
    std::string invited(gate::Actor const& officer, gate::Actor const& signatory, ObjectId on) {
        auto done = act(officer, "sharing.invite-signatory", on, {{"signatory", toText(signatory.user)}});
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
        if (!done || done->output.empty()) return {};
        auto const& path = done->output.front().second;
        EXPECT_TRUE(path.starts_with("/sign/")) << path;
        return path.substr(std::string_view("/sign/").size());
    }
    void sign(gate::Actor const& officer, gate::Actor const& signatory, ObjectId on) {
        must(signatory, "sharing.sign-agreement", on, yes(invited(officer, signatory, on)));
    }

    ObjectId offered() {
        auto on = start();
        must(lead_, "sharing.add-party", on, {{"agency", toText(provider)}});
        must(lead_, "sharing.offer-agreement", on);
        return on;
    }
    ObjectId inForce() {
        auto on = offered();
        must(lead_, "sharing.record-party", on, record());
        must(other_, "sharing.record-party", on, record());
        sign(lead_, chief_, on);
        sign(other_, director_, on);
        return on;
    }

    std::string state(ObjectId on) {
        auto seen = house().look(lead_, "sharing.agreement", on);
        return seen ? seen->text("head", 0, "state") : seen.error().message;
    }
    Showing identityShown(Instant at) {
        auto key = gate::toShareKey(referredVictim());
        auto reader = house().database().reader();
        return makeDecider()->decide({coordinator(), key, at, *reader})[Category::identity].showing;
    }
    Showing identityShown() { return identityShown(house().clock.now()); }

    gate::Actor lead_, other_, chief_, director_, governor_;
};

}  // namespace accord::sharing
