#include "platform/batches.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>

using platform::Batches;
using platform::Rectangle;

namespace {

Rectangle box(float x, float y, float width, float height) {
    return {{x, y, 0, 0}, {x + width, y + height, 1, 1}};
}

} // namespace

TEST(Batches, ARectangleJoinsItsKindOverOthersThatItDoesNotTouch) {
    Batches batches;
    batches.add(0, 1, box(0, 0, 10, 10));
    batches.add(0, 2, box(20, 0, 10, 10));
    batches.add(0, 1, box(40, 0, 10, 10));
    ASSERT_EQ(batches.all().size(), 2U);
    EXPECT_EQ(batches.all()[0].rectangles.size(), 2U);
}

TEST(Batches, WhatLiesOverSomethingIsDrawnAfterIt) {
    Batches batches;
    batches.add(0, 1, box(0, 0, 10, 10));
    batches.add(0, 2, box(20, 0, 10, 10));
    batches.add(0, 1, box(25, 5, 10, 10));
    ASSERT_EQ(batches.all().size(), 3U);
    EXPECT_EQ(batches.all()[2].colour, 1U);
}

TEST(Batches, TexturesAndColoursAreKindsOfTheirOwnAndNothingIsNoRectangle) {
    Batches batches;
    batches.add(0, 1, box(0, 0, 10, 10));
    batches.add(7, 1, box(20, 0, 10, 10));
    batches.add(7, 2, box(40, 0, 10, 10));
    batches.add(7, 3, box(40, 0, 0, 10));
    EXPECT_EQ(batches.all().size(), 3U);
    batches.clear();
    EXPECT_TRUE(batches.all().empty());
}

TEST(Batches, AClippedRectangleKeepsTheTexelsThatItShows) {
    const Rectangle half = box(0, 0, 10, 20).clipped(5, 0, 100, 15);
    EXPECT_FLOAT_EQ(half.from.x, 5);
    EXPECT_FLOAT_EQ(half.from.u, 0.5F);
    EXPECT_FLOAT_EQ(half.to.y, 15);
    EXPECT_FLOAT_EQ(half.to.v, 0.75F);
    EXPECT_TRUE(box(0, 0, 10, 20).clipped(10, 0, 100, 15).is_empty());
}

// The picture is what drawing one after the other would give.
TEST(Batches, KeepThePictureOfAnyOrder) {
    constexpr int side = 24;
    std::mt19937 dice(7);
    const auto roll = [&](int below) {
        return static_cast<int>(dice() % static_cast<unsigned>(below));
    };
    for (int turn = 0; turn < 300; ++turn) {
        std::map<std::pair<int, int>, std::uint32_t> wanted;
        std::map<std::pair<int, int>, std::uint32_t> painted;
        const auto paint = [](auto& picture, const Rectangle& r, std::uint32_t colour) {
            for (int y = static_cast<int>(r.from.y); y < static_cast<int>(r.to.y); ++y)
                for (int x = static_cast<int>(r.from.x); x < static_cast<int>(r.to.x); ++x)
                    picture[{x, y}] = colour;
        };
        Batches batches;
        for (int i = 0; i < 60; ++i) {
            const Rectangle r =
                box(static_cast<float>(roll(side)), static_cast<float>(roll(side)),
                    static_cast<float>(1 + roll(8)), static_cast<float>(1 + roll(8)));
            const auto colour = static_cast<std::uint32_t>(1 + roll(4));
            paint(wanted, r, colour);
            batches.add(0, colour, r);
        }
        for (const platform::Batch& batch : batches.all())
            for (const Rectangle& r : batch.rectangles)
                paint(painted, r, batch.colour);
        ASSERT_EQ(painted, wanted) << "turn " << turn;
    }
}
