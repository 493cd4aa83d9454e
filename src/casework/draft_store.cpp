#include "casework/draft_store.hpp"

#include "base/json.hpp"

namespace accord::casework {
namespace {

using store::Statement;

constexpr std::string_view cellName = "answers";

Statement const selectDraft{"casework.draft", "SELECT saved_at, answers FROM state_draft WHERE id = :id AND owner = :owner", "it"};
Statement const selectDrafts{
    "casework.drafts",
    "SELECT id, saved_at, answers FROM state_draft WHERE owner = :owner AND saved_at >= :since ORDER BY saved_at DESC, id", "iit"};
Statement const countDrafts{"casework.count-drafts", "SELECT COUNT(*) FROM state_draft WHERE owner = :owner AND saved_at >= :since", "i"};
Statement const upsertDraft{"casework.put-draft",
                            "INSERT INTO state_draft (id, owner, saved_at, answers) VALUES (:id, :owner, :saved_at, :answers) "
                            "ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, answers = excluded.answers "
                            "WHERE state_draft.owner = excluded.owner"};
Statement const deleteDraft{"casework.drop-draft", "DELETE FROM state_draft WHERE id = :id AND owner = :owner"};
Statement const deleteOld{"casework.drop-old-drafts", "DELETE FROM state_draft WHERE owner = :owner AND saved_at < :since"};

std::int64_t since(gate::Desk& desk) {
    return micros(desk.now() - std::chrono::hours{24 * draftDays});
}

Result<FieldTexts> opened(gate::Desk& desk, std::string const& cell) {
    auto text = desk.open(idCast<SubjectId>(desk.actor().user), cellName, cell);
    if (!text) return fail(text.error());
    return fieldTextsOfJson(*text);
}

Error gone() {
    return {ErrorCode::notFound, "There is no such draft."};
}

}  // namespace

Result<Draft> loadDraft(gate::Desk& desk, DraftId id) {
    auto row = desk.db().one(selectDraft, {column(id), column(desk.actor().user)});
    if (!row || row->integer(0) < since(desk)) return fail(gone());
    auto answers = opened(desk, row->text(1));
    if (!answers) return fail(gone());
    return Draft{id, fromMicros(row->integer(0)), std::move(*answers)};
}

std::vector<Draft> listDrafts(gate::Desk& desk) {
    std::vector<Draft> list;
    for (auto const& row : desk.db().all(selectDrafts, {column(desk.actor().user), since(desk)}))
        if (auto answers = opened(desk, row.text(2)))
            list.push_back({fromColumn<DraftId>(row.integer(0)), fromMicros(row.integer(1)), std::move(*answers)});
    return list;
}

Result<Draft> newDraft(gate::Desk& desk) {
    auto count = desk.db().one(countDrafts, {column(desk.actor().user), since(desk)});
    if (count && count->integer(0) >= draftsMax)
        return fail(ErrorCode::tooMany, "You have 50 drafts. Send or discard one before you start another.");
    return Draft{newId<DraftId>(desk.random()), desk.now(), {}};
}

gate::StateWrite putDraft(gate::Desk& desk, Draft const& draft) {
    JsonWriter json;
    json.beginObject();
    for (auto const& [name, text] : draft.answers) json.key(name).text(text);
    json.endObject();
    return {&upsertDraft, {column(draft.id), column(desk.actor().user), micros(desk.now()), desk.sealOwn(cellName, json.str())}};
}

gate::StateWrite dropDraft(gate::Desk& desk, DraftId id) {
    return {&deleteDraft, {column(id), column(desk.actor().user)}};
}

gate::StateWrite dropOldDrafts(gate::Desk& desk) {
    return {&deleteOld, {column(desk.actor().user), since(desk)}};
}

FieldTexts withStep(FieldTexts const& answers, std::string_view step, FieldTexts const& given) {
    auto prefix = std::string(step) + ".";
    FieldTexts merged;
    for (auto const& answer : answers)
        if (!answer.first.starts_with(prefix)) merged.push_back(answer);
    for (auto const& answer : given)
        if (answer.first.starts_with(prefix) && !answer.second.empty()) merged.push_back(answer);
    return merged;
}

}  // namespace accord::casework
