// The disclosure register as pages and receipts need it: what was shared about somebody, who they
// are, and what is left out of their account.
//
//    auto person = personOf(desk, participant);           // as far as the actor reaches them
//    for (auto const& line : registerOf(desk, *person)) …
#pragma once

#include "events/sharing_register.hpp"
#include "gate/capability.hpp"
#include "sharing/account.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

struct RegisterPerson {
    ObjectId participant{};
    std::string nameCell;
    CaseId caseId{};
    std::string reference;
    std::int64_t share{};
    gate::ShareFacts facts{};
    AccountFacts account{};

    [[nodiscard]] gate::RowMeta meta() const;
};

/// Through the visible fragment: nullopt where the actor does not reach them.
[[nodiscard]] std::optional<RegisterPerson> personOf(gate::Desk& desk, ObjectId participant);

struct RegisterLine {
    RegisterEntry entry;
    Date on{};
    bool isTold{};
    std::string leaf;  ///< of its statement, in base64url; empty until the day after
};

/// By day, newest first; within a day in no order that tells the time. At most 500.
[[nodiscard]] std::vector<RegisterLine> registerOf(gate::Desk& desk, RegisterPerson const& person);

/// Whether a line of the register is not told to them.
[[nodiscard]] bool leavesOut(gate::Desk& desk, RegisterPerson const& person);

/// The exemption that was recorded for somebody, as it stands.
struct ExemptionRecord {
    std::string basisCell, whyCell;
    Instant recordedAt{};
    UserId recordedBy{};
    std::optional<Date> reviewOn;  ///< none: a review found that it is no longer needed
    std::optional<Instant> reviewedAt;
};
[[nodiscard]] std::optional<ExemptionRecord> exemptionOf(store::Session& session, ObjectId participant);

/// The cell of the name, as the referral described the person.
[[nodiscard]] std::string nameCellOf(store::Session& session, ObjectId participant);

/// People on the responsible side whom the actor reaches, of whose account something is left out or was.
struct LeftOutLine {
    RegisterPerson person;
    std::int64_t entries{};
    bool isLeftOut{};
    std::optional<ExemptionRecord> exemption;
};
/// Without their names; what is most pressing first.
[[nodiscard]] std::vector<LeftOutLine> leftOutOf(gate::Desk& desk);

/// Names for agencies, roles and clauses of an answer.
class RegisterWords {
public:
    explicit RegisterWords(gate::Desk& desk);
    [[nodiscard]] std::string agency(AgencyId id) const;
    [[nodiscard]] std::string role(std::string const& code) const;
    [[nodiscard]] std::string clause(RuleId rule) const;  ///< "Swanmere, version 2, clause 6.5"

private:
    std::map<AgencyId, std::string> agencies_;
    std::map<std::string, std::string> roles_;
    std::map<RuleId, std::string> clauses_;
};
/// The clauses of every agreement that was ever offered, by their numbers.
[[nodiscard]] std::map<RuleId, std::string> clauseNames(store::Session& session);

[[nodiscard]] std::vector<gate::Projector> registerProjectors();
[[nodiscard]] std::vector<store::Migration> registerMigrations();
[[nodiscard]] std::vector<store::TableInfo> registerTables();

}  // namespace accord::sharing
