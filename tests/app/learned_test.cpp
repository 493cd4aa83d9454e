// What a role can learn through any View is what decide() shows: one property over every View that
// is registered, in every form in which the doors give it out.
//
// Two worlds are made alike, event for event, but what is told of people differs: names, contact
// details, accounts, needs, risks. The decision withholds those kinds of data. Then nobody, in any
// role, on anything, may get other bytes in one world than in the other: not a field, not another
// order, not another count, not a filter that finds. What is the same cannot tell.
#include "app/installation.hpp"
#include "app/matrix_world.hpp"
#include "app/ports.hpp"
#include "gate/visibility.hpp"
#include "support/temp_folder.hpp"
#include "web/download.hpp"
#include "web/page_model.hpp"
#include "web/templates.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

namespace accord::app::learned_test {
namespace {

namespace bj = boost::json;
using gate::Showing;

/// A View that leaks: its rows show no name, and stand in the order of the names.
struct PlantedLeak {
    static constexpr std::string_view name = "planted.in-order-of-names";
    static constexpr std::string_view title = "In the order of names";
    static constexpr std::string_view permission = "referral.read";
    static constexpr std::string_view path = "planted";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Row {
        std::string name;
        ObjectId person{};
        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::name, Category::identity, Owner::subject>("name", "Name").sealed(),
                                     field<&Row::person, Category::none, Owner::none>("person", "Person"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"people", &tableOf<Row>()}}; }

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId, Query const&) {
        static store::Statement const statement = gate::guarded(
            "planted.people", "SELECT p.id, p.name, o.share FROM casework_referral_party p {visible:p.id} ORDER BY p.id", "iti");
        std::vector<std::tuple<std::string, Row, std::int64_t>> found;
        for (auto const& row : desk.db().all(statement, desk.visible())) {
            auto person = fromColumn<ObjectId>(row.integer(0));
            auto cell = row.optionalText(1).value_or("");
            found.emplace_back(desk.open(idCast<SubjectId>(person), "name", cell).value_or(""), Row{cell, person}, row.integer(2));
        }
        std::ranges::stable_sort(found, {}, [](auto const& one) { return std::get<0>(one); });
        gate::Rows rows;
        rows.list<Row>("people");
        for (auto const& [text, row, share] : found) rows.add("people", row, {row.person, idCast<SubjectId>(row.person), {}, share});
        return rows;
    }
};

gate::Capability const& planted() {
    static gate::Capability const made = [] {
        gate::Capability room;
        room.name = "planted";
        room.views = {gate::view<PlantedLeak>()};
        return room;
    }();
    return made;
}

constexpr std::array varied{Category::identity, Category::contact,       Category::safeContact,
                            Category::offence,  Category::vulnerability, Category::risk};

/// What differs: other words, of other length, which sort the other way round.
MatrixWorld::Vary telling(bool isOther, std::set<Category> categories) {
    return [isOther, categories = std::move(categories)](FieldTexts& input, int number) {
        auto word = [&](std::string const& what) {
            auto letter = std::string(1, static_cast<char>(isOther ? 'Z' - number : 'A' + number));
            return letter + what + (isOther ? " of quite another kind" : "");
        };
        auto put = [&](Category category, std::string const& field, std::string const& what) {
            if (!categories.contains(category)) return;
            std::erase_if(input, [&](auto const& one) { return one.first == field; });
            input.emplace_back(field, word(what));
        };
        auto has = [&](std::string_view field) { return std::ranges::find(input, field, &FieldTexts::value_type::first) != input.end(); };
        put(Category::identity, "harmed.name", "ma Harmed");
        put(Category::identity, "responsible.name", "dan Responsible");
        put(Category::offence, "incident.offence", "burglary");
        put(Category::offence, "incident.account", "house was entered");
        // A role that works for one side is asked nothing of the other.
        if (has("responsible.contact.held")) {
            put(Category::contact, "responsible.held-at", "prison");
            put(Category::vulnerability, "responsible.language", "language");
        }
        if (has("safe.harmed.channel")) {
            put(Category::vulnerability, "harmed.access-needs", "ramp");
            put(Category::safeContact, "safe.harmed.detail", "friend's number");
            put(Category::safeContact, "safe.harmed.instructions", "fter six");
        }
    };
}

/// One house with its own database: two of them are made in the same way from the same seed.
class World {
public:
    World(bool isOther, std::set<Category> const& categories, Showing showing = Showing::withheld) {
        for (auto category : categories) disclosure_.showing[category] = showing;
        auto opened = store::Database::open(
            {.location = (folder_.path() / "world.db").string(), .readers = 1, .leaseTimeout = std::chrono::seconds{2}});
        if (!opened) throw std::runtime_error(opened.error().message);
        database_ = std::move(*opened);
        auto rooms = capabilities();
        rooms.push_back(&planted());
        house_ = std::make_unique<testing_support::TestHouse>(rooms, *database_, folder_.path(), &disclosure_);
        world_ = std::make_unique<MatrixWorld>(*house_, telling(isOther, categories));
        if (categories.contains(Category::risk)) assess(isOther);
        search();
    }

    testing_support::TestHouse& house() { return *house_; }
    MatrixWorld const& people() const { return *world_; }

    /// Everything that somebody gets: path → bytes. A path is a View, a form, a role and a thing.
    std::map<std::string, std::string> everything() {
        std::map<std::string, std::string> all;
        for (auto const* view : house_->registry.views())
            for (auto const& post : matrixPosts())
                for (auto thing : MatrixWorld::thingsOf(view->on)) look(all, *view, post, world_->object(post, thing));
        return all;
    }

private:
    void assess(bool isOther) {
        Post const facilitator{"facilitator", AgencyKind::provider};
        auto who = world_->actor(facilitator, Relation::own);
        for (auto thing : {Thing::harmed, Thing::responsible}) {
            auto done = house_->act(who, "casework.assess-risk", world_->object(facilitator, thing),
                                    {{"rating", "low"},
                                     {"hazards", isOther ? "None that we know of" : "Feelings"},
                                     {"controls", isOther ? "Two of us" : "A plan"},
                                     {"sources", "police"}});
            if (!done) throw std::runtime_error("assess-risk: " + done.error().message);
        }
    }

    /// Somebody looks for a name that is in one of the worlds only.
    void search() {
        auto who = world_->actor({"coordinator", AgencyKind::provider}, Relation::own);
        auto done = house_->act(who, "people.start-search", gate::installation,
                                {{"surname", "Harmed"}, {"given-name", "Ama"}, {"birth-year", "1961"}});
        if (!done) throw std::runtime_error("start-search: " + done.error().message);
    }

    void look(std::map<std::string, std::string>& all, gate::ViewInfo const& view, Post const& post, ObjectId on) {
        auto viewing = house_->gate().look({world_->actor(post, Relation::own), &view, on, {}});
        auto const path = std::string(view.name) + " | " + post.role + " | " + toText(on) + " | ";
        if (!viewing) {
            all[path + "refused"] = viewing.error().message;
            return;
        }
        web::Words const words{house_->gate()};
        all[path + "JSON"] = web::apiJson(view, *viewing, words);
        all[path + "page"] = page(view, *viewing, words);
        for (auto const& part : viewing->parts) all[path + "CSV of " + part.name] = web::csvOfPart(part.name)(view, *viewing)->bytes;
    }

    std::string page(gate::ViewInfo const& view, gate::Viewing const& viewing, web::Words const& words) const {
        auto model = web::pageModel(view, viewing, words);
        model["key"] = "key";
        model["back"] = false;
        model["actions"] = bj::array{};
        for (auto const* name : {"has_actions", "has_previous", "has_next"}) model[name] = false;
        for (auto const* name : {"previous_page", "next_page", "page_says", "path"}) model[name] = "";
        std::string_view name = view.page;
        if (name.empty()) {
            web::addGenericParts(model, view, viewing, words);
            name = "generic/view";
        }
        static web::Templates const templates{std::filesystem::path{ACCORD_SOURCE_DIR} / "web/templates"};
        static bj::object const layout{{"assets", ""},       {"csrf", ""},      {"demonstration", false}, {"user", false},
                                       {"nav", bj::array{}}, {"notice", false}, {"footer", bj::array{}}};
        return templates.render(name, bj::value(std::move(model)), bj::value(layout));
    }

    testing_support::TempFolder folder_;
    testing_support::ChosenDisclosure disclosure_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<testing_support::TestHouse> house_;
    std::unique_ptr<MatrixWorld> world_;
};

/// The paths by which the two can be told apart.
std::vector<std::string> leaks(std::map<std::string, std::string> const& one, std::map<std::string, std::string> const& other) {
    std::vector<std::string> found;
    for (auto const& [path, bytes] : one) {
        auto there = other.find(path);
        if (there == other.end() || there->second != bytes) found.push_back(path);
    }
    for (auto const& [path, bytes] : other)
        if (!one.contains(path)) found.push_back(path);
    return found;
}

/// View and form of a path, without who and on what.
std::string kindOf(std::string const& path) {
    return path.substr(0, path.find(" | ")) + " as " + path.substr(path.rfind(" | ") + 3);
}

void tellPaths(std::map<std::string, std::string> const& all) {
    std::map<std::string, int> counts;
    for (auto const& [path, bytes] : all)
        if (!path.ends_with("refused")) ++counts[kindOf(path)];
    std::cout << "[ paths    ] " << all.size() << " answers; by View and form:\n";
    for (auto const& [kind, count] : counts) std::cout << "[ path     ] " << kind << ": " << count << '\n';
}

struct Learned : testing::TestWithParam<std::set<Category>> {
    void SetUp() override { wirePorts(); }
};

// Issue of the agreements, 6: what a role can learn through any of them is what decide() shows.
TEST_P(Learned, ThroughAnyViewInAnyFormIsNothingThatIsWithheld) {
    World one(false, GetParam()), other(true, GetParam());
    auto const here = one.everything(), there = other.everything();
    tellPaths(here);
    std::set<std::string> paths;
    for (auto const& path : leaks(here, there)) {
        if (path.starts_with(PlantedLeak::name)) continue;
        paths.insert(path);
        auto const& left = here.contains(path) ? here.at(path) : std::string("(no answer)");
        auto const& right = there.contains(path) ? there.at(path) : std::string("(no answer)");
        auto const at = static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
        ADD_FAILURE() << path << "\n  here:  " << left.substr(at > 60 ? at - 60 : 0, 160)
                      << "\n  there: " << right.substr(at > 60 ? at - 60 : 0, 160);
        if (paths.size() > 8) break;
    }
    auto reached = std::ranges::count_if(here, [](auto const& answer) { return !answer.first.ends_with("refused"); });
    EXPECT_GT(reached, 100) << "a property over nothing proves nothing";
}

// The property sees what it looks for: rows without a name that stand in the order of the names.
TEST_P(Learned, ALeakPlantedInTheOrderOfRowsIsFound) {
    World one(false, GetParam()), other(true, GetParam());
    auto const found = leaks(one.everything(), other.everything());
    std::set<std::string> kinds;
    for (auto const& path : found)
        if (path.starts_with(PlantedLeak::name)) kinds.insert(kindOf(path));
    std::set<std::string> const expected{"planted.in-order-of-names as CSV of people", "planted.in-order-of-names as JSON",
                                         "planted.in-order-of-names as page"};
    EXPECT_EQ(kinds, expected);
}

// The two worlds do differ: where the same is shown, they are told apart.
TEST_P(Learned, WhatDiffersIsSeenWhereItIsShown) {
    World one(false, GetParam(), Showing::shown), other(true, GetParam(), Showing::shown);
    std::set<std::string> kinds;
    for (auto const& path : leaks(one.everything(), other.everything())) kinds.insert(kindOf(path));
    for (auto const* kind : {"casework.case as page", "casework.case as JSON", "casework.referral as JSON"})
        EXPECT_TRUE(kinds.contains(kind)) << kind;
}

INSTANTIATE_TEST_SUITE_P(Withholding, Learned,
                         testing::Values(std::set<Category>(varied.begin(), varied.end()), std::set{Category::identity}),
                         [](auto const& test) { return test.param.size() == 1 ? "Names" : "AllThatIsVaried"; });

}  // namespace
}  // namespace accord::app::learned_test
