#include "vault/key_file.hpp"

#include "base/text.hpp"
#include "vault/sodium.hpp"

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <sodium.h>
#include <vector>

namespace accord::vault {
namespace {

constexpr std::string_view firstLine = "accord keys 1\n";

std::string checkOf(std::string_view text) {
    needSodium();
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(text).data(), text.size(), nullptr, 0);
    return base64url(hash);
}

std::vector<std::string_view> wordsOfLine(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at <= line.size();) {
        auto const end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::optional<std::int64_t> integerOf(std::string_view word) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return value;
}

std::optional<Secret> secretOf(std::string_view word) {
    auto bytes = fromBase64url(word);
    if (!bytes || bytes->size() != secretBytes) return std::nullopt;
    Secret secret(bytesOf(*bytes));
    wipe(*bytes);
    return secret;
}

bool takeGeneration(KeyFile& keys, std::vector<std::string_view> const& words) {
    if (words.size() != 4) return false;
    auto const generation = integerOf(words[1]);
    auto const at = integerOf(words[2]);
    auto secret = secretOf(words[3]);
    bool const later = generation && *generation > (keys.generations.empty() ? 0 : keys.generations.rbegin()->first);
    if (!later || !at || !secret) return false;
    keys.generations.emplace(*generation, MadeSecret{fromMicros(*at), std::move(*secret)});
    return true;
}

bool takeLine(KeyFile& keys, std::size_t line, std::string_view text) {
    auto const words = wordsOfLine(text);
    if (line > 2) return words[0] == "generation" && takeGeneration(keys, words);
    if (words.size() != 2 || words[0] != "index") return false;
    auto secret = secretOf(words[1]);
    if (secret) keys.index = std::move(*secret);
    return secret.has_value();
}

}  // namespace

std::string keyFileText(KeyFile const& keys) {
    std::string text(firstLine);
    text.reserve(keyFileBytesMax);  // so that no copy is left behind when it grows
    text += fmt::format("index {}\n", base64url(keys.index.bytes()));
    for (auto const& [generation, made] : keys.generations)
        text += fmt::format("generation {} {} {}\n", generation, micros(made.at), base64url(made.secret.bytes()));
    text += fmt::format("check {}\n", checkOf(text));
    return text;
}

Result<KeyFile> keyFileOf(std::string_view text) {
    if (!text.starts_with(firstLine)) return fail(ErrorCode::invalid, "This is no file of keys of a kind that this program knows.");
    auto const check = text.rfind("check ");
    if (check == std::string_view::npos || text.substr(check) != "check " + checkOf(text.substr(0, check)) + "\n")
        return fail(ErrorCode::invalid, "The file of keys is damaged or was cut off: take it from its backup.");
    KeyFile keys;
    auto rest = text.substr(firstLine.size(), check - firstLine.size());
    for (std::size_t line = 2; !rest.empty(); ++line) {
        auto const end = rest.find('\n');
        if (end == std::string_view::npos || !takeLine(keys, line, rest.substr(0, end)))
            return fail(ErrorCode::invalid, fmt::format("Line {} of the file of keys cannot be read.", line));
        rest.remove_prefix(end + 1);
    }
    if (keys.generations.empty()) return fail(ErrorCode::invalid, "The file of keys has no generation.");
    return keys;
}

}  // namespace accord::vault
