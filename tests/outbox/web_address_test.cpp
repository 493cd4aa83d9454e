// Where tasks may be posted to, and what the name may lead to (server-side request forgery: OWASP ASVS 5.0, 1.3.6).
#include "outbox/web_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <array>

namespace accord::outbox::web_address_test {
namespace {

struct UrlRow {
    char const* name;
    char const* text;
    bool isGood;
    bool isGoodInTests;
};

class AWebAddress : public testing::TestWithParam<UrlRow> {};

TEST_P(AWebAddress, IsHttpsToSomebodyOutside) {
    EXPECT_EQ(webAddressOf(GetParam().text, {.isTest = false}).has_value(), GetParam().isGood) << GetParam().text;
    EXPECT_EQ(webAddressOf(GetParam().text, {.isTest = true}).has_value(), GetParam().isGoodInTests) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, AWebAddress,
    testing::Values(
        UrlRow{"plain", "https://records.agency.example/accord", true, true},
        UrlRow{"withPort", "https://records.agency.example:8443/accord/rj", true, true},
        // A secret in an address would stand in the ledger for ever: what proves that it comes from Accord is the signature.
        UrlRow{"withQuery", "https://records.agency.example/accord?key=canary", false, false},
        UrlRow{"publicNumbers", "https://93.184.216.34/x", true, true}, UrlRow{"noTls", "http://records.agency.example/", false, false},
        UrlRow{"ownMachine", "https://localhost/x", false, true}, UrlRow{"ownMachineByHttp", "http://127.0.0.1:8081/x", false, true},
        UrlRow{"otherLoopback", "http://127.0.0.2/x", false, false}, UrlRow{"privateNumbers", "https://10.0.0.1/x", false, false},
        UrlRow{"cloudMetadata", "https://169.254.169.254/latest", false, false},
        UrlRow{"decimalNumber", "https://2130706433/x", false, false}, UrlRow{"hexNumber", "https://0x7f000001/x", false, false},
        UrlRow{"octalNumber", "https://0177.0.0.1/x", false, false}, UrlRow{"shortNumber", "https://127.1/x", false, false},
        UrlRow{"hexInName", "https://a.0x7f/x", false, false}, UrlRow{"sixthVersion", "https://[::1]/x", false, false},
        UrlRow{"oneWord", "https://records/x", false, false}, UrlRow{"inwardName", "https://db.internal/x", false, false},
        UrlRow{"endingDot", "https://localhost./x", false, false}, UrlRow{"userInfo", "https://a@records.agency.example/", false, false},
        UrlRow{"backslash", "https://records.agency.example\\@10.0.0.1/", false, false},
        UrlRow{"fragment", "https://records.agency.example/#x", false, false},
        UrlRow{"lineEnd", "https://records.agency.example/\r\nHost: x", false, false},
        UrlRow{"otherScheme", "file:///etc/passwd", false, false}, UrlRow{"gopher", "gopher://records.agency.example/", false, false},
        UrlRow{"mailPort", "https://records.agency.example:25/", false, true},
        UrlRow{"noPort", "https://records.agency.example:x/", false, false},
        UrlRow{"portTooLarge", "https://records.agency.example:65536/", false, false}, UrlRow{"empty", "", false, false}),
    [](auto const& row) { return row.param.name; });

TEST(AWebAddress, IsNotLongerThanThreeHundredLetters) {
    EXPECT_FALSE(webAddressOf("https://records.agency.example/" + std::string(300, 'a'), {}));
}

struct IpRow {
    char const* name;
    char const* text;
    bool isPublic;
};

class AnAddress : public testing::TestWithParam<IpRow> {};

bool isPublicText(char const* text) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, text, bytes.data()) == 1) return isPublicAddress(std::span(bytes).first(4));
    EXPECT_EQ(inet_pton(AF_INET6, text, bytes.data()), 1) << text;
    return isPublicAddress(bytes);
}

TEST_P(AnAddress, IsPublicOrNot) {
    EXPECT_EQ(isPublicText(GetParam().text), GetParam().isPublic) << GetParam().text;
}

// IANA special-purpose address registries.
INSTANTIATE_TEST_SUITE_P(Registries, AnAddress,
                         testing::Values(IpRow{"somebody", "93.184.216.34", true}, IpRow{"somebodyElse", "198.17.255.255", true},
                                         IpRow{"thisNetwork", "0.0.0.0", false}, IpRow{"private10", "10.255.255.255", false},
                                         IpRow{"private172", "172.31.255.255", false}, IpRow{"not172", "172.32.0.0", true},
                                         IpRow{"private192", "192.168.0.1", false}, IpRow{"loopback", "127.0.0.1", false},
                                         IpRow{"linkLocal", "169.254.169.254", false}, IpRow{"carrier", "100.64.0.1", false},
                                         IpRow{"notCarrier", "100.128.0.1", true}, IpRow{"benchmark", "198.18.0.1", false},
                                         IpRow{"documentation", "203.0.113.9", false}, IpRow{"multicast", "224.0.0.1", false},
                                         IpRow{"broadcast", "255.255.255.255", false}, IpRow{"six", "2606:2800:220:1::1", true},
                                         IpRow{"sixLoopback", "::1", false}, IpRow{"sixAny", "::", false},
                                         IpRow{"sixLink", "fe80::1", false}, IpRow{"sixUnique", "fd00::1", false},
                                         IpRow{"sixMulticast", "ff02::1", false}, IpRow{"sixMappedPrivate", "::ffff:10.0.0.1", false},
                                         IpRow{"sixMappedPublic", "::ffff:93.184.216.34", true},
                                         IpRow{"sixTranslated", "64:ff9b::a00:1", false}, IpRow{"sixToFour", "2002:a00:1::1", false},
                                         IpRow{"teredo", "2001:0:1::1", false}, IpRow{"sixDocumentation", "2001:db8::1", false}),
                         [](auto const& row) { return row.param.name; });

TEST(AnAddress, OfAnotherLengthIsNotPublic) {
    EXPECT_FALSE(isPublicAddress(std::array<unsigned char, 5>{}));
    EXPECT_FALSE(isPublicAddress({}));
}

}  // namespace
}  // namespace accord::outbox::web_address_test
