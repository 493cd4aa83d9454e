// What a character is, where HTTP or a page asks.
#pragma once

namespace accord::web {

[[nodiscard]] constexpr bool isControl(char c) {
    return (c >= 0 && c < 0x20) || c == 0x7f;
}

}  // namespace accord::web
