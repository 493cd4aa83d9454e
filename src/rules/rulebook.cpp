#include "rules/rulebook.hpp"

#include "rules/agreement_files.hpp"
#include "rules/read_entries.hpp"
#include "rules/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <tuple>

namespace accord::rules {
namespace {

namespace fs = std::filesystem;

std::string digestOf(std::vector<RulebookFile> const& files) {
    Sha256 sha;
    for (auto const& file : files) {
        sha.addText(file.name);
        sha.addText(file.bytes);
    }
    return sha.hexDigest();
}

template <class Entry>
std::string_view wordsIn(Entry const& entry) {
    if constexpr (requires { entry.countingRule; })
        return entry.countingRule;
    else if constexpr (requires { entry.missing; })
        return entry.name;
    else if constexpr (requires { entry.tellReferrer; })
        return entry.name;
    else if constexpr (requires { entry.about; })
        return entry.about;
    else if constexpr (requires { entry.rule; })
        return entry.rule;
    else if constexpr (requires { entry.text; })
        return entry.text;
    else if constexpr (requires { entry.note; })
        return entry.note;
    else
        return entry.name;
}

std::optional<std::string> bytesOfFile(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::string bytes(TomlFile::bytesMax + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad()) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace

std::string Head::name() const {
    return fmt::format("{} {}, version {}", kind, id, version);
}

bool RoleRule::permits(std::string_view permission) const {
    return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

/// FNV-1a, 32 bits: small, the same everywhere; two entries that meet are a fault of the rulebook (checkEntries).
RuleId ruleIdOf(std::string_view kind, std::string_view id, int version) {
    std::uint32_t hash = 2166136261U;
    auto const add = [&](std::string_view text) {
        for (char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    };
    add(kind);
    add("/");
    add(id);
    add("/");
    add(fmt::format("{}", version));
    return static_cast<RuleId>(hash == 0 ? 1U : hash);
}

tl::expected<std::vector<RulebookFile>, Faults> readRulebookFiles(fs::path const& folder) {
    auto const broken = [&](std::string problem, std::string expected) {
        return tl::unexpected<Faults>(Faults{{folder.string(), 0, std::move(problem), std::move(expected)}});
    };
    std::error_code error;
    if (!fs::is_directory(folder, error)) return broken("there is no such folder", "the folder that holds the rulebook's .toml files");
    std::vector<RulebookFile> files;
    for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::recursive_directory_iterator{};
         at.increment(error)) {
        if (!at->is_regular_file() || at->path().extension() != ".toml") continue;
        if (files.size() == Rulebook::filesMax)
            return broken("the folder holds too many files", fmt::format("at most {}", Rulebook::filesMax));
        auto bytes = bytesOfFile(at->path());
        if (!bytes) return broken(fmt::format("`{}` cannot be read", at->path().filename().string()), "a file that this user may read");
        files.push_back({at->path().lexically_relative(folder).generic_string(), std::move(*bytes)});
    }
    if (error) return broken("the folder cannot be read: " + error.message(), "a folder that this user may read");
    if (files.empty()) return broken("the folder holds no .toml file", "the rulebook");
    return files;
}

tl::expected<Rulebook, Faults> Rulebook::load(fs::path const& folder) {
    auto files = readRulebookFiles(folder);
    if (!files) return tl::unexpected<Faults>(std::move(files.error()));
    return read(std::move(*files));
}

tl::expected<Rulebook, Faults> Rulebook::read(std::vector<RulebookFile> files) {
    std::sort(files.begin(), files.end(), [](auto const& left, auto const& right) { return left.name < right.name; });
    Reading reading;
    for (auto const& file : files) {
        if (isAgreementFile(file.name)) continue;
        if (auto toml = TomlFile::parse(file.name, file.bytes, reading.faults)) readEntries(toml->root(reading.faults), reading);
    }
    checkEntries(reading);
    if (!reading.faults.empty()) {
        std::stable_sort(reading.faults.begin(), reading.faults.end(), [](Fault const& left, Fault const& right) {
            return std::tie(left.file, left.line) < std::tie(right.file, right.line);
        });
        return tl::unexpected<Faults>(std::move(reading.faults));
    }
    Rulebook book;
    book.entries_ = std::make_unique<Entries const>(std::move(reading.entries));
    book.digest_ = digestOf(files);
    book.files_ = std::move(files);
    book.indexTexts();
    return book;
}

void Rulebook::indexTexts() {
    auto const add = [this](auto const& list) {
        for (auto const& entry : list)
            texts_[static_cast<std::uint32_t>(entry.head.rule)] = RuleText{&entry.head, std::string(wordsIn(entry))};
    };
    add(entries_->stages);
    add(entries_->reasons);
    add(entries_->outcomes);
    add(entries_->routes);
    add(entries_->entitlements);
    add(entries_->preparations);
    add(entries_->localRules);
    add(entries_->notDoneReasons);
    add(entries_->triageWeights);
    add(entries_->roles);
    add(entries_->trainings);
    add(entries_->practices);
    add(entries_->closureReasons);
    add(entries_->standards);
    add(entries_->measures);
    add(entries_->consents);
    add(entries_->protections);
}

std::optional<RuleText> Rulebook::reasonText(RuleId rule) const {
    auto found = texts_.find(static_cast<std::uint32_t>(rule));
    if (found == texts_.end()) return std::nullopt;
    return found->second;
}

std::vector<RuleText> Rulebook::texts() const {
    std::vector<RuleText> all;
    all.reserve(texts_.size());
    for (auto const& [number, text] : texts_) all.push_back(text);
    return all;
}

}  // namespace accord::rules
