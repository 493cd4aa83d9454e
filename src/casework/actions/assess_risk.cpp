#include "casework/actions/assess_risk.hpp"

namespace accord::casework {

// Our own rule, after the 12 weeks of case supervision (RJC Practitioner Code of Practice).
constexpr int reviewDays = 84;

Result<CaseDone> AssessRisk::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& [file, id] = *loaded;
    if (auto closed = refuseClosed(file.facts, file.rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());
    auto reviewBy = input.reviewBy.value_or(plusDays(*day, reviewDays));
    if (reviewBy < *day) return fault("review-by", "before", "The review comes after the assessment.");

    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::RiskAssessed{.caseId = file.facts.id,
                                         .side = loaded->party().side,
                                         .on = *day,
                                         .rating = input.rating,
                                         .hazards = input.hazards,
                                         .controls = input.controls,
                                         .sources = input.sources,
                                         .reviewBy = reviewBy},
                    file.aboutParty(loaded->party()));
    return done;
}

}  // namespace accord::casework
