// What the disclosure port said, kept until the epoch or the day changes.
//
//    auto const& decisions = cache.decide(session, actor, share, now);
//    auto shares = cache.sharesShowing(session, actor, Category::offence, now);   // ",118,5094,": for filters
//
// Decisions depend on who asks only through agency, kind, area, role, side, training
// in date, door and purpose: those make the key. Any thread.
#pragma once

#include "gate/disclosure.hpp"
#include "store/session.hpp"

#include <map>
#include <mutex>
#include <string>

namespace accord::gate {

class DecisionCache {
public:
    explicit DecisionCache(DisclosurePort const& port) : port_(port) {}

    [[nodiscard]] Decisions decide(store::Session& session, Actor const& actor, std::int64_t share, Instant now);
    [[nodiscard]] std::string sharesShowing(store::Session& session, Actor const& actor, Category category, Instant now);

    /// Forgets everything when the epoch is another than last time.
    void atEpoch(std::int64_t epoch);

private:
    [[nodiscard]] std::string shareKey(store::Session& session, std::int64_t share);

    DisclosurePort const& port_;
    std::mutex mutex_;
    std::int64_t epoch_{};
    std::map<std::int64_t, std::string> keys_;
    std::map<std::pair<std::string, std::int64_t>, Decisions> decisions_;
};

}  // namespace accord::gate
