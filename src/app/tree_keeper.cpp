#include "app/tree_keeper.hpp"

#include "ledger/sequencer.hpp"
#include "sharing/day_records.hpp"

#include <iostream>

namespace accord::app {
namespace {

using namespace std::chrono_literals;

constexpr auto rest = 500ms;     // a receipt's promise is kept within a second
constexpr auto sealEvery = 60s;  // the days of the disclosure register that have ended
constexpr auto headEvery = 60s;  // security.md 5: a head every 60 s or 1,000 leaves
constexpr std::uint64_t headLeaves = 1000;
constexpr std::int64_t batch = 10'000;

}  // namespace

std::optional<std::int64_t> numberEvents(Installation& installation, std::int64_t most) {
    if (!installation.places().isSqlite()) return ledger::sequenceOn(installation.database(), most);
    // There is one writer: the committer's, beside what else it has to write.
    std::int64_t numbered = 0;
    if (!installation.gate().keep([&](store::Session& session) { numbered = ledger::sequence(session, most); })) return std::nullopt;
    return numbered;
}

TreeKeeper::TreeKeeper(Installation& installation, std::optional<ledger::SignerClient> signer)
    : installation_(installation),
      signer_(std::move(signer)),
      rounds_(
          [this](std::atomic<bool> const&) {
              auto const isMore = number();
              seal();
              if (signer_ && !isMore) sign();
              return isMore ? 0ms : rest;
          },
          [](std::exception const& fault) { std::cerr << "accord: the tree waits: " << fault.what() << '\n'; }) {}

bool TreeKeeper::number() {
    return numberEvents(installation_, batch) == batch;
}

void TreeKeeper::seal() {
    auto const now = installation_.clock().now();
    if (now - sealedAt_ < sealEvery) return;
    sealedAt_ = now;
    if (auto sealed = sharing::sealDays(installation_.gate(), now); !sealed)
        std::cerr << "accord: a day of the disclosure register waits to be sealed: " << sealed.error().message << '\n';
}

void TreeKeeper::sign() {
    auto reader = installation_.database().reader();
    store::Transaction snapshot(*reader);
    auto tree = ledger::currentTree(*reader);
    auto now = installation_.clock().now();
    if (tree.size == signedSize_ || (now - signedAt_ < headEvery && tree.size < signedSize_ + headLeaves)) return;
    ledger::StoredTiles tiles(*reader);
    ledger::TileTree stored(tiles, tree.size);
    ledger::TreeHead head{std::string(ledger::logId), tree.size, tree.root, micros(now) / 1000};
    auto signedHead = signer_->sign(head, [&](std::uint64_t from) { return stored.consistencyProof(from, tree.size); });
    if (!signedHead) {
        if (signedHead.error().code == ErrorCode::refused)
            std::cerr << "accord: ALARM: the signer refuses: " << signedHead.error().message << '\n';
        return;
    }
    if (installation_.gate().keep([&](store::Session& session) { ledger::keepHead(session, *signedHead); })) {
        signedSize_ = tree.size;
        signedAt_ = now;
    }
}

}  // namespace accord::app
