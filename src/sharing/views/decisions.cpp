#include "sharing/views/decisions.hpp"

#include "sharing/explanation.hpp"
#include "sharing/records.hpp"
#include "sharing/request_records.hpp"
#include "sharing/views/case_preview.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

using Parts = DecisionParts;

template <Worded E>
void offer(gate::Rows& rows, std::string_view part) {
    rows.list<Choice>(part);
    for (auto const& word : wordsOf<E>) rows.add(part, Choice{std::string(word.code), std::string(word.label)});
}

void offerChoices(gate::Desk& desk, gate::Rows& rows) {
    rows.list<Choice>("of-a-case");
    if (desk.actor().may(CasePreview::permission))
        rows.add("of-a-case", Choice{"/" + std::string(CasePreview::path), "Ask about a case that your agency holds"});
    rows.list<Choice>("agencies");
    auto agencies = allAgencies(desk);
    std::stable_partition(agencies.begin(), agencies.end(), [&](NamedAgency const& agency) { return agency.id == desk.actor().agency; });
    for (auto const& agency : agencies)
        if (mayBeParty(agency.kind)) rows.add("agencies", Choice{toText(agency.id), agency.name});
    rows.list<Choice>("roles");
    for (auto const& role : desk.rulebook().entries().roles)
        if (role.head.inForce(desk.today())) rows.add("roles", Choice{role.head.id, role.name});
    offer<Side>(rows, "sides");
    rows.list<Choice>("categories");
    for (auto const& word : wordsOf<Category>)
        if (isPersonal(word.value)) rows.add("categories", Choice{std::string(word.code), std::string(word.label)});
    offer<Purpose>(rows, "purposes");
    rows.list<Choice>("stages");
    for (auto const& stage : desk.rulebook().entries().stages)
        if (stage.head.inForce(desk.today())) rows.add("stages", Choice{stage.head.id, stage.name});
    offer<gate::Step>(rows, "steps");
    offer<Fact>(rows, "facts");
    offer<Held>(rows, "trainings");
}

/// Answers questions one after the other; agreements are read once, and made ready once for each instant asked about.
class Answering {
public:
    Answering(gate::Desk& desk, bool isOfAnyAgency)
        : desk_(desk),
          isOfAnyAgency_(isOfAnyAgency),
          agencies_(allAgencies(desk)),
          deciding_(decidingAgreements(desk.db())),
          names_(desk.rulebook().entries().roles) {}

    Result<> answer(std::size_t number, AskedQuestion const& asked) {
        auto posed = pose(asked, agencies_, desk_.rulebook(), desk_.now());
        if (!posed) return fail(std::move(posed.error()));
        if (!asked.reference.empty()) return answerOfCase(number, asked, *posed);
        auto const own = desk_.actor().agency;
        if (!isOfAnyAgency_ && posed->giver.id != own && posed->receiver.id != own)
            return fail({{"discloser", "not-yours", "Ask about what your own agency gives or receives"}});
        auto const shown = answerOne(number, *posed, {});
        if (number == 0) head(*posed, shown);
        return {};
    }

    gate::Rows take() { return std::move(rows_); }
    void list() { rows_.list<Parts::Answered>("answers"); }

private:
    /// What is known of a case is for whoever looks after agreements at the agency that holds it.
    Result<> answerOfCase(std::size_t number, AskedQuestion const& asked, Posed& posed) {
        std::vector<CaseObject> objects;
        if (isOfAnyAgency_ || desk_.actor().may("agreement.manage")) objects = caseNamed(desk_, asked.reference, isOfAnyAgency_);
        if (objects.empty()) return fail({{"reference", "not-yours", "Your agency holds no case with this reference"}});
        std::erase_if(objects, [&](CaseObject const& object) { return object.facts.side != asked.side; });
        if (objects.empty()) return fail({{"side", "nobody", "There is nobody of this side in the case"}});
        for (std::size_t at = 0; at < objects.size(); ++at) {
            posed.ofCase(objects[at].facts, objects[at].standing, agencies_);
            auto const person = objects.size() == 1 ? std::optional<std::int64_t>{} : static_cast<std::int64_t>(at + 1);
            auto const shown = answerOne(number, posed, person);
            if (number == 0 && at == 0) head(posed, shown);
        }
        return {};
    }

    int answerOne(std::size_t number, Posed const& posed, std::optional<std::int64_t> person) {
        auto const& inForce = agreementsAt(posed.at);
        auto shown = 0;
        for (auto category : posed.categories) {
            auto const explained = explain(posed, category, inForce, names_);
            if (explained.showing == gate::Showing::shown) ++shown;
            auto line = lineOf(static_cast<std::int64_t>(number), category, explained);
            line.person = person;
            rows_.add("answers", line);
        }
        return shown;
    }

    std::vector<Agreement> const& agreementsAt(Instant at) {
        if (!at_ || *at_ != at) {
            inForce_ = inForceAt(deciding_, at);
            at_ = at;
        }
        return inForce_;
    }

    Parts::Answered lineOf(std::int64_t number, Category category, Explained const& explained) const {
        Parts::Answered line;
        line.question = number;
        line.category = category;
        line.showing = showingCode(explained.showing);
        line.reason = reasonCode(explained.code);
        line.sentence = explained.sentence;
        line.possible = explained.possible;
        if (explained.floor) line.floor = code(*explained.floor);
        if (explained.agreement) {
            line.agreement = explained.agreement->name;
            line.version = explained.agreement->version;
        }
        if (explained.clause) {
            line.clause = explained.clause->id;
            line.rule = explained.clause->text;
        }
        if (!explained.decision.empty()) line.agreement = explained.decision;
        return line;
    }

    void head(Posed const& posed, int shown) {
        auto const& facts = posed.facts;
        auto says = fmt::format("{} of {} kinds of data would be shown.", shown, posed.categories.size());
        rows_.single("asked",
                     Parts::Asked{posed.giver.name, posed.receiver.name, names_.name(posed.actor.role), std::string(label(aboutOf(facts))),
                                  std::string(label(posed.actor.purpose)), std::string(label(facts.step)), posed.at, std::move(says)});
    }

    gate::Desk& desk_;
    bool isOfAnyAgency_;
    std::vector<NamedAgency> agencies_;
    std::vector<DecidingAgreement> deciding_;
    RoleNames names_;
    std::optional<Instant> at_;
    std::vector<Agreement> inForce_;
    gate::Rows rows_;
};

bool isNothingAsked(AskedQuestion const& query) {
    return query.discloser.empty() && query.recipient.empty() && query.role.empty() && query.reference.empty() && query.questions.empty();
}

Result<gate::Rows> answered(gate::Desk& desk, AskedQuestion const& query, bool isOfAnyAgency) {
    std::vector<AskedQuestion> asked{query};
    if (!query.questions.empty()) {
        auto many = questionsOf(query.questions);
        if (!many) return fail(std::move(many.error()));
        asked = std::move(*many);
    }
    Answering answering(desk, isOfAnyAgency);
    answering.list();
    for (std::size_t number = 0; number < asked.size(); ++number)
        if (auto done = answering.answer(number, asked[number]); !done) {
            auto error = std::move(done.error());
            if (!query.questions.empty())
                for (auto& field : error.fields) field.field = fmt::format("{}.{}", number, field.field);
            return fail(std::move(error));
        }
    return answering.take();
}

}  // namespace

Result<gate::Rows> Decisions::rows(gate::Desk& desk, ObjectId, Query const& query) {
    if (!isNothingAsked(query)) return answered(desk, query, false);
    gate::Rows rows;
    offerChoices(desk, rows);
    return rows;
}

Result<gate::Rows> OperatorDecisions::rows(gate::Desk& desk, ObjectId, Query const& query) {
    return answered(desk, query, true);
}

}  // namespace accord::sharing
