#include "ledger/receipt.hpp"

#include "base/text.hpp"
#include "ledger/merkle_proof.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::ledger {
namespace {

constexpr std::string_view opening = "accord-receipt/v1 ";
constexpr std::string_view dayWord = "day ", leafWord = "leaf ", proofWord = "proof ";
constexpr std::string_view daySealed = R"(","type":"sharing.day-sealed","v":1,"at":")";
constexpr std::string_view idOpening = R"({"id":")";
constexpr std::size_t idChars = 12;
constexpr std::size_t proofHashesMax = 64;

std::string_view kindName(ReceiptKind kind) {
    return kind == ReceiptKind::person ? "person" : "entry";
}

std::string proofText(Proof const& proof) {
    std::string text;
    for (auto const& hash : proof) text += noteBase64(hash) + "\n";
    return text;
}

/// The lines of one section, each without its end.
std::vector<std::string_view> linesOf(std::string_view section) {
    std::vector<std::string_view> lines;
    while (!section.empty()) {
        auto const end = std::min(section.find('\n'), section.size());
        lines.push_back(section.substr(0, end));
        section.remove_prefix(std::min(end + 1, section.size()));
    }
    return lines;
}

/// Up to `count` sections, which empty lines divide; the rest of the text is the last.
std::vector<std::string_view> sectionsOf(std::string_view text, std::size_t count) {
    std::vector<std::string_view> sections;
    while (sections.size() + 1 < count) {
        auto const gap = text.find("\n\n");
        if (gap == std::string_view::npos) break;
        sections.push_back(text.substr(0, gap));
        text.remove_prefix(gap + 2);
    }
    sections.push_back(text);
    return sections;
}

bool takeWord(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// A number in front of a space or the end; other spellings do not give the same text again.
bool takeNumber(std::string_view& text, std::uint64_t& into) {
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), into);
    if (fault != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return true;
}

bool readProof(std::vector<std::string_view> const& lines, std::size_t from, Proof& into) {
    if (lines.size() > from + proofHashesMax) return false;
    for (auto at = from; at < lines.size(); ++at)
        if (!readNoteBase64(lines[at], into.emplace_back())) return false;
    return true;
}

bool readStatement(std::string_view section, Receipt& into) {
    auto const lines = linesOf(section);
    auto head = lines.empty() ? std::string_view{} : lines.front();
    if (!takeWord(head, opening)) return false;
    if (head == kindName(ReceiptKind::entry))
        into.kind = ReceiptKind::entry;
    else if (head != kindName(ReceiptKind::person))
        return false;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        auto const colon = lines[at].find(": ");
        if (colon == 0 || colon == std::string_view::npos || !isCleanText(lines[at])) return false;
        into.lines.emplace_back(lines[at].substr(0, colon), lines[at].substr(colon + 2));
    }
    return !into.lines.empty();
}

bool readDay(std::string_view section, Receipt& into) {
    auto const lines = linesOf(section);
    auto head = lines.empty() ? std::string_view{} : lines.front();
    auto& day = into.day.emplace();
    return takeWord(head, dayWord) && takeNumber(head, day.index) && takeNumber(head, day.size) && head.empty() &&
           readProof(lines, 1, day.proof);
}

bool readLeaf(std::string_view section, Receipt& into) {
    auto const lines = linesOf(section);
    if (lines.size() < 2) return false;
    auto leaf = lines[0], proof = lines[1];
    if (!takeWord(leaf, leafWord) || leaf.empty()) return false;
    into.leaf = leaf;
    return takeWord(proof, proofWord) && takeNumber(proof, into.index) && proof.empty() && readProof(lines, 2, into.proof);
}

std::optional<Receipt> readForm(std::string_view text, std::string_view& note) {
    Receipt receipt;
    auto const first = sectionsOf(text, 2);
    if (!readStatement(first.front(), receipt)) return std::nullopt;
    auto const isPersons = receipt.kind == ReceiptKind::person;
    auto const sections = sectionsOf(text, isPersons ? 4 : 3);
    if (sections.size() != (isPersons ? 4U : 3U)) return std::nullopt;
    if (isPersons && !readDay(sections[1], receipt)) return std::nullopt;
    if (!readLeaf(sections[sections.size() - 2], receipt)) return std::nullopt;
    note = sections.back();
    return receipt;
}

Result<> answer(ProofVerdict verdict, std::string_view what) {
    if (verdict == ProofVerdict::valid) return {};
    return fail(ErrorCode::refused, fmt::format("{}: {}", what, words(verdict)));
}

Result<> checkEntry(Receipt const& receipt) {
    if (entryLines(receipt.leaf) != receipt.lines) return fail(ErrorCode::refused, "the leaf is another event than the receipt says");
    return {};
}

/// The text between two marks, of which the first must stand there.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
    auto const start = text.find(before);
    if (start == std::string_view::npos) return {};
    text.remove_prefix(start + before.size());
    auto const end = text.find(after);
    return end == std::string_view::npos ? std::string_view{} : text.substr(0, end);
}

Result<> checkPerson(Receipt const& receipt) {
    std::string_view const leaf = receipt.leaf;
    if (!leaf.starts_with(idOpening) || !leaf.substr(std::min(leaf.size(), idOpening.size() + idChars)).starts_with(daySealed))
        return fail(ErrorCode::refused, "the leaf does not seal a day");
    // A quotation mark inside a value has a backslash before it, so these can only be members of the event.
    auto const root = hashFromHex(between(leaf, R"(","root":")", "\""));
    if (!root || leaf.find(sealText(receipt.line("Day"), *root, receipt.day->size)) == std::string_view::npos)
        return fail(ErrorCode::refused, "the leaf seals another day, or another number of statements");
    auto const bytes = statementBytes(receipt.kind, receipt.lines);
    return answer(verifyInclusion({leafHash(bytesOf(bytes)), receipt.day->index, receipt.day->size, *root, receipt.day->proof}),
                  "the statement does not belong to its day");
}

}  // namespace

std::string_view Receipt::line(std::string_view name) const {
    auto const found = std::ranges::find(lines, name, &std::pair<std::string, std::string>::first);
    return found == lines.end() ? std::string_view{} : found->second;
}

// An event says first which it is, of what type, and when (gate/envelope.hpp).
std::vector<std::pair<std::string, std::string>> entryLines(std::string_view leaf) {
    auto const id = between(leaf, idOpening, "\""), type = between(leaf, R"(","type":")", "\""), version = between(leaf, R"(","v":)", ","),
               at = between(leaf, R"(,"at":")", "\"");
    auto const start = fmt::format(R"({{"id":"{}","type":"{}","v":{},"at":"{}",)", id, type, version, at);
    if (id.size() != idChars || at.empty() || !leaf.starts_with(start)) return {};
    return {{"Event", std::string(id)}, {"Type", std::string(type)}, {"Version", std::string(version)}, {"At", std::string(at)}};
}

std::string statementBytes(ReceiptKind kind, std::vector<std::pair<std::string, std::string>> const& lines) {
    std::string text = fmt::format("{}{}\n", opening, kindName(kind));
    for (auto const& [name, value] : lines) text += fmt::format("{}: {}\n", name, value);
    return text;
}

std::string sealText(std::string_view day, Hash const& root, std::uint64_t size) {
    return fmt::format(R"(,"data":{{"day":"{}","root":"{}","size":"{}"}})", day, hex(root), size);
}

std::string receiptText(Receipt const& receipt, PublicKey const& key) {
    auto text = statementBytes(receipt.kind, receipt.lines) + "\n";
    if (receipt.day) text += fmt::format("{}{} {}\n{}\n", dayWord, receipt.day->index, receipt.day->size, proofText(receipt.day->proof));
    text += fmt::format("{}{}\n{}{}\n{}\n", leafWord, receipt.leaf, proofWord, receipt.index, proofText(receipt.proof));
    return text + signedNote(receipt.head, key);
}

Result<Receipt> readReceipt(std::string_view text, PublicKey const& key) {
    if (text.size() > receiptBytesMax) return fail(ErrorCode::tooLarge, "a receipt is at most 64 KiB");
    std::string_view note;
    auto receipt = readForm(text, note);
    if (!receipt) return fail(ErrorCode::invalid, "this is not a receipt, or a part of it is missing: it begins with accord-receipt/v1");
    auto head = openSignedNote(note, key);
    if (!head) return fail(head.error());
    receipt->head = std::move(*head);
    // One receipt has one form: other spellings of a number, a hash or a line end would be another text under the same meaning.
    if (receiptText(*receipt, key) != text) return fail(ErrorCode::invalid, "this receipt was changed: it is not in its one form");
    return std::move(*receipt);
}

Result<Receipt> verifyReceipt(std::string_view text, PublicKey const& key, std::optional<TreeHead> const& published) {
    auto receipt = readReceipt(text, key);
    if (!receipt) return receipt;
    auto const& head = receipt->head.head;
    if (published && compareHeads(*published, head) != HeadOrder::same)
        return fail(ErrorCode::refused, "the receipt rests on another tree head than the one that was published");
    auto const leaf = leafHash(bytesOf(receipt->leaf));
    if (auto done = answer(verifyInclusion({leaf, receipt->index, head.size, head.root, receipt->proof}), "the leaf is not in the log");
        !done)
        return fail(done.error());
    auto bound = receipt->kind == ReceiptKind::entry ? checkEntry(*receipt) : checkPerson(*receipt);
    if (!bound) return fail(bound.error());
    return receipt;
}

}  // namespace accord::ledger
