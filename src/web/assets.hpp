// The style sheets, scripts, fonts and pictures of the pages.
//
//    auto assets = Assets::load(folder, "/assets");       // once, at start
//    if (auto answer = assets.answer(request)) respond(*answer);
//
// Every file is read at start and kept. A request is looked up in that table and never
// turned into a file name, so that no path leads out of the folder. Files whose name
// carries a hash of their content (`app.3f9c21d0.css`) never change and are kept by the
// browser for a year; the others are asked for again with their ETag.
//
// Filled once; afterwards any thread may ask.
#pragma once

#include "web/http_message.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

class Assets {
public:
    /// Reads every plain file below `folder`; links and names that begin with a dot are
    /// left out. Throws std::runtime_error when the folder cannot be read, has a file of
    /// a type that no page uses, or is larger than 64 MB.
    [[nodiscard]] static Assets load(std::filesystem::path const& folder, std::string_view prefix);

    /// Nothing when no asset has this path. Answers 405 to all but GET and HEAD.
    [[nodiscard]] std::optional<Response> answer(Request const& request) const;

    [[nodiscard]] std::size_t size() const { return assets_.size(); }

private:
    struct Asset {
        std::shared_ptr<std::string const> content;
        std::string_view type;
        std::string etag;
        bool hashedName;
    };

    std::map<std::string, Asset, std::less<>> assets_;
};

/// Whether a part of the name, set off by dots or dashes, is a hash: 8 to 64 hexadecimal
/// digits, of both kinds, so that neither a date nor a word is taken for one.
[[nodiscard]] bool hasHashedName(std::string_view fileName);

}  // namespace accord::web
