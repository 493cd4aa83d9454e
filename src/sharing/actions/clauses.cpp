#include "events/sharing.hpp"
#include "sharing/actions/common.hpp"
#include "sharing/actions/drafting.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/difference.hpp"
#include "sharing/templates.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

constexpr std::string_view ownSource = "Written by the parties";

std::string asked(FieldTexts const& query) {
    for (auto const& [name, text] : query)
        if (name == "clause") return text;
    return {};
}

/// The agreement with one clause in the place of the one with its number.
Agreement with(Agreement agreement, Clause const& clause) {
    std::erase_if(agreement.clauses, [&](Clause const& other) { return other.id == clause.id; });
    agreement.clauses.push_back(clause);
    return agreement;
}

/// What is wider than the template needs a reason, in the field beside it.
std::vector<FieldError> missingReason(gate::Desk& desk, Agreement const& agreement, std::string const& clause, std::string const& why) {
    if (!trimmed(why).empty()) return {};
    for (auto const& change : differenceOf(agreement, nationalTemplate(desk.rulebook()))) {
        if (change.clause != clause || !change.widens) continue;
        auto how = change.how.empty() ? std::string{} : " (" + change.how.front() + ")";
        return {{"why", "needs-a-reason", "This is wider than the national template" + how + ". Say why"}};
    }
    return {};
}

/// A clause must be readable from its own text, or nobody could read the agreement again.
Result<gate::Done<Nothing>> written(gate::Desk& desk, ObjectId on, Agreement const& agreement, Clause const& clause,
                                    std::string const& why) {
    auto text = toToml(clause);
    if (auto again = readClause("clause " + clause.id, text); !again)
        return fail({{"clause", "not-a-clause", again.error().front().problem + ": " + again.error().front().expected}});
    auto changed = with(agreement, clause);
    if (auto fault = clauseFault(clause, changed, desk.rulebook().entries().roles); !fault.empty()) return notPossible(fault + ".");
    if (auto done = withinFloors(clause, desk); !done) return fail(done.error());
    if (auto faults = missingReason(desk, changed, clause.id, why); !faults.empty()) return fail(std::move(faults));
    gate::Done<Nothing> done;
    done.events.add(events::ClauseWritten{clause.id, std::move(text), std::string(trimmed(why))}, {.object = on});
    return done;
}

bool setNumber(Meaning& meaning, std::int64_t number) {
    if (auto* keeping = std::get_if<Keeping>(&meaning)) return keeping->months = number, true;
    if (auto* asking = std::get_if<Asking>(&meaning)) return asking->workingDays = number, true;
    if (auto* telling = std::get_if<Telling>(&meaning)) return telling->days = number, true;
    if (auto* breach = std::get_if<Breach>(&meaning)) return breach->hours = number, true;
    if (auto* review = std::get_if<Review>(&meaning)) return review->everyMonths = number, true;
    return false;
}

std::optional<std::int64_t> numberOf(Meaning meaning) {
    if (auto* keeping = std::get_if<Keeping>(&meaning)) return keeping->months;
    if (auto* asking = std::get_if<Asking>(&meaning)) return asking->workingDays;
    if (auto* telling = std::get_if<Telling>(&meaning)) return telling->days;
    if (auto* breach = std::get_if<Breach>(&meaning)) return breach->hours;
    if (auto* review = std::get_if<Review>(&meaning)) return review->everyMonths;
    return std::nullopt;
}

std::string nextNumber(Agreement const& agreement) {
    for (int number = 1;; ++number) {
        auto id = std::to_string(static_cast<int>(ClauseGroup::dataItems)) + "." + std::to_string(number);
        if (!agreement.clause(id)) return id;
    }
}

std::string whyOf(AgreementRecord const& record, std::string const& clause) {
    auto all = record.justifications();
    auto found = all.find(clause);
    return found == all.end() ? std::string{} : found->second;
}

void addWords(gate::FormHelp& help, AgreementRecord const& record, Clause const& clause) {
    help.defaults.insert(help.defaults.end(),
                         {{"clause", clause.id}, {"title", clause.title}, {"text", clause.text}, {"why", whyOf(record, clause.id)}});
}

}  // namespace

Result<gate::FormHelp> WriteClause::help(gate::Desk& desk, ObjectId on, FieldTexts const& query) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    auto agreement = agreementOf(*record);
    gate::FormHelp help;
    addChoices(help, agreement);
    auto const* clause = agreement.clause(asked(query));
    if (clause && clause->share()) {
        addWords(help, *record, *clause);
        addDefaults(help.defaults, *clause->share());
    } else {
        help.defaults = {{"clause", nextNumber(agreement)},
                         {"what.masked", "no"},
                         {"law.regime", "uk-gdpr"},
                         {"law.basis", "public-task"},
                         {"law.onward", "no"}};
    }
    return help;
}

Result<gate::Done<WriteClause::Output>> WriteClause::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    auto agreement = agreementOf(*record);
    auto const* before = agreement.clause(input.clause);
    if (before && !before->share()) return fail({{"clause", "words-only", "That clause shares nothing; change its words instead"}});
    Clause clause;
    clause.id = input.clause;
    clause.group = ClauseGroup::dataItems;
    clause.title = trimmed(input.title);
    clause.text = trimmed(input.text);
    clause.source = before ? before->source : std::string(ownSource);
    clause.certainty = before ? before->certainty : rules::Certainty::inference;
    clause.meaning = shareFrom(input.who, input.what, input.when, input.law);
    return written(desk, on, agreement, clause, input.why);
}

Result<gate::FormHelp> ChangeWords::help(gate::Desk& desk, ObjectId on, FieldTexts const& query) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    auto agreement = agreementOf(*record);
    gate::FormHelp help;
    if (auto const* clause = agreement.clause(asked(query))) {
        addWords(help, *record, *clause);
        if (auto number = numberOf(clause->meaning)) help.defaults.emplace_back("number", std::to_string(*number));
    }
    return help;
}

Result<gate::Done<ChangeWords::Output>> ChangeWords::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    auto agreement = agreementOf(*record);
    auto const* before = agreement.clause(input.clause);
    if (!before) return fail({{"clause", "unknown", "There is no such clause"}});
    auto clause = *before;
    clause.title = trimmed(input.title);
    clause.text = trimmed(input.text);
    if (input.number && !setNumber(clause.meaning, *input.number)) return fail({{"number", "no-number", "This clause sets no number"}});
    return written(desk, on, agreement, clause, input.why);
}

Result<gate::FormHelp> RemoveClause::help(gate::Desk& desk, ObjectId on, FieldTexts const& query) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    gate::FormHelp help;
    if (auto clause = asked(query); !clause.empty()) help.defaults = {{"clause", clause}};
    return help;
}

Result<gate::Done<RemoveClause::Output>> RemoveClause::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    auto agreement = agreementOf(*record);
    if (!agreement.clause(input.clause)) return fail({{"clause", "unknown", "There is no such clause"}});
    std::erase_if(agreement.clauses, [&](Clause const& clause) { return clause.id == input.clause; });
    if (auto faults = missingReason(desk, agreement, input.clause, input.why); !faults.empty()) return fail(std::move(faults));
    if (auto faults = agreementFaults(agreement, record->reference, desk.rulebook().entries().roles); !faults.empty())
        return notPossible("It cannot go: " + faults.front().problem + ".");
    gate::Done<Output> done;
    done.events.add(events::ClauseRemoved{input.clause, std::string(trimmed(input.why))}, {.object = on});
    return done;
}

}  // namespace accord::sharing
