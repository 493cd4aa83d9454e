#include "sharing/views/case_preview.hpp"

#include "base/text.hpp"
#include "sharing/explanation.hpp"
#include "sharing/records.hpp"
#include "sharing/request_records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

void offerPreview(gate::Desk& desk, gate::Rows& rows) {
    rows.list<Choice>("agencies");
    for (auto const& agency : allAgencies(desk)) {
        auto const isNear = agency.area == desk.actor().area || agency.area == AreaId{};
        if (isNear && mayBeParty(agency.kind) && agency.id != desk.actor().agency)
            rows.add("agencies", Choice{toText(agency.id), agency.name});
    }
    rows.list<Choice>("roles");
    for (auto const& role : desk.rulebook().entries().roles)
        if (role.head.inForce(desk.today())) rows.add("roles", Choice{role.head.id, role.name});
    rows.list<Choice>("purposes");
    for (auto const& word : wordsOf<Purpose>) rows.add("purposes", Choice{std::string(word.code), std::string(word.label)});
}

/// The question as it is posed of nobody, with the best-trained recipient.
AskedQuestion askedOf(CasePreview::Query const& query) {
    AskedQuestion asked;
    asked.reference = std::string(trimmed(query.reference));
    asked.recipient = query.recipient;
    asked.role = query.role;
    asked.purpose = query.purpose;
    asked.training = {Held::facilitation, Held::victimAwareness, Held::sensitive};
    return asked;
}

std::string_view answerWords(gate::Showing showing) {
    return showing == gate::Showing::shown ? "Shown" : showing == gate::Showing::masked ? "That it is held" : "Withheld";
}

/// What holds of one object, in the order of the categories; for what the same holds, one line.
class PreviewLines {
public:
    void add(Category category, Explained const& explained) {
        auto const words = answerWords(explained.showing);
        auto const same = std::ranges::find_if(lines_, [&](CasePreview::Line const& line) {
            return line.showing == words && line.sentence == explained.sentence && line.possible == explained.possible;
        });
        if (same != lines_.end()) return same->categories.push_back(category);
        lines_.push_back({{},
                          {category},
                          std::string(words),
                          explained.sentence,
                          explained.possible,
                          explained.clause ? explained.clause->id : std::string{}});
    }
    void give(gate::Rows& rows, std::string_view about) {
        if (!lines_.empty()) lines_.front().about = about;
        for (auto& line : lines_) rows.add("answers", std::move(line));
    }

private:
    std::vector<CasePreview::Line> lines_;
};

}  // namespace

Result<gate::Rows> CasePreview::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    if (query.reference.empty() && query.recipient.empty()) {
        offerPreview(desk, rows);
        return rows;
    }
    auto const agencies = allAgencies(desk);
    auto const asked = askedOf(query);
    if (asked.reference.empty()) return fail({{"reference", "missing", "Enter the reference of a case"}});
    auto const objects = caseNamed(desk, asked.reference, false);
    if (objects.empty()) return fail({{"reference", "not-yours", "Your agency holds no case with this reference"}});
    auto posed = pose(asked, agencies, desk.rulebook(), desk.now());
    if (!posed) return fail(std::move(posed.error()));

    RoleNames const names(desk.rulebook().entries().roles);
    auto const inForce = inForceAt(decidingAgreements(desk.db()), desk.now());
    rows.list<Line>("answers");
    std::int64_t shown = 0, all = 0;
    for (auto const& object : objects) {
        posed->ofCase(object.facts, object.standing, agencies);
        PreviewLines lines;
        for (auto category : posed->categories) {
            auto const explained = explain(*posed, category, inForce, names);
            if (explained.showing != gate::Showing::withheld) ++shown;
            ++all;
            lines.add(category, explained);
        }
        lines.give(rows, label(aboutOf(object.facts)));
    }
    rows.single("asked", Asked{asked.reference, posed->receiver.name, names.name(query.role), std::string(label(*query.purpose)),
                               fmt::format("{} of {} kinds of data would be shown, whole or in part.", shown, all)});
    return rows;
}

}  // namespace accord::sharing
