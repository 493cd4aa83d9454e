#include "web/template_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace accord::web {
namespace {

namespace fs = std::filesystem;

/// Values that may stand unescaped: made by us from trusted input, never from what people typed.
struct RawValue {
    std::string_view file;
    std::string_view name;
};
constexpr std::array rawAllowed{RawValue{"signin/enrol", "qr_svg"}};

constexpr std::size_t depthMax = 12;

using Files = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// One {{tag}}: where it stands, and what is in it.
struct Tag {
    std::size_t begin{};
    std::size_t end{};  ///< one past its closing braces
    char kind{};        ///< # ^ / > & ! = { or 'v' for a plain variable
    std::string_view name;
};

[[noreturn]] void broken(std::string_view file, std::string_view text, std::size_t at, std::string_view what) {
    auto const line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    throw std::runtime_error(fmt::format("template {}, line {}: {}", file, line, what));
}

bool nextTag(std::string_view file, std::string_view text, std::size_t from, Tag& tag) {
    auto const begin = text.find("{{", from);
    if (begin == std::string_view::npos) return false;
    bool const triple = text.substr(begin, 3) == "{{{";
    std::string_view const closing = triple ? "}}}" : "}}";
    auto const open = begin + (triple ? 3 : 2);
    auto const close = text.find(closing, open);
    if (close == std::string_view::npos) broken(file, text, begin, "this tag is not closed");

    auto inside = trimmed(text.substr(open, close - open));
    tag = {begin, close + closing.size(), triple ? '{' : 'v', inside};
    if (!triple && !inside.empty() && std::string_view{"#^/>&!="}.find(inside.front()) != std::string_view::npos) {
        tag.kind = inside.front();
        tag.name = trimmed(inside.substr(1));
    }
    if (inside.find("{{") != std::string_view::npos) broken(file, text, begin, "this tag holds another, or is not closed");
    if (tag.name.empty()) broken(file, text, begin, "this tag names nothing");
    return true;
}

class Expander {
public:
    Expander(Files const& files, TemplateSource& into) : files_{files}, into_{into} {}

    /// Returns the layout that the file asks for, empty when none.
    std::string layoutOf(std::string const& file) const {
        Tag tag;
        std::string_view const text = files_.at(file);
        for (std::size_t at = 0; nextTag(file, text, at, tag); at = tag.end)
            if (tag.kind == '!')
                if (auto found = directive(tag.name, "layout:"); !found.empty()) return std::string{found};
        return {};
    }

    /// `content` is what stands for {{> content}}, empty outside a layout.
    void expand(std::string const& file, std::string const& content, std::size_t depth) {
        if (depth > depthMax) throw std::runtime_error(fmt::format("template {}: its partials go round in a circle", file));
        std::string_view const text = files_.at(file);
        Tag tag;
        std::size_t at = 0;
        while (nextTag(file, text, at, tag)) {
            into_.text.append(text.substr(at, tag.begin - at));
            at = tag.end;
            take(file, text, tag, content, depth);
            if (tag.kind == '!' && standsAlone(text, tag)) ++at;
        }
        into_.text.append(text.substr(at));
    }

private:
    static std::string_view directive(std::string_view comment, std::string_view word) {
        auto at = comment.find(word);
        if (at == std::string_view::npos) return {};
        at += word.size();
        return trimmed(comment.substr(at, comment.find('\n', at) - at));
    }

    static bool standsAlone(std::string_view text, Tag const& tag) {
        bool const startsLine = tag.begin == 0 || text[tag.begin - 1] == '\n';
        return startsLine && tag.end < text.size() && text[tag.end] == '\n';
    }

    void take(std::string const& file, std::string_view text, Tag const& tag, std::string const& content, std::size_t depth) {
        switch (tag.kind) {
            case '!': takeComment(tag.name); return;
            case '>': takePartial(file, text, tag, content, depth); return;
            case '=': broken(file, text, tag.begin, "delimiters are not changed here");
            case '&':
            case '{': checkRaw(file, text, tag); break;
            default: break;
        }
        if (tag.name.size() > 1 && tag.name.find('.') != std::string_view::npos)
            broken(file, text, tag.begin, "dotted names are not used: open a section instead");
        into_.text.append(text.substr(tag.begin, tag.end - tag.begin));
    }

    void takeComment(std::string_view comment) {
        std::istringstream words{std::string{directive(comment, "optional:")}};
        for (std::string word; words >> word;) into_.optional.insert(word);
    }

    void takePartial(std::string const& file, std::string_view text, Tag const& tag, std::string const& content, std::size_t depth) {
        std::string name{tag.name};
        if (name == "content") {
            if (content.empty()) broken(file, text, tag.begin, "only a layout has {{> content}}");
            return expand(content, {}, depth + 1);
        }
        if (!files_.contains(name)) broken(file, text, tag.begin, fmt::format("there is no partial {}", name));
        auto const before = into_.text.size();
        expand(name, content, depth + 1);
        // A partial ends with its last mark, not with the newline that ends its file.
        while (into_.text.size() > before && into_.text.back() == '\n') into_.text.pop_back();
    }

    static void checkRaw(std::string const& file, std::string_view text, Tag const& tag) {
        bool const allowed = std::ranges::any_of(rawAllowed, [&](RawValue raw) { return raw.file == file && raw.name == tag.name; });
        if (!allowed) broken(file, text, tag.begin, fmt::format("{} may not stand here unescaped", tag.name));
    }

    Files const& files_;
    TemplateSource& into_;
};

Files readFiles(fs::path const& directory) {
    Files files;
    for (auto const& entry : fs::recursive_directory_iterator{directory}) {
        if (entry.path().extension() != ".mustache") continue;
        std::ifstream in{entry.path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        if (!in) throw std::runtime_error(fmt::format("cannot read template {}", entry.path().string()));
        files.emplace(fs::relative(entry.path(), directory).replace_extension().generic_string(), text.str());
    }
    if (files.empty()) throw std::runtime_error(fmt::format("no templates in {}", directory.string()));
    return files;
}

}  // namespace

TemplateSources readTemplates(std::filesystem::path const& directory) {
    auto const files = readFiles(directory);
    TemplateSources sources;
    for (auto const& [name, text] : files) {
        // Layouts and partials are parts of pages, and no pages themselves.
        auto& source = sources[name];
        Expander expander{files, source};
        auto const layout = expander.layoutOf(name);
        if (layout.empty()) {
            if (text.find("{{> content}}") == std::string::npos)
                expander.expand(name, {}, 0);
            else
                sources.erase(name);
            continue;
        }
        if (!files.contains(layout)) throw std::runtime_error(fmt::format("template {}: there is no layout {}", name, layout));
        expander.expand(layout, name, 0);
    }
    return sources;
}

}  // namespace accord::web
