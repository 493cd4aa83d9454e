// The words of an agency's extract that a referral does not have; the others stand in
// events/referral_words.hpp, and what a route asks for in rules/vocabulary.hpp.
#pragma once

#include "base/words.hpp"
#include "rules/vocabulary.hpp"

#include <cstdint>

namespace accord {
namespace pathway {

using rules::Flag;
using rules::OffenceClass;
using rules::Plea;

/// What the CPS or the officer in the case said about restorative justice before plea or trial.
enum class ProsecutionView : std::uint8_t { notAsked = 1, noObjection, wait };

}  // namespace pathway

template <>
inline constexpr auto wordsOf<pathway::ProsecutionView> = words<pathway::ProsecutionView>({
    {pathway::ProsecutionView::notAsked, "not-asked", "Nobody has asked yet"},
    {pathway::ProsecutionView::noObjection, "no-objection", "It may go on"},
    {pathway::ProsecutionView::wait, "wait", "Wait until the case is over"},
});

}  // namespace accord
