#include "pathway/rule_words.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace accord::pathway {
namespace {

template <class E>
std::string listed(std::vector<E> const& values, std::string_view between) {
    std::string text;
    for (auto value : values) text.append(text.empty() ? "" : between).append(label(value));
    return text;
}

std::string inSmall(std::string_view text) {
    std::string small(text);
    // An abbreviation stays as it is: "CPS".
    auto const isWord = small.size() < 2 || std::islower(static_cast<unsigned char>(small[1])) != 0;
    if (!small.empty() && isWord) small[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(small[0])));
    return small;
}

std::string_view numberWord(std::size_t number) {
    constexpr std::array<std::string_view, 9> words{"no", "one", "two", "three", "four", "five", "six", "seven", "eight"};
    return number < words.size() ? words[number] : "several";
}

std::string ageWords(rules::Entry const& entry) {
    if (entry.ageFrom && entry.ageTo) return fmt::format("the person responsible is {} to {}", *entry.ageFrom, *entry.ageTo);
    if (entry.ageFrom) return fmt::format("the person responsible is {} or older", *entry.ageFrom);
    if (entry.ageTo) return fmt::format("the person responsible is {} or younger", *entry.ageTo);
    return {};
}

}  // namespace

std::string clockWords(rules::WorkingDayClock const& clock) {
    auto const days = clock.days == 1 ? std::string("1 working day") : fmt::format("{} working days", clock.days);
    auto const enhanced = clock.enhancedDays == clock.days ? std::string{} : fmt::format(", {} with enhanced rights", clock.enhancedDays);
    auto const basis = clock.basis ? fmt::format(" ({})", inSmall(label(*clock.basis))) : std::string{};
    return fmt::format("within {} {}{}{}", days, label(clock.starts), enhanced, basis);
}

std::string clockWords(rules::RouteRule const& route) {
    return route.clock ? clockWords(*route.clock) : "no clock";
}

std::string closesWords(rules::RouteRule const& route) {
    auto text = listed(route.closes, ", or ");
    if (route.monthsMost) text += fmt::format("; {} months at most", *route.monthsMost);
    return text;
}

std::string entryWords(rules::RouteRule const& route) {
    std::vector<std::string> asked;
    for (auto need : route.needs) asked.push_back(inSmall(label(need)));
    auto const& entry = route.entry;
    if (entry.plea) asked.push_back(fmt::format("the plea is {}", inSmall(label(*entry.plea))));
    if (!entry.offences.empty()) asked.push_back("the offence is " + inSmall(listed(entry.offences, " or ")));
    if (auto age = ageWords(entry); !age.empty()) asked.push_back(std::move(age));
    if (entry.sentenceMonthsLeast) asked.push_back(fmt::format("the sentence is {} months or more", *entry.sentenceMonthsLeast));
    if (!entry.outcomes.empty()) asked.push_back(fmt::format("the outcome is {}", fmt::join(entry.outcomes, " or ")));
    if (!entry.flags.empty()) asked.push_back("flagged: " + inSmall(listed(entry.flags, " or ")));
    if (route.specialistOnly) asked.emplace_back("a specialist acts");
    std::string text;
    if (!asked.empty()) text = fmt::format("Only where {}.", fmt::join(asked, ", and "));
    if (!route.never.empty())
        text +=
            fmt::format("{}Never for {}, nor where it is not ruled out.", text.empty() ? "" : " ", inSmall(listed(route.never, " or ")));
    return text;
}

std::string entryLine(rules::RouteRule const& route) {
    auto const text = entryWords(route);
    return text.empty() ? text : text + "\n  ";
}

std::string headingOf(rules::RouteRule const& route) {
    if (route.modal == rules::Modal::mustNot) return fmt::format("{}: what not to do, and what instead", route.professional);
    auto const who = inSmall(route.professional);
    if (who.starts_with("everybody")) return fmt::format("Everybody: what to do, in {} steps", numberWord(route.steps.size()));
    auto const isVowel = std::string_view("aeio").find(who.front()) != std::string_view::npos;
    return fmt::format("You are {} {}: what to do, in {} steps", isVowel ? "an" : "a", who, numberWord(route.steps.size()));
}

std::string signOffWords(rules::StageRule const& stage) {
    if (!stage.abuseSignedBy.empty()) return fmt::format("Signed off by {}.", stage.abuseSignedBy);
    return "No specialist agency has signed this part off yet.";
}

std::string daysWords(rules::Head const& head) {
    if (head.prospective) return "not in force";
    if (head.to) return fmt::format("from {} to {}", longDate(head.from), longDate(*head.to));
    return fmt::format("from {}", longDate(head.from));
}

std::string_view caution(rules::Head const& head) {
    switch (head.certainty) {
        case rules::Certainty::sourced: return {};
        case rules::Certainty::report: return "As reported by Why me? in 2015";
        case rules::Certainty::check: return "Practice, still to be confirmed; not law";
        case rules::Certainty::inference: return "Our own conclusion; not law";
    }
    return {};
}

}  // namespace accord::pathway
