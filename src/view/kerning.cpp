#include "view/kerning.h"

#include <array>
#include <string_view>

namespace view {
namespace {

struct Pairs {
    std::u32string_view left, right;
    float em;
};

constexpr std::array table = {
    Pairs{U"’", U".,", 0.19f},
    Pairs{U"’", U"AÀ", 0.13f},
    Pairs{U"AÀ", U"’", 0.10f},
    Pairs{U"VW", U".,", 0.10f},
    Pairs{U"ALÀ", U"T", 0.09f},
    Pairs{U"F", U"AÀ", 0.09f},
    Pairs{U"T", U"AÀ", 0.09f},
    Pairs{U"Y", U"acdegoàâçéèêëôœ", 0.09f},
    Pairs{U"AÀ", U"V", 0.08f},
    Pairs{U"PV", U"AÀ", 0.08f},
    Pairs{U"T", U"cdegoçéèêôœ", 0.08f},
    Pairs{U"AÀ", U"vwyY", 0.07f},
    Pairs{U"L", U"vyV", 0.07f},
    Pairs{U"T", U"asuàâùû", 0.07f},
    Pairs{U"W", U"cdegoçéèêëôœ", 0.07f},
    Pairs{U"Y", U"sAÀ", 0.07f},
    Pairs{U"’", U"s", 0.07f},
    Pairs{U"AÀ", U"W", 0.06f},
    Pairs{U"KLXT", U"-", 0.05f},
    Pairs{U"L", U"Y", 0.06f},
    Pairs{U"T", U"mnpqrvwy", 0.06f},
    Pairs{U"V", U"cdegoçéèêëôœ", 0.06f},
    Pairs{U"W", U"AÀ", 0.06f},
    Pairs{U"fr", U".,", 0.06f},
    Pairs{U"’", U"acdegoàâçéèêëôœ", 0.06f},
    Pairs{U"VW", U"aàâ", 0.05f},
    Pairs{U"DOQÔ", U".,AVYÀ", 0.04f},
    Pairs{U"F", U"cdegoçéèêëôœ", 0.04f},
    Pairs{U"L", U"’", 0.04f},
    Pairs{U"V", U"sCGOQÇÔ", 0.04f},
    Pairs{U"W", U"CGOQÇÔ", 0.04f},
    Pairs{U"Y", U"mnpqruùûCGOQÇÔ", 0.04f},
    Pairs{U"’", U"uùû", 0.04f},
    Pairs{U"AÀ", U"cdegotçéèêëôœCGOQÇÔ", 0.03f},
    Pairs{U"F", U"uvyzùû", 0.03f},
    Pairs{U"GKRX", U"cdegoçéèêëôœ", 0.03f},
    Pairs{U"LT", U"CGOQÇÔ", 0.03f},
};

} // namespace

float kerning_em(char32_t left, char32_t right) {
    if (left >= U'a' && left != U'f' && left != U'r' && left != U'’' && left != U'À')
        return 0; // nearly all text
    for (const Pairs& pairs : table)
        if (pairs.left.find(left) != pairs.left.npos && pairs.right.find(right) != pairs.right.npos)
            return pairs.em;
    return 0;
}

} // namespace view
