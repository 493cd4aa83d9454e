// What a View answered, as the model of its page and as JSON.
//
//    auto model = pageModel(view, viewing, words);
//    // {"title", "path", "version", "parts": {"parties": {"rows": [{"name": {"label", "shown", "value"}, "id", "first", "fields": […]}],
//    //  "row", "count", "is_empty"}}}
//    auto json = apiJson(view, viewing, words);
//    // {"version": 7, "parties": [{"id", "name": "…", "address": {"withheld": {"reason", "sentence", "possible"}}}]}
//
// A single part has its `row` and no `rows`; a list has `rows`, and `row` beside them where there is but one.
//
// A row's `fields` are its fields in the order of the Spec, but those without a label: for
// a template that lists whatever is there.
//
// A withheld field says why and what would make it possible, unless the reason itself
// would tell what the reader may not know: then every such field has the same words.
#pragma once

#include "gate/gate.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace accord::web {

/// Looks up the words of reasons and rules.
struct Words {
    gate::Gate const& gate;

    [[nodiscard]] ReasonText const* reason(ReasonCode code) const { return gate.registry().reason(code); }
    [[nodiscard]] std::string rule(RuleId rule) const { return gate.ruleText(rule); }
};

/// The model lies in `at`: a page's some thousand small values are made and forgotten together.
[[nodiscard]] boost::json::object pageModel(gate::ViewInfo const& view, gate::Viewing const& viewing, Words const& words,
                                            boost::json::storage_ptr const& at = {});
[[nodiscard]] std::string apiJson(gate::ViewInfo const& view, gate::Viewing const& viewing, Words const& words);

/// For a page that asks and could not be answered: each field as it was typed, what is wrong with it, and all of that in one place above.
[[nodiscard]] boost::json::object typedAgain(gate::ViewInfo const& view, Error const& error, FieldTexts const& typed);
/// Puts it into the page's model. Of what a form offers it marks what was chosen: `chosen_recipient` on the row whose code was typed as
/// the recipient.
void addTyped(boost::json::object& model, boost::json::object typed);

/// The model of `generic/view`: single parts as summaries, lists as tables whose rows lead on.
void addGenericParts(boost::json::object& model, gate::ViewInfo const& view, gate::Viewing const& viewing, Words const& words);

[[nodiscard]] std::string snakeCase(std::string_view kebab);
/// A path with `{id}` filled: "/cases/7zk3m0qpw81f".
[[nodiscard]] std::string filledPath(std::string_view pattern, ObjectId id);
/// As a person reads it: labels of choices, long dates, times in London.
[[nodiscard]] std::string humanText(FieldInfo const& field, std::string const& text);

}  // namespace accord::web
