#include "gate/share_key.hpp"

#include "gate/standing_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::gate {
namespace {

constexpr std::size_t partCount = 6;
constexpr char decisionMark = '+';

std::optional<std::array<std::string_view, partCount>> partsOf(std::string_view key) {
    std::array<std::string_view, partCount> parts;
    for (std::size_t at = 0; at < partCount; ++at) {
        auto end = key.find('/');
        if ((end == std::string_view::npos) != (at + 1 == partCount)) return std::nullopt;
        parts[at] = key.substr(0, end);
        key = end == std::string_view::npos ? std::string_view{} : key.substr(end + 1);
    }
    return parts;
}

std::string agencyText(AgencyId agency) {
    return agency == AgencyId{} ? "-" : toText(agency);
}

std::string flagsText(ShareFacts const& facts) {
    return {facts.isSensitive ? 's' : '-', facts.approachAgreed ? 'a' : '-', facts.takesPart ? 'p' : '-'};
}

/// Sets `value` where the text is not "-"; false for a text that is neither.
template <class T, class Parse>
bool take(std::string_view text, T& value, Parse parse) {
    if (text == "-") return true;
    auto parsed = parse(text);
    if (!parsed) return false;
    value = *parsed;
    return true;
}

}  // namespace

std::string toShareKey(ShareFacts const& facts) {
    return fmt::format("{}/{}/{}/{}/{}/{}", agencyText(facts.source), agencyText(facts.holder), facts.side ? code(*facts.side) : "-",
                       facts.stage ? code(*facts.stage) : "-", code(facts.step), flagsText(facts));
}

std::optional<ShareFacts> parseShareKey(std::string_view key) {
    auto parts = partsOf(factsIn(key));
    // What stands behind the facts is in the one form in which it is written, or the key is none.
    if (!parts || withStanding(key, standingIn(key)) != key) return std::nullopt;
    auto const& [source, holder, side, stage, step, flags] = *parts;
    ShareFacts facts;
    auto good = take(source, facts.source, idFromText<AgencyId>) && take(holder, facts.holder, idFromText<AgencyId>) &&
                take(side, facts.side, fromCode<Side>) && take(stage, facts.stage, fromCode<Stage>) &&
                take(step, facts.step, fromCode<Step>);
    facts.isSensitive = flags.starts_with('s');
    facts.approachAgreed = flags.size() > 1 && flags[1] == 'a';
    facts.takesPart = flags.ends_with('p');
    if (!good || flags != flagsText(facts)) return std::nullopt;
    return facts;
}

std::string withStanding(std::string_view shareKey, std::vector<ObjectId> decisions) {
    std::ranges::sort(decisions);
    auto const twice = std::ranges::unique(decisions);
    decisions.erase(twice.begin(), twice.end());
    std::string key(factsIn(shareKey));
    for (auto decision : decisions) key += decisionMark + toText(decision);
    return key;
}

std::vector<ObjectId> standingIn(std::string_view shareKey) {
    std::vector<ObjectId> decisions;
    for (auto mark = shareKey.find(decisionMark); mark != std::string_view::npos;) {
        auto const next = shareKey.find(decisionMark, mark + 1);
        if (auto id = idFromText<ObjectId>(shareKey.substr(mark + 1, next == std::string_view::npos ? next : next - mark - 1)))
            decisions.push_back(*id);
        mark = next;
    }
    return decisions;
}

std::string_view factsIn(std::string_view shareKey) {
    return shareKey.substr(0, shareKey.find(decisionMark));
}

}  // namespace accord::gate
