#include "app/manual.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

namespace accord::app {
namespace {

/// What roff would take for a request or an escape.
std::string escaped(std::string_view text) {
    std::string out;
    for (char letter : text) {
        if (letter == '\\')
            out += "\\e";
        else if (letter == '-')
            out += "\\-";
        else if (letter == '\n')
            out += ' ';
        else
            out += letter;
    }
    if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
    return out;
}

std::string optionText(CLI::Option const& option) {
    auto name = option.get_name(option.get_positional(), true);
    auto type = option.get_type_size() != 0 && !option.get_type_name().empty() ? " \\fI" + escaped(option.get_type_name()) + "\\fR" : "";
    auto usual = option.get_default_str().empty() ? "" : fmt::format(" (default: {})", escaped(option.get_default_str()));
    auto required = option.get_required() ? " Required." : "";
    return fmt::format(".TP\n\\fB{}\\fR{}\n{}.{}{}\n", escaped(name), type, escaped(option.get_description()), usual, required);
}

std::string commandText(CLI::App const& command, std::string const& name) {
    auto nested = command.get_subcommands({});
    std::string out;
    if (nested.empty()) {
        out = fmt::format(".SS {}\n{}.\n", escaped(name), escaped(command.get_description()));
        for (auto const* option : command.get_options())
            if (option->get_name() != "--help" && !option->check_lname("data") && !option->check_lname("keys") &&
                !option->check_lname("database") && !option->check_lname("shipped") && !option->check_lname("json"))
                out += optionText(*option);
    }
    for (auto const* below : nested) out += commandText(*below, name + " " + below->get_name());
    return out;
}

std::string commonText(CLI::App const& command) {
    std::string out;
    for (auto const* option : command.get_options())
        for (auto const* name : {"data", "keys", "database", "shipped", "json"})
            if (option->check_lname(name)) out += optionText(*option);
    return out;
}

constexpr std::string_view opening =
    R"(.TH ACCORD 1 "" "Accord" "Accord manual"
.SH NAME
accord \- restorative justice, from the first word to the last
.SH SYNOPSIS
.B accord
.I command
.RI [ options ]
.SH DESCRIPTION
Accord is a platform on which agencies find everybody who should be told of restorative justice,
share only what an agreement lets them share, and work a referral to a restorative outcome.
The data folder has one owner: while the server runs, a command sends its work to it through the
socket in the data folder; otherwise the command opens the folder itself. Only
.B rebuild
and
.B keys rotate
need the server to be stopped.
.SH OPTIONS OF EVERY COMMAND
)";

constexpr std::string_view closing =
    R"(.SH EXIT STATUS
0 done; 1 the answer is no (a proof that does not hold, a rulebook with faults, tables that differ);
2 the command line was not understood; 3 it failed, and says why.
.SH FILES
.TP
.I DIR
Data folder: the database of an installation on SQLite, the lock and the socket.
.TP
.I DIR.keys
Key folder, readable by its owner only. Keep a copy elsewhere, never beside the data.
.SH EXAMPLES
.nf
accord init \-\-data /srv/accord
accord serve \-\-data /srv/accord \-\-port 8080
accord screen outcomes.csv \-\-data /srv/accord \-\-json
accord verify \-\-data /srv/accord
.fi
)";

}  // namespace

std::string manualPage(CLI::App const& app) {
    std::string out{opening};
    auto commands = app.get_subcommands({});
    if (!commands.empty()) out += commonText(*commands.front());
    out += ".SH COMMANDS\n";
    for (auto const* command : commands)
        if (!command->get_group().empty()) out += commandText(*command, command->get_name());
    return out + std::string(closing);
}

}  // namespace accord::app
