#include "sharing/tile_grid.hpp"

#include <algorithm>
#include <array>

namespace accord::sharing {
namespace {

constexpr std::array allTiles{
    Tile{"E23000007", "NBR", 5, 0}, Tile{"E23000002", "CMB", 4, 1}, Tile{"E23000008", "DUR", 5, 1}, Tile{"E23000013", "CLV", 6, 1},
    Tile{"E23000003", "LAN", 4, 2}, Tile{"E23000009", "NYK", 5, 2}, Tile{"E23000012", "HUM", 6, 2}, Tile{"E23000004", "MER", 3, 3},
    Tile{"E23000005", "GMP", 4, 3}, Tile{"E23000010", "WYK", 5, 3}, Tile{"E23000011", "SYK", 6, 3}, Tile{"W15000001", "NWA", 2, 4},
    Tile{"E23000006", "CHE", 3, 4}, Tile{"E23000015", "STF", 4, 4}, Tile{"E23000018", "DBY", 5, 4}, Tile{"E23000019", "NOT", 6, 4},
    Tile{"E23000020", "LIN", 7, 4}, Tile{"W15000004", "DYP", 2, 5}, Tile{"E23000016", "WMC", 3, 5}, Tile{"E23000014", "WMD", 4, 5},
    Tile{"E23000021", "LEI", 5, 5}, Tile{"E23000022", "NTH", 6, 5}, Tile{"E23000023", "CAM", 7, 5}, Tile{"E23000024", "NOR", 8, 5},
    Tile{"W15000003", "SWA", 1, 6}, Tile{"W15000002", "GWE", 2, 6}, Tile{"E23000037", "GLO", 3, 6}, Tile{"E23000017", "WAR", 4, 6},
    Tile{"E23000029", "TVP", 5, 6}, Tile{"E23000026", "BED", 6, 6}, Tile{"E23000027", "HRT", 7, 6}, Tile{"E23000025", "SUF", 8, 6},
    Tile{"E23000036", "A&S", 3, 7}, Tile{"E23000038", "WIL", 4, 7}, Tile{"E23000031", "SUR", 5, 7}, Tile{"E23000001", "MET", 6, 7},
    Tile{"E23000034", "COL", 7, 7}, Tile{"E23000028", "ESX", 8, 7}, Tile{"E23000035", "D&C", 2, 8}, Tile{"E23000039", "DOR", 3, 8},
    Tile{"E23000030", "HAM", 4, 8}, Tile{"E23000033", "SUS", 6, 8}, Tile{"E23000032", "KNT", 7, 8},
};

}  // namespace

std::span<Tile const> tiles() {
    return allTiles;
}

Tile const* tileOf(std::string_view code) {
    auto found = std::ranges::find(allTiles, code, &Tile::code);
    return found == allTiles.end() ? nullptr : &*found;
}

}  // namespace accord::sharing
