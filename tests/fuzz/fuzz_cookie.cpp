// Cookies: what is read could have been set, and reading it written down again gives the same.
#include "web/cookies.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace accord::web;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    auto const cookies = parseCookies(input);
    require(cookies.size() <= cookiesMax);
    std::string again;
    for (auto const& [name, value] : cookies) {
        require(hostCookie(name, value, {}).find_first_of("\r\n") == std::string::npos);
        again.append(again.empty() ? "" : "; ").append(name).append("=").append(value);
    }
    require(parseCookies(again) == cookies);
    return 0;
}
