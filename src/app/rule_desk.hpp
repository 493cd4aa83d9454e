// A desk for a rule that is asked outside of an action, by a list that is screened: it
// reads, opens what the rule needs, and shows nothing.
//
//    auto reader = installation.database().reader();
//    RuleDesk desk(installation, *reader);
//    auto said = casework::ports().saidNo(desk, question);
#pragma once

#include "app/installation.hpp"
#include "gate/desk.hpp"

#include <stdexcept>

namespace accord::app {

class RuleDesk final : public gate::Desk {
public:
    RuleDesk(Installation& installation, store::Session& session)
        : installation_(installation), session_(session), blind_(installation.keyring()) {}

    store::Session& db() override { return session_; }
    gate::Actor const& actor() const override { return nobody_; }
    Instant now() const override { return installation_.clock().now(); }
    Random& random() override { return installation_.random(); }
    rules::Rulebook const& rulebook() const override { return installation_.rulebook(); }
    Result<std::string> open(SubjectId subject, std::string_view field, std::string const& cell) override {
        return installation_.gate().openUnseen(session_, subject, field, cell);
    }
    std::string sealOwn(std::string_view, std::string_view) override { throw std::logic_error("a rule keeps nothing of its own"); }
    vault::BlindIndex const& blind() override { return blind_; }
    std::string sharesShowing(Category) override { return ","; }

private:
    Installation& installation_;
    store::Session& session_;
    vault::BlindIndex blind_;
    gate::Actor nobody_{};
};

}  // namespace accord::app
