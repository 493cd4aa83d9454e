#include "app/demonstration.hpp"

#include "app/demonstration/agreement.hpp"
#include "app/demonstration/cases.hpp"
#include "app/demonstration/extract.hpp"
#include "app/screening.hpp"

namespace accord::app {
namespace {

constexpr int cases = 300;
constexpr int extractRows = 60;
constexpr std::chrono::days staffSince{400};

}  // namespace

Result<> makeDemonstration(Installation& installation, std::uint64_t seed) {
    SeededRandom random(seed);
    auto people = People::read(installation.places().reference());
    if (!people) return fail(people.error());
    auto now = installation.clock().now();
    auto staff = hireStaff(installation, *people, random, now - staffSince);
    if (!staff) return fail(staff.error());
    if (auto done = signAgreement(installation, *staff, now - staffSince, now); !done) return done;
    if (auto done = makeCases(installation, *staff, *people, {.count = cases, .today = londonDay(now)}, random); !done) return done;

    auto extract = installation.places().data / "demonstration-extract.csv";
    if (auto done = writeExtract(extract, *people, extractRows, londonDay(now), random); !done) return done;
    auto screened = screenFiles(installation, {{extract.string()}, "swanmere", {}});
    if (!screened) return fail(screened.error());
    return {};
}

}  // namespace accord::app
