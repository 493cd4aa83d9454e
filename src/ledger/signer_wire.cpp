#include "ledger/signer_wire.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace accord::ledger {
namespace {

constexpr std::size_t proofMax = 64;
constexpr std::string_view keyWord = "key";

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang 14 does not deduce aggregates by itself

/// What stands behind "word " in a text.
std::optional<std::string_view> after(std::string_view word, std::string_view text) {
    if (!text.starts_with(word) || text.substr(word.size(), 1) != " ") return std::nullopt;
    return text.substr(word.size() + 1);
}

std::optional<std::uint64_t> readSize(std::string_view text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return size;
}

tl::unexpected<Error> notUnderstood(std::string_view what) {
    return fail(ErrorCode::invalid, fmt::format("not understood: {}", what));
}

Result<SignerRequest> readSignRequest(std::string_view message) {
    auto const gap = message.find("\n\n");
    if (gap == std::string_view::npos) return notUnderstood("no empty line before the tree head");
    auto lines = message.substr(0, gap);
    auto head = parseTreeHead(message.substr(gap + 2));
    if (!head) return fail(head.error());

    SignRequest request{std::move(*head)};
    auto line = lines.substr(0, lines.find('\n'));
    auto const old = after("old", line);
    auto const size = old ? readSize(*old) : std::nullopt;
    if (!size) return notUnderstood("expected \"old\" and a size");
    request.provenFrom = *size;
    while (line.size() < lines.size()) {
        lines.remove_prefix(line.size() + 1);
        line = lines.substr(0, lines.find('\n'));
        if (request.proof.size() == proofMax) return notUnderstood("a proof of more than 64 hashes");
        if (!readNoteBase64(line, request.proof.emplace_back())) return notUnderstood("a line of the proof is no hash");
    }
    return request;
}

}  // namespace

std::string writeRequest(SignerRequest const& request) {
    if (std::holds_alternative<KeyRequest>(request)) return std::string(keyWord);
    auto const& sign = std::get<SignRequest>(request);
    auto text = fmt::format("old {}\n", sign.provenFrom);
    for (auto const& hash : sign.proof) text += noteBase64(hash) + '\n';
    return text + '\n' + canonicalBytes(sign.head);
}

Result<SignerRequest> readRequest(std::string_view message) {
    if (message.size() > signerMessageMax) return fail(ErrorCode::tooLarge, "the request is too large");
    if (message == keyWord) return KeyRequest{};
    return readSignRequest(message);
}

std::string writeAnswer(SignerAnswer const& answer) {
    return std::visit(Overloaded{
                          [](Signature const& signature) { return "signed " + noteBase64(signature); },
                          [](LastSize const& last) { return fmt::format("last {}", last.size); },
                          [](PublicKey const& key) { return "key " + noteBase64(key); },
                          [](Refusal const& refusal) { return "refused " + refusal.why; },
                      },
                      answer);
}

Result<SignerAnswer> readAnswer(std::string_view message) {
    if (auto text = after("signed", message)) {
        if (Signature signature; readNoteBase64(*text, signature)) return signature;
    } else if (auto key = after("key", message)) {
        if (PublicKey bytes; readNoteBase64(*key, bytes)) return bytes;
    } else if (auto last = after("last", message)) {
        if (auto size = readSize(*last)) return LastSize{*size};
    } else if (auto why = after("refused", message)) {
        if (isCleanText(*why)) return Refusal{std::string(*why)};
    }
    return notUnderstood("an answer of the signer");
}

}  // namespace accord::ledger
