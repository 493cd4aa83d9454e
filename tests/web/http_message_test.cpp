#include "web/http_message.hpp"

#include <gtest/gtest.h>

namespace accord::web::http_message_test {
namespace {

TEST(Headers, AreFoundWhateverTheCaseOfTheirName) {
    Headers headers;
    headers.add("Content-Type", "text/html");

    EXPECT_EQ(headers.find("content-TYPE"), "text/html");
    EXPECT_FALSE(headers.has("Content-Typ"));
}

TEST(Headers, SetReplacesEveryOneOfThatName) {
    Headers headers;
    headers.add("Vary", "Accept");
    headers.add("vary", "Cookie");
    headers.set("VARY", "Accept-Language");

    EXPECT_EQ(headers.size(), 1U);
    EXPECT_EQ(headers.find("Vary"), "Accept-Language");
}

TEST(OnlyValue, OfTwoDifferentValuesNeitherIsTheOneThatWasMeant) {
    Pairs const pairs{{"a", "1"}, {"b", "2"}, {"b", "3"}};

    EXPECT_EQ(onlyValue(pairs, "a"), "1");
    EXPECT_EQ(onlyValue(pairs, "b"), std::nullopt);
    EXPECT_EQ(onlyValue(pairs, "c"), std::nullopt);
}

TEST(Response, ItsBodyIsOwnedOrShared) {
    Response response;
    EXPECT_EQ(response.content(), "");
    response.body = std::string{"owned"};
    EXPECT_EQ(response.content(), "owned");
    response.body = std::make_shared<std::string const>("shared");
    EXPECT_EQ(response.content(), "shared");
    response.body = std::shared_ptr<std::string const>{};
    EXPECT_EQ(response.content(), "");
}

}  // namespace
}  // namespace accord::web::http_message_test
