// A View as a file: what it answered, and nothing more, in another form.
//
//    options.downloads.push_back({"sharing.agreement-document", "pdf", toPdf});
//    // GET /agreements/{id}/document.pdf: the View is looked at through the gate, and logged, as for its page
//    options.downloads.push_back({"sharing.take-up", "csv", csvOfPart("agencies")});
//
// The maker sees what the gate shows to this reader, so that a file never tells more than
// the page does. It may take its time; no database session is held meanwhile.
#pragma once

#include "gate/gate.hpp"
#include "web/http_message.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace accord::web {

struct File {
    std::string name;       ///< "swanmere-rj-version-1.pdf"; other letters than a-z, A-Z, 0-9, '-', '_' and '.' become '-'
    std::string mediaType;  ///< "application/pdf"
    std::string bytes;
};

using FileMaker = std::function<Result<File>(gate::ViewInfo const& view, gate::Viewing const& viewing)>;

struct Download {
    std::string_view view;       ///< a View whose path ends in a word, not in {id}
    std::string_view extension;  ///< "pdf"
    FileMaker make;
};

/// A list of the View as CSV: headed by the labels, values as people read them.
[[nodiscard]] FileMaker csvOfPart(std::string part);

/// "text", quoted where it must be. What a spreadsheet would take for a formula starts with a quote mark (OWASP, CSV injection).
[[nodiscard]] std::string csvCell(std::string_view text);

[[nodiscard]] Response fileResponse(File const& file);

}  // namespace accord::web
