#include "sharing/day_records.hpp"

#include "base/text.hpp"
#include "events/sharing_register.hpp"
#include "gate/authorise.hpp"
#include "ledger/merkle_tree.hpp"
#include "sharing/register_records.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace accord::sharing {
namespace {

using ledger::Hash;
using store::Statement;

constexpr std::size_t leastLeaves = 256;
constexpr std::int64_t mostAtOnce = 4096;
// What was shown in the last moment of a day may be committed in the first of the next.
constexpr std::chrono::minutes grace{2};

Statement const selectUnsealed{
    "sharing.select-unsealed",
    "SELECT subject, category, recipient, role, purpose, clause, first_at FROM state_disclosure WHERE is_sealed = 0 AND first_at < :before "
    "ORDER BY first_at, subject, category, recipient, clause LIMIT :most",
    "iiittii"};
Statement const markSealed{"sharing.mark-sealed",
                           "UPDATE state_disclosure SET is_sealed = 1 WHERE subject = :subject AND category = :category AND recipient = "
                           ":recipient AND role = :role AND purpose = :purpose AND clause = :clause"};
Statement const insertReceipt{"sharing.insert-receipt",
                              "INSERT INTO state_receipt (root, place, leaf, subject, category, recipient, role, purpose, clause, text) "
                              "VALUES (:root, :place, :leaf, "
                              ":subject, :category, :recipient, :role, :purpose, :clause, :text)"};
Statement const selectStatement{
    "sharing.select-statement",
    "SELECT r.root, r.place, r.text, d.event_id FROM state_receipt r JOIN sharing_day d ON d.root = r.root WHERE r.leaf = :leaf", "titi"};
Statement const selectLeaves{"sharing.select-leaves", "SELECT leaf FROM state_receipt WHERE root = :root ORDER BY place", "t"};

using Lines = std::vector<std::pair<std::string, std::string>>;

/// A statement, or one of the random leaves that stand beside it.
struct DayLeaf {
    Hash hash{};
    RegisterEntry const* entry{};
    std::string text{};
};

/// What was shown and is not sealed yet, of days that have ended.
struct Unsealed {
    std::vector<RegisterEntry> entries;
    std::map<RuleId, std::string> clauses;
    std::map<AgencyId, std::string> agencies;
};

Unsealed readUnsealed(gate::Gate& gate, Instant now) {
    Unsealed found;
    auto reader = gate.database().reader();
    auto const today = londonDay(now - grace);
    for (auto const& row : reader->all(selectUnsealed, {micros(now - grace), mostAtOnce})) {
        RegisterEntry entry{fromColumn<SubjectId>(row.integer(0)),
                            static_cast<Category>(row.integer(1)),
                            fromColumn<AgencyId>(row.integer(2)),
                            row.text(3),
                            row.text(4),
                            static_cast<RuleId>(row.integer(5)),
                            fromMicros(row.integer(6))};
        if (londonDay(entry.firstAt) < today) found.entries.push_back(std::move(entry));
    }
    if (found.entries.empty()) return found;
    found.clauses = clauseNames(*reader);
    for (auto const& entry : found.entries)
        if (auto const& name = receiptPort().agencyName; name && !found.agencies.contains(entry.recipient))
            found.agencies.emplace(entry.recipient, name(*reader, entry.recipient));
    return found;
}

Lines linesOf(gate::Gate& gate, Unsealed const& all, RegisterEntry const& entry, Date day) {
    auto const rules = gate.rulebook().at(day);
    auto const* role = rules.role(entry.role);
    auto agency = all.agencies.find(entry.recipient);
    auto clause = all.clauses.find(entry.clause);
    auto purpose = fromCode<Purpose>(entry.purpose);
    auto with = agency == all.agencies.end() || agency->second.empty() ? std::string("Another agency") : agency->second;
    Lines lines{{"Day", isoDate(day)}, {"Record", toText(entry.subject)}, {"Shared", std::string(label(entry.category))}};
    lines.emplace_back("With", role ? with + ", " + role->name : with);
    if (purpose) lines.emplace_back("For", label(*purpose));
    if (clause != all.clauses.end()) lines.emplace_back("Under", clause->second);
    Hash salt;
    gate.random().fill(salt);
    lines.emplace_back("Salt", ledger::noteBase64(salt));
    return lines;
}

gate::StateWrite receiptWrite(std::string const& root, std::int64_t place, DayLeaf const& leaf) {
    static RegisterEntry const nobody{};
    auto const& entry = leaf.entry ? *leaf.entry : nobody;
    return {&insertReceipt,
            {root, place, base64url(leaf.hash), column(entry.subject), static_cast<std::int64_t>(entry.category), column(entry.recipient),
             entry.role, entry.purpose, static_cast<std::int64_t>(entry.clause), leaf.text}};
}

Result<> sealDay(gate::Gate& gate, Unsealed const& all, std::span<RegisterEntry const> entries, Instant now) {
    auto const day = londonDay(entries.front().firstAt);
    std::vector<DayLeaf> leaves;
    for (auto const& entry : entries) {
        auto text = ledger::statementBytes(ledger::ReceiptKind::person, linesOf(gate, all, entry, day));
        leaves.push_back({ledger::leafHash(bytesOf(text)), &entry, std::move(text)});
    }
    auto const size = std::max(leastLeaves, std::bit_ceil(leaves.size()));
    while (leaves.size() < size) gate.random().fill(leaves.emplace_back().hash);
    // Salted hashes are random: their order says nothing of when anything was shared.
    std::ranges::sort(leaves, {}, &DayLeaf::hash);
    ledger::MerkleTree tree;
    for (auto const& leaf : leaves) tree.append(leaf.hash);
    auto const root = hex(tree.root());
    std::vector<gate::StateWrite> state;
    for (std::size_t place = 0; place < leaves.size(); ++place)
        state.push_back(receiptWrite(root, static_cast<std::int64_t>(place), leaves[place]));
    for (auto const& entry : entries)
        state.push_back({&markSealed,
                         {column(entry.subject), static_cast<std::int64_t>(entry.category), column(entry.recipient), entry.role,
                          entry.purpose, static_cast<std::int64_t>(entry.clause)}});
    gate::Events events;
    events.add(events::DaySealed{day, root, static_cast<std::int64_t>(size)}, {.object = gate::installation});
    auto recorded = gate.record(std::move(events), {.at = now}, state);
    if (!recorded) return fail(recorded.error());
    return {};
}

std::optional<Hash> hashFromText(std::string const& text) {
    auto bytes = fromBase64url(text);
    Hash hash{};
    if (!bytes || bytes->size() != hash.size()) return std::nullopt;
    std::memcpy(hash.data(), bytes->data(), hash.size());
    return hash;
}

/// The lines of a statement as it was sealed, without its first.
Lines linesOf(std::string_view text) {
    Lines lines;
    text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        auto const colon = line.find(": ");
        lines.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        text.remove_prefix(end + 1);
    }
    return lines;
}

}  // namespace

Result<std::int64_t> sealDays(gate::Gate& gate, Instant now) {
    auto const all = readUnsealed(gate, now);
    std::span<RegisterEntry const> rest(all.entries);
    std::int64_t sealed = 0;
    while (!rest.empty()) {
        auto const day = londonDay(rest.front().firstAt);
        auto const end = std::ranges::find_if(rest, [&](RegisterEntry const& entry) { return londonDay(entry.firstAt) != day; });
        auto const count = static_cast<std::size_t>(end - rest.begin());
        if (auto done = sealDay(gate, all, rest.first(count), now); !done) return fail(done.error());
        sealed += static_cast<std::int64_t>(count);
        rest = rest.subspan(count);
    }
    return sealed;
}

Result<ledger::Receipt> personReceipt(store::Session& session, std::string const& leaf) {
    auto row = session.one(selectStatement, {leaf});
    if (!row || row->text(2).empty()) return fail(gate::notThere());
    auto receipt = provenLeaf(session, fromColumn<EventId>(row->integer(3)));
    if (!receipt) return receipt;
    ledger::MerkleTree day;
    for (auto const& stored : session.all(selectLeaves, {row->text(0)})) {
        auto hash = hashFromText(stored.text(0));
        if (!hash) return fail(ErrorCode::internal, "a leaf of a sealed day cannot be read");
        day.append(*hash);
    }
    auto const place = static_cast<std::uint64_t>(row->integer(1));
    auto proof = day.inclusionProof(place, day.size());
    if (!proof) return fail(proof.error());
    receipt->kind = ledger::ReceiptKind::person;
    receipt->lines = linesOf(row->text(2));
    receipt->day = ledger::DayPlace{place, day.size(), std::move(*proof)};
    return receipt;
}

}  // namespace accord::sharing
