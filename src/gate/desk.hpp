// What an action or a view works with: the session inside its transaction, who acts,
// the instant, the rulebook, and the opening of sealed values that a rule needs.
//
//    auto rows = desk.db().all(listContacts, desk.visible({column(participant)}));
//    auto result = desk.open(subject, "result", row.text(2));
//
// `visible` puts the holders of the actor before the statement's own parameters, as
// the `{visible:…}` fragment (gate/visibility.hpp) asks for them.
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "gate/actor.hpp"
#include "rules/rulebook.hpp"
#include "store/session.hpp"
#include "vault/blind_index.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

class Desk {
public:
    Desk() = default;
    Desk(Desk const&) = delete;
    Desk& operator=(Desk const&) = delete;
    virtual ~Desk() = default;

    [[nodiscard]] virtual store::Session& db() = 0;
    [[nodiscard]] virtual Actor const& actor() const = 0;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual Random& random() = 0;
    [[nodiscard]] virtual rules::Rulebook const& rulebook() const = 0;

    /// Opens a cell for a *rule*; what a page shows is opened by the gate after the disclosure decision.
    /// Empty for an empty cell; notFound where the key was destroyed.
    [[nodiscard]] virtual Result<std::string> open(SubjectId subject, std::string_view field, std::string const& cell) = 0;

    /// Says whose cells will be opened, so that their keys are read together; a hint, nothing follows from it.
    virtual void foresee(std::span<SubjectId const> subjects) { (void)subjects; }

    /// Seals a text of the actor's own for a `state_*` table (a draft), under their staff key; `open` reads it back with their subject.
    [[nodiscard]] virtual std::string sealOwn(std::string_view field, std::string_view text) = 0;

    /// Makes the tokens by which a rule looks for a value that is sealed.
    [[nodiscard]] virtual vault::BlindIndex const& blind() = 0;

    /// The share keys under which `category` is shown to the actor, as ",118,5094,": a filter, sort or total on
    /// such a field also demands `:shares LIKE '%,' || CAST(o.share AS TEXT) || ',%'`, so that searching obeys the same decision as
    /// reading.
    [[nodiscard]] virtual std::string sharesShowing(Category category) = 0;

    [[nodiscard]] Date today() const { return londonDay(now()); }
    [[nodiscard]] std::vector<store::Value> visible(std::initializer_list<store::Value> more = {}) const;
};

}  // namespace accord::gate
