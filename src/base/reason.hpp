// Why something is so. One type for the whole program: permissions, withheld
// fields, routes, blocked steps, suggested facilitators, matches, suppressed
// figures.
//
// A reason is two small ids. The sentence that a person reads, in their language,
// and the rule's text at that instant are looked up when they are shown, so that
// deciding a million times costs nothing for words:
//
//    answer.refuse({reasons::saidNo, rules.noMeansNo});
//    for (auto reason : answer.refusals()) show(sentence(reason.code));
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace accord {

enum class ReasonCode : std::uint16_t {};  ///< stable, public: used by the API and for counting
enum class RuleId : std::uint32_t {};      ///< one rule in one version of the rulebook or of an agreement

struct Reason {
    ReasonCode code{};
    RuleId rule{};

    auto operator<=>(Reason const&) const = default;
};

/// What a person reads for a code. Each room lists its own in `<room>/reasons.hpp`
/// (casework 100–199, sharing 200–299, pathway 300–399, gate 400–499, allocation
/// 500–599, monitoring 600–699, people 700–799, agency 800–899); `app/` gathers the tables.
struct ReasonText {
    ReasonCode code{};
    std::string_view name;      ///< stable, in the API: "safety-not-assessed"
    std::string_view sentence;  ///< "No risk assessment has been signed off."
    std::string_view remedy;    ///< what would make it possible; empty where nothing would
};

/// The answer to "may this be?": no, until something permits it and nothing stands
/// against it. Both the grounds and everything against it are kept, so that the page
/// can say why, and what would make it possible.
///
/// A reason is shared like a field: who may not know the fact that it rests on is
/// shown one neutral reason instead.
class Answer {
public:
    void permit(Reason ground) { grounds_.push_back(ground); }
    void refuse(Reason reason) { refusals_.push_back(reason); }

    [[nodiscard]] bool allowed() const { return !grounds_.empty() && refusals_.empty(); }
    [[nodiscard]] std::vector<Reason> const& grounds() const { return grounds_; }
    [[nodiscard]] std::vector<Reason> const& refusals() const { return refusals_; }

private:
    std::vector<Reason> grounds_;
    std::vector<Reason> refusals_;
};

}  // namespace accord
