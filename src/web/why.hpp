// "Why can I see this?": for each thing about somebody that a page shows, the clause or rule that
// lets its reader see it, in plain words. What is withheld says why in its own place.
//
//    if (auto why = whyShown(viewing, words); !why.empty()) model["why_shown"] = std::move(why);
//    // {"lines": [{"fields": "Name, Hopes", "sentence": "A clause of an agreement in force …", "rule": "Swanmere v2, clause 6.2: …"}]}
//
// A reason stands once, with all that it lets be seen. Only what is truly on the page is told of,
// so that the list follows from the page and tells nothing more.
#pragma once

#include "web/page_model.hpp"

#include <boost/json/object.hpp>

namespace accord::web {

[[nodiscard]] boost::json::object whyShown(gate::Viewing const& viewing, Words const& words);

}  // namespace accord::web
