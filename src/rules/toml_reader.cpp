#include "rules/toml_reader.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <variant>

// toml++ 3.3 asserts on some malformed input (found by tests/fuzz/fuzz_rulebook.cpp: "[[" and
// then no key), and with NDEBUG takes the assertion for granted. Here an assertion is an
// exception, caught in parseToml. No other file may include toml++, or the linker would
// choose between two forms of the same function.
namespace accord::rules {
struct TomlAssertion {};
[[noreturn]] inline void tomlAssertionFailed() {
    throw TomlAssertion{};
}
}  // namespace accord::rules
#undef NDEBUG
#define TOML_EXCEPTIONS 1
#define TOML_ASSERT(condition) (static_cast<bool>(condition) ? void() : accord::rules::tomlAssertionFailed())
#include <toml++/toml.h>

namespace accord::rules {
namespace {

toml::table const& tableAt(void const* node) {
    return *static_cast<toml::table const*>(node);
}
toml::node const& nodeAt(void const* node) {
    return *static_cast<toml::node const*>(node);
}
std::uint32_t lineOf(toml::node const& node) {
    return node.source().begin.line;
}

std::optional<Date> dateOf(toml::date value) {
    Date day{std::chrono::year{value.year}, std::chrono::month{value.month}, std::chrono::day{value.day}};
    if (!day.ok() || value.year < 1900 || value.year > 2200) return std::nullopt;
    return day;
}

struct TomlError {
    std::uint32_t line{};
    std::string problem;
};
using TomlParsed = std::variant<toml::table, TomlError>;

bool parserAsserts(std::string_view bytes) {
    try {
        static_cast<void>(toml::parse(bytes));
    } catch (TomlAssertion const&) {
        return true;
    } catch (toml::parse_error const&) {
        return false;
    }
    return false;
}

/// The first line with which the parser asserts: it reads from the front, so all longer beginnings do too.
std::uint32_t lineOfAssertion(std::string_view bytes) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        if (bytes[at] == '\n') ends.push_back(at + 1);
    ends.push_back(bytes.size());
    auto const first =
        std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) { return !parserAsserts(bytes.substr(0, end)); });
    return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(first - ends.begin() + 1, std::ssize(ends)));
}

TomlParsed parseToml(std::string_view bytes) {
    try {
        return toml::parse(bytes);
    } catch (toml::parse_error const& error) {
        return TomlError{error.source().begin.line, std::string(error.description())};
    } catch (TomlAssertion const&) {
        return TomlError{lineOfAssertion(bytes), "the line cannot be read"};
    }
}

std::size_t editDistance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t l = 1; l <= left.size(); ++l) {
        auto diagonal = row[0];
        row[0] = l;
        for (std::size_t r = 1; r <= right.size(); ++r) {
            auto const above = row[r];
            row[r] = std::min({row[r] + 1, row[r - 1] + 1, diagonal + (left[l - 1] == right[r - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

}  // namespace

std::string Fault::sentence() const {
    return fmt::format("{}:{}: {}: {}", file, line, problem, expected);
}

std::optional<std::string> nearestWord(std::string_view said, std::vector<std::string> const& known) {
    std::optional<std::string> nearest;
    std::size_t least = said.size() / 3 + 2;
    if (said.size() > 60) return std::nullopt;
    for (auto const& word : known) {
        auto const distance = editDistance(said, word);
        if (distance >= least) continue;
        least = distance;
        nearest = word;
    }
    return nearest;
}

struct TomlFile::Tree {
    std::string name;
    toml::table root;
};

TomlFile::TomlFile(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
TomlFile::TomlFile(TomlFile&&) noexcept = default;
TomlFile& TomlFile::operator=(TomlFile&&) noexcept = default;
TomlFile::~TomlFile() = default;

std::optional<TomlFile> TomlFile::parse(std::string name, std::string_view bytes, Faults& faults) {
    if (bytes.size() > bytesMax) {
        faults.push_back({name, 0, fmt::format("the file has {} bytes", bytes.size()), fmt::format("at most {}; split it", bytesMax)});
        return std::nullopt;
    }
    auto parsed = parseToml(bytes);
    if (auto const* error = std::get_if<TomlError>(&parsed)) {
        faults.push_back({name, error->line, error->problem, "TOML as in https://toml.io"});
        return std::nullopt;
    }
    return TomlFile(std::make_unique<Tree>(Tree{std::move(name), std::get<toml::table>(std::move(parsed))}));
}

TomlTable TomlFile::root(Faults& faults) const {
    return {&tree_->root, tree_->name, 1, faults};
}

bool TomlTable::has(std::string_view key) const {
    return tableAt(table_).contains(key);
}

void const* TomlTable::node(std::string_view key) {
    asked_.emplace_back(key);
    return tableAt(table_).get(key);
}

void TomlTable::fault(std::string_view key, std::string problem, std::string expected) {
    auto const* found = tableAt(table_).get(key);
    faults_->push_back({*file_, found != nullptr ? lineOf(*found) : line_, std::move(problem), std::move(expected)});
}

void TomlTable::wrongKind(std::string_view key, std::string_view kind) {
    fault(key, fmt::format("`{}` is of the wrong kind", key), fmt::format("{}", kind));
}

void TomlTable::missing(std::string_view key, std::string_view kind) {
    fault(key, fmt::format("`{}` is missing", key), fmt::format("`{}` with {}", key, kind));
}

std::optional<std::string> TomlTable::optionalText(std::string_view key, std::size_t charsMax) {
    auto const* found = node(key);
    if (found == nullptr) return std::nullopt;
    auto const* value = nodeAt(found).as_string();
    if (value == nullptr) {
        wrongKind(key, "text in quotes");
        return std::nullopt;
    }
    auto const& said = value->get();
    if (trimmed(said).empty()) {
        fault(key, fmt::format("`{}` is empty", key), "some text, or no such key");
        return std::nullopt;
    }
    if (charCount(said) > charsMax)
        fault(key, fmt::format("`{}` has {} characters", key, charCount(said)), fmt::format("at most {}", charsMax));
    if (!isCleanText(said)) fault(key, fmt::format("`{}` holds control characters", key), "plain text");
    return said;
}

std::string TomlTable::text(std::string_view key, std::size_t charsMax) {
    if (!has(key)) {
        asked_.emplace_back(key);
        missing(key, "text in quotes");
        return {};
    }
    return optionalText(key, charsMax).value_or(std::string{});
}

std::optional<std::int64_t> TomlTable::optionalInteger(std::string_view key, std::int64_t least, std::int64_t most) {
    auto const* found = node(key);
    if (found == nullptr) return std::nullopt;
    auto const* value = nodeAt(found).as_integer();
    if (value == nullptr) {
        wrongKind(key, "a whole number");
        return std::nullopt;
    }
    if (value->get() < least || value->get() > most) {
        fault(key, fmt::format("`{}` is {}", key, value->get()), fmt::format("a whole number from {} to {}", least, most));
        return std::nullopt;
    }
    return value->get();
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    if (!has(key)) {
        asked_.emplace_back(key);
        missing(key, "a whole number");
        return least;
    }
    return optionalInteger(key, least, most).value_or(least);
}

bool TomlTable::flag(std::string_view key) {
    auto const* found = node(key);
    if (found == nullptr) return false;
    auto const* value = nodeAt(found).as_boolean();
    if (value == nullptr) wrongKind(key, "true or false");
    return value != nullptr && value->get();
}

std::optional<Date> TomlTable::optionalDate(std::string_view key) {
    auto const* found = node(key);
    if (found == nullptr) return std::nullopt;
    auto const* value = nodeAt(found).as_date();
    if (value == nullptr) {
        wrongKind(key, "a date without quotes, as 2021-04-01");
        return std::nullopt;
    }
    auto day = dateOf(value->get());
    if (!day) fault(key, fmt::format("`{}` is no day between 1900 and 2200", key), "a date without quotes, as 2021-04-01");
    return day;
}

Date TomlTable::date(std::string_view key) {
    if (!has(key)) {
        asked_.emplace_back(key);
        missing(key, "a date without quotes, as 2021-04-01");
        return {};
    }
    return optionalDate(key).value_or(Date{});
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    std::vector<std::string> list;
    auto const* found = node(key);
    if (found == nullptr) return list;
    auto const* array = nodeAt(found).as_array();
    if (array == nullptr) {
        wrongKind(key, "a list of texts, as [\"a\", \"b\"]");
        return list;
    }
    for (auto const& item : *array) {
        auto const* value = item.as_string();
        if (value != nullptr && !trimmed(value->get()).empty() && isCleanText(value->get()))
            list.push_back(value->get());
        else
            fault(key, fmt::format("`{}` holds something that is no text", key), "a list of texts, as [\"a\", \"b\"]");
    }
    return list;
}

std::vector<std::int64_t> TomlTable::integers(std::string_view key, std::int64_t least, std::int64_t most) {
    std::vector<std::int64_t> list;
    auto const* found = node(key);
    if (found == nullptr) return list;
    auto const* array = nodeAt(found).as_array();
    auto const expected = fmt::format("a list of whole numbers from {} to {}", least, most);
    if (array == nullptr) {
        wrongKind(key, expected);
        return list;
    }
    for (auto const& item : *array) {
        auto const* value = item.as_integer();
        if (value != nullptr && value->get() >= least && value->get() <= most)
            list.push_back(value->get());
        else
            fault(key, fmt::format("`{}` holds something else", key), expected);
    }
    return list;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    auto const* found = node(key);
    if (found == nullptr) return std::nullopt;
    auto const* table = nodeAt(found).as_table();
    if (table == nullptr) {
        wrongKind(key, "a table, as { a = 1 }");
        return std::nullopt;
    }
    return TomlTable(table, *file_, lineOf(*table), *faults_);
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    std::vector<TomlTable> list;
    auto const* found = node(key);
    if (found == nullptr) return list;
    auto const* array = nodeAt(found).as_array();
    if (array == nullptr || !std::all_of(array->begin(), array->end(), [](auto const& item) { return item.is_table(); })) {
        wrongKind(key, fmt::format("tables that each begin with [[{}]]", key));
        return list;
    }
    for (auto const& item : *array) list.push_back(TomlTable(item.as_table(), *file_, lineOf(item), *faults_));
    return list;
}

void TomlTable::done() {
    for (auto const& [key, value] : tableAt(table_)) {
        if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
        auto nearest = nearestWord(key.str(), asked_);
        auto expected = nearest ? fmt::format("did you mean `{}`?", *nearest) : fmt::format("one of {}", fmt::join(asked_, ", "));
        faults_->push_back({*file_, lineOf(value), fmt::format("unknown key `{}`", key.str()), std::move(expected)});
    }
}

}  // namespace accord::rules
