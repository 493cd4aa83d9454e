// The command line: the other door. Each command is a function of its options that
// answers the exit code; what it prints is for people, or with --json one object.
//
//    int main(int argc, char** argv) { return accord::app::runCommandLine(argc, argv); }
//
// Exit codes: 0 done; 1 the answer is no (a proof that does not hold, a fault that was
// found); 2 the command was not understood; 3 it could not be done; 70 a broken environment.
#pragma once

namespace accord::app {

[[nodiscard]] int runCommandLine(int argc, char** argv);

}  // namespace accord::app
