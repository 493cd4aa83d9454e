#include "gate/access_log.hpp"

namespace accord::gate {
namespace {

using store::Statement;

Statement const insertAccess{"gate.insert-access",
                             "INSERT INTO state_access (at, who, agency, role, door, what, object, subjects, fields, reason) "
                             "VALUES (:at, :who, :agency, :role, :door, :what, :object, :subjects, :fields, :reason)"};

Statement const insertDisclosure{"gate.insert-disclosure",
                                 "INSERT INTO state_disclosure (subject, category, recipient, role, purpose, clause, source, first_at, "
                                 "is_sealed) VALUES (:subject, :category, :recipient, :role, :purpose, :clause, 0, :first_at, 0) "
                                 "ON CONFLICT (subject, category, recipient, role, purpose, clause) DO NOTHING"};

std::string idList(std::set<SubjectId> const& ids) {
    std::string text;
    for (auto id : ids) {
        if (!text.empty()) text += ' ';
        text += toText(id);
    }
    return text;
}

}  // namespace

void writeAccess(store::Session& session, AccessEntry const& entry) {
    session.run(insertAccess, {micros(entry.at), column(entry.who), column(entry.agency), entry.role, static_cast<std::int64_t>(entry.door),
                               entry.what, column(entry.object), idList(entry.subjects), entry.fields, entry.reason});
    for (auto const& disclosed : entry.disclosed)
        session.run(insertDisclosure, {column(disclosed.subject), static_cast<std::int64_t>(disclosed.category), column(entry.agency),
                                       entry.role, entry.reason, static_cast<std::int64_t>(disclosed.clause), micros(entry.at)});
}

void RegisteredDisclosures::takeKnownOutOf(AccessEntry& entry) const {
    std::lock_guard lock(mutex_);
    std::erase_if(entry.disclosed,
                  [&](Disclosed const& disclosed) { return known_.contains({entry.agency, entry.role, entry.reason, disclosed}); });
}

void RegisteredDisclosures::learn(AccessEntry const& entry) {
    std::lock_guard lock(mutex_);
    if (known_.size() + entry.disclosed.size() > most) known_.clear();
    for (auto const& disclosed : entry.disclosed) known_.insert({entry.agency, entry.role, entry.reason, disclosed});
}

}  // namespace accord::gate
