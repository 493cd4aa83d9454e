#include "sharing/views/person_register.hpp"

#include "gate/authorise.hpp"
#include "sharing/day_records.hpp"
#include "sharing/register_records.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

AccountPerson personRow(gate::Desk& desk, RegisterPerson const& person) {
    return {person.nameCell, person.reference, person.caseId, person.account.side, desk.today()};
}

/// "Bridgeway Restorative Justice, Coordinator".
std::string withWhom(RegisterWords const& words, RegisterEntry const& entry) {
    auto name = words.agency(entry.recipient);
    return entry.role.empty() ? name : name + ", " + words.role(entry.role);
}

/// What belongs to both sides of the case is told as that.
std::string whatOf(RegisterPerson const& person, RegisterEntry const& entry) {
    auto what = std::string(label(entry.category));
    return entry.subject == idCast<SubjectId>(person.participant) ? what : what + " (about the case)";
}

std::string purposeOf(RegisterEntry const& entry) {
    auto purpose = fromCode<Purpose>(entry.purpose);
    return purpose ? std::string(label(*purpose)) : entry.purpose;
}

std::string receiptLink(RegisterPerson const& person, RegisterLine const& line) {
    if (!line.isTold || line.leaf.empty()) return {};
    return "/participants/" + toText(person.participant) + "/receipt.txt?leaf=" + line.leaf;
}

ExemptionRow exemptionRow(gate::Desk& desk, ExemptionRecord const& record) {
    ExemptionRow row{record.basisCell, record.whyCell, londonDay(record.recordedAt), record.reviewOn, {}, {}, {}};
    row.isOverdue = record.reviewOn && *record.reviewOn < desk.today();
    row.isByYou = record.recordedBy == desk.actor().user;
    if (record.reviewedAt) row.reviewedOn = londonDay(*record.reviewedAt);
    return row;
}

std::string toBeDone(LeftOutLine const& line, Date today) {
    auto const& exemption = line.exemption;
    if (!line.isLeftOut && isToldAll(line.person.account)) return "The person may be told now: look at it again";
    if (!exemption) return "Record why";
    if (!exemption->reviewOn) return "A review found it no longer needed, and it still may not be told: record why";
    if (*exemption->reviewOn < today) return "Overdue: look at it again";
    if (*exemption->reviewOn == today) return "Look at it again today";
    return "Nothing until it is looked at again";
}

}  // namespace

Result<gate::Rows> PersonRegister::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto person = personOf(desk, on);
    if (!person) return fail(gate::notThere());
    RegisterWords const words(desk);
    auto const meta = person->meta();
    auto const lines = registerOf(desk, *person);
    auto const exemption = exemptionOf(desk.db(), on);
    auto const leftOut = std::ranges::count_if(lines, [](RegisterLine const& line) { return !line.isTold; });
    gate::Rows rows;
    rows.single("person", personRow(desk, *person), meta);
    rows.single("summary", Summary{static_cast<std::int64_t>(lines.size()), leftOut, leftOut > 0 && !(exemption && exemption->reviewOn)},
                meta);
    rows.list<RegisterRow>("entries");
    for (auto const& line : lines)
        rows.add("entries",
                 RegisterRow{whatOf(*person, line.entry), withWhom(words, line.entry), longDate(line.on), purposeOf(line.entry),
                             words.clause(line.entry.clause), line.isTold, receiptLink(*person, line)},
                 meta);
    if (exemption) rows.single("exemption", exemptionRow(desk, *exemption), meta);
    return rows;
}

Result<gate::Rows> PersonAccount::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto person = personOf(desk, on);
    if (!person) return fail(gate::notThere());
    RegisterWords const words(desk);
    auto const meta = person->meta();
    gate::Rows rows;
    rows.single("person", personRow(desk, *person), meta);
    rows.list<AccountLine>("entries");
    for (auto const& line : registerOf(desk, *person))
        if (line.isTold)
            rows.add("entries",
                     AccountLine{whatOf(*person, line.entry), withWhom(words, line.entry), longDate(line.on), purposeOf(line.entry),
                                 words.clause(line.entry.clause)},
                     meta);
    return rows;
}

Result<gate::Rows> PersonReceipt::rows(gate::Desk& desk, ObjectId on, Query const& query) {
    auto person = personOf(desk, on);
    if (!person) return fail(gate::notThere());
    auto const lines = registerOf(desk, *person);
    auto const line = std::ranges::find_if(lines, [&](RegisterLine const& one) { return !one.leaf.empty() && one.leaf == query.leaf; });
    // What may not be told yet and what is not there read alike.
    if (line == lines.end() || !line->isTold) return fail(gate::notThere());
    auto receipt = personReceipt(desk.db(), query.leaf);
    if (!receipt) return fail(receipt.error());
    return fileOf("receipt-" + isoDate(line->on) + "-" + query.leaf.substr(0, 8) + ".txt", *receipt);
}

Result<gate::Rows> Exemptions::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    rows.list<Line>("exemptions");
    auto const all = leftOutOf(desk);
    for (auto const& line : onPage(all, query)) {
        Line row{nameCellOf(desk.db(), line.person.participant), line.person.reference, toBeDone(line, desk.today()), {}, {}};
        if (line.exemption) {
            row.basis = line.exemption->basisCell;
            row.reviewOn = line.exemption->reviewOn;
        }
        rows.add("exemptions", row, line.person.meta());
    }
    return rows;
}

}  // namespace accord::sharing
