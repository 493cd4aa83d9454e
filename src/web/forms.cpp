#include "web/forms.hpp"

#include "base/text.hpp"
#include "web/url_encoding.hpp"

namespace accord::web {
namespace {

constexpr PairLimits formLimits{.pairsMax = 200, .nameBytesMax = 100, .valueBytesMax = 100'000};

Error errorFor(PairFault fault) {
    switch (fault) {
        case PairFault::tooMany: return {ErrorCode::tooLarge, "The form has more than 200 fields"};
        case PairFault::nameTooLong: return {ErrorCode::tooLarge, "The form has a field name longer than 100 bytes"};
        case PairFault::valueTooLong: return {ErrorCode::tooLarge, "An answer in the form is longer than 100,000 bytes"};
        case PairFault::badEncoding: return {ErrorCode::invalid, "The form has characters that are not valid text"};
        case PairFault::noName: return {ErrorCode::invalid, "The form has a field without a name"};
    }
    return {ErrorCode::invalid, "The form cannot be read"};
}

}  // namespace

bool isForm(Request const& request) {
    auto const type = request.headers.find("Content-Type");
    if (!type) return false;
    return equalIgnoringCase(trimmed(type->substr(0, type->find(';'))), "application/x-www-form-urlencoded");
}

Result<Pairs> parseForm(Request const& request) {
    if (!isForm(request)) return fail(ErrorCode::invalid, "The form was sent in a way that Accord does not read");
    return parseFormBody(request.body);
}

Result<Pairs> parseFormBody(std::string_view body) {
    auto pairs = parsePairs(body, formLimits);
    if (!pairs) return fail(errorFor(pairs.error()));
    return *std::move(pairs);
}

}  // namespace accord::web
