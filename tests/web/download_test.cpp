#include "web/download.hpp"

#include <gtest/gtest.h>

namespace accord::web::download_test {
namespace {

TEST(Download, ACellIsQuotedWhereItMustBeAndNeverAFormula) {
    struct Row {
        std::string_view name, text, cell;
    };
    Row const table[]{{"plain", "Swanmere Police", "Swanmere Police"},
                      {"a comma", "a, b", "\"a, b\""},
                      {"a quote", "the \"other\"", "\"the \"\"other\"\"\""},
                      {"a line end", "a\nb", "\"a\nb\""},
                      {"a formula", "=1+1", "'=1+1"},
                      {"a formula with a comma", "@SUM(A1,A2)", "\"'@SUM(A1,A2)\""},
                      {"a negative number", "-3", "'-3"},
                      {"empty", "", ""}};
    for (auto const& row : table) EXPECT_EQ(csvCell(row.text), row.cell) << row.name;
}

TEST(Download, AFileIsNeverShownInThePlaceOfAPage) {
    auto response = fileResponse({"a\"; x=\r\n.pdf", "application/pdf", "%PDF"});
    EXPECT_EQ(response.headers.find("Content-Disposition"), "attachment; filename=\"a---x---.pdf\"");
    EXPECT_EQ(response.headers.find("Content-Type"), "application/pdf");
    EXPECT_EQ(response.content(), "%PDF");
}

}  // namespace
}  // namespace accord::web::download_test
