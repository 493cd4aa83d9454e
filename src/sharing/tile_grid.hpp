// Where each police force area of England and Wales stands on a map of equal tiles: neighbours
// near each other, north at the top. Shapes would show acres; a tile shows an area.
//
//    if (auto const* tile = tileOf("E23000026")) draw(tile->column, tile->row, tile->letters);    // "BED"
//
// Codes are those of the Office for National Statistics. An area that is not among the 43 has none. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace accord::sharing {

struct Tile {
    std::string_view code;     ///< "E23000026"
    std::string_view letters;  ///< "BED"
    std::int64_t column{}, row{};
};

inline constexpr std::int64_t tileColumns = 9, tileRows = 9;

[[nodiscard]] std::span<Tile const> tiles();
[[nodiscard]] Tile const* tileOf(std::string_view code);

}  // namespace accord::sharing
