// What was shared about one person: for staff, all of it and what is left out; for the person, an
// account that staff show or print, and for each line of it a receipt to take away.
//
// The account of somebody on the responsible side reads the same whether something is left out
// or there is nothing (sharing/account.hpp).
#pragma once

#include "events/sharing_register.hpp"
#include "gate/view.hpp"
#include "sharing/receipts.hpp"
#include "sharing/views/paging.hpp"

#include <array>

namespace accord::sharing {

struct AccountLine {
    std::string what, with, on, purpose, clause;

    static constexpr auto spec() {
        using L = AccountLine;
        return accord::spec<L>(field<&L::what, Category::progress, Owner::subject>("what", "What was shared"),
                               field<&L::with, Category::progress, Owner::subject>("with", "With whom"),
                               field<&L::on, Category::progress, Owner::subject>("on", "First on"),
                               field<&L::purpose, Category::progress, Owner::subject>("purpose", "For what"),
                               field<&L::clause, Category::progress, Owner::subject>("clause", "Under which clause"));
    }
};

struct AccountPerson {
    std::string name, reference;
    CaseId caseId{};
    Side side{};
    Date on{};

    static constexpr auto spec() {
        using P = AccountPerson;
        return accord::spec<P>(field<&P::name, Category::identity, Owner::subject>("name", "Name").sealed(),
                               field<&P::reference, Category::none, Owner::none>("reference", "Case"),
                               field<&P::caseId, Category::none, Owner::none>("case", "Case"),
                               field<&P::side, Category::none, Owner::none>("side", "Side"),
                               field<&P::on, Category::none, Owner::none>("on", "As it stands on"));
    }
};

struct RegisterRow {
    std::string what, with, on, purpose, clause;
    bool isTold{};
    std::string receipt;

    static constexpr auto spec() {
        using L = RegisterRow;
        return accord::spec<L>(field<&L::what, Category::progress, Owner::subject>("what", "What was shared"),
                               field<&L::with, Category::progress, Owner::subject>("with", "With whom"),
                               field<&L::on, Category::progress, Owner::subject>("on", "First on"),
                               field<&L::purpose, Category::progress, Owner::subject>("purpose", "For what"),
                               field<&L::clause, Category::progress, Owner::subject>("clause", "Under which clause"),
                               field<&L::isTold, Category::progress, Owner::subject>("told", "Told to the person"),
                               field<&L::receipt, Category::progress, Owner::subject>("receipt", "Receipt"));
    }
};

struct ExemptionRow {
    std::string basis, why;
    Date recordedOn{};
    std::optional<Date> reviewOn;
    bool isOverdue{}, isByYou{};
    std::optional<Date> reviewedOn;

    static constexpr auto spec() {
        using E = ExemptionRow;
        return accord::spec<E>(
            field<&E::basis, Category::progress, Owner::subject>("basis", "Exemption relied on").sealed().shownAs<events::Exemption>(),
            field<&E::why, Category::progress, Owner::subject>("why", "Why").sealed(),
            field<&E::recordedOn, Category::none, Owner::none>("recorded-on", "Recorded on"),
            field<&E::reviewOn, Category::none, Owner::none>("review-on", "Looked at again on"),
            field<&E::isOverdue, Category::none, Owner::none>("overdue", "Overdue"),
            field<&E::isByYou, Category::none, Owner::none>("by-you", "Recorded by you"),
            field<&E::reviewedOn, Category::none, Owner::none>("reviewed-on", "Last looked at on"));
    }
};

struct PersonRegister {
    static constexpr std::string_view name = "sharing.register";
    static constexpr std::string_view title = "What was shared about this person";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/register";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view page = "sharing/register";
    static constexpr std::array<std::string_view, 2> actions{"sharing.record-exemption", "sharing.review-exemption"};
    using Query = Nothing;

    struct Summary {
        std::int64_t shared{}, leftOut{};
        bool needsExemption{};
        static constexpr auto spec() {
            return accord::spec<Summary>(
                field<&Summary::shared, Category::progress, Owner::subject>("shared", "Shared"),
                field<&Summary::leftOut, Category::progress, Owner::subject>("left-out", "Left out of the account"),
                field<&Summary::needsExemption, Category::progress, Owner::subject>("needs-exemption", "An exemption is to be recorded"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"person", &tableOf<AccountPerson>()},
                {"summary", &tableOf<Summary>()},
                {"entries", &tableOf<RegisterRow>()},
                {"exemption", &tableOf<ExemptionRow>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct PersonAccount {
    static constexpr std::string_view name = "sharing.account";
    static constexpr std::string_view title = "What was shared about you";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/account";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view page = "sharing/account";
    using Query = Nothing;

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"person", &tableOf<AccountPerson>()}, {"entries", &tableOf<AccountLine>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

/// The receipt of one line of the account, from the day after on.
struct PersonReceipt {
    static constexpr std::string_view name = "sharing.person-receipt";
    static constexpr std::string_view title = "Receipt of what was shared";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/receipt";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;

    struct Query {
        std::string leaf;
        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::leaf, Category::none, Owner::none>("leaf", "Which line").atMost(43));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"file", &tableOf<FileRow>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

/// Of whose accounts something is left out, and what has to be recorded or looked at again.
struct Exemptions {
    static constexpr std::string_view name = "sharing.exemptions";
    static constexpr std::string_view title = "Left out of accounts";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "exemptions";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view opens = "sharing.register";
    using Query = PageQuery;

    struct Line {
        std::string name, reference, state, basis;
        std::optional<Date> reviewOn;
        static constexpr auto spec() {
            return accord::spec<Line>(field<&Line::name, Category::identity, Owner::subject>("name", "Person responsible").sealed(),
                                      field<&Line::reference, Category::none, Owner::none>("reference", "Case"),
                                      field<&Line::state, Category::progress, Owner::subject>("state", "What is to be done"),
                                      field<&Line::basis, Category::progress, Owner::subject>("basis", "Exemption relied on")
                                          .sealed()
                                          .shownAs<events::Exemption>(),
                                      field<&Line::reviewOn, Category::none, Owner::none>("review-on", "Looked at again on"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"exemptions", &tableOf<Line>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::sharing
