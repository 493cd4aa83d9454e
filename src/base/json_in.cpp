#include "base/json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <set>

namespace accord {
namespace {

namespace bj = boost::json;

constexpr std::size_t fieldsMax = 400;
constexpr std::size_t depthMax = 8;

/// Called by the parser for each piece. A tree in between would keep only the last of two
/// members with one name, and nobody would be told.
class FieldHandler {
public:
    using Fault = bj::error_code;
    static constexpr std::size_t max_object_size = fieldsMax;
    static constexpr std::size_t max_array_size = fieldsMax;
    static constexpr std::size_t max_key_size = 1000;
    static constexpr std::size_t max_string_size = std::size_t{1} << 24;

    bool on_document_begin(Fault&) { return true; }
    bool on_document_end(Fault&) { return true; }

    bool on_object_begin(Fault& fault) {
        if (isInList_) return refuse(fault, "not-a-value", notAValue);
        outer_.push_back(prefix_.size());
        if (isInside_) prefix_ += key_ + ".";
        isInside_ = true;
        return true;
    }
    bool on_object_end(std::size_t, Fault&) {
        prefix_.resize(outer_.back());
        outer_.pop_back();
        return true;
    }
    bool on_array_begin(Fault& fault) {
        if (!isInside_) return refuse(fault, {}, notAnObject);
        if (isInList_) return refuse(fault, "not-a-value", notAValue);
        isInList_ = true;
        list_.clear();
        return true;
    }
    bool on_array_end(std::size_t, Fault& fault) {
        isInList_ = false;
        return keep(std::move(list_), fault);
    }

    bool on_key_part(bj::string_view part, std::size_t, Fault&) {
        name_.append(part.data(), part.size());
        return true;
    }
    bool on_key(bj::string_view part, std::size_t, Fault& fault) {
        name_.append(part.data(), part.size());
        key_ = std::move(name_);
        name_.clear();
        if (!seen_.insert(prefix_ + key_).second) return refuse(fault, "given-twice", "This was given twice.");
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, Fault&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_string(bj::string_view part, std::size_t, Fault& fault) {
        text_.append(part.data(), part.size());
        auto text = std::move(text_);
        text_.clear();
        return scalar(std::move(text), fault);
    }
    bool on_number_part(bj::string_view, Fault&) { return true; }
    bool on_int64(std::int64_t value, bj::string_view, Fault& fault) { return scalar(std::to_string(value), fault); }
    bool on_uint64(std::uint64_t value, bj::string_view, Fault& fault) { return scalar(std::to_string(value), fault); }
    bool on_double(double, bj::string_view, Fault& fault) { return refuse(fault, "not-a-value", notAValue); }
    bool on_bool(bool value, Fault& fault) { return scalar(value ? "yes" : "no", fault); }
    bool on_null(Fault& fault) { return scalar({}, fault); }
    bool on_comment_part(bj::string_view, Fault&) { return true; }
    bool on_comment(bj::string_view, Fault&) { return true; }

    [[nodiscard]] std::optional<Error> const& error() const { return error_; }
    [[nodiscard]] FieldTexts take() { return std::move(texts_); }

private:
    static constexpr auto notAValue = "A value is a text, a whole number, true, false or null.";
    static constexpr auto notAnObject = "Send one JSON object.";

    bool scalar(std::string text, Fault& fault) {
        if (!isInside_) return refuse(fault, {}, notAnObject);
        if (!isInList_) return keep(std::move(text), fault);
        if (!list_.empty()) list_ += ',';
        list_ += text;
        return true;
    }
    bool keep(std::string text, Fault& fault) {
        if (texts_.size() >= fieldsMax) return refuse(fault, {}, "Too many fields.");
        texts_.emplace_back(prefix_ + key_, std::move(text));
        return true;
    }
    /// Without a code the whole is at fault, not one field.
    bool refuse(Fault& fault, std::string_view code, std::string_view message) {
        fault = bj::make_error_code(bj::error::syntax);
        if (code.empty())
            error_ = Error{ErrorCode::invalid, std::string(message)};
        else
            error_ = fail(std::vector<FieldError>{{prefix_ + key_, std::string(code), std::string(message)}}).value();
        return false;
    }

    FieldTexts texts_;
    std::set<std::string> seen_;
    std::vector<std::size_t> outer_;  ///< how long the prefix was outside each open object
    std::string prefix_, key_, name_, text_, list_;
    bool isInside_{}, isInList_{};
    std::optional<Error> error_;
};

}  // namespace

Result<FieldTexts> fieldTextsOfJson(std::string_view json) {
    bj::parse_options options;
    options.max_depth = depthMax;
    bj::basic_parser<FieldHandler> parser(options);
    bj::error_code fault;
    auto read = parser.write_some(false, json.data(), json.size(), fault);
    if (parser.handler().error()) return fail(*parser.handler().error());
    if (!fault && read < json.size()) fault = bj::make_error_code(bj::error::extra_data);
    if (fault) return fail(ErrorCode::invalid, "This is not JSON that Accord can read: " + fault.message());
    return parser.handler().take();
}

}  // namespace accord
