#include "sharing/actions/clause_input.hpp"

#include "base/lists.hpp"
#include "base/spec_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

template <Worded E>
std::string codes(std::vector<E> const& values) {
    return detail::printValue(values);
}

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) all += (all.empty() ? "" : ",") + text;
    return all;
}

}  // namespace

Share shareFrom(ClauseWho const& who, ClauseWhat const& what, ClauseWhen const& when, ClauseLaw const& law) {
    Share share;
    share.from = sortedOnce(who.from);
    share.to = sortedOnce(who.to);
    for (auto role : who.roles) share.roles.emplace_back(code(role));
    share.roles = sortedOnce(share.roles);
    share.about = sortedOnce(what.about);
    share.categories = sortedOnce(what.categories);
    share.isMasked = what.isMasked;
    share.purposes = sortedOnce(when.purposes);
    share.step = when.step;
    share.stages = sortedOnce(when.stages);
    share.conditions = sortedOnce(when.conditions);
    share.regime = law.regime;
    share.basis = law.basis;
    share.special = law.special;
    share.power = law.power;
    share.keep = law.keep;
    share.onward = law.onward;
    return share;
}

void addDefaults(FieldTexts& texts, Share const& share) {
    texts.insert(texts.end(), {{"who.from", codes(share.from)},
                               {"who.to", codes(share.to)},
                               {"who.roles", joined(share.roles)},
                               {"what.categories", codes(share.categories)},
                               {"what.about", codes(share.about)},
                               {"what.masked", share.isMasked ? "yes" : "no"},
                               {"when.purposes", codes(share.purposes)},
                               {"when.step", std::string(code(share.step))},
                               {"when.stages", codes(share.stages)},
                               {"when.conditions", codes(share.conditions)},
                               {"law.regime", std::string(code(share.regime))},
                               {"law.basis", std::string(code(share.basis))},
                               {"law.special", share.special ? std::string(code(*share.special)) : std::string{}},
                               {"law.power", share.power},
                               {"law.keep", share.keep},
                               {"law.onward", std::string(code(share.onward))}});
}

void addChoices(gate::FormHelp& help, Agreement const& agreement) {
    for (auto const& clause : agreement.clauses) {
        if (auto const* power = std::get_if<Power>(&clause.meaning)) help.options.push_back({"law.power", power->id, clause.title});
        if (auto const* keeping = std::get_if<Keeping>(&clause.meaning))
            help.options.push_back(
                {"law.keep", keeping->id, fmt::format("{}: {} months {}", clause.title, keeping->months, label(keeping->from))});
    }
}

}  // namespace accord::sharing
