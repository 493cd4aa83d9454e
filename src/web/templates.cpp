#include "web/templates.hpp"

#include "web/template_source.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kainjow/mustache.hpp>

#include <atomic>
#include <map>
#include <set>
#include <stdexcept>

namespace accord::web {
namespace {

namespace json = boost::json;
namespace km = kainjow::mustache;

km::data converted(json::value const& value);

km::data convertedObject(json::object const& object) {
    km::data data{km::data::type::object};
    for (auto const& [key, value] : object) data[std::string{key}] = converted(value);
    return data;
}

km::data convertedList(json::array const& array) {
    km::data data{km::data::type::list};
    // push_back copies the whole subtree, at each level again. The list is ours and not const, so we may move into it.
    auto& list = const_cast<km::list&>(data.list_value());
    list.reserve(array.size());
    for (auto const& value : array) list.emplace_back(converted(value));
    return data;
}

km::data converted(json::value const& value) {
    switch (value.kind()) {
        case json::kind::null: return km::data{false};
        case json::kind::bool_: return km::data{value.get_bool()};
        case json::kind::string: {
            auto const& text = value.get_string();
            if (text.empty()) return km::data{false};  // kainjow would open a section for it
            return km::data{std::string{text.data(), text.size()}};
        }
        case json::kind::object: return convertedObject(value.get_object());
        case json::kind::array: return convertedList(value.get_array());
        default: return km::data{json::serialize(value)};  // numbers
    }
}

/// The objects that are open while a page is written: layout, model, then one for each section.
class Frames : public km::basic_context<std::string> {
public:
    Frames(km::data const& layout, km::data const& model, TemplateSource const& source) : source_{source}, frames_{&layout, &model} {}

    void push(km::data const* data) override { frames_.push_back(data); }
    void pop() override { frames_.pop_back(); }

    km::data const* get(std::string const& name) const override {
        if (name == ".") return frames_.back();
        bool const innermostOnly = source_.optional.contains(name);
        for (auto frame = frames_.size(); frame-- > 0;) {
            if (auto const* found = frames_[frame]->get(name)) return found;
            bool const isInnermost = frames_[frame]->is_object() && frame > modelFrame;
            if (innermostOnly && isInnermost) return nullptr;
        }
        if (!innermostOnly) missing_.insert(name);
        return nullptr;
    }

    km::data const* get_partial(std::string const&) const override { return nullptr; }

    [[nodiscard]] std::set<std::string> const& missing() const { return missing_; }

private:
    static constexpr std::size_t modelFrame = 1;

    TemplateSource const& source_;
    std::vector<km::data const*> frames_;
    mutable std::set<std::string> missing_;
};

struct Page {
    std::string text;
    Page& operator<<(std::string const& more) {
        text += more;
        return *this;
    }
};

km::mustache parsed(std::string const& name, TemplateSource const& source) {
    km::mustache page{source.text};
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

    auto const layoutData = converted(layout);
    auto const modelData = converted(model);
    Frames frames{layoutData, modelData, source};
    auto& template_ = parsedHere(shared_->serial, key, source);
    Page page;
    page.text.reserve(source.text.size() * 2);
    template_.render(frames, page);
    if (!template_.is_valid()) throw std::logic_error(fmt::format("template {}: {}", key, template_.error_message()));
    if (shared_->missing == MissingName::isRefused && !frames.missing().empty())
        throw std::logic_error(fmt::format("template {}: the model lacks {}", key, fmt::join(frames.missing(), ", ")));
    return std::move(page.text);
}

bool Templates::has(std::string_view name) const { return shared_->sources.contains(name); }

std::vector<std::string> Templates::names() const {
    std::vector<std::string> names;
    for (auto const& [name, source] : shared_->sources) names.push_back(name);
    return names;
}

}  // namespace accord::web
