#include "base/html.hpp"

namespace accord {

std::string escapedHtml(std::string_view text) {
    std::string out;
    for (char letter : text) switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out.push_back(letter);
        }
    return out;
}

}  // namespace accord
