// The commands of `accord`, one function each.
#pragma once

#include "app/mail.hpp"
#include "app/places.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace accord::app {

struct CommonOptions {
    PlaceOptions places;
    bool isJson{};
};

namespace exits {
inline constexpr int done = 0, no = 1, notUnderstood = 2, failed = 3;
}

/// Says what went wrong and answers exits::failed.
[[nodiscard]] int complain(Error const& error);

struct InitOptions {
    bool withDemonstration{};
    std::uint64_t seed{2026};
};
[[nodiscard]] int runInit(CommonOptions const& common, InitOptions const& options);

struct ServeOptions {
    std::string address{"127.0.0.1"};
    int port{8080};
    MailOptions mail;
    bool isTest{};               ///< agencies' systems may be on this machine, and without TLS
    std::string trustedSystems;  ///< certificates that are trusted at agencies' systems instead of the system's
};
[[nodiscard]] int runServe(CommonOptions const& common, ServeOptions const& options);
[[nodiscard]] int runSigner(CommonOptions const& common);
[[nodiscard]] int runOutbox(CommonOptions const& common);

struct ScreenOptions {
    std::vector<std::string> files;
    std::string agency;   ///< whose list it is; empty for public lists
    std::string mapping;  ///< a TOML file that maps another system's CSV; empty: none
};
[[nodiscard]] int runScreen(CommonOptions const& common, ScreenOptions const& options);

[[nodiscard]] int runVerify(CommonOptions const& common);
[[nodiscard]] int runRebuild(CommonOptions const& common, bool isCheck);

struct UserOptions {
    std::string agency;  ///< its code
    std::string name, email;
    std::string role;
    std::string label{"command line"};
    std::string purpose{"offer"};
    std::string until;
    std::string signingKey{};
};
[[nodiscard]] int runUserInvite(CommonOptions const& common, UserOptions const& options);
[[nodiscard]] int runUserToken(CommonOptions const& common, UserOptions const& options);

struct BenchOptions {
    std::vector<std::string> files;  ///< public lists; empty: those that ship
    std::int64_t rows{1'000'000};
    std::int64_t tasks{20'000};  ///< 0: none are opened
};
/// Writes the rows that `bench screen` reads, as one list, for another program to be measured with.
[[nodiscard]] int runBenchLists(BenchOptions const& options, CommonOptions const& common);
[[nodiscard]] int runBenchScreen(CommonOptions const& common, BenchOptions const& options);
[[nodiscard]] int runBenchCommits(CommonOptions const& common);
struct BenchDecideOptions {
    std::int64_t agreements{1'000}, questions{1'000'000};
    std::uint64_t seed{2026};
};
[[nodiscard]] int runBenchDecide(CommonOptions const& common, BenchDecideOptions const& options);

struct LinkOptions {
    std::vector<std::string> files;  ///< one: within it; two: across them
    std::string mapping;
    std::string truth;  ///< the column that tells who it really is; empty: the mapping's
    std::string pairs;  ///< where to write the pairs with their reasons; empty: nowhere
};
[[nodiscard]] int runLink(CommonOptions const& common, LinkOptions const& options);

struct DecideOptions {
    std::string file;  ///< a batch as JSON, "-" for standard input; empty: one question from the flags
    std::string discloser, recipient, role, side, category, purpose, stage, step, at, reference;
    std::vector<std::string> facts, training;
};
[[nodiscard]] int runDecide(CommonOptions const& common, DecideOptions const& options);

enum class MerkleQuestion : std::uint8_t { root = 1, inclusion, consistency };
[[nodiscard]] int runMerkle(CommonOptions const& common, MerkleQuestion question);

struct ReceiptOptions {
    std::string file;  ///< "-" for standard input
    std::string key;   ///< 64 hex digits or a file; empty: the one in the data folder
    std::string head;  ///< a file with a tree head that was published; empty: the receipt's own
};
[[nodiscard]] int runVerifyReceipt(CommonOptions const& common, ReceiptOptions const& options);

[[nodiscard]] int runKeysRotate(CommonOptions const& common);
[[nodiscard]] int runKeysShred(CommonOptions const& common);

[[nodiscard]] int runEndpoints(CommonOptions const& common);

struct RulesOptions {
    std::string folder;  ///< empty: the rulebook that ships
    std::string on;      ///< only what is in force on that day; empty: everything
    std::string what;    ///< a stage's code or an entry's id, to explain
    std::string before, after;
};
/// The folder that was named, or the rulebook that ships.
[[nodiscard]] Result<std::filesystem::path> rulebookFolder(CommonOptions const& common, std::string const& named);
[[nodiscard]] int runRulesExplain(CommonOptions const& common, RulesOptions const& options);
[[nodiscard]] int runRulesDiff(CommonOptions const& common, RulesOptions const& options);
[[nodiscard]] int runRulesList(CommonOptions const& common, RulesOptions const& options);
[[nodiscard]] int runRulesAdopt(CommonOptions const& common);
[[nodiscard]] int runRulesCheck(CommonOptions const& common, std::string const& folder);

}  // namespace accord::app
