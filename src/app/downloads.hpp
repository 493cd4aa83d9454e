// Which Views can be downloaded as a file, and how each is made.
//
//    options.downloads = downloads(pdfMaker);
#pragma once

#include "app/pdf.hpp"
#include "web/download.hpp"

#include <vector>

namespace accord::app {

[[nodiscard]] std::vector<web::Download> downloads(PdfMaker& pdf);

}  // namespace accord::app
