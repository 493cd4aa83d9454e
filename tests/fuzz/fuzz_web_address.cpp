// Addresses of agencies' systems: what is taken is https to a name or a public address, and says so again when it is read again.
#include "outbox/web_address.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace accord::outbox;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    if (auto const address = webAddressOf(input, {.isTest = false})) {
        require(address->isHttps && address->url == input && input.starts_with("https://"));
        require(address->host.find_first_of("@/\\?# \r\n[]") == std::string::npos && !address->host.empty());
        require(address->host != "localhost" && address->host != "127.0.0.1" && address->host != "169.254.169.254");
        auto const again = webAddressOf(address->url, {.isTest = true});
        require(again && again->host == address->host);
    }
    (void)isPublicAddress({data, size});
    return 0;
}
