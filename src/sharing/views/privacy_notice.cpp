#include "sharing/views/privacy_notice.hpp"

#include "gate/authorise.hpp"
#include "sharing/privacy_notice.hpp"
#include "sharing/records.hpp"

#include <fmt/format.h>

namespace accord::sharing {
namespace {

std::string forWhom(Side side) {
    return side == Side::harmed ? "people harmed" : "people responsible";
}

void addLines(gate::Rows& rows, std::vector<NoticeLine> const& lines) {
    rows.list<PrivacyNoticeView::Line>("lines");
    auto const isItem = [&](std::size_t at) { return at < lines.size() && lines[at].kind == NoticeLineKind::item; };
    for (std::size_t at = 0; at < lines.size(); ++at) {
        PrivacyNoticeView::Line line;
        switch (lines[at].kind) {
            case NoticeLineKind::heading: line.heading = lines[at].text; break;
            case NoticeLineKind::paragraph: line.paragraph = lines[at].text; break;
            case NoticeLineKind::item:
                line.item = lines[at].text;
                if (at == 0 || !isItem(at - 1)) line.opens = "yes";
                if (!isItem(at + 1)) line.closes = "yes";
        }
        rows.add("lines", std::move(line));
    }
}

}  // namespace

Result<gate::Rows> PrivacyNoticeView::rows(gate::Desk& desk, ObjectId on, Query const& query) {
    auto record = findAgreement(desk.db(), idCast<AgreementId>(on));
    auto const* own = record ? record->party(desk.actor().agency) : nullptr;
    if (!own) return fail(gate::notThere());
    auto const agreement = agreementOf(*record);
    auto const side = query.side.value_or(Side::harmed);
    auto const other = side == Side::harmed ? Side::responsible : Side::harmed;
    PrivacyNotice notice{.agreement = agreement,
                         .side = side,
                         .party = own->name,
                         .contact = own->entry.contact,
                         .dpo = own->entry.dpo,
                         .kind = own->kind,
                         .reference = record->reference,
                         .on = desk.today()};
    for (auto const& party : record->parties)
        if (party.agency != own->agency) notice.others.push_back({party.name, party.kind});
    Row row;
    row.party = own->name;
    row.file = fmt::format("privacy-notice-{}-version-{}-{}", record->reference, record->number, code(side));
    row.says = fmt::format(
        "A template for {} about whom your agency gets information from others, made from the clauses that decide. Your data protection "
        "officer checks it before it is used.",
        forWhom(side));
    row.html = privacyNoticeHtml(notice);
    row.side = side;
    row.otherSide = code(other);
    row.otherLabel = "For " + forWhom(other);
    gate::Rows rows;
    rows.single("document", row, {.object = on});
    addLines(rows, noticeLines(notice));
    return rows;
}

}  // namespace accord::sharing
