// A capability of the tests: just enough of a case to try the gate on. A case, people
// on two sides, notes about them; one action that a rule may refuse, one that makes
// something new, one that fails; one view with every kind of field.
#pragma once

#include "events/erasure.hpp"
#include "gate/authorise.hpp"
#include "gate/capability.hpp"
#include "gate/visibility.hpp"

#include <array>

namespace accord::trial {

using gate::About;
using gate::Desk;
using gate::Done;
using gate::Events;
using gate::ObjectKind;
using gate::Rows;

enum class Mood : std::uint8_t { willing = 1, unwilling };

}  // namespace accord::trial

namespace accord {
template <>
inline constexpr auto wordsOf<trial::Mood> =
    words<trial::Mood>({{trial::Mood::willing, "willing", "Willing"}, {trial::Mood::unwilling, "unwilling", "Unwilling"}});
}  // namespace accord

namespace accord::trial {

struct CaseOpened {
    static constexpr std::string_view type = "trial.case-opened";
    static constexpr int version = 1;
    std::string reference;
    std::string summary;
    std::int64_t year{};

    static constexpr auto spec() {
        return accord::spec<CaseOpened>(field<&CaseOpened::reference, Category::none, Owner::none>("reference", "Reference"),
                                        field<&CaseOpened::summary, Category::offence, Owner::joint>("summary", "What happened"),
                                        field<&CaseOpened::year, Category::offence, Owner::joint>("year", "Year").clear());
    }
};

struct PersonAdded {
    static constexpr std::string_view type = "trial.person-added";
    static constexpr int version = 1;
    CaseId caseId{};
    std::string name;
    std::string safePhone;
    Mood mood{};

    static constexpr auto spec() {
        return accord::spec<PersonAdded>(
            field<&PersonAdded::caseId, Category::none, Owner::none>("case", "Case"),
            field<&PersonAdded::name, Category::identity, Owner::subject>("name", "Name"),
            field<&PersonAdded::safePhone, Category::safeContact, Owner::subject>("safe-phone", "Safe number").optional(),
            field<&PersonAdded::mood, Category::participation, Owner::subject>("mood", "Mood"));
    }
};

struct NoteWritten {
    static constexpr std::string_view type = "trial.note-written";
    static constexpr int version = 1;
    std::string note;

    static constexpr auto spec() {
        return accord::spec<NoteWritten>(field<&NoteWritten::note, Category::participation, Owner::subject>("note", "Note").atMost(500));
    }
};

/// Access facts only: something was moved, shared or taken away.
struct Arranged {
    static constexpr std::string_view type = "trial.arranged";
    static constexpr int version = 1;
    bool isArranged{true};

    static constexpr auto spec() {
        return accord::spec<Arranged>(field<&Arranged::isArranged, Category::none, Owner::none>("arranged", "Arranged"));
    }
};

/// Registered nowhere.
struct Undeclared {
    static constexpr std::string_view type = "trial.undeclared";
    static constexpr int version = 1;
    bool isThere{true};

    static constexpr auto spec() {
        return accord::spec<Undeclared>(field<&Undeclared::isThere, Category::none, Owner::none>("there", "There"));
    }
};

inline store::Statement const insertCase{"trial.insert-case",
                                         "INSERT INTO trial_case (id, reference, year, summary) VALUES (:id, :reference, :year, :summary)"};
inline store::Statement const insertPerson{
    "trial.insert-person",
    "INSERT INTO trial_person (id, case_id, name, safe_phone, mood) VALUES (:id, :case_id, :name, :safe_phone, :mood)"};
inline store::Statement const insertNote{"trial.insert-note",
                                         "INSERT INTO trial_note (event, person, note) VALUES (:event, :person, :note)"};
inline store::Statement const insertName{"trial.insert-name", "INSERT INTO trial_name (person, token) VALUES (:person, :token)"};
inline store::Statement const forgetName{"trial.forget-name", "DELETE FROM trial_name WHERE person = :person"};
inline store::Statement const countNotes{"trial.count-notes", "SELECT COUNT(*) FROM trial_note WHERE person = :person", "i"};
inline store::Statement const keepDraft{"trial.keep-draft", "INSERT INTO state_trial (person, text) VALUES (:person, :text)"};

inline void projectCase(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertCase, {column(event.on), event.column("reference"), event.integerColumn("year"), event.column("summary")});
}
inline void projectPerson(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertPerson,
              {column(event.on), event.idColumn("case"), event.column("name"), event.column("safe-phone"), event.column("mood")});
}
inline void projectName(gate::Projecting& to, gate::StoredEvent const& event) {
    if (auto name = to.open(event, "name"))
        to.db.run(insertName, {column(event.on), to.blind.token(vault::IndexNumber::nameAndBirthYear, *name, 12)});
}
inline void forgetErased(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(forgetName, {event.idColumn("subject")});
}
inline void projectNote(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertNote, {column(event.id), column(event.on), event.column("note")});
}

struct WriteNote {
    static constexpr std::string_view name = "trial.write-note";
    static constexpr std::string_view title = "Write a note";
    static constexpr std::string_view permission = "trial.write";
    static constexpr std::string_view path = "trial/people/{id}/notes";
    static constexpr ObjectKind on = ObjectKind::participant;

    struct Input {
        std::string note;
        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::note, Category::participation, Owner::subject>("note", "Note").atMost(500));
        }
    };
    struct Output {
        std::int64_t number{};
        std::string code;
        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::number, Category::none, Owner::none>("number", "Number"),
                                        field<&Output::code, Category::none, Owner::none>("code", "Code").secret());
        }
    };

    static Result<Done<Output>> process(Desk& desk, ObjectId on, Input const& input) {
        if (input.note == "refuse this") return fail(ErrorCode::refused, "A rule stands against it.");
        Done<Output> done;
        done.events.add(NoteWritten{input.note}, {.object = on, .subject = idCast<SubjectId>(on), .area = desk.actor().area});
        if (input.note == "break this") done.events.add(Undeclared{}, {.object = on});
        done.state.push_back({&keepDraft, {column(on), std::string("kept beside")}});
        done.output = {desk.db().one(countNotes, {column(on)})->integer(0) + 1, "shown-once"};
        return done;
    }
};

struct OpenCase {
    static constexpr std::string_view name = "trial.open-case";
    static constexpr std::string_view title = "Open a case";
    static constexpr std::string_view permission = "trial.write";
    static constexpr std::string_view path = "trial/cases";
    static constexpr ObjectKind on = ObjectKind::installation;

    struct Input {
        std::string summary;
        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::summary, Category::offence, Owner::joint>("summary", "What happened"));
        }
    };
    struct Output {
        CaseId caseId{};
        static constexpr auto spec() { return accord::spec<Output>(field<&Output::caseId, Category::none, Owner::none>("case", "Case")); }
    };

    static Result<Done<Output>> process(Desk& desk, ObjectId, Input const& input) {
        Done<Output> done;
        done.output.caseId = newId<CaseId>(desk.random());
        auto object = idCast<ObjectId>(done.output.caseId);
        done.events
            .add(CaseOpened{"T-" + toText(done.output.caseId), input.summary, 2026},
                 {.object = object, .joint = idCast<SubjectId>(object), .area = desk.actor().area})
            .place({.id = object, .kind = ObjectKind::caseFile, .area = desk.actor().area, .agency = desk.actor().agency})
            .grant(object, gate::userHolder(desk.actor().user));
        return done;
    }
};

struct People {
    static constexpr std::string_view name = "trial.people";
    static constexpr std::string_view title = "People";
    static constexpr std::string_view permission = "trial.read";
    static constexpr std::string_view path = "trial/people";
    static constexpr ObjectKind on = ObjectKind::installation;
    static constexpr std::array<std::string_view, 1> actions{"trial.open-case"};

    struct Query {
        std::optional<std::int64_t> year{};
        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::year, Category::offence, Owner::joint>("year", "Year").optional());
        }
    };
    struct Person {
        std::string reference, name, safePhone, mood, summary;
        static constexpr auto spec() {
            return accord::spec<Person>(
                field<&Person::reference, Category::none, Owner::none>("reference", "Reference"),
                field<&Person::name, Category::identity, Owner::subject>("name", "Name").sealed(),
                field<&Person::safePhone, Category::safeContact, Owner::subject>("safe-phone", "Safe number").sealed(),
                field<&Person::mood, Category::participation, Owner::subject>("mood", "Mood").sealed().shownAs<Mood>(),
                field<&Person::summary, Category::offence, Owner::joint>("summary", "What happened").sealed());
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"people", &tableOf<Person>()}}; }

    static Result<Rows> rows(Desk& desk, ObjectId, Query const& query) {
        static store::Statement const list = gate::guarded(
            "trial.list-people",
            "SELECT p.id, p.case_id, c.reference, p.name, p.safe_phone, p.mood, c.summary, o.share FROM trial_person p "
            "JOIN trial_case c ON c.id = p.case_id {visible:p.id} "
            "WHERE CAST(:year AS BIGINT) IS NULL OR (c.year = :year AND CAST(:shares AS TEXT) LIKE '%,' || CAST(o.share AS TEXT) || ',%') "
            "ORDER BY p.id",
            "iittttti");
        Rows rows;
        rows.list<Person>("people");
        for (auto const& row : desk.db().all(list, desk.visible({store::orNull(query.year), desk.sharesShowing(Category::offence)})))
            rows.add("people", Person{row.text(2), row.text(3), row.optionalText(4).value_or(""), row.text(5), row.text(6)},
                     {fromColumn<ObjectId>(row.integer(0)), fromColumn<SubjectId>(row.integer(0)), fromColumn<SubjectId>(row.integer(1)),
                      row.integer(7)});
        return rows;
    }
};

struct CasePage {
    static constexpr std::string_view name = "trial.case";
    static constexpr std::string_view title = "Case";
    static constexpr std::string_view permission = "trial.read";
    static constexpr std::string_view path = "trial/cases/{id}";
    static constexpr ObjectKind on = ObjectKind::caseFile;
    using Query = Nothing;
    struct Header {
        std::string reference;
        static constexpr auto spec() {
            return accord::spec<Header>(field<&Header::reference, Category::none, Owner::none>("reference", "Reference"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"header", &tableOf<Header>()}}; }

    static Result<Rows> rows(Desk& desk, ObjectId on, Query const&) {
        static store::Statement const find{"trial.find-case", "SELECT reference FROM trial_case WHERE id = :id", "t"};
        Rows rows;
        rows.single("header", Header{desk.db().one(find, {column(on)})->text(0)});
        return rows;
    }
};

/// Takes many questions at once, by POST.
struct Questions {
    static constexpr std::string_view name = "trial.questions";
    static constexpr std::string_view title = "Questions";
    static constexpr std::string_view permission = "trial.read";
    static constexpr std::string_view path = "trial/questions";
    static constexpr ObjectKind on = ObjectKind::installation;

    struct Query {
        std::string questions;
        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::questions, Category::none, Owner::none>("questions", "Questions").atMost(500));
        }
    };
    struct Heard {
        std::string text;
        static constexpr auto spec() { return accord::spec<Heard>(field<&Heard::text, Category::none, Owner::none>("text", "Heard")); }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"heard", &tableOf<Heard>()}}; }

    static Result<Rows> rows(Desk&, ObjectId, Query const& query) {
        Rows rows;
        rows.single("heard", Heard{query.questions});
        return rows;
    }
};

/// Answers what was typed into its page.
struct Typed {
    static constexpr std::string_view name = "trial.typed";
    static constexpr std::string_view title = "Typed";
    static constexpr std::string_view permission = "trial.read";
    static constexpr std::string_view path = "trial/typed";
    static constexpr ObjectKind on = ObjectKind::installation;

    struct Query {
        std::string typed, chosen;
        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::typed, Category::none, Owner::none>("typed", "Typed").atMost(500).optional(),
                                       field<&Query::chosen, Category::none, Owner::none>("chosen", "Chosen").optional());
        }
    };
    struct Heard {
        std::string text, chosen;
        static constexpr auto spec() {
            return accord::spec<Heard>(field<&Heard::text, Category::none, Owner::none>("text", "Heard"),
                                       field<&Heard::chosen, Category::none, Owner::none>("chosen", "Chosen"));
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"heard", &tableOf<Heard>()}}; }

    static Result<Rows> rows(Desk&, ObjectId, Query const& query) {
        Rows rows;
        rows.single("heard", Heard{query.typed, query.chosen});
        return rows;
    }
};

inline gate::Capability const& capability() {
    static gate::Capability const made{
        "trial",
        {gate::action<WriteNote>(), gate::action<OpenCase>()},
        {gate::view<People>(), gate::view<CasePage>(), gate::view<Questions>(), gate::view<Typed>()},
        {gate::eventInfo<CaseOpened>(), gate::eventInfo<PersonAdded>(), gate::eventInfo<NoteWritten>(), gate::eventInfo<Arranged>()},
        {{CaseOpened::type, projectCase},
         {PersonAdded::type, projectPerson},
         {PersonAdded::type, projectName},
         {NoteWritten::type, projectNote},
         {events::SubjectErased::type, forgetErased}},
        {{90, "trial: cases, people, notes", R"(
CREATE TABLE trial_case (id BIGINT PRIMARY KEY, reference TEXT NOT NULL, year BIGINT NOT NULL, summary TEXT NOT NULL){strict};
CREATE TABLE trial_person (id BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, name TEXT NOT NULL, safe_phone TEXT, mood TEXT NOT NULL){strict};
CREATE TABLE trial_note (event BIGINT PRIMARY KEY, person BIGINT NOT NULL, note TEXT NOT NULL){strict};
CREATE TABLE trial_name (person BIGINT PRIMARY KEY, token BIGINT NOT NULL){strict};
CREATE TABLE state_trial (serial BIGSERIAL PRIMARY KEY, person BIGINT NOT NULL, text TEXT NOT NULL){strict};
)"}},
        {{"trial_case", store::TableInfo::projection, "id"},
         {"trial_person", store::TableInfo::projection, "id"},
         {"trial_note", store::TableInfo::projection, "event"},
         {"trial_name", store::TableInfo::projection, "person"},
         {"state_trial", store::TableInfo::state, "serial"}},
        {}};
    return made;
}

}  // namespace accord::trial
