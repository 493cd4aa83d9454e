#include "app/demonstration/cases.hpp"

#include "app/demonstration/case_story.hpp"
#include "cli/progress.hpp"

#include <array>
#include <memory>

namespace accord::app {
namespace {

struct Share {
    Ending ending;
    int inThousand;
};

constexpr std::array shares{
    Share{Ending::waiting, 70},
    Share{Ending::declined, 50},
    Share{Ending::accepted, 40},
    Share{Ending::assessed, 30},
    Share{Ending::allocated, 30},
    Share{Ending::contacted, 50},
    Share{Ending::harmedAgreed, 50},
    Share{Ending::responsibleContacted, 30},
    Share{Ending::prepared, 30},
    Share{Ending::ordersForbid, 15},
    Share{Ending::held, 15},
    Share{Ending::agreed, 20},
    Share{Ending::withdrawn, 20},
    Share{Ending::unsuitable, 15},
    Share{Ending::harmedDeclined, 135},
    Share{Ending::responsibleDeclined, 60},
    Share{Ending::noContact, 70},
    Share{Ending::direct, 80},
    Share{Ending::indirect, 190},
};

Ending drawEnding(Random& random) {
    auto at = static_cast<int>(random.below(1000));
    for (auto const& share : shares) {
        if (at < share.inThousand) return share.ending;
        at -= share.inThousand;
    }
    return Ending::harmedDeclined;
}

/// How long it takes to come so far, at the pace of CaseStory::go.
int daysTo(Ending ending) {
    switch (ending) {
        case Ending::accepted: return 4;
        case Ending::assessed: return 14;
        case Ending::allocated:
        case Ending::ordersForbid: return 16;
        case Ending::contacted: return 18;
        case Ending::harmedAgreed: return 22;
        case Ending::responsibleContacted: return 26;
        case Ending::prepared: return 40;
        case Ending::held: return 44;
        case Ending::agreed: return 48;
        default: return 1;
    }
}

/// What has ended began long ago; what is under way began lately, and came to where it stands some days ago.
int daysAgo(Ending ending, Random& random) {
    if (!isUnderWay(ending)) return 160 + static_cast<int>(random.below(180));
    return daysTo(ending) + static_cast<int>(random.below(ending == Ending::waiting ? 6 : 25));
}

}  // namespace

Result<> makeCases(Installation& installation, Staff const& staff, People const& people, CaseOptions const& options, Random& random) {
    using namespace std::chrono_literals;
    FixedClock clock(installation.clock().now());
    auto gate = installation.gateAt(clock);
    Bench bench{installation, *gate, clock, staff, people, random};
    auto now = installation.clock().now();
    std::vector<std::unique_ptr<CaseStory>> stories;
    for (int number = 0; number < options.count; ++number) {
        auto ending = drawEnding(random);
        auto start = now - std::chrono::days{daysAgo(ending, random)} - std::chrono::minutes{random.below(600)};
        stories.push_back(std::make_unique<CaseStory>(bench, ending, start));
    }
    cli::Progress progress("Inventing cases");
    for (std::int64_t open = options.count; open > 0;) {
        // The story whose turn comes first, so that the ledger tells them in the order of time.
        CaseStory* first = nullptr;
        for (auto const& story : stories)
            if (!story->isOver(now) && (!first || story->next() < first->next())) first = story.get();
        if (!first) break;
        if (auto done = first->go(); !done) return fail(done.error());
        if (first->isOver(now)) progress.at(options.count - --open, options.count);
    }
    progress.finish();
    return {};
}

}  // namespace accord::app
