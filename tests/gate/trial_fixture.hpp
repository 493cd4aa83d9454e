// A scene for the tests of the gate: one case with a person harmed and a person
// responsible, and workers who were granted this or that.
//
//    struct Reaching : TrialTest {};
//    ACCORD_ON_BOTH_DATABASES(Reaching);
//
//    TEST_P(Reaching, …) {
//        auto scene = makeScene();
//        grant(scene.harmed, coordinator);
//        auto seen = house().look(coordinator, "trial.people", gate::installation);
//    }
#pragma once

#include "gate/share_key.hpp"
#include "gate/trial.hpp"
#include "support/house.hpp"

#include <set>

namespace accord::trial {

/// Decides by a clause of its own, so that the register has something to name.
class TrialDisclosure final : public gate::DisclosurePort {
public:
    static constexpr RuleId clause{77};
    static constexpr ReasonCode because{9'001};

    std::map<Category, gate::Showing> showing{};
    std::set<std::string> closedKeys{};  ///< share keys under which nothing is shown
    bool tells{true};

    gate::Decisions decide(gate::DisclosureQuestion const& question) const override {
        gate::Decisions decisions;
        for (auto const& word : wordsOf<Category>) {
            auto found = showing.find(word.value);
            auto isClosed = closedKeys.contains(std::string(question.shareKey));
            auto shown = isClosed ? gate::Showing::withheld : found == showing.end() ? gate::Showing::shown : found->second;
            decisions[word.value] = {shown, {because, clause}, tells};
        }
        return decisions;
    }
};

inline constexpr AreaId area{1001};
inline constexpr AgencyId provider{2001};

struct Scene {
    ObjectId caseFile{}, harmed{}, responsible{};
};

class TrialTest : public testing_support::HouseTest {
public:
    TrialTest() : HouseTest({&capability()}, &disclosure) {}

protected:
    [[nodiscard]] gate::Actor worker(AgencyId agency = provider) {
        auto actor = house().actor("facilitator", AgencyKind::provider, agency, area);
        actor.permissions = {"trial.read", "trial.write"};
        return actor;
    }

    void record(Events events) {
        auto done = house().gate().record(std::move(events), {.by = {}, .agency = provider, .at = house().clock.now()});
        ASSERT_TRUE(done) << done.error().message;
    }

    Scene makeScene(std::string shareKey = "open", std::string summary = "canary-summary of the matter", std::int64_t year = 2026) {
        Scene scene{newId<ObjectId>(house().random), newId<ObjectId>(house().random), newId<ObjectId>(house().random)};
        About about{.object = scene.caseFile, .joint = idCast<SubjectId>(scene.caseFile), .area = area};
        Events events;
        events.add(CaseOpened{"T-1", std::move(summary), year}, about)
            .place({.id = scene.caseFile, .kind = ObjectKind::caseFile, .area = area, .agency = provider, .shareKey = shareKey});
        addPerson(events, scene, scene.harmed, Side::harmed, {"canary-harmed-name", "canary-phone-07700900146", Mood::willing}, shareKey);
        addPerson(events, scene, scene.responsible, Side::responsible, {"canary-responsible-name", "", Mood::unwilling}, shareKey);
        record(std::move(events));
        return scene;
    }

    void grant(ObjectId object, gate::Actor const& who, std::optional<Side> side = {}) {
        grantTo(object, gate::userHolder(who.user), side);
    }
    void grantTo(ObjectId object, std::string holder, std::optional<Side> side = {}) {
        Events events;
        events.add(Arranged{}, {.object = object}).grant(object, std::move(holder), side);
        record(std::move(events));
    }
    template <class Fact>
    void arrange(ObjectId object, Fact fact) {
        Events events;
        events.add(Arranged{}, {.object = object}).fact(std::move(fact));
        record(std::move(events));
    }

    [[nodiscard]] std::int64_t count(std::string const& from) {
        store::Statement const rows{"test.count." + from, "SELECT COUNT(*) FROM " + from, "i"};
        return database().reader()->one(rows)->integer(0);
    }

    TrialDisclosure disclosure;

private:
    struct Details {
        std::string name, phone;
        Mood mood;
    };
    static void addPerson(Events& events, Scene const& scene, ObjectId id, Side side, Details details, std::string const& shareKey) {
        events
            .add(PersonAdded{idCast<CaseId>(scene.caseFile), std::move(details.name), std::move(details.phone), details.mood},
                 {.object = id, .subject = idCast<SubjectId>(id), .joint = idCast<SubjectId>(scene.caseFile), .area = area})
            .place({.id = id,
                    .kind = ObjectKind::participant,
                    .parent = scene.caseFile,
                    .area = area,
                    .agency = provider,
                    .side = side,
                    .shareKey = shareKey});
    }
};

}  // namespace accord::trial
