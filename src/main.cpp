#include "app/command_line.hpp"
#include "store/errors.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv) try { return accord::app::runCommandLine(argc, argv); } catch (accord::store::CommitUnknown const& fault) {
    std::cerr << "accord stops: it is not known whether the last write is safe (" << fault.what() << ").\n";
    return 70;
} catch (std::exception const& fault) {
    std::cerr << "accord: " << fault.what() << '\n';
    return 70;
}
