// Say that you have read what was written of the case before you led it: until then nobody
// is contacted, so that nobody has to tell their story again because it was not read.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework_handover.hpp"

namespace accord::casework {

struct ReadBack {
    static constexpr std::string_view name = "casework.read-back";
    static constexpr std::string_view title = "Say that you have read the notes";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/read-back";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede =
        "Somebody led this case before you. Read what each person agreed to, what keeps them safe, and what happened, before you contact "
        "anybody.";

    struct Input {
        bool hasRead{};
        std::string questions;
        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::hasRead, Category::none, Owner::none>("has-read", "Have you read all of it?"),
                field<&Input::questions, Category::progress, Owner::joint>("questions", "What did you ask whoever had it before?")
                    .hint("Facts only. Leave empty where nothing was unclear.")
                    .atMost(1000)
                    .lines()
                    .optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework
