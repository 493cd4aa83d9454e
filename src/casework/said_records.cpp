#include "casework/said_records.hpp"

#include "casework/records.hpp"
#include "events/referral_words.hpp"

namespace accord::casework {
namespace {

store::Statement const selectWishSaid{
    "casework.said-wish",
    "SELECT p.wish, r.made_at FROM casework_referral_party p JOIN casework_referral r ON r.id = p.referral "
    "WHERE p.id = :id",
    "ti"};

Said saidInReferral(gate::Desk& desk, ParticipantId participant) {
    auto const row = desk.db().one(selectWishSaid, {column(participant)});
    auto const text = row ? desk.open(idCast<SubjectId>(participant), "wish", row->text(0)) : std::string{};
    auto const wish = text ? fromCode<events::Wish>(*text) : std::nullopt;
    if (!wish) return {};
    Said said;
    auto const on = londonDay(fromMicros(row->integer(1)));
    if (*wish == events::Wish::saidNo) said.noOn = on;
    if (*wish == events::Wish::asked) said.askedOn = on;
    return said;
}

}  // namespace

Said saidBy(gate::Desk& desk, ParticipantId participant) {
    auto const loaded = loadPartyUnseen(desk, idCast<ObjectId>(participant));
    if (!loaded) return saidInReferral(desk, participant);
    return saidIn(loaded->party(), londonDay(loaded->file.facts.openedAt));
}

}  // namespace accord::casework
