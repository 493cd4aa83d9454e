#include "casework/referral_checks.hpp"

#include "base/spec_table.hpp"

namespace accord::casework {
namespace {

constexpr int adultAge = 18;
// Who is said to be older was not born on the date given.
constexpr int ageMax = 120;

class Checker {
public:
    explicit Checker(ReferrerFacts const& referrer) : referrer_(referrer) {}

    template <class Person>
    void person(std::string const& group, Person const& person) {
        if (!person.isKnown) return;
        if (person.name.empty()) fault(group + ".name", "missing", "Give their name.");
        if (!person.born && !person.child) fault(group + ".child", "missing", "Say whether they are under 18, or give the date of birth.");
        if (!person.vulnerable) fault(group + ".vulnerable", "missing", "Say whether they are vulnerable. “Not known” is an answer.");
        if (!person.wish) fault(group + ".wish", "missing", "Say what they have said. “They have not been told” is an answer.");
        if (person.born && (*person.born > referrer_.today || ageOn(*person.born, referrer_.today) > ageMax))
            fault(group + ".born", "not-a-birth-date", "Give a date of birth in the past, at most 120 years ago.");
        contact(group + ".contact", person.contact);
    }

    void contact(std::string const& group, events::ContactGiven const& contact) {
        if (contact.held == events::ContactHeld::given && contact.phone.empty() && contact.email.empty() && contact.address.empty())
            fault(group + ".phone", "missing", "Give a phone number, e-mail address or address, or choose that your agency holds them.");
        if (!contact.email.empty() && contact.email.find('@') == std::string::npos)
            fault(group + ".email", "not-an-email", "Give an e-mail address, like name@example.org.");
    }

    void incident(events::IncidentGiven const& incident) {
        if (incident.happenedOn && *incident.happenedOn > referrer_.today)
            fault("incident.happened-on", "in-the-future", "Give a date that is not in the future.");
    }

    void fault(std::string field, std::string code, std::string message) {
        faults_.push_back({std::move(field), std::move(code), std::move(message)});
    }

    std::vector<FieldError> take() { return std::move(faults_); }

private:
    ReferrerFacts const& referrer_;
    std::vector<FieldError> faults_;
};

void checkNotOffered(Checker& check, ReferralInput const& input, std::optional<Side> side) {
    if (!side) return;
    auto const& table = tableOf<ReferralInput>();
    for (auto const& field : table.fields)
        if (isNotOffered(field.name, side) && !field.print(&input).empty())
            check.fault(field.name, "not-offered",
                        "Leave this out: your role works with the other side. The service gets it from another agency.");
}

}  // namespace

std::vector<FieldError> referralFaults(ReferralInput const& input, ReferrerFacts const& referrer) {
    Checker check(referrer);
    if (!input.harmed.isKnown && !input.responsible.isKnown)
        check.fault("responsible.is-known", "nobody-known", "A referral needs at least one of the two people.");
    check.person("harmed", input.harmed);
    check.person("responsible", input.responsible);
    if (input.responsible.isKnown && !input.responsible.admission.admits)
        check.fault("responsible.admission.admits", "missing", "Say whether they take responsibility. “Not known” is an answer.");
    check.incident(input.incident);
    checkNotOffered(check, input, referrer.side);
    return check.take();
}

bool isNotOffered(std::string_view field, std::optional<Side> side) {
    if (!side) return false;
    if (*side == Side::responsible) return field.starts_with("harmed.contact.") || field.starts_with("safe.harmed.");
    return field.starts_with("responsible.contact.") || field == "responsible.held-at" || field.starts_with("safe.responsible.");
}

events::Tell childOn(std::optional<Date> born, std::optional<events::Tell> answered, Date day) {
    if (born) return ageOn(*born, day) < adultAge ? events::Tell::yes : events::Tell::no;
    return answered.value_or(events::Tell::unknown);
}

}  // namespace accord::casework
