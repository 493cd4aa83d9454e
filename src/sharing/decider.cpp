#include "sharing/decider.hpp"

#include "sharing/compiled.hpp"
#include "sharing/decision.hpp"
#include "sharing/reasons.hpp"
#include "sharing/records.hpp"
#include "sharing/request_records.hpp"

#include <map>
#include <mutex>

namespace accord::sharing {
namespace {

store::Statement const selectEpoch{"sharing.select-epoch", "SELECT epoch FROM state_epoch WHERE one = 1", "i"};

/// What was loaded under one epoch.
struct Loaded {
    std::vector<DecidingAgreement> all;
    CompiledAgreements compiled;  ///< those in force at `at`
    Instant at{};
    Date day{};
};
using Kept = std::shared_ptr<Loaded const>;

class Decider final : public gate::DisclosurePort {
public:
    gate::Decisions decide(gate::DisclosureQuestion const& question) const override {
        gate::Decisions decisions;
        auto facts = gate::parseShareKey(question.shareKey);
        if (!facts) {
            for (auto const& word : wordsOf<Category>) decisions[word.value] = {gate::Showing::withheld, {reasons::unreadable, {}}, true};
            return decisions;
        }
        auto loaded = current(question.session, question.at);
        // The same day and the same epoch: nothing has happened to any agreement meanwhile. Another instant is asked of the facts.
        if (londonDay(question.at) == loaded->day && question.at >= loaded->at)
            ask(loaded->compiled, question.actor, *facts, decisions);
        else
            ask({inForceAt(loaded->all, question.at), londonDay(question.at)}, question.actor, *facts, decisions);
        for (auto const& standing : standingFor(question.session, question.shareKey)) {
            honour(standing, {question.actor, *facts, londonDay(question.at)}, decisions);
            remember(standing);
        }
        return decisions;
    }

    std::optional<std::string> ruleText(RuleId rule) const override {
        if (auto decided = decisionText(rule)) return decided;
        auto loaded = lastRead();
        if (!loaded) return std::nullopt;
        for (auto const& one : loaded->all)
            for (auto const& clause : one.agreement.clauses)
                if (clause.rule == rule)
                    return one.agreement.name + " v" + std::to_string(one.agreement.version) + ", clause " + clause.id + ": " + clause.text;
        return std::nullopt;
    }

private:
    static void ask(CompiledAgreements const& agreements, gate::Actor const& actor, gate::ShareFacts const& facts,
                    gate::Decisions& decisions) {
        auto const reader = agreements.reader(actor);
        auto const matter = agreements.matter(facts);
        for (auto const& word : wordsOf<Category>) decisions[word.value] = agreements.decide(reader, matter, word.value);
    }

    Kept current(store::Session& session, Instant at) const {
        auto epoch = session.one(selectEpoch)->integer(0);
        std::lock_guard lock(mutex_);
        auto isNewDay = loaded_ && londonDay(at) > loaded_->day;
        if (!loaded_ || epoch != epoch_ || isNewDay) {
            auto fresh = std::make_shared<Loaded>();
            fresh->all = decidingAgreements(session);
            fresh->at = at;
            fresh->day = londonDay(fresh->at);
            fresh->compiled = {inForceAt(fresh->all, fresh->at), fresh->day};
            loaded_ = std::move(fresh);
            epoch_ = epoch;
        }
        return loaded_;
    }

    /// What decided was read to decide.
    Kept lastRead() const {
        std::lock_guard lock(mutex_);
        return loaded_;
    }

    void remember(StandingDisclosure const& standing) const {
        std::lock_guard lock(mutex_);
        if (standing_.size() >= standingMost) standing_.clear();
        standing_.insert_or_assign(standing.rule, nameOf(standing) + ".");
    }
    std::optional<std::string> decisionText(RuleId rule) const {
        std::lock_guard lock(mutex_);
        auto found = standing_.find(rule);
        return found == standing_.end() ? std::nullopt : std::optional(found->second);
    }

    static constexpr std::size_t standingMost = 10'000;
    mutable std::mutex mutex_;
    mutable std::map<RuleId, std::string> standing_;  ///< decisions that decided something since
    mutable Kept loaded_;
    mutable std::int64_t epoch_{};
};

}  // namespace

std::unique_ptr<gate::DisclosurePort> makeDecider() {
    return std::make_unique<Decider>();
}

}  // namespace accord::sharing
