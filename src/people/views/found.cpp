#include "people/views/found.hpp"

#include "people/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::people {
namespace {

constexpr std::size_t shownMax = 20;

struct Match {
    Candidate const* candidate{};
    bool isSameSurname{};
};

/// Those among the candidates who really sound alike; the very same surname first.
std::vector<Match> compare(gate::Desk& desk, Wanted const& wanted, std::vector<Candidate> const& candidates) {
    std::vector<Match> matches;
    for (auto const& candidate : candidates) {
        auto subject = idCast<SubjectId>(candidate.participant);
        auto name = desk.open(subject, "name", candidate.name);
        auto born = desk.open(subject, "born", candidate.born);
        if (!name || !born) continue;
        Described person{*name, parseIsoDate(*born)};
        if (soundsLike(wanted, person)) matches.push_back({&candidate, isSameSurname(wanted, person)});
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](Match const& left, Match const& right) { return left.isSameSurname > right.isSameSurname; });
    return matches;
}

std::string summary(std::size_t count) {
    if (count == 0) return "Nobody was found among the people whose details you may see.";
    if (count == 1) return "One person sounds like that.";
    if (count <= shownMax) return fmt::format("{} people sound like that.", count);
    return fmt::format("{} people sound like that. The first {} are shown: give a year of birth, or a first name.", count, shownMax);
}

}  // namespace

Result<gate::Rows> FoundView::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    rows.list<Person>("people");
    auto wanted = standingSearch(desk);
    if (!wanted) {
        rows.single("summary", Summary{"Say whom you are looking for. A search is kept for 15 minutes."});
        return rows;
    }
    auto token = desk.blind().token(vault::IndexNumber::nameAndBirthYear, tokenText(*wanted), tokenBits);
    auto candidates = findVisible(desk, token);
    auto matches = compare(desk, *wanted, candidates);
    rows.single("summary", Summary{summary(matches.size())});
    for (std::size_t at = 0; at < std::min(matches.size(), shownMax); ++at) {
        auto const& person = *matches[at].candidate;
        rows.add("people", Person{person.name, person.born, person.side, person.reference},
                 {.object = idCast<ObjectId>(person.referral), .subject = idCast<SubjectId>(person.participant), .share = person.share});
    }
    return rows;
}

}  // namespace accord::people
