// Two histories: in one the person harmed says no, takes everything back, says "not now", the
// case is stopped, or it closes; in the other none of it happens. Whoever works on the other
// side, and whoever referred them, reads the same bytes in both: every page and every JSON
// of every object there is, every form that they are offered, every error that they get.
// Only when a practitioner tells them does anything change, and then it is the set words.
#include "app/installation.hpp"
#include "app/matrix_world.hpp"
#include "app/ports.hpp"
#include "gate/authorise.hpp"
#include "web/page_model.hpp"
#include "web/templates.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <iostream>
#include <map>

namespace accord::app::two_histories_test {
namespace {

namespace bj = boost::json;
using gate::ObjectKind;

store::Statement const everyObject{"test.every-object", "SELECT id, kind FROM gate_object ORDER BY id", "ii"};
store::Statement const partiesOf{"test.parties-of", "SELECT id, side FROM gate_object WHERE parent = :parent AND kind = 9", "ii"};

Post const offenderManager{"offender-manager", AgencyKind::probation};
Post const specialist{"specialist", AgencyKind::provider};
Post const facilitator{"facilitator", AgencyKind::provider};
Post const supervisor{"supervisor", AgencyKind::provider};

struct TwoHistories : testing_support::HouseTest {
    using Pages = std::map<std::string, std::string>;

    TwoHistories() : HouseTest(capabilities()) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        wirePorts();
        world_ = std::make_unique<MatrixWorld>(house());
        openCase();
    }
    void TearDown() override {
        world_.reset();
        HouseTest::TearDown();
    }

    [[nodiscard]] gate::Actor who(Post const& post, Relation relation = Relation::own) const { return world_->actor(post, relation); }

    void must(gate::Actor const& actor, std::string_view action, ObjectId on, FieldTexts input) {
        house().clock.advance(std::chrono::seconds{1});
        auto done = house().act(actor, action, on, std::move(input));
        ASSERT_TRUE(done) << action << ": " << done.error().message << (done.error().fields.empty() ? "" : done.error().fields[0].field);
    }

    /// A referral of an offender manager, taken on and worked until both were met: so that the other side knows of it.
    void openCase() {
        auto referral = world_->object(offenderManager, Thing::referral);
        auto taken = house().act(who(specialist), "casework.accept-referral", referral, {});
        if (!taken) taken = house().act(who({"coordinator", AgencyKind::provider}), "casework.accept-referral", referral, {});
        ASSERT_TRUE(taken) << taken.error().message;
        for (auto const& [field, text] : taken->output)
            if (field == "case") case_ = idFromText<ObjectId>(text).value();
        {
            auto reader = house().database().reader();
            for (auto const& row : reader->all(partiesOf, {column(case_)}))
                (row.integer(1) == static_cast<std::int64_t>(Side::harmed) ? harmed_ : responsible_) = fromColumn<ObjectId>(row.integer(0));
        }
        must(who(supervisor), "casework.allocate", case_,
             {{"facilitator", toText(who(facilitator).user)},
              {"second", toText(who(facilitator, Relation::colleague).user)},
              {"no-conflict", "yes"}});
        must(who(facilitator), "casework.record-contact", harmed_, {{"method", "phone"}, {"result", "spoke"}});
        for (auto const* consent : {"explore", "approach"})
            must(who(facilitator), "casework.record-consent", harmed_, {{"consent", consent}, {"agrees", "yes"}, {"means", "phone"}});
        must(who(facilitator), "casework.record-contact", responsible_, {{"method", "visit"}, {"result", "spoke"}});
    }

    /// Everybody who is not of the service: the other side's workers, who referred, and every other agency's people.
    [[nodiscard]] std::vector<std::pair<std::string, gate::Actor>> others() const {
        std::vector<std::pair<std::string, gate::Actor>> list;
        for (auto const& post : matrixPosts()) {
            if (post.kind == AgencyKind::provider) continue;
            for (auto relation : {Relation::own, Relation::colleague, Relation::otherAgency}) {
                // What differs by database is the SQL, and the own reach all of it.
                if (relation != Relation::own && GetParam() != store::Dialect::sqlite) continue;
                list.emplace_back(post.role + std::to_string(static_cast<int>(relation)), world_->actor(post, relation));
            }
        }
        // As if somebody gave them the permission to read cases: then only the wall stands between.
        auto bold = who(offenderManager);
        for (auto const* permission : {"case.read", "case.work", "safe-contact.reveal", "case.allocate", "case.sign-off"})
            bold.permissions.emplace_back(permission);
        list.emplace_back("bold offender manager", std::move(bold));
        return list;
    }

    static std::string said(Error const& error) {
        std::string text = std::to_string(static_cast<int>(error.code)) + " " + error.message;
        for (auto const& field : error.fields) text += "\n" + field.field + " " + field.code + " " + field.message;
        for (auto const& reason : error.reasons) text += "\n" + std::to_string(static_cast<int>(reason.code));
        return text;
    }

    std::string html(gate::ViewInfo const& view, gate::Viewing const& viewing) {
        web::Words const words{house().gate()};
        auto model = web::pageModel(view, viewing, words);
        auto isGeneric = view.page.empty() || !templates.has(view.page);
        if (isGeneric) web::addGenericParts(model, view, viewing, words);
        for (auto const* name : {"has_actions", "has_previous", "has_next"}) model[name] = false;
        model["actions"] = bj::array{};
        model["key"] = "key";
        return templates.render(isGeneric ? std::string_view("generic/view") : view.page, model, layout);
    }

    void view(Pages& pages, std::string const& name, gate::Actor const& actor, gate::ViewInfo const& info, ObjectId on) {
        auto seen = house().gate().lookNow({actor, &info, on, {}});
        auto at = name + " " + std::string(info.name) + " " + toText(on);
        if (!seen) {
            pages[at] = said(seen.error());
            return;
        }
        pages[at + " json"] = web::apiJson(info, *seen, {house().gate()}) + "\"" + std::to_string(seen->version) + "\"";
        pages[at + " html"] = html(info, *seen);
    }

    void form(Pages& pages, std::string const& name, gate::Actor const& actor, gate::ActionInfo const& info, ObjectId on) {
        auto prepared = house().gate().prepare(actor, info, on);
        auto& text = pages[name + " form " + std::string(info.name) + " " + toText(on)];
        if (!prepared) {
            text = said(prepared.error());
            return;
        }
        text = std::to_string(prepared->version);
        for (auto const& option : prepared->help.options)
            text += "\n" + option.field + " " + option.value + " " + option.label + option.hint;
        for (auto const& [field, value] : prepared->help.defaults) text += "\n" + field + " " + value;
    }

    /// Everything that any of them reads now.
    Pages read() {
        Pages pages;
        std::vector<std::pair<ObjectId, ObjectKind>> objects{{gate::installation, ObjectKind::installation}};
        for (auto const& row : house().database().reader()->all(everyObject)) {
            auto kind = static_cast<ObjectKind>(row.integer(1));
            if (kind != ObjectKind::installation) objects.emplace_back(fromColumn<ObjectId>(row.integer(0)), kind);
        }
        for (auto const& [name, actor] : others())
            for (auto const& [on, kind] : objects) {
                for (auto const* info : house().registry.views())
                    if (info->on == kind) view(pages, name, actor, *info, on);
                for (auto const* info : house().registry.actions())
                    if (info->on == kind &&
                        (kind == ObjectKind::participant || kind == ObjectKind::caseFile || kind == ObjectKind::referral))
                        form(pages, name, actor, *info, on);
            }
        return pages;
    }

    /// At an hour that is the same in every history.
    Pages readAtNoon() {
        auto now = house().clock.now();
        house().clock.set(noon_);
        auto pages = read();
        house().clock.set(now);
        return pages;
    }

    static std::size_t bytesOf(Pages const& pages) {
        std::size_t bytes = 0;
        for (auto const& [name, text] : pages) bytes += text.size();
        return bytes;
    }

    static std::vector<std::string> differing(Pages const& one, Pages const& other) {
        std::vector<std::string> names;
        for (auto const& [name, text] : one)
            if (auto found = other.find(name); found == other.end() || found->second != text) names.push_back(name);
        for (auto const& [name, text] : other)
            if (!one.contains(name)) names.push_back(name);
        return names;
    }

    bj::object layout{{"assets", "/assets"}, {"csrf", "token"},       {"demonstration", false}, {"notice", false}, {"user", false},
                      {"nav", bj::array{}},  {"footer", bj::array{}}, {"sign_in", "/sign-in"},  {"exit_href", "/"}};
    web::Templates templates{std::filesystem::path{ACCORD_SOURCE_DIR} / "web/templates", web::MissingName::isEmpty};
    std::unique_ptr<MatrixWorld> world_;
    ObjectId case_{}, harmed_{}, responsible_{};
    Instant noon_ = noonOfThatDay();

private:
    static Instant noonOfThatDay() { return Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}} + std::chrono::hours{12}; }
};
ACCORD_ON_BOTH_DATABASES(TwoHistories);

TEST_P(TwoHistories, ReadAlikeToEverybodyOutsideTheServiceUntilTheyAreTold) {
    auto const before = readAtNoon();
    std::size_t compared = 0, bytes = 0, histories = 0;
    auto same = [&](std::string_view what) {
        auto const after = readAtNoon();
        auto names = differing(before, after);
        EXPECT_TRUE(names.empty()) << what << ": " << names.size() << " differ, as " << names.front() << "\n"
                                   << (before.contains(names.front()) ? before.at(names.front()).substr(0, 1500) : "not there") << "\n---\n"
                                   << (after.contains(names.front()) ? after.at(names.front()).substr(0, 1500) : "not there");
        compared += after.size();
        bytes += bytesOf(after);
        ++histories;
    };
    must(who(facilitator), "casework.record-attempt", harmed_,
         {{"attempt", "call-back"}, {"again-on", isoDate(londonDay(house().clock.now()))}, {"time", "after-18"}});
    same("an attempt");
    must(who(facilitator), "casework.record-contact", harmed_, {{"method", "phone"}, {"result", "not-now"}});
    same("not now");
    must(who(facilitator), "casework.record-consent", harmed_, {{"consent", "take-part"}, {"agrees", "no"}, {"means", "phone"}});
    same("a refusal");
    must(who(facilitator), "casework.record-consent", harmed_, {{"consent", "take-part"}, {"agrees", "yes"}, {"means", "phone"}});
    same("a yes");
    must(who(facilitator), "casework.stop-case", case_, {{"why", "threat"}});
    same("a hold");
    must(who(supervisor), "casework.lift-hold", case_, {{"reasons", "It is safe."}});
    same("a hold that was lifted");
    must(who(facilitator), "casework.withdraw-consent", harmed_, {{"means", "phone"}});
    same("a withdrawal");
    must(who(facilitator), "casework.close-case", case_, {{"closure", "harmed-withdrew"}});
    same("a closed case");
    std::cout << histories << " histories, " << others().size() << " readers: " << compared << " pages and answers, " << bytes
              << " bytes compared with those of the history in which nothing happened\n";

    must(who(facilitator), "casework.tell-referrer", case_, {{"means", "phone"}, {"safe", "yes"}});
    auto const told = readAtNoon();
    auto names = differing(before, told);
    EXPECT_FALSE(names.empty()) << "and it could have been found, had anything differed";
    for (auto const& name : names) EXPECT_TRUE(name.find("referral") != std::string::npos) << name;
    auto own = "offender-manager1 casework.referral " + toText(world_->object(offenderManager, Thing::referral)) + " json";
    ASSERT_TRUE(told.contains(own));
    EXPECT_NE(told.at(own).find("Restorative justice is not going ahead"), std::string::npos);
    EXPECT_EQ(told.at(own).find("withdrew"), std::string::npos);
}

}  // namespace
}  // namespace accord::app::two_histories_test
