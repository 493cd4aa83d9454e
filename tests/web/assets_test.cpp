#include "web/assets.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace accord::web::assets_test {
namespace {

namespace fs = std::filesystem;

class AssetsTest : public testing::Test {
protected:
    AssetsTest() {
        fs::create_directories(folder_ / "dist" / "fonts");
        write("dist/app.3f9c21d0.css", "body{}");
        write("dist/app.js", "1;");
        write("dist/fonts/a.woff2", std::string("\0font", 5));
        write("dist/.hidden.css", "no");
        write("secret.css", "outside");
        fs::create_symlink(folder_ / "secret.css", folder_ / "dist" / "link.css");
        fs::create_directory_symlink(folder_, folder_ / "dist" / "up");
    }
    AssetsTest(AssetsTest const&) = delete;
    AssetsTest& operator=(AssetsTest const&) = delete;
    ~AssetsTest() override { fs::remove_all(folder_); }

    void write(std::string const& name, std::string const& content) { std::ofstream{folder_ / name, std::ios::binary} << content; }
    [[nodiscard]] Assets load() const { return Assets::load(folder_ / "dist", "/assets"); }

    fs::path folder_{fs::path{testing::TempDir()} / ("accord-assets-" + std::to_string(getpid()))};
};

Request get(std::string path) {
    return {.method = "GET", .path = std::move(path)};
}

TEST_F(AssetsTest, AreServedWithTheirTypeAndContent) {
    auto const assets = load();
    auto const css = assets.answer(get("/assets/app.3f9c21d0.css"));
    ASSERT_TRUE(css.has_value());
    EXPECT_EQ(css->status, 200);
    EXPECT_EQ(css->content(), "body{}");
    EXPECT_EQ(css->headers.find("Content-Type"), "text/css; charset=utf-8");
    EXPECT_EQ(assets.answer(get("/assets/fonts/a.woff2"))->content(), std::string_view("\0font", 5));
    EXPECT_EQ(assets.size(), 3U);
}

TEST_F(AssetsTest, AHashedNameIsKeptForAYearAndAnotherIsAskedForAgain) {
    auto const assets = load();
    EXPECT_EQ(assets.answer(get("/assets/app.3f9c21d0.css"))->headers.find("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(assets.answer(get("/assets/app.js"))->headers.find("Cache-Control"), "no-cache");
}

TEST_F(AssetsTest, TheTagChangesWithTheContentAndOnlyThen) {
    auto const before = std::string{*load().answer(get("/assets/app.js"))->headers.find("ETag")};
    EXPECT_EQ(load().answer(get("/assets/app.js"))->headers.find("ETag"), before);
    write("dist/app.js", "2;");
    EXPECT_NE(load().answer(get("/assets/app.js"))->headers.find("ETag"), before);
}

TEST_F(AssetsTest, AFileThatTheBrowserHasIsNotSentAgain) {
    auto const assets = load();
    auto const tag = std::string{*assets.answer(get("/assets/app.js"))->headers.find("ETag")};
    for (auto const& known : {tag, "W/" + tag, "\"x\", " + tag, std::string{"*"}}) {
        auto request = get("/assets/app.js");
        request.headers.add("If-None-Match", known);
        auto const answer = assets.answer(request);
        EXPECT_EQ(answer->status, 304) << known;
        EXPECT_EQ(answer->content(), "");
        EXPECT_EQ(answer->headers.find("ETag"), tag);
    }
    auto request = get("/assets/app.js");
    request.headers.add("If-None-Match", "\"x\"");
    EXPECT_EQ(assets.answer(request)->status, 200);
}

TEST_F(AssetsTest, NoPathLeadsOutOfTheFolder) {
    auto const assets = load();
    for (auto const* path : {"/assets/../secret.css", "/assets/link.css", "/assets/up/secret.css", "/assets/.hidden.css", "/assets//app.js",
                             "/assets/", "/assets", "/secret.css", "app.js", "/assets/app.js/", "/assets/fonts"})
        EXPECT_FALSE(assets.answer(get(path)).has_value()) << path;
}

TEST_F(AssetsTest, AreOnlyRead) {
    auto request = get("/assets/app.js");
    request.method = "POST";
    auto const answer = load().answer(request);
    EXPECT_EQ(answer->status, 405);
    EXPECT_EQ(answer->headers.find("Allow"), "GET, HEAD");
}

TEST_F(AssetsTest, AFileThatNoPageUsesStopsTheStart) {
    write("dist/key.pem", "x");
    EXPECT_THROW(static_cast<void>(load()), std::runtime_error);
    EXPECT_THROW(static_cast<void>(Assets::load(folder_ / "nowhere", "/assets")), std::runtime_error);
}

TEST(HashedName, IsHexadecimalOfBothKinds) {
    for (auto const* name : {"app.3f9c21d0.css", "app-3f9c21d0aa.js", "3f9c21d0.js"}) EXPECT_TRUE(hasHashedName(name)) << name;
    for (auto const* name : {"app.css", "figures-20241131.svg", "app.deadbeef.js", "app.3f9c21.js", "app.3F9C21D0.css", "app3f9c21d0.css"})
        EXPECT_FALSE(hasHashedName(name)) << name;
}

}  // namespace
}  // namespace accord::web::assets_test
