// Property: no sequence of acts reaches a contact, a letter, a share or a meeting without the
// consent that it needs. What was consented to is kept here by a model of its own, from what
// was recorded and accepted; every opened contact, every process and every placing is held
// against it.
#include "casework/case_house.hpp"
#include "casework/consent.hpp"
#include "gate/access_projector.hpp"
#include "gate/share_key.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <tuple>

namespace accord::casework::consent_property_test {
namespace {

struct Word {
    bool isYes{};
    std::optional<Date> until{};
    int at{};  ///< which act it was
};

/// What one person said, as somebody who listens would keep it.
struct Listener {
    std::map<std::string, Word> words;
    std::optional<int> noAt{}, yesAt{};  ///< about coming into it at all
    bool asked{};

    void hear(std::string const& kind, bool isYes, std::optional<Date> until, int act) {
        words[kind] = {isYes, until, act};
        if (kind == "explore" || kind == "take-part") (isYes ? yesAt : noAt) = act;
    }
    [[nodiscard]] bool agrees(std::string const& kind, Date today) const {
        auto found = words.find(kind);
        return found != words.end() && found->second.isYes && (!found->second.until || *found->second.until >= today);
    }
    [[nodiscard]] bool saysNo() const { return noAt && (!yesAt || *yesAt < *noAt); }
};

struct ConsentsBite : CaseHouse {
    void begin() {
        openCase(strangersBurglary());
        makeSafe();
        allocateCase();
        people.clear();
        people[harmed].asked = true;  // she agreed when the officer told her
        people[responsible];
        wasAgreed = false;
    }

    /// Acts at random; true where it was taken, with what it was.
    std::pair<std::string, bool> act(SeededRandom& random, int number) {
        auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random.next() % count); };
        auto who = pick(2) ? harmed : responsible;
        static std::array const kinds{"explore", "approach", "take-part", "method-direct", "method-indirect", "hand-over"};
        std::string kind = kinds[pick(kinds.size())];
        auto today = londonDay(house().clock.now());
        auto take = [&](gate::Actor const& actor, std::string_view action, ObjectId on, FieldTexts input) {
            return house().act(actor, action, on, std::move(input)).has_value();
        };
        switch (pick(15)) {
            case 0:
            case 1:
            case 2:
            case 3: {
                auto isYes = pick(5) != 0;
                auto until = pick(4) == 0 ? std::optional{plusDays(today, static_cast<int>(pick(3)))} : std::nullopt;
                FieldTexts input{{"consent", kind}, {"agrees", isYes ? "yes" : "no"}, {"means", "phone"}};
                if (until && isYes) input.emplace_back("expires-on", isoDate(*until));
                auto done = take(facilitator, "casework.record-consent", who, input);
                if (done) {
                    people[who].hear(kind, isYes, isYes ? until : std::nullopt, number);
                    if (isYes && kind == "approach" && who == harmed) wasAgreed = true;
                }
                return {"consent", done};
            }
            case 4: {
                auto done = take(facilitator, "casework.withdraw-consent", who, {{"consent", kind}, {"means", "phone"}});
                if (done) people[who].hear(kind, false, {}, number);
                return {"withdrawal", done};
            }
            case 5: {
                static std::array const results{"spoke", "no-answer", "not-now", "said-no"};
                std::string result = results[pick(results.size())];
                auto done = take(facilitator, "casework.record-contact", who, {{"method", "phone"}, {"result", result}});
                if (done && result == "said-no") people[who].noAt = number;
                return {"recorded contact", done};
            }
            case 6:
                return {"suitability", take(facilitator, "casework.decide-suitability", caseFile,
                                            {{"decision", pick(4) ? "suitable" : "indirect-only"}, {"responsibility", "full"}})};
            case 7: return {"preparation", take(facilitator, "casework.record-preparation", who, {{"ready", "yes"}})};
            case 8: return {"stop", pick(6) == 0 && take(coordinator, "casework.stop-case", caseFile, {})};
            case 9: {
                auto done = take(supervisor, "casework.lift-hold", caseFile, {{"reasons", "Safe."}});
                if (done) makeSafe();
                return {"lift", done};
            }
            case 10: house().clock.advance(std::chrono::hours{20}); return {"a day", true};
            case 11: return {"contact", contact(who)};
            case 12: {
                static std::array const attempts{"no-answer", "somebody-else", "wrong-number", "call-back", "letter-returned"};
                FieldTexts input{{"attempt", attempts[pick(attempts.size())]}};
                if (pick(2)) input.emplace_back("again-on", isoDate(today));
                return {"attempt", take(facilitator, "casework.record-attempt", who, input)};
            }
            default: return {"process", process(pick)};
        }
    }

    bool contact(ObjectId who) {
        auto const& person = people[who];
        auto today = londonDay(house().clock.now());
        auto other = who == harmed ? responsible : harmed;
        auto isAgreed = (person.asked || people[other].agrees("approach", today)) && !person.saysNo();
        auto done = house().act(facilitator, "casework.reveal-safe-contact", who, {{"reason", "arrange"}});
        EXPECT_TRUE(!done || isAgreed) << "contact details were opened without what it needs";
        return done.has_value();
    }

    template <class Pick>
    bool process(Pick const& pick) {
        static std::array const kinds{"meeting", "video-meeting", "shuttle", "letter"};
        std::string kind = kinds[pick(kinds.size())];
        std::string method = kind == "meeting" || kind == "video-meeting" ? "method-direct" : "method-indirect";
        auto today = londonDay(house().clock.now());
        auto isAgreed = true;
        for (auto who : {harmed, responsible})
            isAgreed = isAgreed && people[who].agrees("take-part", today) && people[who].agrees(method, today);
        auto done = house().act(facilitator, "casework.hold-process", caseFile,
                                {{"kind", kind}, {"between", "harmed-and-responsible"}, {"responsibility", "full"}, {"explored", "yes"}});
        EXPECT_TRUE(!done || isAgreed) << kind << " without what it needs";
        return done.has_value();
    }

    /// What is shared rests on what was agreed to.
    void checkShares() {
        auto session = house().database().reader();
        auto today = londonDay(house().clock.now());
        for (auto who : {harmed, responsible}) {
            auto placed = gate::placedAs(*session, who);
            ASSERT_TRUE(placed);
            auto share = gate::parseShareKey(placed->shareKey);
            ASSERT_TRUE(share);
            EXPECT_TRUE(!share->takesPart || people[who].agrees("take-part", today)) << "shared as of somebody who takes part";
            EXPECT_TRUE(!share->approachAgreed || wasAgreed);
        }
    }

    std::map<ObjectId, Listener> people;
    bool wasAgreed{};
};
ACCORD_ON_BOTH_DATABASES(ConsentsBite);

TEST_P(ConsentsBite, InAnySequenceOfActs) {
    int const sequences = GetParam() == store::Dialect::sqlite ? 40 : 6, steps = 60;
    SeededRandom random(5);
    std::map<std::string, int> taken;
    int acts = 0;
    for (int sequence = 0; sequence < sequences; ++sequence) {
        begin();
        // From half of the beginnings all is agreed and prepared, so that what takes it away is tried often.
        if (sequence % 2 == 0) {
            for (auto who : {harmed, responsible}) {
                speakWith(who);
                for (auto const* kind : {"approach", "take-part", "method-direct", "method-indirect"}) {
                    agree(who, kind);
                    people[who].hear(kind, true, {}, -1);
                }
            }
            wasAgreed = true;
            done(facilitator, "casework.decide-suitability", caseFile, {{"decision", "suitable"}, {"responsibility", "full"}});
            for (auto who : {harmed, responsible}) done(facilitator, "casework.record-preparation", who, {{"ready", "yes"}});
        }
        for (int step = 0; step < steps; ++step, ++acts) {
            house().clock.advance(std::chrono::minutes{1});
            auto [what, isTaken] = act(random, acts);
            if (isTaken) ++taken[what];
            checkShares();
            if (HasFailure()) return;
        }
    }
    std::cout << sequences << " sequences, " << acts << " acts:";
    for (auto const& [what, count] : taken) std::cout << " " << what << " " << count;
    std::cout << "\n";
    EXPECT_GT(taken["contact"], 20 * sequences / 40);
    EXPECT_GT(taken["process"], 10 * sequences / 40);
}

}  // namespace
}  // namespace accord::casework::consent_property_test
