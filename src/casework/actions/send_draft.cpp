#include "casework/actions/send_draft.hpp"

#include "casework/draft_store.hpp"
#include "casework/referral_making.hpp"

#include <algorithm>

namespace accord::casework {

Result<gate::Done<ReferralReceipt>> SendDraft::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto draft = loadDraft(desk, input.draft);
    if (!draft) return fail(draft.error());
    ReferralInput whole;
    if (auto faults = parseFields(tableOf<ReferralInput>(), draft->answers, &whole); !faults.empty()) return fail(std::move(faults));
    auto made = makeReferral(desk, whole);
    if (!made) return fail(made.error());
    return gate::Done<Output>{std::move(made->events), {made->referral, made->reference}, {dropDraft(desk, draft->id)}};
}

Result<gate::FormHelp> DiscardDraft::help(gate::Desk& desk, ObjectId, FieldTexts const& query) {
    auto named = std::ranges::find(query, std::string("draft"), &FieldTexts::value_type::first);
    auto id = named == query.end() ? std::nullopt : idFromText<DraftId>(named->second);
    auto draft = loadDraft(desk, id.value_or(DraftId{}));
    if (!draft) return fail(draft.error());
    return gate::FormHelp{.options = {}, .defaults = {{"draft", toText(draft->id)}}};
}

Result<gate::Done<Nothing>> DiscardDraft::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto draft = loadDraft(desk, input.draft);
    if (!draft) return fail(draft.error());
    return gate::Done<Output>{{}, {}, {dropDraft(desk, draft->id)}};
}

}  // namespace accord::casework
