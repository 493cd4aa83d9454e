#include "web/forms.hpp"

#include <gtest/gtest.h>

namespace accord::web::forms_test {
namespace {

Request formOf(std::string body, std::string type = "application/x-www-form-urlencoded") {
    Request request{.method = "POST", .path = "/"};
    request.headers.add("Content-Type", std::move(type));
    request.body = std::move(body);
    return request;
}

TEST(Form, IsReadAsPairs) {
    auto const fields = parseForm(formOf("method=phone&note=Rang+at+10%3A30%0D%0ANo+answer&flag=a&flag=b"));
    ASSERT_TRUE(fields.has_value());
    EXPECT_EQ(*fields, (Pairs{{"method", "phone"}, {"note", "Rang at 10:30\r\nNo answer"}, {"flag", "a"}, {"flag", "b"}}));
}

TEST(Form, ItsTypeMayCarryParametersAndAnyCase) {
    EXPECT_TRUE(isForm(formOf("", "Application/X-WWW-Form-Urlencoded ; charset=UTF-8")));
    EXPECT_FALSE(isForm(formOf("", "application/x-www-form-urlencoded2")));
    EXPECT_FALSE(isForm(formOf("", "application/json")));
    EXPECT_FALSE(isForm(Request{.method = "POST", .path = "/"}));
}

TEST(Form, AnotherTypeIsRefusedAndNotGuessed) {
    auto const fields = parseForm(formOf("a=1", "text/plain"));
    ASSERT_FALSE(fields.has_value());
    EXPECT_EQ(fields.error().code, ErrorCode::invalid);
}

TEST(Form, HasAtMost200Fields) {
    std::string body{"a=1"};
    for (int field = 1; field < 200; ++field) body += "&a=1";
    EXPECT_EQ(parseFormBody(body)->size(), 200U);
    EXPECT_EQ(parseFormBody(body + "&a=1").error().code, ErrorCode::tooLarge);
}

TEST(Form, NamesAndAnswersHaveTheirLimits) {
    EXPECT_TRUE(parseFormBody(std::string(100, 'n') + "=" + std::string(100'000, 'v')).has_value());
    EXPECT_EQ(parseFormBody(std::string(101, 'n') + "=v").error().code, ErrorCode::tooLarge);
    EXPECT_EQ(parseFormBody("n=" + std::string(100'001, 'v')).error().code, ErrorCode::tooLarge);
}

TEST(Form, TextThatDoesNotDecodeIsInvalid) {
    EXPECT_EQ(parseFormBody("a=%").error().code, ErrorCode::invalid);
    EXPECT_EQ(parseFormBody("a=%00").error().code, ErrorCode::invalid);
    EXPECT_EQ(parseFormBody("a=%ff").error().code, ErrorCode::invalid);
    EXPECT_EQ(parseFormBody("=1").error().code, ErrorCode::invalid);
}

}  // namespace
}  // namespace accord::web::forms_test
