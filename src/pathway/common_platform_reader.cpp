#include "base/text.hpp"
#include "pathway/court_readers.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include <array>
#include <vector>

namespace accord::pathway {
namespace {

namespace bj = boost::json;

constexpr std::size_t jsonChunkBytes = 1U << 16U;

/// One place in the tree: under which key an object or list stands.
struct Level {
    std::string key;
    bool isList{};
};

/// Follows the tree of a list. A hearing is handed on when it ends: its keys may stand in any order.
class Handler {
public:
    constexpr static std::size_t max_object_size = std::size_t(-1);
    constexpr static std::size_t max_array_size = std::size_t(-1);
    constexpr static std::size_t max_key_size = std::size_t(-1);
    constexpr static std::size_t max_string_size = std::size_t(-1);

    Handler(CourtSink const* matters, CourtFaults const* faults) : matters_(matters), faults_(faults) {}

    bool on_document_begin(bj::error_code&) { return true; }
    bool on_document_end(bj::error_code&) { return true; }
    bool on_object_begin(bj::error_code&) {
        levels_.push_back({std::exchange(key_, {}), false});
        if (isIn("hearings")) begin();
        if (isIn("defendants")) titles_.clear();
        return true;
    }
    bool on_object_end(std::size_t, bj::error_code&) {
        if (isIn("defendants")) endDefendant();
        if (isIn("hearings")) endHearing();
        levels_.pop_back();
        return true;
    }
    bool on_array_begin(bj::error_code&) {
        if (levels_.size() == 1 && key_ == "hearingDates") hasList_ = true;
        levels_.push_back({std::exchange(key_, {}), true});
        return true;
    }
    bool on_array_end(std::size_t, bj::error_code&) {
        levels_.pop_back();
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) { return keep(key_, part, isKeyWhole_); }
    bool on_key(bj::string_view part, std::size_t, bj::error_code&) {
        keep(key_, part, isKeyWhole_);
        if (!isKeyWhole_) key_.clear();
        isKeyWhole_ = true;
        text_.clear();
        isTextWhole_ = true;
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) { return keep(text_, part, isTextWhole_); }
    bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
        keep(text_, part, isTextWhole_);
        if (isTextWhole_) said(std::string(trimmed(text_)));
        text_.clear();
        isTextWhole_ = true;
        key_.clear();
        return true;
    }
    bool on_number_part(bj::string_view, bj::error_code&) { return true; }
    bool on_int64(std::int64_t, bj::string_view, bj::error_code&) { return plain(); }
    bool on_uint64(std::uint64_t, bj::string_view, bj::error_code&) { return plain(); }
    bool on_double(double, bj::string_view, bj::error_code&) { return plain(); }
    bool on_bool(bool, bj::error_code&) { return plain(); }
    bool on_null(bj::error_code&) { return plain(); }
    bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
    bool on_comment(bj::string_view, bj::error_code&) { return true; }

    void atLine(std::uint64_t line) { line_ = line; }
    [[nodiscard]] bool hasList() const { return hasList_; }

private:
    static bool keep(std::string& whole, bj::string_view part, bool& isWhole) {
        if (whole.size() + part.size() > CourtLimits::textBytesMax) isWhole = false;
        if (isWhole) whole.append(part.data(), part.size());
        return true;
    }
    bool plain() {
        key_.clear();
        return true;
    }

    /// Whether the innermost object is an element of the list under this key.
    [[nodiscard]] bool isIn(std::string_view list) const {
        return levels_.size() >= 2 && !levels_.back().isList && levels_[levels_.size() - 2].isList &&
               levels_[levels_.size() - 2].key == list;
    }

    void said(std::string value) {
        if (levels_.size() == 1 && key_ == "courtCentreName")
            court_ = std::move(value);
        else if (isIn("hearingDates") && key_ == "hearingDate")
            date_ = std::move(value);
        else if (isIn("hearings") && key_ == "hearingType")
            hearing_.hearing = std::move(value);
        else if (isIn("hearings") && key_ == "caseNumber")
            hearing_.caseReference = std::move(value);
        else if (isIn("offences") && key_ == "offenceTitle")
            addTitle(value);
    }

    void begin() {
        hearing_ = {};
        hearing_.line = line_;
        defendants_.clear();
        tooMany_ = false;
    }
    void addTitle(std::string const& title) {
        if (titles_.size() + title.size() + 2 > CourtLimits::textBytesMax) return;
        titles_.append(titles_.empty() ? "" : "; ").append(title);
    }
    void endDefendant() {
        tooMany_ = defendants_.size() == CourtLimits::defendantsMax;
        if (!tooMany_) defendants_.push_back({line_, std::exchange(titles_, {})});
    }
    void endHearing() {
        if (tooMany_) (*faults_)(line_, {"the hearing has too many defendants", fmt::format("at most {}", CourtLimits::defendantsMax)});
        for (auto& [line, offence] : defendants_) {
            auto matter = hearing_;
            matter.court = court_;
            matter.offence = std::move(offence);
            handOn(matter, date_, *matters_, *faults_);
        }
        defendants_.clear();
    }

    CourtSink const* matters_;
    CourtFaults const* faults_;
    std::vector<Level> levels_;
    std::string key_, text_, court_, date_, titles_;
    bool isKeyWhole_{true}, isTextWhole_{true}, tooMany_{}, hasList_{};
    CourtMatter hearing_;
    std::vector<std::pair<std::uint64_t, std::string>> defendants_;
    std::uint64_t line_{1};
};

using Parser = bj::basic_parser<Handler>;

Result<> brokenAt(std::uint64_t line, bj::error_code const& error) {
    return fail(ErrorCode::invalid,
                fmt::format("line {}: the JSON cannot be read ({}). What stands before it was read.", line, error.message()));
}

/// Feeds the parser line by line, so that every matter knows where it stands.
Result<> feed(Parser& parser, std::string_view bytes, std::uint64_t& line) {
    while (!bytes.empty()) {
        auto const end = bytes.find('\n');
        auto const piece = bytes.substr(0, end == std::string_view::npos ? bytes.size() : end + 1);
        bj::error_code error;
        parser.handler().atLine(line);
        auto const used = parser.write_some(true, piece.data(), piece.size(), error);
        if (error) return brokenAt(line, error);
        if (used < piece.size() && piece.find_first_not_of(" \t\r\n", used) != std::string_view::npos)
            return fail(ErrorCode::invalid, fmt::format("line {}: the JSON ends, and something stands behind it.", line));
        if (end != std::string_view::npos) ++line;
        bytes.remove_prefix(piece.size());
    }
    return {};
}

}  // namespace

Result<> readCommonPlatform(ByteSource const& source, CourtSink const& matters, CourtFaults const& faults) {
    bj::parse_options options;
    options.max_depth = CourtLimits::depthMax;
    Parser parser(options, &matters, &faults);
    std::vector<char> chunk(jsonChunkBytes);
    std::uint64_t line = 1;
    for (auto got = source(chunk); got > 0; got = source(chunk))
        if (auto fed = feed(parser, {chunk.data(), got}, line); !fed) return fed;
    bj::error_code error;
    parser.write_some(false, "", 0, error);
    if (error && !parser.done()) return brokenAt(line, error);
    if (!parser.handler().hasList())
        return fail(ErrorCode::invalid, "the JSON is no court list: expected `hearingDates` as Common Platform publishes them.");
    return {};
}

}  // namespace accord::pathway
