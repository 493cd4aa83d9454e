#include "web/templates.hpp"

#include "web/template_source.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <deque>
#include <map>
#include <set>
#include <stdexcept>

namespace accord::web {
namespace {

namespace json = boost::json;
namespace km = kainjow::mustache;

// kainjow reads a template word by word and gathers lines, to leave out those that hold only
// tags: most of its time. Whitespace of the template is therefore hidden from it, and comes
// back when the page is done. These two characters are in no template and no clean text.
constexpr char hiddenSpace = '\x1f';
constexpr char hiddenLine = '\x1e';

std::string withHiddenWhitespace(std::string_view text) {
    std::string hidden;
    hidden.reserve(text.size());
    bool isInTag = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const pair = text.substr(at, 2);
        if (pair == "{{") isInTag = true;
        if (pair == "}}") isInTag = false;
        char const letter = text[at];
        if (isInTag || (letter != ' ' && letter != '\n'))
            hidden += letter;
        else
            hidden += letter == ' ' ? hiddenSpace : hiddenLine;
    }
    return hidden;
}

/// Lines of the template that held only tags are left out; those that people typed stay.
void showWhitespace(std::string& page) {
    std::ranges::replace(page, hiddenSpace, ' ');
    std::size_t kept = 0;
    for (std::size_t from = 0; from < page.size();) {
        auto const line = std::min(page.find(hiddenLine, from), page.size());
        std::memmove(page.data() + kept, page.data() + from, line - from);
        kept += line - from;
        from = std::min(page.find_first_not_of(hiddenLine, line), page.size());
        if (line < page.size()) page[kept++] = '\n';
    }
    page.resize(kept);
}

/// The objects that are open while a page is written: layout, model, then one for each section.
///
/// kainjow wants its own kind of data. To make it of the whole model would cost more than the
/// page, so that each value is made when the template asks for it: an object only as a mark
/// that something is there, a list only as so many marks. push() is given one of the two, and
/// finds what it stands for.
class Frames : public km::basic_context<std::string> {
public:
    Frames(json::value const& layout, json::value const& model, TemplateSource const& source)
        : source_{source}, frames_{{&layout, {}}, {&model, {}}} {}

    void push(km::data const* data) override {
        if (data == last_.data) return frames_.push_back(last_);
        while (!lists_.empty()) {
            auto const& list = lists_.back();
            auto const& items = list.data.list_value();
            if (data >= items.data() && data < items.data() + items.size())
                return frames_.push_back({&(*list.array)[static_cast<std::size_t>(data - items.data())], data});
            lists_.pop_back();  // done with
        }
        throw std::logic_error("a template opened a section of nothing");
    }
    void pop() override { frames_.pop_back(); }

    km::data const* get(std::string const& name) const override {
        if (name == ".") return frames_.back().data;
        auto const* value = find(name);
        if (!value) return nullptr;
        last_ = {value, made(*value)};
        return last_.data;
    }

    km::data const* get_partial(std::string const&) const override { return nullptr; }

    [[nodiscard]] std::set<std::string> const& missing() const { return missing_; }

private:
    static constexpr std::size_t modelFrame = 1;

    struct Frame {
        json::value const* value{};
        km::data const* data{};
    };
    struct List {
        km::data data;
        json::array const* array{};
    };

    json::value const* find(std::string const& name) const {
        bool isInnermost = true;
        for (auto frame = frames_.size(); frame-- > 0;) {
            auto const* object = frames_[frame].value->if_object();
            if (!object) continue;
            if (auto const* found = object->if_contains(name)) return found;
            if (isInnermost && frame > modelFrame && source_.optional.contains(name)) return nullptr;
            isInnermost = false;
        }
        if (!source_.optional.contains(name)) missing_.insert(name);
        return nullptr;
    }

    static km::data const* yes() {
        static km::data const data{true};
        return &data;
    }
    static km::data const* no() {
        static km::data const data{false};
        return &data;
    }

    km::data const* made(json::value const& value) const {
        switch (value.kind()) {
            case json::kind::null: return no();
            case json::kind::bool_: return value.get_bool() ? yes() : no();
            case json::kind::object: return &texts_.emplace_back(true);  // one of its own, so that push() knows it
            case json::kind::array: return madeList(value.get_array());
            default: break;
        }
        auto text = textOf(value);
        if (text.empty()) return no();  // kainjow would open a section for it
        return &texts_.emplace_back(text);
    }

    static std::string textOf(json::value const& value) {
        if (auto const* text = value.if_string()) return {text->data(), text->size()};
        return json::serialize(value);
    }

    km::data const* madeList(json::array const& array) const {
        if (array.empty()) return no();
        km::list items;
        items.reserve(array.size());
        for (auto const& item : array) {
            if (item.is_structured())
                items.emplace_back(true);
            else
                items.emplace_back(textOf(item));
        }
        return &lists_.emplace_back(List{km::data{items}, &array}).data;
    }

    TemplateSource const& source_;
    std::vector<Frame> frames_;
    mutable Frame last_;
    mutable std::deque<km::data> texts_;
    mutable std::deque<List> lists_;
    mutable std::set<std::string> missing_;
};

struct Page {
    std::string text;
    Page& operator<<(std::string const& more) {
        text += more;
        return *this;
    }
};

std::string escaped(std::string const& text) {
    if (text.find_first_of("&<>\"'") == std::string::npos) return text;
    return km::html_escape(text);
}

km::mustache parsed(std::string const& name, TemplateSource const& source) {
    km::mustache page{withHiddenWhitespace(source.text)};
    page.set_custom_escape(escaped);
    if (!page.is_valid()) throw std::runtime_error(fmt::format("template {}: {}", name, page.error_message()));
    return page;
}

}  // namespace

struct Templates::Shared {
    TemplateSources sources;
    MissingName missing;
    std::uint64_t serial;
};

namespace {

/// The templates that this thread has parsed, of the one Templates that it last used.
struct ParsedByThread {
    std::uint64_t serial = 0;
    std::map<std::string, km::mustache, std::less<>> pages;
};

km::mustache& parsedHere(std::uint64_t serial, std::string const& name, TemplateSource const& source) {
    thread_local ParsedByThread here;
    if (here.serial != serial) {
        here.pages.clear();
        here.serial = serial;
    }
    auto found = here.pages.find(name);
    if (found == here.pages.end()) found = here.pages.emplace(name, parsed(name, source)).first;
    return found->second;
}

}  // namespace

Templates::Templates(std::filesystem::path const& directory, MissingName missing) {
    static std::atomic<std::uint64_t> serials{0};
    auto sources = readTemplates(directory);
    for (auto const& [name, source] : sources) parsed(name, source);
    shared_ = std::make_shared<Shared const>(Shared{std::move(sources), missing, ++serials});
}

std::string Templates::render(std::string_view name, json::value const& model, json::value const& layout) const {
    auto const found = shared_->sources.find(name);
    if (found == shared_->sources.end()) throw std::logic_error(fmt::format("there is no template {}", name));
    auto const& [key, source] = *found;

    Frames frames{layout, model, source};
    auto& template_ = parsedHere(shared_->serial, key, source);
    Page page;
    page.text.reserve(source.text.size() * 2);
    template_.render(frames, page);
    if (!template_.is_valid()) throw std::logic_error(fmt::format("template {}: {}", key, template_.error_message()));
    if (shared_->missing == MissingName::isRefused && !frames.missing().empty())
        throw std::logic_error(fmt::format("template {}: the model lacks {}", key, fmt::join(frames.missing(), ", ")));
    showWhitespace(page.text);
    return std::move(page.text);
}

bool Templates::has(std::string_view name) const {
    return shared_->sources.contains(name);
}

std::vector<std::string> Templates::names() const {
    std::vector<std::string> names;
    for (auto const& [name, source] : shared_->sources) names.push_back(name);
    return names;
}

}  // namespace accord::web
