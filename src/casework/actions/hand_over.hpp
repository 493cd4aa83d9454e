// The passing of a case to another service: offered by who holds it, and taken on, declined
// or taken back; where the two disagree, somebody who is named decides, by a day. Until it is
// taken on the case stays where it is.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework_handover.hpp"

namespace accord::casework {

struct OfferHandover {
    static constexpr std::string_view name = "casework.offer-handover";
    static constexpr std::string_view title = "Offer the case to another service";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "cases/{id}/hand-over";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede =
        "You hold the case until they take it on. What everybody agreed to goes with it: nobody is asked again.";

    struct Input {
        AgencyId to{};
        events::HandoverWhy why{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::to, Category::none, Owner::none>("to", "Which service?"),
                                       field<&Input::why, Category::none, Owner::none>("why", "Why?"));
        }
    };
    using Output = OnCase;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

/// What an answer to an offer leads back to: the offers.
struct OnOffer {
    ObjectId offer{};
    static constexpr auto spec() { return accord::spec<OnOffer>(field<&OnOffer::offer, Category::none, Owner::none>("offer", "Offer")); }
};

struct AcceptHandover {
    static constexpr std::string_view name = "casework.accept-handover";
    static constexpr std::string_view title = "Take the case on";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "handovers/{id}/accept";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view then = "handovers";
    static constexpr std::string_view lede =
        "From this moment your service holds the case, and nobody else does. Whoever leads it reads the notes before anybody is contacted.";
    using Input = Nothing;
    using Output = OnOffer;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct DeclineHandover {
    static constexpr std::string_view name = "casework.decline-handover";
    static constexpr std::string_view title = "Do not take it on";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "handovers/{id}/decline";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view then = "handovers";

    struct Input {
        std::string reasons;
        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::reasons, Category::progress, Owner::joint>("reasons", "Why not?").atMost(1000).lines());
        }
    };
    using Output = OnOffer;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct WithdrawHandover {
    static constexpr std::string_view name = "casework.withdraw-handover";
    static constexpr std::string_view title = "Take the offer back";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "handovers/{id}/withdraw";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view then = "handovers";
    using Input = Nothing;
    using Output = OnOffer;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct DisputeHolder {
    static constexpr std::string_view name = "casework.dispute-holder";
    static constexpr std::string_view title = "Ask somebody to decide who holds the case";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "handovers/{id}/dispute";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view then = "handovers";
    static constexpr std::string_view lede = "They decide within seven days. Until then the case stays where it is.";

    struct Input {
        UserId decider{};
        std::string reasons;
        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::decider, Category::none, Owner::none>("decider", "Who decides?"),
                field<&Input::reasons, Category::progress, Owner::joint>("reasons", "What do you disagree about?").atMost(1000).lines());
        }
    };
    using Output = OnOffer;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct DecideHolder {
    static constexpr std::string_view name = "casework.decide-holder";
    static constexpr std::string_view title = "Decide who holds the case";
    static constexpr std::string_view permission = "case.sign-off";
    static constexpr std::string_view path = "handovers/{id}/decide";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::string_view then = "handovers";

    struct Input {
        bool passes{};
        std::string reasons;
        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::passes, Category::none, Owner::none>("passes", "Does the case pass to the other service?"),
                field<&Input::reasons, Category::progress, Owner::joint>("reasons", "Why?").atMost(1000).lines());
        }
    };
    using Output = OnOffer;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework
