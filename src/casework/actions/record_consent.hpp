// Record what one person answered to one question of consent: the date, how they said
// it, and the version of the text that they were shown.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RecordConsent {
    static constexpr std::string_view name = "casework.record-consent";
    static constexpr std::string_view title = "Record a consent";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/consent";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Positive, specific, and easy to take back.";

    struct Input {
        events::ConsentKind consent{};
        bool agrees{};
        events::ConsentMeans means{};
        std::string facts;
        std::optional<Date> on{};
        std::optional<Date> explainedOn{};
        std::optional<Date> expiresOn{};
        std::optional<events::ConsentGiver> by{};
        std::optional<bool> giverIsParty{};
        std::optional<events::Capacity> capacity{};
        std::string language;
        std::string witness;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::consent, Category::none, Owner::none>("consent", "What did you ask?")
                    .hint("Each thing is asked for by itself, in the words of the handbook."),
                field<&Input::agrees, Category::participation, Owner::subject>("agrees", "Do they agree?"),
                field<&Input::means, Category::participation, Owner::subject>("means", "How did they tell you?"),
                field<&Input::facts, Category::participation, Owner::subject>("facts", "Which facts, exactly?")
                    .hint("Only where they agree that facts are told.")
                    .atMost(1000)
                    .lines()
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional(),
                field<&Input::explainedOn, Category::none, Owner::none>("explained-on", "When was it explained to them?")
                    .hint("Leave empty if on the same day.")
                    .optional(),
                field<&Input::expiresOn, Category::none, Owner::none>("expires-on", "Until when does it hold?")
                    .hint("Leave empty where they set no end.")
                    .optional(),
                field<&Input::by, Category::vulnerability, Owner::subject>("by", "Who answered?")
                    .hint(
                        "Leave empty if they did. For a child, record the child's answer and that of whoever has parental responsibility.")
                    .optional(),
                field<&Input::giverIsParty, Category::vulnerability, Owner::subject>(
                    "giver-is-party", "If somebody answered for them: are they on the case, or do they take a side?")
                    .optional(),
                field<&Input::capacity, Category::vulnerability, Owner::subject>("capacity", "Are they able to decide this?")
                    .hint("Leave empty where nothing says otherwise.")
                    .optional(),
                field<&Input::language, Category::vulnerability, Owner::subject>("language", "In which language, and who interpreted?")
                    .hint("Leave empty for English without an interpreter.")
                    .atMost(120)
                    .optional(),
                field<&Input::witness, Category::participation, Owner::subject>("witness", "Who else was there?").atMost(120).optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework
