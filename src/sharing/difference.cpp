#include "sharing/difference.hpp"

#include "base/lists.hpp"
#include "sharing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

template <class T>
std::vector<T> without(std::vector<T> const& list, std::vector<T> const& others) {
    std::vector<T> rest;
    for (auto const& value : list)
        if (!holds(others, value)) rest.push_back(value);
    return rest;
}

std::string listOf(std::vector<std::string> const& texts) {
    std::string list;
    for (auto const& text : texts) list.append(list.empty() ? "" : ", ").append(text);
    return list;
}
template <Worded E>
std::string listOf(std::vector<E> const& values) {
    return wordsTogether(values);
}

/// Collects what differs between two meanings of one clause.
class Comparing {
public:
    /// More of these lets more be shared.
    template <class T>
    void more(std::string_view what, std::vector<T> const& now, std::vector<T> const& before) {
        auto added = without(now, before);
        auto gone = without(before, now);
        if (!added.empty()) note(true, fmt::format("{}: also {}", what, listOf(added)));
        if (!gone.empty()) note(false, fmt::format("{}: without {}", what, listOf(gone)));
    }
    void longer(std::string_view what, std::int64_t now, std::int64_t before) {
        if (now != before) note(now > before, fmt::format("{}: {} instead of {}", what, now, before));
    }
    void changed(std::string_view what, std::string_view now, std::string_view before) {
        if (now != before) sentences_.push_back(fmt::format("{}: {} instead of {}", what, now, before));
    }
    void note(bool isWider, std::string sentence) {
        (isWider ? isWidened_ : isNarrowed_) = true;
        sentences_.push_back(std::move(sentence));
    }

    void shares(Share const& now, Share const& before) {
        more("Given by", now.from, before.from);
        more("Received by", now.to, before.to);
        more("Roles", now.roles, before.roles);
        more("About", now.about, before.about);
        more("Categories", now.categories, before.categories);
        more("Purposes", now.purposes, before.purposes);
        stages(now.stages, before.stages);
        if (now.step != before.step)
            note(now.step < before.step, fmt::format("From the step: {} instead of {}", label(now.step), label(before.step)));
        // Here fewer is more: a condition that is gone lets more be shared.
        for (auto condition : without(now.conditions, before.conditions)) note(false, fmt::format("Only if {}", label(condition)));
        for (auto condition : without(before.conditions, now.conditions)) note(true, fmt::format("No longer only if {}", label(condition)));
        if (now.isMasked != before.isMasked) note(before.isMasked, now.isMasked ? "Masked: only that it is held" : "Shown, not masked");
        if (now.onward != before.onward) note(now.onward > before.onward, fmt::format("It is {}", label(now.onward)));
        law(now, before);
    }

    [[nodiscard]] bool isSame() const { return sentences_.empty(); }
    [[nodiscard]] bool isWidened() const { return isWidened_; }
    [[nodiscard]] bool isNarrowed() const { return isNarrowed_; }
    [[nodiscard]] std::vector<std::string> take() { return std::move(sentences_); }

private:
    void stages(std::vector<Stage> const& now, std::vector<Stage> const& before) {
        if (now == before) return;
        if (now.empty()) return note(true, "At every stage");
        if (before.empty()) return note(false, "Only at " + listOf(now));
        more("Stages", now, before);
    }
    void law(Share const& now, Share const& before) {
        changed("Regime", label(now.regime), label(before.regime));
        // On another basis other things may be done with it, and people have other rights.
        if (now.basis != before.basis) note(true, fmt::format("Lawful basis: {} instead of {}", label(now.basis), label(before.basis)));
        auto special = [](Share const& share) { return share.special ? label(*share.special) : std::string_view("none"); };
        changed("Further condition", special(now), special(before));
        changed("Legal power", now.power, before.power);
    }

    bool isWidened_{}, isNarrowed_{};
    std::vector<std::string> sentences_;
};

struct MeaningComparer {
    Comparing& to;

    void operator()(Share const& now, Share const& before) const { to.shares(now, before); }
    void operator()(Purposes const& now, Purposes const& before) const { to.more("Purposes", now.purposes, before.purposes); }
    void operator()(Power const& now, Power const& before) const { to.changed("Power", now.id, before.id); }
    void operator()(Keeping const& now, Keeping const& before) const {
        to.longer("Kept for months", now.months, before.months);
        to.changed("Kept as", now.id, before.id);
        if (now.from != before.from) to.note(true, fmt::format("It runs {}", label(now.from)));
    }
    void operator()(Asking const& now, Asking const& before) const {
        to.longer("Working days to answer", now.workingDays, before.workingDays);
    }
    void operator()(Telling const& now, Telling const& before) const { to.longer("Days to tell the person", now.days, before.days); }
    void operator()(Breach const& now, Breach const& before) const { to.longer("Hours to tell of a breach", now.hours, before.hours); }
    void operator()(Review const& now, Review const& before) const {
        to.longer("Months to the first review", now.firstMonths, before.firstMonths);
        to.longer("Months between reviews", now.everyMonths, before.everyMonths);
        if (now.remindDays != before.remindDays)
            to.note(false, fmt::format("Days of reminder: {} instead of {}", now.remindDays, before.remindDays));
    }
    void operator()(Accession const& now, Accession const& before) const { to.more("May join", now.kinds, before.kinds); }
    void operator()(std::monostate, std::monostate) const {}
    template <class Now, class Before>
    void operator()(Now const&, Before const&) const {
        to.note(true, "It means something else");
    }
};

/// Where a share of the same clause differs in how long what it shares is kept, the months decide, not their name.
void compareKeeping(Comparing& to, Clause const& now, Agreement const& nowIn, Clause const& before, Agreement const& beforeIn) {
    if (!now.share() || !before.share()) return;
    auto const* kept = keepingOf(nowIn, now.share()->keep);
    auto const* was = keepingOf(beforeIn, before.share()->keep);
    if (!kept || !was || *kept == *was) return;
    to.longer("Kept for months", kept->months, was->months);
    if (kept->from != was->from) to.note(true, fmt::format("Kept {}", label(kept->from)));
}

ClauseChange compared(Clause const& now, Agreement const& nowIn, Clause const& before, Agreement const& beforeIn) {
    Comparing comparing;
    std::visit(MeaningComparer{comparing}, now.meaning, before.meaning);
    compareKeeping(comparing, now, nowIn, before, beforeIn);
    if (now.text != before.text || now.title != before.title || now.group != before.group)
        comparing.changed("Words", "others", "those of the template");
    ClauseChange change{now.id, now.title, Change::reworded, comparing.isWidened(), {}};
    if (comparing.isWidened())
        change.kind = Change::widened;
    else if (comparing.isNarrowed())
        change.kind = Change::narrowed;
    change.how = comparing.take();
    return change;
}

/// Nothing that the template would not share too.
bool isWithin(Share const& share, Agreement const& from) {
    return std::any_of(from.clauses.begin(), from.clauses.end(), [&](Clause const& clause) {
        if (!clause.share()) return false;
        Comparing comparing;
        comparing.shares(share, *clause.share());
        return !comparing.isWidened();
    });
}

ClauseChange addedClause(Clause const& clause, Agreement const& from) {
    auto const* share = clause.share();
    auto widens = share ? !isWithin(*share, from)
                        : std::holds_alternative<Accession>(clause.meaning) || std::holds_alternative<Purposes>(clause.meaning);
    return {clause.id,
            clause.title,
            Change::added,
            widens,
            {widens ? "It lets more be shared than the template does." : "It shares no more than the template does."}};
}

/// A clause that shares may go; one that protects may go only with a reason.
ClauseChange removedClause(Clause const& clause) {
    auto isProtection = !clause.share() && !std::holds_alternative<Accession>(clause.meaning);
    return {clause.id,
            clause.title,
            Change::removed,
            isProtection,
            {isProtection ? "What it says no longer binds the parties." : "What it would share is not shared."}};
}

}  // namespace

std::vector<ClauseChange> differenceOf(Agreement const& agreement, Agreement const& from) {
    std::vector<ClauseChange> changes;
    for (auto const& clause : agreement.clauses) {
        auto const* before = from.clause(clause.id);
        if (!before) {
            changes.push_back(addedClause(clause, from));
            continue;
        }
        auto change = compared(clause, agreement, *before, from);
        if (!change.how.empty()) changes.push_back(std::move(change));
    }
    for (auto const& clause : from.clauses)
        if (!agreement.clause(clause.id)) changes.push_back(removedClause(clause));
    std::stable_sort(changes.begin(), changes.end(),
                     [](ClauseChange const& left, ClauseChange const& right) { return clauseIdLess(left.clause, right.clause); });
    return changes;
}

std::optional<std::string> firstUnjustified(std::vector<ClauseChange> const& changes,
                                            std::map<std::string, std::string> const& justifications) {
    for (auto const& change : changes) {
        if (!change.widens) continue;
        auto found = justifications.find(change.clause);
        if (found == justifications.end() || found->second.empty()) return change.clause;
    }
    return std::nullopt;
}

}  // namespace accord::sharing
