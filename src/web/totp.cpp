#include "web/totp.hpp"

#include "web/url_encoding.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace accord::web {
namespace {

constexpr std::int64_t stepSeconds = 30;
constexpr std::size_t digits = 6;

std::int64_t stepAt(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / stepSeconds;
}

std::string codeOfStep(std::string_view secret, std::int64_t step) {
    std::array<char, digits + 1> code{};
    auto const rc = oath_totp_generate(secret.data(), secret.size(), static_cast<time_t>(step * stepSeconds), stepSeconds,
                                       OATH_TOTP_DEFAULT_START_TIME, digits, code.data());
    if (rc != OATH_OK) throw std::runtime_error(std::string("liboath: ") + oath_strerror(rc));
    return {code.data(), digits};
}

std::string base32(std::string_view bytes) {
    char* out = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(bytes.data(), bytes.size(), &out, &size) != OATH_OK) throw std::runtime_error("liboath: base32");
    std::string text(out, size);
    std::free(out);
    while (!text.empty() && text.back() == '=') text.pop_back();
    return text;
}

std::string withoutSpaces(std::string_view text) {
    std::string kept;
    for (char c : text)
        if (c != ' ') kept += c;
    return kept;
}

}  // namespace

std::string newTotpSecret(Random& random) {
    std::array<unsigned char, totpSecretBytes> bytes{};
    random.fill(bytes);
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

std::string totpSecretText(std::string_view secret) {
    auto const letters = base32(secret);
    std::string grouped;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (at > 0 && at % 4 == 0) grouped += ' ';
        grouped += letters[at];
    }
    return grouped;
}

std::string totpUri(std::string_view secret, std::string_view account) {
    return "otpauth://totp/Accord:" + percentEncode(account) + "?secret=" + base32(secret) +
           "&issuer=Accord&algorithm=SHA1&digits=6&period=30";
}

std::string totpCode(std::string_view secret, Instant at) {
    return codeOfStep(secret, stepAt(at));
}

std::optional<std::int64_t> totpStep(std::string_view secret, std::string_view code, Instant now, std::int64_t lastStep) {
    auto const given = withoutSpaces(code);
    if (given.size() != digits) return std::nullopt;

    std::optional<std::int64_t> matched;
    auto const here = stepAt(now);
    for (auto step : {here - 1, here, here + 1}) {
        auto const right = codeOfStep(secret, step);
        if (sodium_memcmp(right.data(), given.data(), digits) == 0 && step > lastStep) matched = step;
    }
    return matched;
}

}  // namespace accord::web
