// Answers that every endpoint gives: pages, JSON, redirects, and errors in both.
//
//    Answers answers(templates, words, layout);
//    return answers.page(200, "generic/form", model, visitor);
//    return answers.error(request, error, &visitor);      // JSON under /api or by Accept, else a page
#pragma once

#include "web/download.hpp"
#include "web/page_model.hpp"
#include "web/prefill.hpp"
#include "web/templates.hpp"
#include "web/visitor.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::web {

struct NavItem {
    std::string_view view;  ///< a View on the installation: shown to who holds its permission
    std::string_view label;
    std::string_view about;  ///< one sentence on the card of the start page
};

/// A JSON document about nobody, for anybody: the schema of what may be sent.
struct Document {
    std::string path, json;
};

struct DoorOptions {
    bool isDemonstration{};
    std::vector<NavItem> nav;
    std::vector<NavItem> actions;  ///< Actions on the installation, offered beside the views: "Make a referral"
    /// "Supervisor, Bridgeway Restorative Justice": who somebody is to a colleague, by role and never by name; empty where unknown.
    std::function<std::string(UserId)> roleOf{};
    std::vector<Prefill> prefills{};
    std::vector<Download> downloads{};
    std::vector<Document> documents{};
    /// Actions whose form stands in a page of its own: where somebody goes back to after giving a code.
    std::vector<std::pair<std::string_view, std::string_view>> formPages{};
};

/// Where a View of the navigation is for this actor: their own agency's or area's, where it is about one.
[[nodiscard]] std::string ownPath(gate::ViewInfo const& view, gate::Actor const& actor);
[[nodiscard]] bool wantsJson(Request const& request);
[[nodiscard]] Response redirect(std::string_view localPath);
[[nodiscard]] Response jsonResponse(int status, std::string json);

class Answers {
public:
    Answers(Templates const& templates, Words words, DoorOptions const& options)
        : templates_(templates), words_(words), options_(options) {}

    [[nodiscard]] Response page(int status, std::string_view name, boost::json::object model, Visitor const* visitor,
                                std::string_view path = {}) const;
    /// The same bytes for what is unknown, deleted or forbidden.
    [[nodiscard]] Response error(Request const& request, Error const& error, Visitor const* visitor) const;
    [[nodiscard]] std::string errorJson(Error const& error) const;
    [[nodiscard]] boost::json::array reasonLines(Error const& error) const;

    [[nodiscard]] Words const& words() const { return words_; }

private:
    [[nodiscard]] boost::json::object layout(Visitor const* visitor, std::string_view path) const;
    [[nodiscard]] boost::json::array nav(Visitor const& visitor, std::string_view path) const;

    Templates const& templates_;
    Words words_;
    DoorOptions const& options_;
};

}  // namespace accord::web
