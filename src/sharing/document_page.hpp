// A document as HTML that stands by itself: for the screen, for print, and for a tagged PDF.
//
//    DocumentPage page;
//    page.begin("Privacy notice").tag("h1", "Privacy notice").tag("p", text);
//    page.head({"What", "Clause"}, "What is shared").row({"Risk", "6.7"}).endTable();
//    return page.finish();
//
// Texts are escaped here; only raw() takes markup. Pure.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace accord::sharing {

class DocumentPage {
public:
    DocumentPage& begin(std::string_view title);
    [[nodiscard]] std::string finish();

    DocumentPage& raw(std::string_view markup);
    /// `name` may carry attributes of our own: R"(th scope="col")".
    DocumentPage& tag(std::string_view name, std::string_view text, std::string_view kind = {});
    DocumentPage& list(std::vector<std::string> const& items);
    DocumentPage& head(std::initializer_list<std::string_view> columns, std::string_view caption);
    /// The first cell names the row.
    DocumentPage& row(std::initializer_list<std::string_view> cells);
    DocumentPage& endTable();

private:
    std::string out_;
};

}  // namespace accord::sharing
