// Documents as PDF, and the child process that makes them: it reads what it is given, and nothing else.
#include "app/confined.hpp"
#include "app/pdf.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace accord::app::pdf_test {
namespace {

Result<ConfinedRun> python(std::string const& script, std::string_view input = {}, Confines confines = {}) {
    return runConfined({"/usr/bin/python3", "-I", "-c", script}, input, confines);
}

TEST(Confined, GivesBackWhatTheProgramWrites) {
    std::string const input(300'000, 'x');
    auto run = python("import sys; sys.stdout.write(sys.stdin.read()[::-1] + 'end')", input);
    ASSERT_TRUE(run);
    EXPECT_EQ(run->exitCode, 0) << run->words;
    EXPECT_EQ(run->output, input + "end");
}

TEST(Confined, ReadsNoFileOfOursWritesNoneAndHasNoNetwork) {
    testing_support::TempFolder folder;
    auto const secret = (folder.path() / "secret").string();
    std::ofstream(secret) << "secret";
    struct Row {
        std::string name, script;
    };
    Row const table[]{
        {"a file of ours", "open('" + secret + "').read()"},
        {"the folder of it", "import os; os.listdir('" + folder.path().string() + "')"},
        {"passwd", "open('/etc/passwd').read()"},
        {"a new file", "open('/tmp/accord-confined', 'w').write('x')"},
        {"the network", "import socket; socket.create_connection(('127.0.0.1', 9), 2)"},
        {"a name", "import socket; socket.getaddrinfo('example.org', 80)"},
        {"our environment", "import os; assert 'USER' in os.environ or 'PWD' in os.environ"},
        {"an open file of ours", "import os; os.fstat(3)"},
    };
    for (auto const& row : table) {
        auto run = python("import sys\ntry:\n    " + row.script + "\nexcept (OSError, AssertionError):\n    sys.exit(7)\n");
        ASSERT_TRUE(run);
        EXPECT_EQ(run->exitCode, 7) << row.name << ": " << run->words;
    }
}

TEST(Confined, IsEndedWhenItTakesTooLongOrSaysTooMuch) {
    auto slow = python("import time; time.sleep(30)", {}, {.within = std::chrono::seconds{1}});
    ASSERT_TRUE(slow);
    EXPECT_EQ(slow->exitCode, 128 + 9);
    auto loud = python("import sys; sys.stdout.write('x' * 2000000)", {}, {.outputMost = 100'000});
    ASSERT_TRUE(loud);
    EXPECT_NE(loud->exitCode, 0);
    EXPECT_LE(loud->output.size(), 100'000U);
}

TEST(Confined, AMissingProgramIsSaid) {
    auto run = runConfined({"/usr/bin/no-such-program"}, {}, {});
    ASSERT_TRUE(run);
    EXPECT_EQ(run->exitCode, notFound);
}

constexpr std::string_view document =
    "<!DOCTYPE html><html lang=\"en\"><head><title>A document</title></head><body><h1>A document</h1>"
    "<table><caption>T</caption><thead><tr><th scope=\"col\">One</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></body></html>";

// ISO 14289-1 (PDF/UA): marked as tagged, with its language and its identifier in the metadata.
TEST(Pdf, IsTagged) {
    PdfMaker maker([](std::string const& what) { ADD_FAILURE() << what; });
    auto pdf = maker.make(std::string(document));
    ASSERT_TRUE(pdf) << pdf.error().message;
    EXPECT_TRUE(pdf->starts_with("%PDF-"));
    EXPECT_NE(pdf->find("/Marked true"), std::string::npos);
    EXPECT_NE(pdf->find("/StructTreeRoot"), std::string::npos);
    EXPECT_NE(pdf->find("/Lang"), std::string::npos);
    EXPECT_NE(pdf->find("pdfuaid"), std::string::npos);
    EXPECT_EQ(*maker.make(std::string(document)), *pdf) << "kept";
}

TEST(Pdf, AnAddressInADocumentIsNotRead) {
    testing_support::TempFolder folder;
    auto const picture = folder.path() / "picture.svg";
    std::ofstream(picture) << R"(<svg xmlns="http://www.w3.org/2000/svg"><text>SECRETWORD</text></svg>)";
    PdfMaker maker([](std::string const&) {});
    auto html = std::string(document);
    html.insert(html.find("<h1>"),
                "<img alt=\"x\" src=\"file://" + picture.string() + "\"><link rel=\"stylesheet\" href=\"http://127.0.0.1:1/x\">");
    auto pdf = maker.make(html);
    ASSERT_TRUE(pdf) << pdf.error().message;
    auto plain = maker.make(std::string(document));
    EXPECT_LT(pdf->size(), plain->size() + 500) << "nothing was drawn from outside";
}

}  // namespace
}  // namespace accord::app::pdf_test
