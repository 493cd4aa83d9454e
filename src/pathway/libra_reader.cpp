#include "base/text.hpp"
#include "pathway/court_readers.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <vector>

namespace accord::pathway {
namespace {

constexpr std::size_t xmlChunkBytes = 1U << 16U;
// Of the whole tree a list needs about 15 levels.
constexpr std::size_t depthMax = CourtLimits::depthMax;

std::string_view localName(char const* name) {
    std::string_view const whole(name);
    auto const colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// Follows the elements of a list: what belongs to the session, to the block, to the case.
class Libra {
public:
    Libra(XML_Parser parser, CourtSink const& matters, CourtFaults const& faults) : parser_(parser), matters_(matters), faults_(faults) {}

    void opened(char const* name) {
        path_.emplace_back(localName(name));
        text_.clear();
        isTooLong_ = false;
        if (path_.size() > depthMax) return stop("the elements stand too deep in one another");
        auto const& element = path_.back();
        if (element == "session") session_ = {};
        if (element == "block") block_.clear();
        if (element == "case") {
            case_ = {};
            case_.line = XML_GetCurrentLineNumber(parser_);
            urn_.clear();
            number_.clear();
            offences_ = 0;
        }
        hasList_ = hasList_ || element == "ExternalDocumentRequest" || element == "CSCI_Message_Type";
    }

    void text(std::string_view piece) {
        if (isTooLong_) return;
        if (text_.size() + piece.size() > CourtLimits::textBytesMax) {
            isTooLong_ = true;
            text_.clear();
            return;
        }
        text_.append(piece);
    }

    void closed() {
        auto const element = path_.back();
        path_.pop_back();
        auto const said = std::string(trimmed(text_));
        text_.clear();
        if (element == "case") return endCase();
        auto const parent = path_.empty() ? std::string_view{} : std::string_view(path_.back());
        if (parent == "session") inSession(element, said);
        if (parent == "block" && element == "desc") block_ = said;
        if (parent == "case") inCase(element, said);
        if (parent == "offence" && element == "title") addOffence(said);
    }

    void stop(std::string why) {
        if (why_.empty()) why_ = std::move(why);
        XML_StopParser(parser_, XML_FALSE);
    }

    [[nodiscard]] std::string const& why() const { return why_; }
    [[nodiscard]] bool hasList() const { return hasList_; }

private:
    struct Session {
        std::string court, date;
    };

    void inSession(std::string_view element, std::string const& said) {
        if (element == "court") session_.court = said;
        if (element == "doh") session_.date = said;
    }

    void inCase(std::string_view element, std::string const& said) {
        if (element == "urn") urn_ = said;
        if (element == "caseno") number_ = said;
    }

    void addOffence(std::string const& title) {
        if (++offences_ > CourtLimits::offencesMax) return;
        if (case_.offence.size() + title.size() + 2 > CourtLimits::textBytesMax) return;
        case_.offence.append(case_.offence.empty() ? "" : "; ").append(title);
    }

    void endCase() {
        case_.caseReference = number_.empty() ? urn_ : number_;
        case_.court = session_.court;
        case_.hearing = block_;
        handOn(case_, session_.date, matters_, faults_);
    }

    XML_Parser parser_;
    CourtSink const& matters_;
    CourtFaults const& faults_;
    std::vector<std::string> path_;
    std::string text_, block_, urn_, number_, why_;
    bool isTooLong_{}, hasList_{};
    std::size_t offences_{};
    Session session_;
    CourtMatter case_;
};

Libra& libraOf(void* user) {
    return *static_cast<Libra*>(user);
}

void watch(XML_Parser parser, Libra& libra) {
    XML_SetUserData(parser, &libra);
    XML_SetElementHandler(
        parser, [](void* user, XML_Char const* name, XML_Char const**) { libraOf(user).opened(name); },
        [](void* user, XML_Char const*) { libraOf(user).closed(); });
    XML_SetCharacterDataHandler(
        parser, [](void* user, XML_Char const* text, int length) { libraOf(user).text({text, static_cast<std::size_t>(length)}); });
    // No list has a document type; an entity that expands would stand in one.
    XML_SetStartDoctypeDeclHandler(parser, [](void* user, XML_Char const*, XML_Char const*, XML_Char const*, int) {
        libraOf(user).stop("a document type, which no court list has");
    });
    XML_SetEntityDeclHandler(parser, [](void* user, XML_Char const*, int, XML_Char const*, int, XML_Char const*, XML_Char const*,
                                        XML_Char const*, XML_Char const*) { libraOf(user).stop("an entity, which no court list has"); });
    XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER);
}

Result<> broken(XML_Parser parser, Libra const& libra) {
    auto const line = XML_GetCurrentLineNumber(parser);
    if (!libra.why().empty()) return fail(ErrorCode::invalid, fmt::format("line {}: the list holds {}.", line, libra.why()));
    return fail(ErrorCode::invalid, fmt::format("line {}: the XML cannot be read ({}). What stands before it was read.", line,
                                                XML_ErrorString(XML_GetErrorCode(parser))));
}

}  // namespace

Result<> readLibra(ByteSource const& source, CourtSink const& matters, CourtFaults const& faults) {
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    Libra libra(parser.get(), matters, faults);
    watch(parser.get(), libra);
    std::vector<char> chunk(xmlChunkBytes);
    for (;;) {
        auto const got = source(chunk);
        auto const isLast = got == 0;
        if (XML_Parse(parser.get(), chunk.data(), static_cast<int>(got), isLast ? XML_TRUE : XML_FALSE) != XML_STATUS_OK)
            return broken(parser.get(), libra);
        if (isLast) break;
    }
    if (!libra.hasList())
        return fail(ErrorCode::invalid,
                    "the XML is no court list: expected ExternalDocumentRequest or CSCI_Message_Type as Libra sends them.");
    return {};
}

}  // namespace accord::pathway
