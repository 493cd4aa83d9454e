// One invented case: who, what, and the steps that it goes through, each at its time.
#pragma once

#include "app/demonstration/staff.hpp"
#include "gate/authorise.hpp"
#include "gate/gate.hpp"

#include <functional>
#include <string>

namespace accord::app {

/// How a case ends, or where it stands today.
enum class Ending : std::uint8_t {
    waiting = 1,
    declined,
    accepted,
    assessed,
    allocated,
    contacted,
    harmedAgreed,
    responsibleContacted,
    prepared,
    ordersForbid,
    held,
    agreed,
    harmedDeclined,
    responsibleDeclined,
    noContact,
    withdrawn,
    unsuitable,
    direct,
    indirect,
};

/// Whether its case is still worked on.
[[nodiscard]] constexpr bool isUnderWay(Ending ending) {
    return ending < Ending::harmedDeclined;
}

/// The workbench of the generator: a gate whose clock is set to the time of the story.
struct Bench {
    Installation& installation;
    gate::Gate& gate;
    FixedClock& clock;
    Staff const& staff;
    People const& people;
    Random& random;

    [[nodiscard]] Result<gate::Accepted> act(UserId who, std::string_view action, ObjectId on, FieldTexts input);
    /// Looks at a page, so that what was shared stands in the disclosure register.
    [[nodiscard]] Result<> look(UserId who, std::string_view view, ObjectId on);

private:
    [[nodiscard]] Result<gate::Actor> actorOf(UserId who) const;
};

class CaseStory {
public:
    CaseStory(Bench& bench, Ending ending, Instant start) : bench_(bench), ending_(ending), next_(start) {}

    [[nodiscard]] Instant next() const { return next_; }
    /// Nothing is told of what has not come yet.
    [[nodiscard]] bool isOver(Instant now) const { return isPlanned_ && (step_ >= steps_.size() || next_ > now); }
    /// Does the next step, and says when the one after it is.
    [[nodiscard]] Result<> go();

private:
    using Step = std::function<Result<>()>;

    void plan();
    void planSafety();
    void planContacts();
    void planProcess();
    void planEnding();
    void then(Step step) { steps_.push_back(std::move(step)); }
    void thenAct(UserId who, std::string_view action, ObjectId const& on, FieldTexts input);

    Result<> refer();
    Result<> accept();
    [[nodiscard]] FieldTexts referral();

    Bench& bench_;
    Ending ending_;
    Instant next_;
    bool isPlanned_{};
    std::vector<Step> steps_;
    std::size_t step_{};
    UserId facilitator_{}, supervisor_{}, officer_{};
    ObjectId referral_{}, case_{}, harmed_{}, responsible_{};
};

}  // namespace accord::app
