#include "view/surface_round.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <numeric>

namespace {

double area(const std::vector<std::uint8_t>& mask) {
    return std::accumulate(mask.begin(), mask.end(), 0.0) / 255;
}

} // namespace

TEST(DiscMask, CoversTheAreaOfItsDisc) {
    for (const int diameter : {2, 3, 8, 17, 64, 301}) {
        const double disc = std::numbers::pi * diameter * diameter / 4;
        EXPECT_NEAR(area(view::disc_mask(diameter, 0)), disc, 0.02 * disc + 1) << diameter;
    }
}

TEST(DiscMask, OfARingIsTheDiscWithoutTheSmallerOne) {
    const auto ring = view::disc_mask(40, 3);
    const double wanted = std::numbers::pi * (20 * 20 - 17 * 17);
    EXPECT_NEAR(area(ring), wanted, 0.02 * wanted);
    EXPECT_EQ(ring[20 * 40 + 20], 0);  // the middle
    EXPECT_EQ(ring[20 * 40 + 1], 255); // the line
    EXPECT_EQ(area(view::disc_mask(10, 50)), area(view::disc_mask(10, 0)));
}

TEST(DiscMask, IsTheSameFromAllSides) {
    for (const int diameter : {9, 24}) {
        const auto mask = view::disc_mask(diameter, 2);
        const auto at = [&](int x, int y) {
            return mask[static_cast<std::size_t>(y * diameter + x)];
        };
        for (int y = 0; y < diameter; ++y)
            for (int x = 0; x < diameter; ++x) {
                EXPECT_EQ(at(x, y), at(diameter - 1 - x, y));
                EXPECT_EQ(at(x, y), at(y, x));
            }
    }
}
