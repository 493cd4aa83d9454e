#include "app/command_line.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv) try { return accord::app::runCommandLine(argc, argv); } catch (std::exception const& fault) {
    std::cerr << "accord: " << fault.what() << '\n';
    return 70;
}
