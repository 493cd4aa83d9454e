#include "app/demonstration/staff.hpp"

#include "agency/setup.hpp"
#include "web/credentials.hpp"
#include "web/password.hpp"
#include "web/totp.hpp"

#include <fmt/format.h>

#include <fstream>

namespace accord::app {
namespace {

using events::Training;
using events::TrainingLevel;

struct Account {
    UserId user{};
    std::string roleName, agencyName, email, password, totp;
};

/// Hires people in one go: their events, and for some an account to sign in with.
class Hiring {
public:
    Hiring(Installation& installation, People const& people, Random& random, Instant since)
        : installation_(installation), people_(people), random_(random), since_(since) {}

    AreaId area(std::string name, std::string areaCode) {
        return area_ = agency::addArea(events_, random_, {std::move(name), std::move(areaCode)});
    }

    AgencyId agency(AgencyKind kind, AreaId area, std::string const& name, std::string const& agencyCode) {
        return agency::addAgency(events_, random_, {.kind = kind, .area = area, .name = name, .code = agencyCode});
    }

    void takes(AgencyId service, AreaId area, events::AcceptanceSet const& acceptance) {
        events_.add(acceptance, {.object = idCast<ObjectId>(service), .area = area});
    }

    UserId user(AgencyId agency, AgencyKind kind, std::string const& agencyName, std::string const& role, bool hasAccount) {
        auto email = fmt::format("{}.{}@example.org", role, ++number_);
        auto name = people_.name(random_);
        auto area = kind == AgencyKind::monitor || kind == AgencyKind::operations ? AreaId{} : area_;
        auto user =
            agency::addUser(events_, random_, {.agency = agency, .kind = kind, .area = area, .role = role, .name = name, .email = email});
        agency::addJoined(events_, user, agency, area);
        if (hasAccount) accounts_.push_back({user, role, agencyName, email, {}, {}});
        return user;
    }

    void train(UserId user, Training what, TrainingLevel level, Date on, Date until) {
        agency::addTraining(events_, user, area_, {.what = what, .level = level, .on = on, .until = until});
    }

    Result<> finish() {
        auto recorded = installation_.gate().record(std::move(events_), {.at = since_});
        if (!recorded) return fail(recorded.error());
        if (auto done = setCredentials(); !done) return done;
        return writeAccounts();
    }

private:
    /// Secrets are drawn from the system, never from the seed.
    Result<> setCredentials() {
        web::PasswordHasher hasher;
        web::SignInVault vault(installation_.keyring());
        auto& secret = installation_.random();
        for (auto& account : accounts_) {
            account.password = fmt::format("{}-{}-{}-{}", secret.word(5), secret.word(5), secret.word(5), secret.word(5));
            auto totp = web::newTotpSecret(secret);
            account.totp = web::totpSecretText(totp);
            auto hash = hasher.hash(account.password);
            if (!hash) return fail(hash.error());
            auto isKept = installation_.gate().keep(
                [&](store::Session& session) { web::setCredential(session, account.user, {*hash, totp, 0}, vault, secret, since_); });
            if (!isKept) return fail(ErrorCode::unavailable, "The demonstration accounts could not be kept.");
        }
        return {};
    }

    Result<> writeAccounts() const {
        auto path = installation_.places().data / "accounts.txt";
        std::ofstream file(path);
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        file << "Demonstration accounts: invented people. Sign in with address and password, then the code of an authenticator app\n"
                "(add the secret by hand), or: oathtool --totp -b SECRET\n\n";
        for (auto const& account : accounts_)
            file << fmt::format("{:<22} {:<34} {:<28} {:<26} {}\n", account.roleName, account.agencyName, account.email, account.password,
                                account.totp);
        if (!file.flush()) return fail(ErrorCode::unavailable, "The file of the demonstration accounts cannot be written.");
        return {};
    }

    Installation& installation_;
    People const& people_;
    Random& random_;
    Instant since_;
    gate::Events events_;
    AreaId area_{};
    std::vector<Account> accounts_;
    int number_{};
};

void hireProviders(Hiring& hiring, Staff& staff, AgencyId second, Date today) {
    std::string const name = "Bridgeway Restorative Justice";
    auto until = plusDays(today, 240);
    auto trained = [&](UserId user, bool isSensitive, bool isLapsed) {
        auto end = isLapsed ? plusDays(today, -20) : until;
        hiring.train(user, Training::facilitation, isSensitive ? TrainingLevel::advanced : TrainingLevel::intermediate, plusDays(end, -365),
                     end);
        hiring.train(user, Training::victimAwareness, TrainingLevel::course, plusDays(today, -300), until);
        if (isSensitive) hiring.train(user, Training::sensitiveAndComplex, TrainingLevel::advanced, plusDays(today, -200), until);
    };
    staff.coordinators.push_back(hiring.user(staff.provider, AgencyKind::provider, name, "coordinator", true));
    staff.supervisors.push_back(hiring.user(staff.provider, AgencyKind::provider, name, "supervisor", true));
    staff.specialists.push_back(hiring.user(staff.provider, AgencyKind::provider, name, "specialist", true));
    trained(staff.supervisors.back(), true, false);
    trained(staff.specialists.back(), true, false);
    for (int number = 0; number < 16; ++number) {
        auto user = hiring.user(staff.provider, AgencyKind::provider, name, "facilitator", number == 0);
        trained(user, number % 4 == 1, number == 15);
        staff.facilitators.push_back(user);
    }
    (void)hiring.user(staff.provider, AgencyKind::provider, name, "agency-administrator", true);
    for (int number = 0; number < 5; ++number)
        trained(hiring.user(second, AgencyKind::provider, "Second Word", "facilitator", false), false, false);
    (void)hiring.user(second, AgencyKind::provider, "Second Word", "coordinator", true);
}

/// Who refers from where no victim is told: a court and a prison.
void hireCourtAndPrison(Hiring& hiring, AreaId area) {
    auto const prison = hiring.agency(AgencyKind::prison, area, "Swanmere Prison", "swanmere-prison");
    auto const court = hiring.agency(AgencyKind::court, area, "Swanmere Crown Court", "swanmere-court");
    (void)hiring.user(prison, AgencyKind::prison, "Swanmere Prison", "offender-manager", true);
    (void)hiring.user(court, AgencyKind::court, "Swanmere Crown Court", "court-officer", true);
}

/// Who looks after the agreement at each party, and who signs it.
void hireSignatories(Hiring& hiring, Staff& staff) {
    struct Place {
        AgencyId agency;
        AgencyKind kind;
        char const* name;
        bool hasAccount;
    };
    for (auto const& place : {Place{staff.police, AgencyKind::police, "Swanmere Police", true},
                              Place{staff.provider, AgencyKind::provider, "Bridgeway Restorative Justice", true},
                              Place{staff.probation, AgencyKind::probation, "Swanmere Probation", false},
                              Place{staff.youthJustice, AgencyKind::youthJustice, "Swanmere Youth Justice Service", false},
                              Place{staff.victimService, AgencyKind::victimService, "Swanmere Victim Care", false}}) {
        auto officer = hiring.user(place.agency, place.kind, place.name, "information-officer", place.hasAccount);
        auto signatory = hiring.user(place.agency, place.kind, place.name, "signatory", place.hasAccount);
        staff.parties.push_back({place.agency, officer, signatory});
    }
}

}  // namespace

Result<Staff> hireStaff(Installation& installation, People const& people, Random& random, Instant since) {
    Hiring hiring(installation, people, random, since);
    Staff staff;
    auto today = londonDay(installation.clock().now());
    staff.area = hiring.area("Swanmere", "X01");
    staff.police = hiring.agency(AgencyKind::police, staff.area, "Swanmere Police", "swanmere");
    staff.probation = hiring.agency(AgencyKind::probation, staff.area, "Swanmere Probation", "swanmere-probation");
    staff.youthJustice = hiring.agency(AgencyKind::youthJustice, staff.area, "Swanmere Youth Justice Service", "swanmere-yjs");
    staff.victimService = hiring.agency(AgencyKind::victimService, staff.area, "Swanmere Victim Care", "swanmere-victims");
    staff.provider = hiring.agency(AgencyKind::provider, staff.area, "Bridgeway Restorative Justice", "bridgeway");
    auto second = hiring.agency(AgencyKind::provider, staff.area, "Second Word", "second-word");
    hiring.takes(second, staff.area, {{Stage::streetOrCommunityResolution, Stage::conditionalCaution}, {}});
    auto commissioner = hiring.agency(AgencyKind::commissioner, staff.area, "Swanmere Commissioner", "swanmere-commissioner");
    auto monitor = hiring.agency(AgencyKind::monitor, AreaId{}, "National Monitor", "national-monitor");

    for (int number = 0; number < 4; ++number)
        staff.officers.push_back(hiring.user(staff.police, AgencyKind::police, "Swanmere Police", "police-officer", number == 0));
    (void)hiring.user(staff.police, AgencyKind::police, "Swanmere Police", "agency-specialist", true);
    (void)hiring.user(staff.police, AgencyKind::police, "Swanmere Police", "agency-administrator", true);
    for (int number = 0; number < 2; ++number)
        staff.offenderManagers.push_back(
            hiring.user(staff.probation, AgencyKind::probation, "Swanmere Probation", "offender-manager", number == 0));
    (void)hiring.user(staff.probation, AgencyKind::probation, "Swanmere Probation", "victim-liaison", true);
    staff.youthWorkers.push_back(
        hiring.user(staff.youthJustice, AgencyKind::youthJustice, "Swanmere Youth Justice Service", "youth-justice-worker", true));
    staff.victimWorkers.push_back(
        hiring.user(staff.victimService, AgencyKind::victimService, "Swanmere Victim Care", "agency-specialist", true));
    hireProviders(hiring, staff, second, today);
    hireSignatories(hiring, staff);
    (void)hiring.user(commissioner, AgencyKind::commissioner, "Swanmere Commissioner", "commissioner", true);
    (void)hiring.user(monitor, AgencyKind::monitor, "National Monitor", "monitor", true);
    auto operations = hiring.agency(AgencyKind::operations, AreaId{}, "This installation", "operations");
    (void)hiring.user(operations, AgencyKind::operations, "This installation", "administrator", true);
    hireCourtAndPrison(hiring, staff.area);
    if (auto done = hiring.finish(); !done) return fail(done.error());

    return staff;
}

}  // namespace accord::app
