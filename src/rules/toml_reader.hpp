// Reads a TOML file that people maintain, and says all that is wrong with it at once.
//
// Each key is asked for once, with what is expected of it. What is missing, of the wrong
// kind or outside its limits becomes a fault with file and line, and reading goes on; what
// was never asked for is an unknown key, with the nearest key that is known:
//
//    Faults faults;
//    if (auto file = TomlFile::parse("rulebook/stages.toml", bytes, faults)) {
//        auto root = file->root(faults);
//        for (auto& table : root.tables("stage")) { auto id = table.text("id"); … table.done(); }
//        root.done();
//    }
//    for (auto const& fault : faults) show(fault.sentence());
//
// toml++ stays behind this header. A table is only good while its file is.
#pragma once

#include "base/date.hpp"
#include "base/words.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::rules {

/// What is wrong with one place in a file, and what would be right.
struct Fault {
    std::string file;
    std::uint32_t line{};
    std::string problem;   ///< "unknown key `sorce`"
    std::string expected;  ///< "did you mean `source`?"

    [[nodiscard]] std::string sentence() const;  ///< "stages.toml:12: unknown key `sorce`: did you mean `source`?"
    bool operator==(Fault const&) const = default;
};

using Faults = std::vector<Fault>;

class TomlTable {
public:
    [[nodiscard]] std::string text(std::string_view key, std::size_t charsMax = 600);
    [[nodiscard]] std::optional<std::string> optionalText(std::string_view key, std::size_t charsMax = 600);
    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] bool flag(std::string_view key);
    [[nodiscard]] Date date(std::string_view key);
    [[nodiscard]] std::optional<Date> optionalDate(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<TomlTable> table(std::string_view key);
    [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);

    /// A value of a listed vocabulary; the fault lists what it may be. Returns E{} where it is missing or wrong.
    template <Worded E>
    [[nodiscard]] E choice(std::string_view key) {
        auto const said = text(key);
        return said.empty() ? E{} : chosen<E>(key, said).value_or(E{});
    }
    template <Worded E>
    [[nodiscard]] std::optional<E> optionalChoice(std::string_view key) {
        auto const said = optionalText(key);
        return said ? chosen<E>(key, *said) : std::nullopt;
    }
    template <Worded E>
    [[nodiscard]] std::vector<E> choices(std::string_view key) {
        std::vector<E> list;
        for (auto const& said : texts(key))
            if (auto value = chosen<E>(key, said)) list.push_back(*value);
        return list;
    }

    /// Every key that nobody asked for is a fault.
    void done();
    void fault(std::string_view key, std::string problem, std::string expected);

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::uint32_t line() const { return line_; }
    [[nodiscard]] std::string const& file() const { return *file_; }

private:
    friend class TomlFile;
    TomlTable(void const* table, std::string const& file, std::uint32_t line, Faults& faults)
        : table_(table), file_(&file), line_(line), faults_(&faults) {}

    template <Worded E>
    std::optional<E> chosen(std::string_view key, std::string const& said) {
        if (auto value = fromCode<E>(said)) return value;
        std::string list;
        for (auto const& word : wordsOf<E>) list.append(list.empty() ? "" : ", ").append(word.code);
        fault(key, "`" + std::string(key) + "` is \"" + said + "\"", "one of " + list);
        return std::nullopt;
    }
    void const* node(std::string_view key);
    void wrongKind(std::string_view key, std::string_view kind);
    void missing(std::string_view key, std::string_view kind);

    void const* table_;
    std::string const* file_;
    std::uint32_t line_;
    Faults* faults_;
    std::vector<std::string> asked_;
};

class TomlFile {
public:
    static constexpr std::size_t bytesMax = 1U << 20U;

    /// nullopt where the bytes are no TOML, or too many: the fault says where.
    [[nodiscard]] static std::optional<TomlFile> parse(std::string name, std::string_view bytes, Faults& faults);
    TomlFile(TomlFile&&) noexcept;
    TomlFile& operator=(TomlFile&&) noexcept;
    ~TomlFile();

    [[nodiscard]] TomlTable root(Faults& faults) const;

private:
    struct Tree;
    explicit TomlFile(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> tree_;
};

/// The word of `known` that is nearest to `said`, if it is near enough to be a slip of the pen.
[[nodiscard]] std::optional<std::string> nearestWord(std::string_view said, std::vector<std::string> const& known);

}  // namespace accord::rules
