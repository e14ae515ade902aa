#include "view/picture.h"

#include <gtest/gtest.h>

namespace {

using view::Picture;

Picture row(std::vector<std::uint8_t> rgba) {
    return {static_cast<int>(rgba.size() / 4), 1, std::move(rgba)};
}

TEST(Picture, KeepsItsPixelsInItsOwnSize) {
    const Picture two = row({1, 2, 3, 255, 9, 8, 7, 128});
    EXPECT_EQ(view::scaled(two, 2, 1), two);
}

TEST(Picture, APixelIsTheMeanOfThoseItCovers) {
    const Picture two = row({0, 0, 0, 255, 200, 100, 50, 255});
    EXPECT_EQ(view::scaled(two, 1, 1), row({100, 50, 25, 255}));
    EXPECT_EQ(view::scaled(two, 4, 1).rgba[12], 200); // larger: the nearest
    const Picture three = row({0, 0, 0, 255, 90, 90, 90, 255, 90, 90, 90, 255});
    EXPECT_EQ(view::scaled(three, 2, 1).rgba[0], 30); // a third of the second, the whole first
}

TEST(Picture, WhatIsTransparentHasNoColour) {
    const Picture edge = row({255, 0, 0, 255, 0, 255, 0, 0});
    EXPECT_EQ(view::scaled(edge, 1, 1), row({255, 0, 0, 128}));
    const Picture none = row({255, 0, 0, 0});
    EXPECT_EQ(view::scaled(none, 1, 1), row({0, 0, 0, 0}));
}

} // namespace
