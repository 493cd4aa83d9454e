#include "casework/views/history.hpp"

#include "casework/reasons.hpp"
#include "events/casework_attempts.hpp"
#include "events/casework_handover.hpp"
#include "events/casework_hold.hpp"

#include <fmt/format.h>

#include <ranges>

namespace accord::casework {
namespace {

using namespace events;

template <class E>
std::string_view labelOf(std::string_view code) {
    auto value = fromCode<E>(code);
    return value ? label(*value) : std::string_view{};
}

/// What it was, in words that tell nothing of what anybody answered.
std::string whatOf(Entry const& entry) {
    auto const& type = entry.type;
    if (type == CaseOpened::type) return "The case was opened";
    if (type == RiskAssessed::type) return "Risk assessed";
    if (type == SafeguardingChecked::type) return "Safeguarding checked";
    if (type == OrdersChecked::type) return "Orders and conditions checked";
    if (type == SignedOff::type) return fmt::format("Signed off: {}", lowered(labelOf<SignOff>(entry.code)));
    if (type == Allocated::type) return fmt::format("Allocated: {}", lowered(labelOf<FacilitatorRole>(entry.code)));
    if (type == DetailsOpened::type) return fmt::format("Contact details opened, {}", lowered(labelOf<RevealReason>(entry.code)));
    if (type == ContactRecorded::type) return entry.datum(1) == "yes" ? "First contact" : "Contact";
    if (type == AttemptMade::type) return "Attempt";
    if (type == ConsentRecorded::type) return fmt::format("Consent asked: {}", lowered(labelOf<ConsentKind>(entry.code)));
    if (type == SuitabilityDecided::type) return "Suitability decided";
    if (type == Prepared::type) return "Prepared";
    if (type == ProcessHeld::type) return fmt::format("Process held: {}", lowered(labelOf<ProcessKind>(entry.code)));
    if (type == OutcomeAgreed::type) return "Outcome agreed";
    if (type == OutcomeItemAdded::type) return fmt::format("Agreed, number {}", entry.datum(0));
    if (type == OutcomeItemDone::type) return fmt::format("Looked at what was agreed, number {}", entry.datum(0));
    if (type == FollowUpRecorded::type) return "Follow-up";
    if (type == FeedbackRecorded::type) return "Feedback";
    if (type == StandardsChecked::type) return fmt::format("Minimum standards: {}", lowered(labelOf<Standing>(entry.code)));
    if (type == CaseStopped::type) return "The case was stopped";
    if (type == HoldLifted::type) return "The hold was lifted";
    if (type == HandoverOffered::type) return fmt::format("Offered to another service: {}", lowered(labelOf<HandoverWhy>(entry.code)));
    if (type == HandoverClosed::type) return fmt::format("Offer answered: {}", lowered(labelOf<HandoverEnd>(entry.code)));
    if (type == HolderDisputed::type) return "Somebody was named to decide who holds the case";
    if (type == NotesReadBack::type) return "The notes were read";
    if (type == FacilitatorLeft::type) return "The facilitator left";
    if (type == ReferrerTold::type) return "The referrer was told that it ended";
    return "The case was closed";
}

/// Who made it, for a contact: take-up is measured by it.
std::string makerOf(Entry const& entry) {
    if (entry.type != ContactRecorded::type) return {};
    auto maker = fromCode<ContactMaker>(entry.code);
    auto trained = entry.datum(0) == "yes" ? "trained" : "not trained";
    if (!maker || *maker == ContactMaker::facilitator) return fmt::format(" ({})", trained);
    return fmt::format(", made by {} ({})", lowered(label(*maker)), trained);
}

std::string byWhom(Entry const& entry, CaseFacts const& facts, UserId reader) {
    std::string who = entry.by == reader                               ? "you"
                      : facts.lead && facts.lead->user == entry.by     ? "the lead facilitator"
                      : facts.second && facts.second->user == entry.by ? "the second facilitator"
                                                                       : "a colleague";
    return who + makerOf(entry);
}

class Sayer {
public:
    explicit Sayer(gate::Desk& desk) : desk_(desk) {}

    /// What somebody answered: shown only as participation is.
    std::string said(Entry const& entry) {
        if (entry.type == ContactRecorded::type) return words<ContactResult>(entry);
        if (entry.type == AttemptMade::type) return words<AttemptResult>(entry);
        if (entry.type == ConsentRecorded::type) return words<ConsentAnswer>(entry);
        if (entry.type == FeedbackRecorded::type) return std::string(labelOf<Satisfaction>(entry.code));
        return {};
    }

private:
    template <class E>
    std::string words(Entry const& entry) {
        auto text = desk_.open(entry.subject, entry.shape->cell, entry.cell);
        return text ? std::string(labelOf<E>(*text)) : std::string{};
    }

    gate::Desk& desk_;
};

std::string sentences(std::string_view names) {
    std::string joined;
    while (!names.empty()) {
        auto comma = names.find(',');
        if (auto const* text = reasonNamed(names.substr(0, comma))) {
            if (!joined.empty()) joined += ' ';
            joined += text->sentence;
        }
        names = comma == std::string_view::npos ? std::string_view{} : names.substr(comma + 1);
    }
    return joined;
}

Date dayOf(Entry const& entry) {
    return parseIsoDate(entry.on).value_or(londonDay(entry.at));
}

}  // namespace

std::string lowered(std::string_view text) {
    std::string copy(text);
    if (!copy.empty() && copy[0] >= 'A' && copy[0] <= 'Z') copy[0] = static_cast<char>(copy[0] - 'A' + 'a');
    return copy;
}

void history(gate::Rows& rows, gate::Desk& desk, CaseFile const& file, gate::RowMeta const& caseMeta,
             std::map<ObjectId, gate::RowMeta> const& metas, bool seesAll) {
    Sayer sayer(desk);
    for (auto const& entry : std::views::reverse(file.entries)) {
        auto found = metas.find(entry.object);
        auto isAboutCase = entry.object == caseMeta.object;
        if (!entry.shape || (found == metas.end() && !(isAboutCase && seesAll))) continue;
        HistoryRow row{whatOf(entry),
                       longDate(dayOf(entry)),
                       byWhom(entry, file.facts, desk.actor().user),
                       // The event tells of both sides: its receipt goes to who sees both.
                       seesAll ? fmt::format("/cases/{}/receipt.txt?event={}", toText(file.facts.id), toText(entry.event)) : std::string{},
                       {},
                       sentences(entry.against),
                       {},
                       entry.event};
        if (found == metas.end()) {
            // What is both sides' is logged as the case's.
            auto meta = caseMeta;
            meta.subject = caseMeta.joint;
            rows.add("history", row, meta);
            continue;
        }
        if (auto const* party = file.facts.party(idCast<ParticipantId>(entry.object))) {
            row.side = party->side;
            row.what += party->side == Side::harmed ? ", person harmed" : ", person responsible";
        }
        if (auto said = sayer.said(entry); !said.empty()) row.what += ": " + lowered(said);
        if (entry.type == ContactRecorded::type || entry.type == FollowUpRecorded::type || entry.type == AttemptMade::type)
            row.note = entry.note;
        rows.add("history", row, found->second);
    }
}

}  // namespace accord::casework
