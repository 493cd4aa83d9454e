// Close a case with a coded reason, in one step: where a process was held the minimum
// standards are checked with it, and telling the referrer can be recorded with it.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct CloseCase {
    static constexpr std::string_view name = "casework.close-case";
    static constexpr std::string_view title = "Close the case";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/close";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Most cases close without a process. Closing well is part of the work.";

    struct Input {
        events::ClosureReason reason{};
        std::string note;
        std::optional<events::TellMeans> told{};
        std::optional<bool> isSafe{};
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::reason, Category::participation, Owner::joint>("closure", "Why does it close?"),
                field<&Input::note, Category::participation, Owner::joint>("note", "Anything to learn from it?")
                    .atMost(1000)
                    .lines()
                    .optional(),
                field<&Input::told, Category::none, Owner::none>("told", "Have you told who referred them? How?")
                    .hint("They are told one sentence, which is the same whoever said no. Their page says so from then on.")
                    .optional(),
                field<&Input::isSafe, Category::none, Owner::none>("safe",
                                                                   "If you told them: had you checked that it is safe that they know?")
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework
