#include "casework/actions/record_feedback.hpp"

namespace accord::casework {

Result<CaseDone> RecordFeedback::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::FeedbackRecorded{.caseId = file.facts.id,
                                             .side = loaded->party().side,
                                             .on = *day,
                                             .satisfaction = input.satisfaction,
                                             .feltSafe = input.feltSafe,
                                             .wouldRecommend = input.wouldRecommend,
                                             .comment = input.comment},
                    file.aboutParty(loaded->party()));
    return done;
}

}  // namespace accord::casework
