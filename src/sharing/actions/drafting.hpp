// Making an agreement: start from the national template or from the version before, say who
// the parties are, and narrow, add, reword or remove clauses.
#pragma once

#include "base/spec.hpp"
#include "gate/action.hpp"
#include "sharing/actions/clause_input.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::sharing {

struct StartAgreement {
    static constexpr std::string_view name = "sharing.start-agreement";
    static constexpr std::string_view title = "Start an agreement";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/start";
    static constexpr std::string_view lede = "It begins as the national template, word for word. You change what is different here.";
    static constexpr std::string_view then = "agreements/{agreement}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Input {
        std::string reference, title;
        Date from{};
        std::optional<Date> to;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::reference, Category::none, Owner::none>("reference", "Reference")
                    .hint("Short, in letters, digits and hyphens: swanmere-rj. It stands on each page.")
                    .atMost(40),
                field<&Input::title, Category::none, Owner::none>("title", "Name").hint("As people will call it.").atMost(200),
                field<&Input::from, Category::none, Owner::none>("from", "First day")
                    .hint("It comes into force on this day, or once every party has signed if that is later."),
                field<&Input::to, Category::none, Owner::none>("to", "Last day").hint("Leave empty if it has none.").optional());
        }
    };
    struct Output {
        AgreementId agreement{};
        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::agreement, Category::none, Owner::none>("agreement", "Agreement"));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId installation, Input const& input);
};

struct StartVersion {
    static constexpr std::string_view name = "sharing.start-version";
    static constexpr std::string_view title = "Start the next version";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/next-version";
    static constexpr std::string_view lede =
        "It begins with the clauses and parties of this one. This one stays in force until every party has signed the next.";
    static constexpr std::string_view then = "agreements/{agreement}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        Date from{};
        std::optional<Date> to;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::from, Category::none, Owner::none>("from", "First day"),
                                       field<&Input::to, Category::none, Owner::none>("to", "Last day").optional());
        }
    };
    using Output = StartAgreement::Output;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct AddParty {
    static constexpr std::string_view name = "sharing.add-party";
    static constexpr std::string_view title = "Add a party";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/parties/add";
    static constexpr std::string_view lede =
        "Its information officer then records what is needed, and its signatory signs. An agency may also join an agreement in force, "
        "where its clauses say so.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        AgencyId agency{};
        static constexpr auto spec() { return accord::spec<Input>(field<&Input::agency, Category::none, Owner::none>("agency", "Agency")); }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct RemoveParty {
    static constexpr std::string_view name = "sharing.remove-party";
    static constexpr std::string_view title = "Remove a party";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/parties/remove";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    using Input = AddParty::Input;
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct WriteClause {
    static constexpr std::string_view name = "sharing.write-clause";
    static constexpr std::string_view title = "Write what a clause shares";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/clauses/write";
    static constexpr std::string_view lede = "Change one that is there, or add one. What widens the national template needs a reason.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        std::string clause, title, text;
        ClauseWho who;
        ClauseWhat what;
        ClauseWhen when;
        ClauseLaw law;
        std::string why;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::clause, Category::none, Owner::none>("clause", "Number")
                                           .hint("6.2 changes clause 6.2; a new number adds one.")
                                           .atMost(20),
                                       field<&Input::title, Category::none, Owner::none>("title", "Heading").atMost(120),
                                       field<&Input::text, Category::none, Owner::none>("text", "In plain words").atMost(1500).lines(),
                                       group<&Input::who>("who", "Who"), group<&Input::what>("what", "What"),
                                       group<&Input::when>("when", "When"), group<&Input::law>("law", "Law"),
                                       field<&Input::why, Category::none, Owner::none>("why", "Why is this wider than the template?")
                                           .hint("Only where it is. Everybody who signs reads it.")
                                           .atMost(1000)
                                           .lines()
                                           .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement, FieldTexts const& query);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct ChangeWords {
    static constexpr std::string_view name = "sharing.change-words";
    static constexpr std::string_view title = "Change the words of a clause";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/clauses/words";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        std::string clause, title, text;
        std::optional<std::int64_t> number;
        std::string why;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::clause, Category::none, Owner::none>("clause", "Number of the clause").atMost(20),
                                       field<&Input::title, Category::none, Owner::none>("title", "Heading").atMost(120),
                                       field<&Input::text, Category::none, Owner::none>("text", "In plain words").atMost(1500).lines(),
                                       field<&Input::number, Category::none, Owner::none>("number", "The number that it sets")
                                           .hint("Months, working days, days or hours, where the clause has one.")
                                           .optional(),
                                       field<&Input::why, Category::none, Owner::none>("why", "Why is this wider than the template?")
                                           .atMost(1000)
                                           .lines()
                                           .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement, FieldTexts const& query);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct RemoveClause {
    static constexpr std::string_view name = "sharing.remove-clause";
    static constexpr std::string_view title = "Remove a clause";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/clauses/remove";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        std::string clause, why;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::clause, Category::none, Owner::none>("clause", "Number of the clause").atMost(20),
                                       field<&Input::why, Category::none, Owner::none>("why", "Why does it go?")
                                           .hint("Needed where the clause protects people or binds the parties.")
                                           .atMost(1000)
                                           .lines()
                                           .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement, FieldTexts const& query);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

}  // namespace accord::sharing
