#include "app/command_line.hpp"

#include "app/commands.hpp"
#include "app/manual.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>

namespace accord::app {
namespace {

/// What the parsed command line came to: the function to run.
using Chosen = std::function<int()>;

void addCommon(CLI::App& command, CommonOptions& common) {
    command.add_option("--data", common.places.data, "Data folder")->type_name("DIR")->capture_default_str();
    command.add_option("--keys", common.places.keys, "Key folder (default: beside the data folder)")->type_name("DIR");
    command.add_option("--database", common.places.database, "PostgreSQL instead of SQLite: postgresql://…")->type_name("URL");
    command.add_option("--shipped", common.places.shipped, "Folder with rulebook, reference data and templates")->type_name("DIR");
    command.add_flag("--json", common.isJson, "Print JSON");
}

CLI::App* add(CLI::App& parent, CommonOptions& common, std::string const& name, std::string const& about) {
    auto* command = parent.add_subcommand(name, about);
    addCommon(*command, common);
    return command;
}

void addMail(CLI::App& command, MailOptions& mail) {
    command.add_option("--mail", mail.relay, "Relay that takes mail; without one, links are shown to whoever invites")
        ->type_name("smtp://HOST:PORT");
    command.add_option("--mail-from", mail.from, "Sender's address of mail")->type_name("ADDRESS");
    command.add_option("--mail-login", mail.loginFile, "Name and password at the relay, a line each; a file that only you can read")
        ->type_name("FILE");
    command.add_option("--mail-trust", mail.trusted, "Certificates that are trusted at the relay instead of the system's")
        ->type_name("FILE");
    command.add_option("--server-address", mail.server, "Where people reach this server: links in mail lead there")->type_name("URL");
    command.add_option("--digest", mail.digest, "From when counts of tasks due go out on working days, or never")
        ->type_name("HH:MM")
        ->capture_default_str();
}

void addInstallation(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    static InitOptions init;
    auto* initCommand = add(app, common, "init", "Make a new installation: folder, keys, tables, reference agencies");
    initCommand->add_flag("--demo", init.withDemonstration, "With the demonstration area: invented people, practitioners and cases");
    initCommand->add_option("--seed", init.seed, "Seed of the demonstration data")->capture_default_str();
    initCommand->callback([&] { chosen = [&] { return runInit(common, init); }; });

    static ServeOptions serve;
    auto* serveCommand = add(app, common, "serve", "Run the server");
    serveCommand->add_option("--address", serve.address, "Address to listen on")->capture_default_str();
    serveCommand->add_option("--port", serve.port, "Port to listen on")->capture_default_str();
    addMail(*serveCommand, serve.mail);
    serveCommand->add_flag("--test-systems", serve.isTest, "For tests only: tasks may go back to systems on this machine, without TLS");
    serveCommand
        ->add_option("--systems-trust", serve.trustedSystems, "Certificates that are trusted at agencies' systems instead of the system's")
        ->type_name("FILE");
    serveCommand->callback([&] { chosen = [&] { return runServe(common, serve); }; });
    add(app, common, "outbox", "What waits to be mailed, and what was given up")->callback([&] {
        chosen = [&] { return runOutbox(common); };
    });

    add(app, common, "signer", "Run the signer of tree heads, a process of its own")->callback([&] {
        chosen = [&] { return runSigner(common); };
    });
}

void addScreen(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    static ScreenOptions screen;
    auto* command = add(app, common, "screen", "Run the routes over lists of police or court outcomes");
    command
        ->add_option("files", screen.files,
                     "Lists of data.police.uk, an agency's extract, or court lists of Libra (XML) or Common Platform (JSON)")
        ->required()
        ->type_name("FILE");
    command->add_option("--agency", screen.agency, "Whose extract it is: the agency's code or name");
    command->add_option("--mapping", screen.mapping, "A TOML file that maps the columns of another system's CSV")->type_name("FILE");
    command->callback([&] { chosen = [&] { return runScreen(common, screen); }; });
}

void addLink(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    static LinkOptions options;
    auto* command = add(app, common, "link", "Who in a list, or across two, is one person; and how good that is, where the list tells");
    command->add_option("files", options.files, "One list, or two")->required()->expected(1, 2)->type_name("FILE");
    command->add_option("--mapping", options.mapping, "A TOML file that says which column is which")->required()->type_name("FILE");
    command->add_option("--truth", options.truth, "The column that tells who it really is")->type_name("COLUMN");
    command->add_option("--pairs", options.pairs, "Write the pairs there, each with its reasons, as CSV")->type_name("FILE");
    command->callback([&] { chosen = [&] { return runLink(common, options); }; });
}

void addDecide(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    static DecideOptions options;
    auto* command = add(app, common, "decide", "What would reach an agency under the agreements in force, and why");
    command->add_option("questions", options.file, "Questions as JSON, at most 1,000; - reads standard input")->type_name("FILE");
    auto flag = [&](std::string const& name, std::string& value, std::string const& about) {
        command->add_option("--" + name, value, about)->type_name("TEXT");
    };
    flag("discloser", options.discloser, "The agency that gives: its code, name or id");
    flag("recipient", options.recipient, "The agency that receives");
    flag("role", options.role, "In which role: coordinator");
    flag("side", options.side, "About whom: harmed or responsible; none: the matter");
    flag("category", options.category, "What: identity; none: everything");
    flag("purpose", options.purpose, "For what: offer");
    flag("stage", options.stage, "At which stage: custody");
    flag("step", options.step, "At which step (default: referred)");
    command->add_option("--fact", options.facts, "What is known: takes-part, approach-agreed, sensitive")->type_name("TEXT");
    command->add_option("--training", options.training, "In date: facilitation, victim-awareness, sensitive")->type_name("TEXT");
    flag("reference", options.reference, "A case, whose giver and facts are its own, as it stands now");
    flag("at", options.at, "The instant, as 2026-11-22T10:00:00Z (default: now)");
    command->callback([&] { chosen = [&] { return runDecide(common, options); }; });
}

void addUser(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    static UserOptions invite{.agency = {}, .name = {}, .email = {}, .role = "agency-administrator", .until = {}};
    static UserOptions token{.agency = {}, .name = {}, .email = {}, .role = "api-client", .until = {}, .signingKey = {}};
    auto* user = app.add_subcommand("user", "Invite an agency's first administrator; make an API token");
    user->require_subcommand(1);
    auto* inviteCommand = add(*user, common, "invite", "Invite an administrator: prints a one-time link");
    inviteCommand->add_option("--agency", invite.agency, "The agency's code")->required();
    inviteCommand->add_option("--name", invite.name, "Full name")->required();
    inviteCommand->add_option("--email", invite.email, "Work email address: they sign in with it")->required();
    inviteCommand->add_option("--role", invite.role, "Their role")->capture_default_str();
    inviteCommand->callback([&] { chosen = [&] { return runUserInvite(common, invite); }; });
    auto* tokenCommand = add(*user, common, "token", "Make an API token for a system of an agency: shown once");
    tokenCommand->add_option("--agency", token.agency, "The agency's code")->required();
    tokenCommand->add_option("--role", token.role, "Its role")->capture_default_str();
    tokenCommand->add_option("--label", token.label, "Which system it is for")->capture_default_str();
    tokenCommand->add_option("--purpose", token.purpose, "What it uses data for")->capture_default_str();
    tokenCommand->add_option("--until", token.until, "Last day on which it works, as 2027-03-31 (default: a year from now)");
    tokenCommand->add_option("--signing-key", token.signingKey,
                             "Public key (Ed25519, base64url) with which it signs the events that it sends");
    tokenCommand->callback([&] { chosen = [&] { return runUserToken(common, token); }; });
}

void addBench(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    static BenchOptions options;
    auto* bench = app.add_subcommand("bench", "Measure how fast this machine does the work");
    bench->require_subcommand(1);
    auto* screen =
        add(*bench, common, "screen", "Rows of public lists read and routed in a second, and tasks opened from an extract; keeps nothing");
    screen->add_option("files", options.files, "Outcomes or street files (default: those that ship)")->type_name("FILE");
    screen->add_option("--rows", options.rows, "Rows to read at least: real rows again and again, with new ids")->capture_default_str();
    screen->add_option("--tasks", options.tasks, "Tasks to open from an extract, in an installation that is gone afterwards")
        ->capture_default_str()
        ->check(CLI::Range(0, 1'000'000));
    screen->callback([&] { chosen = [&] { return runBenchScreen(common, options); }; });
    auto* lists = add(*bench, common, "lists", "Print the rows that the bench of screening reads, as one CSV, for another program");
    lists->add_option("files", options.files, "Lists of one kind (default: the first kind of those that ship)")->type_name("FILE");
    lists->add_option("--rows", options.rows, "Rows at least")->capture_default_str();
    lists->callback([&] { chosen = [&] { return runBenchLists(options, common); }; });
    static BenchDecideOptions deciding;
    auto* decide =
        add(*bench, common, "decide", "Field decisions a second under many agreements, each checked against the clauses as written");
    decide->add_option("--agreements", deciding.agreements, "Agreements in 43 areas")->capture_default_str()->check(CLI::Range(1, 100'000));
    decide->add_option("--questions", deciding.questions, "Distinct questions, each checked")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000'000));
    decide->add_option("--seed", deciding.seed, "Seed of agreements and questions")->capture_default_str();
    decide->callback([&] { chosen = [&] { return runBenchDecide(common, deciding); }; });
    add(*bench, common, "commits", "Commits of the running server since it started, and the units of work in them")->callback([&] {
        chosen = [&] { return runBenchCommits(common); };
    });
}

void addProof(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    add(app, common, "verify", "Check the ledger, leaf by leaf")->callback([&] { chosen = [&] { return runVerify(common); }; });

    static ReceiptOptions receipt;
    auto* verifyReceipt = add(app, common, "verify-receipt", "Check a receipt, offline: with the log's public key and nothing else");
    verifyReceipt->add_option("file", receipt.file, "The receipt; - reads standard input")->required()->type_name("FILE");
    verifyReceipt
        ->add_option("--key", receipt.key, "The log's public key: 64 hex digits, or a file (default: tree-head.pub of the data folder)")
        ->type_name("KEY");
    verifyReceipt->add_option("--head", receipt.head, "A tree head that was published: the receipt must rest on it")->type_name("FILE");
    verifyReceipt->callback([&] { chosen = [&] { return runVerifyReceipt(common, receipt); }; });

    static bool isCheck = false;
    auto* rebuild = add(app, common, "rebuild", "Compare every table with the ledger, and make anew what differs");
    rebuild->add_flag("--check", isCheck, "Compare only; nothing is changed");
    rebuild->callback([&] { chosen = [&] { return runRebuild(common, isCheck); }; });

    auto* merkle = app.add_subcommand("merkle", "Try trees and proofs given as JSON on standard input");
    merkle->require_subcommand(1);
    auto question = [&](std::string const& name, std::string const& about, MerkleQuestion asked) {
        add(*merkle, common, name, about)->callback([&, asked] { chosen = [&, asked] { return runMerkle(common, asked); }; });
    };
    question("root", "The root of leaves given in hex", MerkleQuestion::root);
    question("verify-inclusion", "Whether an inclusion proof holds", MerkleQuestion::inclusion);
    question("verify-consistency", "Whether a consistency proof holds", MerkleQuestion::consistency);
}

void addKeysAndRules(CLI::App& app, CommonOptions& common, Chosen& chosen) {
    auto* keys = app.add_subcommand("keys", "Rotate keys; carry out approved erasures");
    keys->require_subcommand(1);
    add(*keys, common, "rotate", "Wrap every key anew and destroy the older generations")->callback([&] {
        chosen = [&] { return runKeysRotate(common); };
    });
    add(*keys, common, "shred", "Carry out the erasures that two people approved and whose hold has passed")->callback([&] {
        chosen = [&] { return runKeysShred(common); };
    });

    static RulesOptions options;
    auto* rules = app.add_subcommand("rules", "The rulebook");
    rules->require_subcommand(1);
    auto* check = add(*rules, common, "check", "Check a rulebook; every fault with its file and line");
    check->add_option("folder", options.folder, "Folder of the rulebook (default: the one that ships)")->type_name("DIR");
    check->callback([&] { chosen = [&] { return runRulesCheck(common, options.folder); }; });
    auto* list = add(*rules, common, "list", "Every entry, with its source and how sure that is");
    list->add_option("folder", options.folder, "Folder of the rulebook (default: the one that ships)")->type_name("DIR");
    list->add_option("--on", options.on, "Only what is in force on that day, as 2026-11-22")->type_name("DATE");
    list->callback([&] { chosen = [&] { return runRulesList(common, options); }; });
    auto* explain = add(*rules, common, "explain", "One stage with its routes, or one entry with all its versions");
    explain->add_option("what", options.what, "A stage's code, as custody, or an entry's id")->required()->type_name("NAME");
    explain->add_option("folder", options.folder, "Folder of the rulebook (default: the one that ships)")->type_name("DIR");
    explain->add_option("--on", options.on, "As it stood on that day (default: today)")->type_name("DATE");
    explain->callback([&] { chosen = [&] { return runRulesExplain(common, options); }; });
    auto* diff = add(*rules, common, "diff", "What changed between two days: began, ended, replaced");
    diff->add_option("before", options.before, "The earlier day, as 2021-03-31")->required()->type_name("DATE");
    diff->add_option("after", options.after, "The later day")->required()->type_name("DATE");
    diff->add_option("folder", options.folder, "Folder of the rulebook (default: the one that ships)")->type_name("DIR");
    diff->callback([&] { chosen = [&] { return runRulesDiff(common, options); }; });
    add(*rules, common, "adopt", "Take the rulebook's files into the ledger: the server decides by them from its next start")
        ->callback([&] { chosen = [&] { return runRulesAdopt(common); }; });

    add(app, common, "endpoints", "List what the doors offer")->callback([&] { chosen = [&] { return runEndpoints(common); }; });
}

}  // namespace

int complain(Error const& error) {
    std::cerr << "accord: " << error.message << '\n';
    for (auto const& field : error.fields) std::cerr << "  " << field.field << ": " << field.message << '\n';
    return exits::failed;
}

int runCommandLine(int argc, char** argv) {
    CLI::App app{"Accord: restorative justice, from the first word to the last"};
    app.set_version_flag("--version", ACCORD_VERSION);
    app.require_subcommand(1);
    CommonOptions common;
    Chosen chosen;
    addInstallation(app, common, chosen);
    addScreen(app, common, chosen);
    addLink(app, common, chosen);
    addDecide(app, common, chosen);
    addUser(app, common, chosen);
    addBench(app, common, chosen);
    addProof(app, common, chosen);
    addKeysAndRules(app, common, chosen);
    app.add_subcommand("man", "Print the manual page, for man -l -")->callback([&] {
        chosen = [&] {
            std::cout << manualPage(app);
            return exits::done;
        };
    });
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& fault) {
        return app.exit(fault) == 0 ? exits::done : exits::notUnderstood;
    }
    return chosen();
}

}  // namespace accord::app
