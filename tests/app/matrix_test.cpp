// The authorisation matrix (OWASP ASVS 5.0, 8.2.1 to 8.4.1): every action and view, for
// every role, on what is theirs, a colleague's, another agency's, another area's, sealed,
// deleted and unknown, compared with what was written by hand.
#include "app/installation.hpp"
#include "app/matrix_world.hpp"
#include "app/ports.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace accord::app::matrix_test {
namespace {

using gate::ObjectKind;

constexpr auto file = ACCORD_SOURCE_DIR "/tests/gate/matrix.tsv";

store::Statement const sealAll{"matrix.seal-all", "UPDATE gate_object SET sealed = 1"};
store::Statement const unsealAll{"matrix.unseal-all", "UPDATE gate_object SET sealed = 0"};
store::Statement const deleteAll{"matrix.delete-all", "UPDATE gate_object SET deleted = 1"};

std::vector<std::string> cellsOf(std::string const& line) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        auto tab = std::min(line.find('\t', at), line.size());
        cells.push_back(line.substr(at, tab - at));
        at = tab + 1;
    }
    return cells;
}

std::string nameOf(Thing thing) {
    constexpr std::array names{"installation", "agency", "user", "token", "task", "referral", "case", "harmed", "responsible", "agreement"};
    return names.at(static_cast<std::size_t>(thing) - 1);
}

/// What the file says: {name, thing, column} → letters.
struct Matrix {
    std::vector<std::string> columns;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> rows;

    static Matrix read() {
        Matrix matrix;
        std::ifstream in(file);
        EXPECT_TRUE(in.good()) << file;
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || line.starts_with('#')) continue;
            auto cells = cellsOf(line);
            if (matrix.columns.empty()) {
                matrix.columns.assign(cells.begin() + 2, cells.end());
                continue;
            }
            EXPECT_EQ(cells.size(), matrix.columns.size() + 2) << line;
            auto isNew = matrix.rows.emplace(std::pair{cells.at(0), cells.at(1)}, std::vector(cells.begin() + 2, cells.end())).second;
            EXPECT_TRUE(isNew) << "twice: " << cells[0] << " " << cells[1];
        }
        return matrix;
    }
};

std::string columnOf(Post const& post) {
    return post.role + "@" + std::string(code(post.kind));
}

struct AuthorisationMatrix : testing_support::HouseTest {
    AuthorisationMatrix() : HouseTest(capabilities()) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        wirePorts();
    }
    void TearDown() override {
        world_.reset();
        HouseTest::TearDown();
    }

    /// Made when it is first asked for: not every test needs it, and it takes some hundred commits.
    MatrixWorld& world() {
        if (!world_) world_ = std::make_unique<MatrixWorld>(house());
        return *world_;
    }

    // A field that no Spec has is refused only after the object was reached, and before anything is done.
    bool isReached(gate::Actor const& who, gate::ActionInfo const& action, ObjectId on) {
        return judge(house().gate().actNow({who, &action, on, {{"no-such-field", "x"}}, {}, {}}));
    }
    bool isReached(gate::Actor const& who, gate::ViewInfo const& view, ObjectId on) {
        return judge(house().gate().look({who, &view, on, {{"no-such-field", "x"}}}));
    }

    template <class T>
    bool judge(Result<T> const& answer) {
        EXPECT_FALSE(answer) << "a field that nobody knows was taken";
        if (answer) return true;
        auto const& error = answer.error();
        if (error.code == ErrorCode::invalid) return true;
        EXPECT_EQ(error.code, ErrorCode::notFound);
        EXPECT_EQ(error.message, gate::notThere().message) << "what is not for somebody reads like what is not there";
        EXPECT_TRUE(error.fields.empty() && error.reasons.empty());
        return false;
    }

    /// Calls use(name, kind, reached-function) for every action and view.
    template <class Use>
    void forEach(Use&& use) {
        for (auto const* action : house().registry.actions())
            use(std::string(action->name), action->on, [&](gate::Actor const& who, ObjectId on) { return isReached(who, *action, on); });
        for (auto const* view : house().registry.views())
            use(std::string(view->name), view->on, [&](gate::Actor const& who, ObjectId on) { return isReached(who, *view, on); });
    }

    void run(store::Statement const& statement) {
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) { session.run(statement); }));
    }

    using Found = std::map<std::tuple<std::string, std::string, std::string>, std::string>;

    void walk(Found& found, char letter, Relation relation) {
        forEach([&](std::string const& name, ObjectKind kind, auto const& reached) {
            for (auto thing : MatrixWorld::thingsOf(kind)) {
                if (thing == Thing::installation && relation != Relation::own) continue;
                for (auto const& post : matrixPosts()) {
                    auto& cell = found[{name, nameOf(thing), columnOf(post)}];
                    if (reached(world().actor(post, relation), world().object(post, thing))) cell += letter;
                }
            }
        });
    }

private:
    std::unique_ptr<MatrixWorld> world_;
};
ACCORD_ON_BOTH_DATABASES(AuthorisationMatrix);

TEST_P(AuthorisationMatrix, IsWhatWasWrittenByHand) {
    Found found;
    walk(found, 'o', Relation::own);
    walk(found, 'c', Relation::colleague);
    walk(found, 'g', Relation::otherAgency);
    walk(found, 'a', Relation::otherArea);
    run(sealAll);
    walk(found, 's', Relation::sealed);
    run(unsealAll);

    auto matrix = Matrix::read();
    std::vector<std::string> columns;
    for (auto const& post : matrixPosts()) columns.push_back(columnOf(post));
    ASSERT_EQ(matrix.columns, columns);
    for (auto const& [key, letters] : found) {
        auto const& [name, thing, column] = key;
        auto row = matrix.rows.find({name, thing});
        if (row == matrix.rows.end()) {
            ADD_FAILURE() << "no row: " << name << " " << thing;
            continue;
        }
        auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
        EXPECT_EQ(row->second.at(at), letters.empty() ? "-" : letters) << name << " " << thing << " " << column;
    }
}

TEST_P(AuthorisationMatrix, HasNoRowForWhatIsNotThere) {
    std::set<std::pair<std::string, std::string>> known;
    forEach([&](std::string const& name, ObjectKind kind, auto const&) {
        for (auto thing : MatrixWorld::thingsOf(kind)) known.insert({name, nameOf(thing)});
    });
    for (auto const& [key, cells] : Matrix::read().rows) EXPECT_TRUE(known.contains(key)) << key.first << " " << key.second;
}

TEST_P(AuthorisationMatrix, HasAColumnForEveryRole) {
    std::set<std::string> roles;
    for (auto const& post : matrixPosts()) roles.insert(post.role);
    auto rules = testing_support::rulebook().at(londonDay(house().clock.now()));
    for (auto const* role : rules.roles()) EXPECT_TRUE(roles.contains(role->head.id)) << role->head.id;
}

TEST_P(AuthorisationMatrix, LetsNobodyReachWhatIsUnknownDeletedOrOfAnotherKindNorAnythingWithoutPermissions) {
    auto everywhere = [&](std::string_view what, auto&& holds) {
        forEach([&](std::string const& name, ObjectKind kind, auto const& reached) {
            for (auto const& post : matrixPosts())
                EXPECT_TRUE(holds(post, kind, reached)) << what << ": " << name << " as " << columnOf(post);
        });
    };
    auto own = [&](Post const& post) { return world().actor(post, Relation::own); };
    everywhere("unknown", [&](Post const& post, ObjectKind, auto const& reached) {
        return !reached(own(post), newId<ObjectId>(house().random)) && !reached(own(post), ObjectId{});
    });
    everywhere("of another kind", [&](Post const& post, ObjectKind kind, auto const& reached) {
        return (kind == ObjectKind::installation || !reached(own(post), gate::installation)) &&
               (kind == ObjectKind::caseFile || !reached(own(post), world().object(post, Thing::caseFile))) &&
               (kind == ObjectKind::agency || !reached(own(post), world().object(post, Thing::agency)));
    });
    everywhere("without permissions", [&](Post const& post, ObjectKind kind, auto const& reached) {
        auto nobody = own(post);
        nobody.permissions.clear();
        return !reached(nobody, world().object(post, MatrixWorld::thingsOf(kind).front()));
    });
    run(deleteAll);
    everywhere("deleted", [&](Post const& post, ObjectKind kind, auto const& reached) {
        if (kind == ObjectKind::installation) return true;
        for (auto thing : MatrixWorld::thingsOf(kind))
            if (reached(own(post), world().object(post, thing))) return false;
        return true;
    });
}

}  // namespace
}  // namespace accord::app::matrix_test
