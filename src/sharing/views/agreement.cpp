#include "sharing/views/agreement.hpp"

#include "events/sharing.hpp"
#include "gate/authorise.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/next_step.hpp"
#include "sharing/records.hpp"
#include "sharing/signing_links.hpp"
#include "sharing/templates.hpp"
#include "sharing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

using Page = AgreementPage;

constexpr std::string_view missingSignature = "Signature";

std::string meaningOf(State state) {
    switch (state) {
        case State::draft: return "Nothing is shared under it. It can still be changed.";
        case State::offered:
        case State::partlySigned: return "Nothing is shared under it before every party has signed.";
        case State::awaitingStart: return "Every party has signed. It begins on its first day.";
        case State::inForce: return "Its clauses decide what is shared.";
        case State::dueForReview: return "Its clauses decide what is shared. The parties should look at it again.";
        case State::suspended: return "Nothing is shared under it while it is suspended.";
        case State::ended: return "Nothing more is shared under it.";
        case State::superseded: return "A later version decides.";
    }
    return {};
}

/// Builds the parts of the page for one reader.
class Making {
public:
    Making(gate::Desk& desk, AgreementRecord const& record)
        : desk_(desk),
          record_(record),
          agreement_(agreementOf(record)),
          facts_(factsOf(record, agreement_)),
          state_(stateAt(facts_, desk.now())),
          names_(desk.rulebook().entries().roles),
          changes_(differenceOf(agreement_, nationalTemplate(desk.rulebook()))) {}

    gate::Rows make() {
        head();
        next();
        acts();
        reading();
        refusals();
        return std::move(rows_);
    }
    gate::Rows read(gate::Rows begun) {
        rows_ = std::move(begun);
        isReading_ = true;
        head();
        reading();
        return std::move(rows_);
    }

private:
    gate::Actor const& actor() const { return desk_.actor(); }
    std::vector<AgencyKind> kindsOfParties() const {
        std::vector<AgencyKind> kinds;
        if (record_.parties.size() < 2) return kinds;  // a draft: what it could share
        for (auto const& party : record_.parties) kinds.push_back(party.kind);
        return kinds;
    }
    bool isLead() const { return record_.lead == actor().agency; }
    bool mayManage() const { return actor().may("agreement.manage") && record_.party(actor().agency) != nullptr; }
    bool mayChange() const { return !isReading_ && mayManage() && isLead() && state_ == State::draft; }
    std::string link(std::string_view rest) const { return fmt::format("/agreements/{}/{}/new", toText(record_.id), rest); }

    void reading() {
        parties();
        changes();
        matrix();
        clauses();
    }

    void refusals() {
        rows_.list<Page::RefusalLine>("refusals");
        if (!mayManage()) return;
        for (auto const& refusal : refusalsOf(desk_.db(), record_.id)) {
            auto const* party = record_.party(refusal.agency);
            rows_.add("refusals",
                      Page::RefusalLine{refusal.at, party ? party->name : std::string("An agency"), std::string(label(refusal.fault))});
        }
    }

    void head() {
        auto const* lead = record_.party(record_.lead);
        Page::Head head;
        head.name = record_.name;
        head.reference = record_.reference;
        head.version = record_.number;
        head.state = state_;
        head.says = meaningOf(state_);
        head.about = agreement_.about;
        head.lead = lead ? lead->name : std::string{};
        head.from = record_.from;
        head.to = record_.to;
        if (isInForce(state_)) head.reviewDue = reviewDue(facts_);
        head.hash = record_.offeredHash;
        head.source = agreement_.source;
        head.shares = std::ranges::count_if(agreement_.clauses, [](Clause const& clause) { return clause.share() != nullptr; });
        head.isDraft = state_ == State::draft;
        head.isDifferent = !changes_.empty();
        rows_.single("head", head, {.object = idCast<ObjectId>(record_.id)});
    }

    void next() {
        auto const* own = record_.party(actor().agency);
        Onlooker who;
        who.state = state_;
        who.isLead = isLead();
        who.manages = mayManage();
        who.signs = own && actor().may("agreement.sign");
        who.isRecorded = own && missingOf(*own) == std::string(missingSignature);
        who.isSigned = own && isTrulySigned(record_, *own);
        who.isRecorded = who.isRecorded || who.isSigned;
        who.isJoining = own && record_.offeredAt && own->addedAt > *record_.offeredAt;
        who.parties = record_.parties.size();
        for (auto const& party : record_.parties)
            if (!isTrulySigned(record_, party)) who.unsignedParties.push_back(party.name);
        who.review = reviewDue(facts_);
        auto found = nextStep(who);
        next_ = found.rest;
        auto where = found.rest.empty() ? std::string{} : link(found.rest);
        rows_.single("next", Page::Next{found.title, found.says, found.label, std::move(where)});
    }

    /// What the page offers beside the one next thing.
    void act(std::string label, std::string_view rest) {
        if (rest != next_) rows_.add("acts", Page::Act{std::move(label), link(rest)});
    }

    void acts() {
        rows_.list<Page::Act>("acts");
        auto const* own = record_.party(actor().agency);
        auto isSigned = own && isTrulySigned(record_, *own);
        if (!mayManage()) return;
        if (!isSigned && state_ != State::ended) act("Record what your agency needs before it signs", "our-record");
        if (isInForce(state_) && isSigned) act("Suspend", "suspend");
        if (isLead()) leadsActs();
    }

    void leadsActs() {
        if (state_ == State::draft) {
            act("Offer for signing", "offer");
            act("Add a clause", "clauses/write");
            act("Remove a party", "parties/remove");
        }
        if (state_ == State::draft || (isInForce(state_) && agreement_.meaning<Accession>())) act("Add a party", "parties/add");
        if (isOffered(state_)) act("Take the offer back", "withdraw");
        if (state_ == State::suspended) act("Resume", "resume");
        if (isInForce(state_)) act("Record a review", "review");
        if (isInForce(state_) || state_ == State::suspended || state_ == State::awaitingStart)
            act("Start the next version", "next-version");
        if (state_ != State::ended && state_ != State::superseded) act("End this agreement", "end");
    }

    void parties() {
        rows_.list<Page::PartyLine>("parties");
        for (auto const& party : record_.parties) {
            auto const& entry = party.entry;
            auto role = fromCode<events::ControllerRole>(entry.role);
            Page::PartyLine line{party.name,
                                 party.kind,
                                 role ? std::string(label(*role)) : std::string{},
                                 entry.contact,
                                 entry.dpo,
                                 entry.registration,
                                 entry.impactAssessment,
                                 entry.dpoAdvice,
                                 entry.policyDocument,
                                 entry.processorTerms,
                                 missingOf(party),
                                 {},
                                 {}};
            if (isTrulySigned(record_, party)) {
                line.signedBy = party.position;
                line.signedAt = party.signedAt;
            }
            rows_.add("parties", line);
        }
    }

    std::string missingOf(PartyRow const& party) const {
        if (!party.recordedAt) return "Impact assessment, advice, role and terms are not recorded";
        if (party.entry.policyDocument.empty() && needsPolicyDocument(agreement_, party.kind)) return "Appropriate policy document";
        if (party.signedAt && !isTrulySigned(record_, party)) return "The signature does not hold";
        return isTrulySigned(record_, party) ? std::string{} : std::string(missingSignature);
    }

    void changes() {
        rows_.list<Page::ChangeLine>("changes");
        auto reasons = record_.justifications();
        for (auto const& change : changes_) {
            std::string how;
            for (auto const& sentence : change.how) how += (how.empty() ? "" : "; ") + sentence;
            auto why = reasons.find(change.clause);
            rows_.add("changes",
                      Page::ChangeLine{change.clause, change.title, change.kind, how, why == reasons.end() ? std::string{} : why->second});
        }
    }

    void matrix() {
        rows_.list<Page::MatrixLine>("matrix");
        auto step = [](MatrixRow const& row, Purpose purpose) { return row.byPurpose[static_cast<std::size_t>(purpose) - 1]; };
        for (auto const& row : matrixOf(agreement_, names_, kindsOfParties()))
            rows_.add("matrix", Page::MatrixLine{row.category, row.isMasked, row.about, row.from, row.to, row.roles, row.step,
                                                 step(row, Purpose::offer), step(row, Purpose::assess), step(row, Purpose::deliver),
                                                 step(row, Purpose::followUp), step(row, Purpose::safeguard), row.clause});
    }

    void clauses() {
        rows_.list<Page::ClauseLine>("clauses");
        ClauseGroup group{};
        for (auto const& clause : agreement_.clauses) {
            auto const isLast = &clause == &agreement_.clauses.back();
            Page::ClauseLine line;
            line.endsGroup = isLast || (&clause)[1].group != clause.group;
            if (clause.group != group) line.group = fmt::format("{} {}", static_cast<int>(clause.group), label(clause.group));
            group = clause.group;
            line.clause = clause.id;
            line.title = clause.title;
            line.text = clause.text;
            line.exact = inWords(clause, agreement_, names_);
            line.source = fmt::format("{} ({})", clause.source, label(clause.certainty));
            if (mayChange()) {
                auto query = "?clause=" + clause.id;
                line.changeLink = link(clause.share() ? "clauses/write" : "clauses/words") + query;
                line.removeLink = link("clauses/remove") + query;
            }
            rows_.add("clauses", line);
        }
    }

    gate::Desk& desk_;
    AgreementRecord const& record_;
    Agreement agreement_;
    AgreementFacts facts_;
    State state_;
    RoleNames names_;
    std::vector<ClauseChange> changes_;
    bool isReading_{};
    std::string next_;  ///< the page of the one next thing
    gate::Rows rows_;
};

}  // namespace

void AgreementPage::addReading(gate::Rows& rows, gate::Desk& desk, AgreementRecord const& record) {
    rows = Making(desk, record).read(std::move(rows));
}

Result<gate::Rows> AgreementPage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto record = findAgreement(desk.db(), idCast<AgreementId>(on));
    if (!record) return fail(gate::notThere());
    return Making(desk, *record).make();
}

}  // namespace accord::sharing
