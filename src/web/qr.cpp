#include "web/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace accord::web {
namespace {

constexpr int quietModules = 4;  // ISO/IEC 18004: a margin of four modules on each side

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

bool isDark(QRcode const& code, int x, int y) {
    return (code.data[y * code.width + x] & 1U) != 0;
}

// One subpath for each run of dark modules in a line.
std::string darkRuns(QRcode const& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width;) {
            if (!isDark(code, x, y)) {
                ++x;
                continue;
            }
            int const from = x;
            while (x < code.width && isDark(code, x, y)) ++x;
            path += fmt::format("M{} {}h{}v1h-{}z", from + quietModules, y + quietModules, x - from, x - from);
        }
    return path;
}

}  // namespace

std::string qrSvg(std::string_view content) {
    auto const size = static_cast<int>(content.size());
    std::unique_ptr<QRcode, FreeCode> const code(
        QRcode_encodeData(size, reinterpret_cast<unsigned char const*>(content.data()), 0, QR_ECLEVEL_M));
    if (!code) throw std::length_error("too much for a QR code");
    int const side = code->width + 2 * quietModules;
    return fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{1}" height="{1}" shape-rendering="crispEdges">)"
        R"(<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>)",
        side, side * 5, darkRuns(*code));
}

}  // namespace accord::web
