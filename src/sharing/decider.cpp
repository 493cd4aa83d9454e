#include "sharing/decider.hpp"

#include "sharing/decision.hpp"
#include "sharing/reasons.hpp"
#include "sharing/records.hpp"

#include <mutex>

namespace accord::sharing {
namespace {

store::Statement const selectEpoch{"sharing.select-epoch", "SELECT epoch FROM state_epoch WHERE one = 1", "i"};

using Agreements = std::shared_ptr<std::vector<Agreement> const>;

class Decider final : public gate::DisclosurePort {
public:
    explicit Decider(store::Database& database) : database_(database) {}

    gate::Decisions decide(gate::DisclosureQuestion const& question) const override {
        gate::Decisions decisions;
        auto facts = gate::parseShareKey(question.shareKey);
        auto agreements = current();
        for (auto const& word : wordsOf<Category>) {
            if (facts)
                decisions[word.value] = sharing::decide({question.actor, *facts, word.value, londonDay(question.at)}, *agreements);
            else
                decisions[word.value] = {gate::Showing::withheld, {reasons::unreadable, {}}, true};
        }
        return decisions;
    }

    std::optional<std::string> ruleText(RuleId rule) const override {
        for (auto const& agreement : *current())
            for (auto const& clause : agreement.clauses)
                if (clause.rule == rule)
                    return agreement.name + " v" + std::to_string(agreement.version) + ", clause " + clause.id + ": " + clause.text;
        return std::nullopt;
    }

private:
    Agreements current() const {
        auto reader = database_.reader();
        auto epoch = reader->one(selectEpoch)->integer(0);
        std::lock_guard lock(mutex_);
        if (!agreements_ || epoch != epoch_) {
            agreements_ = std::make_shared<std::vector<Agreement> const>(loadAgreements(*reader));
            epoch_ = epoch;
        }
        return agreements_;
    }

    store::Database& database_;
    mutable std::mutex mutex_;
    mutable Agreements agreements_;
    mutable std::int64_t epoch_{};
};

}  // namespace

std::unique_ptr<gate::DisclosurePort> makeDecider(store::Database& database) {
    return std::make_unique<Decider>(database);
}

}  // namespace accord::sharing
