#include "agency/records.hpp"
#include "app/adoption.hpp"
#include "app/commands.hpp"
#include "app/downloads.hpp"
#include "app/escalations.hpp"
#include "app/installation.hpp"
#include "app/mail.hpp"
#include "app/operator_door.hpp"
#include "app/published_heads.hpp"
#include "app/push_back.hpp"
#include "app/sign_in_wiring.hpp"
#include "app/signer_files.hpp"
#include "app/tree_keeper.hpp"
#include "pathway/event_lines.hpp"
#include "web/assets.hpp"
#include "web/door.hpp"
#include "web/sign_in_pages.hpp"

#include <fmt/format.h>

#include <csignal>
#include <iostream>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace accord::app {
namespace {

namespace fs = std::filesystem;

/// Where the demonstration accounts are written: its presence is what makes an installation a demonstration.
fs::path accountsFile(Places const& places) {
    return places.data / "accounts.txt";
}

std::vector<web::NavItem> navigation() {
    return {{"pathway.tasks", "To do", "Victims to tell about restorative justice, the most urgent first."},
            {"casework.today", "Today", "What is due on your cases, in order: calls back, checks, follow-ups, offers, signatures."},
            {"casework.inbox", "Referrals", "What has come in and waits for an answer."},
            {"casework.my-cases", "Cases", "The cases that you work on."},
            {"casework.handovers", "Passed on", "Cases that pass from one service to another, and who is to answer."},
            {"casework.my-referrals", "My referrals", "What you referred, and how it stands."},
            {"pathway.rulebook", "Rulebook", "Every stage: who does what, by when, and what it rests on."},
            {"pathway.volumes", "Volumes", "What public lists of outcomes mean: who should be told, by whom."},
            {"monitoring.area-figures", "Figures", "Told, referred, contacted, met, agreed: each figure with its counting rule."},
            {"monitoring.accountability", "Held to account", "What each agency was to do, did in time, did late, or did not do, and why."},
            {"pathway.passed-up", "Passed up to you", "Tasks that are overdue and came to you by your agency's chain."},
            {"pathway.forecast", "Forecast", "What will lapse at today's capacity, and what one more pair of hands would change."},
            {"people.erasures", "Erasures", "Who is to be erased, and what waits for a second person."},
            {"sharing.requests", "Requests", "Data that other agencies ask of yours, with the clock, and what yours asked for."},
            {"sharing.harm-disclosures", "Serious harm", "What was disclosed to prevent serious harm, and what waits for a second person."},
            {"sharing.exemptions", "Left out of accounts",
             "What people responsible may not be told yet, why, and what is to be looked at again."},
            {"sharing.agreements", "Agreements", "Information sharing agreements: what they share, who signed, and what waits for you."},
            {"sharing.decisions", "Who sees what", "What another agency would see under the agreements in force, and why."},
            {"sharing.take-up", "Take-up", "Which agencies have signed agreements in which areas, and how long it took."},
            {"sharing.request-figures", "Requests refused", "How requests for data were answered, in how long, and why some were refused."},
            {"sharing.guidance", "What I may share", "What your agency may give and get under the agreements in force, and when."},
            {"pathway.mapping", "Map an export", "Make the file by which Accord reads another system's export."},
            {"agency.my-practitioners", "Practitioners", "Who is trained for what, and until when."},
            {"agency.my-colleagues", "Colleagues", "Invite, disable and reset colleagues."},
            {"agency.my-tokens", "API tokens", "Tokens for your agency's own systems."},
            {"agency.areas", "Agencies", "The agencies of this installation."}};
}

std::vector<web::NavItem> offers() {
    return {{"casework.save-draft-harmed", "Make a referral", "Refer somebody who was harmed, or who caused harm."},
            {"people.start-search", "Find somebody", "Whether a person is known here already."}};
}

/// A referral that is begun from a task starts with what the task's agency holds.
std::vector<web::Prefill> prefills() {
    constexpr std::string_view task = "task";
    return {{"casework.save-draft-harmed",
             task,
             "pathway.task",
             task,
             {{"name", "harmed.name"}, {"born", "harmed.born"}},
             {{"harmed.is-known", "yes"}}},
            {"casework.save-draft-incident",
             task,
             "pathway.task",
             task,
             {{"offence", "incident.offence"}, {"incident-reference", "incident.crime-reference"}}},
            {"casework.save-draft-matter", task, "pathway.task", task, {{"stage", "matter.stage"}}}};
}

/// "Supervisor, Bridgeway Restorative Justice".
std::string roleAtAgency(gate::Gate& gate, UserId id) {
    auto reader = gate.database().reader();
    auto user = agency::findUser(*reader, id);
    if (!user) return {};
    auto rules = gate.rulebook().at(londonDay(gate.clock().now()));
    auto const* role = rules.role(user->role);
    auto where = agency::findAgency(*reader, user->agency);
    auto text = role ? role->name : user->role;
    return where ? text + ", " + where->name : text;
}

/// Blocks the signals that end the server, in every thread, and hands out the one place where they arrive.
int endingSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return ::signalfd(-1, &set, SFD_CLOEXEC);
}

void waitForEnd(int signals) {
    signalfd_siginfo info{};
    while (::read(signals, &info, sizeof info) < 0 && errno == EINTR) {
    }
    ::close(signals);
}

/// As many open files as the system lets us have: each connection is one.
void raiseFileLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

/// A crash leaves no copy of keys or people behind.
void forbidCoreDumps() {
    rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
}

std::optional<ledger::SignerClient> signerOf(Places const& places) {
    auto key = publishedKey(places);
    if (!key) return std::nullopt;
    return ledger::SignerClient(places.signerSocket(), *key);
}

Result<> mayListen(Places const& places, std::string const& address) {
    auto isLoopback = address == "127.0.0.1" || address == "::1" || address == "localhost";
    if (fs::exists(accountsFile(places)) && !isLoopback)
        return fail(ErrorCode::refused, "This installation has demonstration accounts: it listens on this machine only (127.0.0.1).");
    return {};
}

/// Everything that answers requests, wired once.
class House {
public:
    explicit House(Installation& installation)
        : installation_(installation),
          pdf_([](std::string const& what) { std::cerr << "accord: " << what << '\n'; }),
          port_(makeSignInPort(installation)),
          common_(web::CommonPasswords::load(installation.places().reference() / "common-passwords.txt")),
          desk_({installation.gate(), *port_, hasher_, common_, {}}),
          visitors_(desk_),
          templates_(installation.places().templates()),
          assets_(web::Assets::load(installation.places().assets(), "/assets")),
          options_{fs::exists(accountsFile(installation.places())),
                   navigation(),
                   offers(),
                   [&gate = installation.gate()](UserId user) { return roleAtAgency(gate, user); },
                   prefills(),
                   downloads(pdf_),
                   {{"/schemas/event.json", pathway::eventSchema()}},
                   {{"sharing.sign-agreement", "/signing"}}},
          answers_(templates_, {installation.gate()}, options_),
          pages_(desk_, answers_, pageOptions(), [](std::string_view what) { std::cerr << "accord: " << what << '\n'; }),
          door_(installation.gate(), templates_, options_, visitors_) {}

    void handle(web::Request request, web::Responder respond) {
        if (auto asset = assets_.answer(request)) return respond(std::move(*asset));
        if (auto head = publishedHead(installation_, request)) return respond(std::move(*head));
        if (pages_.isMine(request)) return pages_.handle(std::move(request), std::move(respond));
        door_.handle(std::move(request), std::move(respond));
    }

private:
    [[nodiscard]] web::SignInPageOptions pageOptions() const {
        if (!options_.isDemonstration) return {};
        return {"The demonstration accounts were printed when the server started, and stand in the file accounts.txt of the data folder."};
    }

    Installation& installation_;
    PdfMaker pdf_;
    std::unique_ptr<web::SignInPort> port_;
    web::PasswordHasher hasher_;
    web::CommonPasswords common_;
    web::SignInDesk desk_;
    web::SignedInVisitors visitors_;
    web::Templates templates_;
    web::Assets assets_;
    web::DoorOptions options_;
    web::Answers answers_;
    web::SignInPages pages_;
    web::Door door_;
};

}  // namespace

int runServe(CommonOptions const& common, ServeOptions const& options) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto signals = endingSignals();
    raiseFileLimit();
    forbidCoreDumps();
    auto installation = Installation::open(*places, "accord serve", Opening::existing);
    if (!installation) return complain(installation.error());
    if (auto fault = rulebookFault(**installation)) return complain(*fault);
    if (auto may = mayListen(*places, options.address); !may) return complain(may.error());

    auto report = [](std::string_view what) { std::cerr << fmt::format("accord: {}\n", what); };
    auto mail = Mail::open(**installation, options.mail, report);
    if (!mail) return complain(mail.error());
    House house(**installation);
    outbox::setIsTestInstallation(options.isTest);
    if (options.isTest) report("for tests: tasks may go back to systems on this machine, without TLS");
    PushBackRun pushing(**installation, {options.isTest, options.trustedSystems}, report);
    Escalations escalations(**installation, report);
    TreeKeeper keeper(**installation, signerOf(*places));
    OperatorDoor operators(**installation);
    web::Server server(
        {.tcp = web::TcpAddress{options.address, static_cast<std::uint16_t>(options.port)}}, (*installation)->clock(),
        [&](web::Request request, web::Responder respond) { house.handle(std::move(request), std::move(respond)); }, report);
    web::ServerOptions local{.tcp = std::nullopt, .unixSocket = places->socket(), .workers = 1};
    local.limits.answerWithin = std::chrono::hours{1};
    web::Server operatorServer(
        local, (*installation)->clock(), [&](web::Request request, web::Responder respond) { operators.handle(request, respond); }, report);
    server.start();
    operatorServer.start();
    std::cout << "Accord is at http://" << options.address << ':' << server.port() << "\nStop it with Ctrl+C.\n" << std::flush;
    waitForEnd(signals);
    std::cout << "Stopping…\n" << std::flush;
    server.stop();
    operatorServer.stop();
    return exits::done;
}

}  // namespace accord::app
