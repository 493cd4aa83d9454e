// Opens the tasks that a screened extract calls for, and lets those that stand follow it.
//
//    TaskOpener opener({database, gate, keyring, random, clock}, place);
//    auto opened = opener.open(report);         // how many were opened, how many stand
//
// A thousand tasks go into one entry of the ledger, which is sealed while the one before it is
// committed: what was opened before a failure stands, and running the list again opens the
// rest, and nothing twice.
#pragma once

#include "base/random.hpp"
#include "gate/gate.hpp"
#include "pathway/task_standing.hpp"

#include <cstdint>
#include <functional>
#include <future>
#include <span>

namespace accord::pathway {

struct OpeningHouse {
    store::Database& database;
    gate::Gate& gate;
    vault::Keyring const& keyring;
    Random& random;
    Clock const& clock;
    /// Whether somebody may be approached: they said no to nobody, as far as the session sees. Unset: nothing is known.
    std::function<MayApproach(store::Session&)> asking{};
};

struct TasksOpened {
    std::int64_t opened{}, standing{};
};

class TaskOpener {
public:
    TaskOpener(OpeningHouse house, OpeningPlace place) : house_(house), place_(std::move(place)), blind_(house.keyring) {}

    [[nodiscard]] Result<TasksOpened> open(ScreeningReport& report);

private:
    Result<> follow(VictimNews const& news);
    struct Opening {
        std::span<TaskDraft> drafts;
        gate::Events events;
        TasksOpened counts;
    };
    Opening prepare(std::span<TaskDraft> drafts);
    std::future<bool> commit(gate::Events const& events);
    Result<> openSome(std::span<TaskDraft> drafts);
    Result<> add(gate::Events events);
    Result<> flush();
    Result<> await();

    OpeningHouse house_;
    OpeningPlace place_;
    vault::BlindIndex blind_;
    gate::Events waiting_;
    std::size_t waitingCount_{};
    Opening waitedFor_;  ///< what is being committed
    std::future<bool> committing_;
    TasksOpened counts_;
};

}  // namespace accord::pathway
