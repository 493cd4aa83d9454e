// The whole pathway of one matter for one person, to look at with them or to print for them:
// of a task, with every duty towards the same victim that the reader may know of; and of a
// case, with what one of its people may be told (pathway/story.hpp).
#pragma once

#include "gate/view.hpp"
#include "pathway/story.hpp"
#include "pathway/views/rulebook.hpp"

#include <string>

namespace accord::pathway {

struct StorySummary {
    std::string says, day, back;

    static constexpr auto spec() {
        return accord::spec<StorySummary>(field<&StorySummary::says, Category::none, Owner::none>("says", "In short"),
                                          field<&StorySummary::day, Category::none, Owner::none>("day", "As it stands on"),
                                          field<&StorySummary::back, Category::none, Owner::none>("back", "Back"));
    }
};

struct TaskStory {
    static constexpr std::string_view name = "pathway.task-story";
    static constexpr std::string_view title = "What should have happened, and did it";
    static constexpr std::string_view permission = "task.read";
    static constexpr std::string_view path = "tasks/{id}/story";
    static constexpr std::string_view page = "pathway/story";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    using Query = Nothing;

    struct Person {
        std::string name, incidentReference, offence, outcome, outcomeOn;

        static constexpr auto spec() {
            return accord::spec<Person>(
                field<&Person::name, Category::identity, Owner::subject>("name", "Who").sealed(),
                field<&Person::incidentReference, Category::offence, Owner::subject>("incident-reference", "Reference").sealed(),
                field<&Person::offence, Category::offence, Owner::subject>("offence", "What happened").sealed(),
                field<&Person::outcome, Category::offence, Owner::subject>("outcome", "What came of it").sealed(),
                field<&Person::outcomeOn, Category::offence, Owner::subject>("outcome-on", "On").sealed().shownAs<Date>());
        }
    };
    /// What agencies did and owe: theirs, and about nobody.
    struct Step {
        std::string begins, note, what, who, byWhen, did;
        StoryMark mark{};
        std::string basis, source, caution;

        static constexpr auto spec() {
            return accord::spec<Step>(field<&Step::begins, Category::none, Owner::none>("begins", "Stage"),
                                      field<&Step::note, Category::none, Owner::none>("note", "When the chance passes"),
                                      field<&Step::what, Category::none, Owner::none>("what", "What should happen"),
                                      field<&Step::who, Category::none, Owner::none>("who", "By whom"),
                                      field<&Step::byWhen, Category::none, Owner::none>("by-when", "By when"),
                                      field<&Step::did, Category::none, Owner::none>("did", "Did it happen?"),
                                      field<&Step::mark, Category::none, Owner::none>("mark", "In short"),
                                      field<&Step::basis, Category::none, Owner::none>("basis", "Rests on"),
                                      field<&Step::source, Category::none, Owner::none>("source", "Source"),
                                      field<&Step::caution, Category::none, Owner::none>("caution", "How sure"));
        }
    };
    struct Answer {
        std::string on, answer;

        static constexpr auto spec() {
            return accord::spec<Answer>(
                field<&Answer::on, Category::none, Owner::none>("on", "On"),
                field<&Answer::answer, Category::participation, Owner::subject>("answer", "What you said").sealed());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct CaseStoryPage {
    static constexpr std::string_view name = "pathway.case-story";
    static constexpr std::string_view title = "What should have happened, and did it";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/story";
    static constexpr std::string_view page = "pathway/case-story";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    using Query = Nothing;

    /// When somebody was spoken to, and that they asked, is theirs.
    struct Step {
        std::string what, who, byWhen, did;
        StoryMark mark{};
        std::string basis, source, caution;

        static constexpr auto spec() {
            return accord::spec<Step>(field<&Step::what, Category::none, Owner::none>("what", "What should happen"),
                                      field<&Step::who, Category::none, Owner::none>("who", "By whom"),
                                      field<&Step::byWhen, Category::participation, Owner::subject>("by-when", "By when"),
                                      field<&Step::did, Category::participation, Owner::subject>("did", "Did it happen?"),
                                      field<&Step::mark, Category::participation, Owner::subject>("mark", "In short"),
                                      field<&Step::basis, Category::none, Owner::none>("basis", "Rests on"),
                                      field<&Step::source, Category::none, Owner::none>("source", "Source"),
                                      field<&Step::caution, Category::none, Owner::none>("caution", "How sure"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway
