// A QR code as inline SVG: attributes only, no style and no data: URL, so that the
// strict Content-Security-Policy shows it.
//
//    auto picture = qrSvg("otpauth://totp/…");     // "<svg … viewBox="0 0 53 53">…</svg>"
//
// What is encoded stands in the picture only as modules, so that the result is safe to
// put into a page as it is.
//
// Any thread.
#pragma once

#include <string>
#include <string_view>

namespace accord::web {

/// Throws std::length_error for more than fits in a code (about 2,300 bytes).
[[nodiscard]] std::string qrSvg(std::string_view content);

}  // namespace accord::web
