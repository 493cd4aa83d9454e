#include "web/response_head.hpp"

#include <gtest/gtest.h>

namespace accord::web::response_head_test {
namespace {

constexpr HeadOptions kept{.keepAlive = true, .date = Instant{std::chrono::seconds{784111777}}};

TEST(ResponseHead, IsWrittenWithLengthAndDate) {
    EXPECT_EQ(renderHead(textResponse(404, "No such page"), kept),
              "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
              "Content-Length: 12\r\nConnection: keep-alive\r\n\r\n");
}

TEST(ResponseHead, SaysThatTheConnectionCloses) {
    auto const head = renderHead(textResponse(200, ""), {.keepAlive = false, .date = {}});
    ASSERT_TRUE(head.has_value());
    EXPECT_NE(head->find("Content-Length: 0\r\nConnection: close\r\n\r\n"), std::string::npos);
}

TEST(ResponseHead, LengthAndConnectionAreNeverTheAnswersOwn) {
    auto response = textResponse(200, "four");
    response.headers.set("content-length", "400");
    response.headers.set("Transfer-Encoding", "chunked");
    response.headers.set("CONNECTION", "upgrade");
    auto const head = renderHead(response, kept);
    ASSERT_TRUE(head.has_value());
    EXPECT_NE(head->find("Content-Length: 4\r\n"), std::string::npos);
    for (auto const* foreign : {"400", "chunked", "upgrade"}) EXPECT_EQ(head->find(foreign), std::string::npos) << foreign;
}

TEST(ResponseHead, NoContentAndNotModifiedHaveNoBody) {
    for (int const status : {204, 304}) {
        auto const head = renderHead(Response{.status = status}, kept);
        ASSERT_TRUE(head.has_value());
        EXPECT_EQ(head->find("Content-Length"), std::string::npos);
        EXPECT_FALSE(mayHaveBody(status));
    }
    EXPECT_TRUE(mayHaveBody(200));
}

TEST(ResponseHead, AValueThatWouldBeginALineOfItsOwnIsRefused) {
    using namespace std::string_literals;
    for (auto const& value : {"/a\r\nSet-Cookie: b=c"s, "/a\nb"s, "/a\rb"s, "/a\0b"s, "/a\x7f"s}) {
        auto response = textResponse(303, "");
        response.headers.set("Location", value);
        EXPECT_EQ(renderHead(response, kept), std::nullopt);
    }
    for (auto const* name : {"", "X Y", "X:", "X\r\n"}) {
        auto response = textResponse(200, "");
        response.headers.set(name, "a");
        EXPECT_EQ(renderHead(response, kept), std::nullopt) << name;
    }
}

TEST(ResponseHead, AStatusThatEndsNothingIsRefused) {
    for (int const status : {0, 99, 100, 101, 199, 600}) EXPECT_EQ(renderHead(textResponse(status, ""), kept), std::nullopt) << status;
}

TEST(HttpDate, IsWrittenInGreenwichTime) {
    EXPECT_EQ(httpDate(Instant{}), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(httpDate(Instant{std::chrono::seconds{1709251199}}), "Thu, 29 Feb 2024 23:59:59 GMT");
    EXPECT_EQ(httpDate(Instant{std::chrono::microseconds{999'999}}), "Thu, 01 Jan 1970 00:00:00 GMT");
}

}  // namespace
}  // namespace accord::web::response_head_test
