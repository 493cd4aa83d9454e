// One agreement: how it stands and the one next thing, who is a party and what is still
// missing, what goes from whom to whom, how it differs from the national template, and each clause.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/difference.hpp"
#include "sharing/records.hpp"
#include "sharing/standing.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::sharing {

struct AgreementPage {
    static constexpr std::string_view name = "sharing.agreement";
    static constexpr std::string_view title = "Agreement";
    static constexpr std::string_view permission = "agreement.read";
    static constexpr std::string_view path = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;
    static constexpr std::string_view page = "sharing/agreement";

    using Query = Nothing;

    struct Head {
        std::string name, reference;
        std::int64_t version{};
        State state{};
        std::string says, about, lead;
        Date from{};
        std::optional<Date> to, reviewDue;
        std::string hash, source;
        std::int64_t shares{};  ///< how many clauses share something
        bool isDraft{}, isDifferent{};

        static constexpr auto spec() {
            return accord::spec<Head>(field<&Head::name, Category::none, Owner::none>("name", "Agreement"),
                                      field<&Head::reference, Category::none, Owner::none>("reference", "Reference"),
                                      field<&Head::version, Category::none, Owner::none>("version", "Version"),
                                      field<&Head::state, Category::none, Owner::none>("state", "How it stands"),
                                      field<&Head::says, Category::none, Owner::none>("says", "What that means").atMost(500),
                                      field<&Head::about, Category::none, Owner::none>("about", "About").atMost(2000),
                                      field<&Head::lead, Category::none, Owner::none>("lead", "Looked after by"),
                                      field<&Head::from, Category::none, Owner::none>("from", "First day"),
                                      field<&Head::to, Category::none, Owner::none>("to", "Last day").optional(),
                                      field<&Head::reviewDue, Category::none, Owner::none>("review-due", "Review due").optional(),
                                      field<&Head::hash, Category::none, Owner::none>("hash", "Hash of the text").optional(),
                                      field<&Head::source, Category::none, Owner::none>("source", "Made from").atMost(600),
                                      field<&Head::shares, Category::none, Owner::none>("shares", "Clauses that share something"),
                                      field<&Head::isDraft, Category::none, Owner::none>("draft", "Draft"),
                                      field<&Head::isDifferent, Category::none, Owner::none>("different", "Differs from the template"));
        }
    };
    /// The one next thing for the reader, or what it waits for; `link` is empty where there is nothing to do.
    struct Next {
        std::string title, says, label, link;
        static constexpr auto spec() {
            return accord::spec<Next>(field<&Next::title, Category::none, Owner::none>("title", "Next"),
                                      field<&Next::says, Category::none, Owner::none>("says", "Why").atMost(500),
                                      field<&Next::label, Category::none, Owner::none>("label", "What").optional(),
                                      field<&Next::link, Category::none, Owner::none>("link", "Page").optional());
        }
    };
    /// What else the reader may do now.
    struct Act {
        std::string label, link;
        static constexpr auto spec() {
            return accord::spec<Act>(field<&Act::label, Category::none, Owner::none>("label", "What"),
                                     field<&Act::link, Category::none, Owner::none>("link", "Page"));
        }
    };
    struct PartyLine {
        std::string name;
        AgencyKind kind{};
        std::string role, contact, dpo, registration, impactAssessment, dpoAdvice, policyDocument, processorTerms;
        std::string missing, signedBy;
        std::optional<Instant> signedAt;

        static constexpr auto spec() {
            using P = PartyLine;
            return accord::spec<P>(
                field<&P::name, Category::none, Owner::none>("name", "Party"), field<&P::kind, Category::none, Owner::none>("kind", "Kind"),
                field<&P::role, Category::none, Owner::none>("role", "Role").optional(),
                field<&P::contact, Category::none, Owner::none>("contact", "Contact").optional(),
                field<&P::dpo, Category::none, Owner::none>("dpo", "Data protection officer").optional(),
                field<&P::registration, Category::none, Owner::none>("registration", "ICO registration").optional(),
                field<&P::impactAssessment, Category::none, Owner::none>("impact-assessment", "Impact assessment").optional(),
                field<&P::dpoAdvice, Category::none, Owner::none>("dpo-advice", "Data protection officer's advice").atMost(1000).optional(),
                field<&P::policyDocument, Category::none, Owner::none>("policy-document", "Appropriate policy document").optional(),
                field<&P::processorTerms, Category::none, Owner::none>("processor-terms", "Terms with the host").optional(),
                field<&P::missing, Category::none, Owner::none>("missing", "Still missing").optional(),
                field<&P::signedBy, Category::none, Owner::none>("signed-by", "Signed by its").optional(),
                field<&P::signedAt, Category::none, Owner::none>("signed-at", "On").optional());
        }
    };
    struct MatrixLine {
        Category category{};
        bool isMasked{};
        std::string about, from, to, roles, step, offer, assess, deliver, followUp, safeguard, clause;

        static constexpr auto spec() {
            using M = MatrixLine;
            return accord::spec<M>(field<&M::category, Category::none, Owner::none>("category", "Category"),
                                   field<&M::isMasked, Category::none, Owner::none>("masked", "Masked"),
                                   field<&M::about, Category::none, Owner::none>("about", "About"),
                                   field<&M::from, Category::none, Owner::none>("from", "From").atMost(400),
                                   field<&M::to, Category::none, Owner::none>("to", "To").atMost(400),
                                   field<&M::roles, Category::none, Owner::none>("roles", "Roles").atMost(400),
                                   field<&M::step, Category::none, Owner::none>("step", "From the step"),
                                   field<&M::offer, Category::none, Owner::none>("offer", "To offer").optional(),
                                   field<&M::assess, Category::none, Owner::none>("assess", "To assess").optional(),
                                   field<&M::deliver, Category::none, Owner::none>("deliver", "To deliver").optional(),
                                   field<&M::followUp, Category::none, Owner::none>("follow-up", "To follow up").optional(),
                                   field<&M::safeguard, Category::none, Owner::none>("safeguard", "To prevent harm").optional(),
                                   field<&M::clause, Category::none, Owner::none>("clause", "Clause"));
        }
    };
    struct ClauseLine {
        std::string group;  ///< its heading; empty below the first of a group
        std::string clause, title, text, exact, source;
        std::string changeLink;  ///< empty where the reader may not change it
        std::string removeLink;
        bool endsGroup{};  ///< the last of its group

        static constexpr auto spec() {
            using C = ClauseLine;
            return accord::spec<C>(field<&C::group, Category::none, Owner::none>("group", "Group").optional(),
                                   field<&C::clause, Category::none, Owner::none>("clause", "Clause"),
                                   field<&C::title, Category::none, Owner::none>("title", "Heading"),
                                   field<&C::text, Category::none, Owner::none>("text", "In plain words").atMost(2000),
                                   field<&C::exact, Category::none, Owner::none>("exact", "Exactly").atMost(3000).optional(),
                                   field<&C::source, Category::none, Owner::none>("source", "Source").atMost(700),
                                   field<&C::changeLink, Category::none, Owner::none>("change-link", "Change").optional(),
                                   field<&C::removeLink, Category::none, Owner::none>("remove-link", "Remove").optional(),
                                   field<&C::endsGroup, Category::none, Owner::none>("ends-group", "Last of its group"));
        }
    };
    struct ChangeLine {
        std::string clause, title;
        Change kind{};
        std::string how, why;

        static constexpr auto spec() {
            using C = ChangeLine;
            return accord::spec<C>(field<&C::clause, Category::none, Owner::none>("clause", "Clause"),
                                   field<&C::title, Category::none, Owner::none>("title", "Heading"),
                                   field<&C::kind, Category::none, Owner::none>("kind", "Change"),
                                   field<&C::how, Category::none, Owner::none>("how", "How").atMost(3000),
                                   field<&C::why, Category::none, Owner::none>("why", "Why").atMost(1000).optional());
        }
    };

    /// Somebody could not sign: when, for which agency, and why.
    struct RefusalLine {
        Instant at{};
        std::string agency, why;
        static constexpr auto spec() {
            using R = RefusalLine;
            return accord::spec<R>(field<&R::at, Category::none, Owner::none>("at", "When"),
                                   field<&R::agency, Category::none, Owner::none>("agency", "For"),
                                   field<&R::why, Category::none, Owner::none>("why", "Why"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"head", &tableOf<Head>()},          {"next", &tableOf<Next>()},           {"acts", &tableOf<Act>()},
                {"parties", &tableOf<PartyLine>()},  {"changes", &tableOf<ChangeLine>()},  {"matrix", &tableOf<MatrixLine>()},
                {"clauses", &tableOf<ClauseLine>()}, {"refusals", &tableOf<RefusalLine>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agreement, Query const& query);

    /// What somebody reads before they sign: the parts of this page without what may be done.
    static std::vector<std::pair<std::string_view, SpecTable const*>> readingParts() {
        return {{"head", &tableOf<Head>()},
                {"parties", &tableOf<PartyLine>()},
                {"changes", &tableOf<ChangeLine>()},
                {"matrix", &tableOf<MatrixLine>()},
                {"clauses", &tableOf<ClauseLine>()}};
    }
    static void addReading(gate::Rows& rows, gate::Desk& desk, AgreementRecord const& record);
};

}  // namespace accord::sharing
