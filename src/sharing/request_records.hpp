// Requests for data and disclosures to prevent serious harm, as pages and rules need them.
//
//    auto request = findRequest(desk.db(), id);            // of an object that was authorised
//    for (auto const& decision : standingFor(session, shareKey)) honour(decision, …);
#pragma once

#include "base/working_days.hpp"
#include "events/sharing_requests.hpp"
#include "gate/capability.hpp"
#include "sharing/standing_disclosure.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace accord::sharing {

/// What requests need to know of the house. app/ fills it once, before anything is served.
struct RequestPort {
    WorkingDays calendar{};
};
[[nodiscard]] RequestPort& requestPort();
/// The working day, or where the calendar does not reach the day as the crow flies.
[[nodiscard]] Date workingDayAfter(Date start, int days);
[[nodiscard]] std::int64_t workingDaysBetween(Date start, Date end);

struct AnsweredItem {
    Category item{};
    events::ItemAnswer answer{};
    std::optional<events::RefusalReason> reason;
    std::string powerCell, adviceCell, noteCell;
    Date on{};
    Instant at{};
};

struct RequestRecord {
    ObjectId id{}, participant{};
    AgencyId from{}, to{};
    std::string fromName, toName, position, basis, agreement, necessityCell;
    std::vector<Category> items;
    Purpose purpose{};
    UserId askedBy{};
    Instant askedAt{};
    Date dueOn{};
    std::optional<Date> endedOn;
    std::vector<AnsweredItem> answers;

    [[nodiscard]] AnsweredItem const* answerTo(Category item) const;
    [[nodiscard]] bool isOpen() const { return answers.size() < items.size(); }
};
[[nodiscard]] std::optional<RequestRecord> findRequest(store::Session& session, ObjectId id);

struct HarmRecord {
    ObjectId id{}, participant{};
    AgencyId from{}, to{};
    std::string fromName, toName, role, kindCell, reasonCell, noteCell;
    std::vector<Category> items;
    UserId by{};
    Instant at{};
    Date reviewOn{};
    std::optional<events::HarmFinding> finding;
    std::optional<Date> reviewedOn;
};
[[nodiscard]] std::optional<HarmRecord> findHarm(store::Session& session, ObjectId id);

/// The rules under which something of a case was disclosed to prevent serious harm, about whichever person it was.
[[nodiscard]] std::set<RuleId> harmRulesOf(store::Session& session, CaseId caseId);

/// The decisions behind a share key that still stand, requests and harm alike.
[[nodiscard]] std::vector<StandingDisclosure> standingFor(store::Session& session, std::string_view shareKey);
[[nodiscard]] std::map<RuleId, std::string> decisionNames(store::Session& session);

/// A case or referral, or somebody in it, as the gate decides about it: its facts, and what stands for it.
struct CaseObject {
    gate::ShareFacts facts;
    std::vector<StandingDisclosure> standing;
};
/// Of a case that the reader's own agency holds, or of any; nothing for any other, whether it is there or not.
[[nodiscard]] std::vector<CaseObject> caseNamed(gate::Desk& desk, std::string const& reference, bool isOfAnyAgency);

/// What is known of a person, as cells: what a decision to share opens to its recipient.
struct PersonCell {
    Category category{};
    std::string field;
    FieldInfo const* info{};
    std::string cell;
};
[[nodiscard]] std::vector<PersonCell> cellsOf(store::Session& session, ObjectId participant);

[[nodiscard]] std::vector<gate::Projector> requestProjectors();
[[nodiscard]] std::vector<store::Migration> requestMigrations();
[[nodiscard]] std::vector<store::TableInfo> requestTables();

}  // namespace accord::sharing
