// The manual page, made from the command line itself, so that it names what there is.
//
//    std::cout << manualPage(app);     // roff: man -l docs/accord.1
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace accord::app {

[[nodiscard]] std::string manualPage(CLI::App const& app);

}  // namespace accord::app
