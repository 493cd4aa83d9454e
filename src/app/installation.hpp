// One installation, opened: its lock, database, keys, rulebook and gate, wired
// together. The server and each command that works on the data have one.
//
//    auto installation = Installation::open(places, "accord verify", Opening::existing);
//    if (!installation) return complain(installation.error());
//    (*installation)->gate().look(…);
//
// The data folder has one owner: opening fails while another process holds it.
#pragma once

#include "app/places.hpp"
#include "gate/gate.hpp"
#include "store/data_folder.hpp"

#include <functional>
#include <memory>
#include <string>

namespace accord::app {

enum class Opening : std::uint8_t {
    existing = 1,  ///< refused where `accord init` has not been run; migrates forward
    fresh,         ///< makes folder, keys and tables; refused where there are some
};

/// Everything that the capabilities register.
[[nodiscard]] std::vector<gate::Capability const*> capabilities();

class Installation {
public:
    [[nodiscard]] static Result<std::unique_ptr<Installation>> open(Places const& places, std::string const& purpose, Opening opening);

    [[nodiscard]] gate::Gate& gate() { return *gate_; }
    /// A second gate over the same house, for work that is told at other times: the demonstration.
    [[nodiscard]] std::unique_ptr<gate::Gate> gateAt(Clock const& clock);
    [[nodiscard]] gate::Registry const& registry() const { return registry_; }
    [[nodiscard]] rules::Rulebook const& rulebook() const { return *rulebook_; }
    [[nodiscard]] store::Database& database() { return *database_; }
    [[nodiscard]] vault::Keyring& keyring() { return *keyring_; }
    [[nodiscard]] Places const& places() const { return places_; }
    [[nodiscard]] Clock const& clock() const { return clock_; }
    /// The database's time, where several nodes share one; else the clock's. For what is decided without a door.
    [[nodiscard]] Instant sharedNow();
    [[nodiscard]] Random& random() { return random_; }

private:
    explicit Installation(Places places) : places_(std::move(places)), registry_(capabilities()) {}
    [[nodiscard]] Result<> openStore(std::string const& purpose, Opening opening);
    [[nodiscard]] Result<> openKeys(Opening opening);
    [[nodiscard]] Result<> readRulebook();

    Places places_;
    SystemClock clock_;
    SystemRandom random_;
    gate::Registry registry_;
    std::unique_ptr<store::DataFolder> folder_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<vault::Keyring> keyring_;
    std::unique_ptr<rules::Rulebook> rulebook_;
    std::unique_ptr<gate::DisclosurePort> disclosure_;
    std::unique_ptr<gate::Gate> gate_;
};

}  // namespace accord::app
