#include "allocation/may_allocate.hpp"

#include "allocation/reasons.hpp"

namespace accord::allocation {
namespace {

class Weighing {
public:
    explicit Weighing(Date today) : today_(today) {}

    void weigh(bool isGood, ReasonCode good, ReasonCode bad, RuleId rule) {
        if (isGood)
            answer_.permit({good, rule});
        else
            answer_.refuse({bad, rule});
    }
    void inDate(std::optional<Date> until, ReasonCode good, ReasonCode bad, RuleId rule) {
        weigh(until && *until >= today_, good, bad, rule);
    }
    void against(bool holds, ReasonCode bad, RuleId rule) {
        if (holds) answer_.refuse({bad, rule});
    }
    Answer finish() { return std::move(answer_); }

private:
    Date today_;
    Answer answer_;
};

}  // namespace

Answer mayAllocate(Candidate const& who, Work const& work, AllocationRules const& rules, Date today) {
    Weighing weighing(today);
    weighing.weigh(who.agency != AgencyId{} && who.agency == work.holder, reasons::sameAgency, reasons::otherAgency, {});
    weighing.against(!who.isFacilitator, reasons::noFacilitator, rules.facilitation);
    weighing.inDate(who.facilitationUntil, reasons::facilitationInDate, reasons::noFacilitationTraining, rules.facilitation);
    weighing.inDate(who.victimAwarenessUntil, reasons::victimAwarenessInDate, reasons::noVictimAwareness, rules.victimAwareness);
    if (work.isSensitive) {
        weighing.inDate(who.sensitiveUntil, reasons::sensitiveInDate, reasons::noSensitiveTraining, rules.sensitive);
        weighing.against(work.isLead && !who.isAdvanced, reasons::leadNotAdvanced, rules.sensitiveLead);
        weighing.against(work.other == UserId{}, reasons::twoNeeded, rules.sensitiveLead);
    }
    weighing.against(work.other != UserId{} && work.other == who.user, reasons::sameTwice, rules.sensitiveLead);
    weighing.weigh(work.hasNoConflict, reasons::noConflict, reasons::conflictNotRuledOut, rules.impartiality);
    return weighing.finish();
}

}  // namespace accord::allocation
