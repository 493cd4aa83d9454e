// A country of agreements and questions about it, drawn from a seed: for `accord bench decide`
// and for the property that compiled decisions are those of the clauses as written.
//
//    auto agreements = benchAgreements(nationalTemplate(book), {.agreements = 1'000}, day, random);
//    auto question = benchQuestion(agencies, roles, random);
#pragma once

#include "base/random.hpp"
#include "rules/entries.hpp"
#include "sharing/decision.hpp"

#include <span>
#include <vector>

namespace accord::sharing {

struct BenchSize {
    std::size_t areas{43}, agreements{1'000};
};

/// Six agencies in each area; each agreement is between some of an area, its clauses narrowed here and there; a few have ended.
[[nodiscard]] std::vector<Agreement> benchAgreements(Agreement const& from, BenchSize const& size, Date day, Random& random);
[[nodiscard]] std::vector<Party> benchAgencies(BenchSize const& size);

struct BenchQuestion {
    gate::Actor actor;
    gate::ShareFacts facts;
    Category category{};
};
/// Mostly within one area, so that there is something to decide; also between strangers.
[[nodiscard]] BenchQuestion benchQuestion(std::span<Party const> agencies, std::span<rules::RoleRule const> roles, Date day,
                                          Random& random);
/// Tells questions apart: two with the same text are the same question.
[[nodiscard]] std::string benchKey(BenchQuestion const& question);

}  // namespace accord::sharing
