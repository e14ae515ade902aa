#include "platform/offscreen.h"

#include "paint.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace {

std::array<int, 3> colour_at(const platform::Pixels& pixels, int x, int y) {
    const auto at = static_cast<std::size_t>(y * pixels.width + x) * 4;
    return {pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2]};
}

} // namespace

TEST(Offscreen, PaintsFromTheTopWithoutADisplay) {
    unsetenv("DISPLAY");
    auto offscreen = platform::Offscreen::open(40, 30);
    ASSERT_TRUE(offscreen) << offscreen.error().detail;
    paint(0, 0, 40, 30, 10, 20, 30, 30);
    paint(5, 2, 3, 4, 200, 100, 50, 30);
    const auto pixels = offscreen->read();
    EXPECT_EQ(pixels.width, 40);
    EXPECT_EQ(pixels.height, 30);
    EXPECT_EQ(colour_at(pixels, 0, 0), (std::array{10, 20, 30}));
    EXPECT_EQ(colour_at(pixels, 5, 2), (std::array{200, 100, 50}));
    EXPECT_EQ(colour_at(pixels, 7, 5), (std::array{200, 100, 50}));
    EXPECT_EQ(colour_at(pixels, 8, 5), (std::array{10, 20, 30}));
    EXPECT_EQ(colour_at(pixels, 5, 6), (std::array{10, 20, 30}));
    EXPECT_EQ(pixels.rgba[3], 255);
}

TEST(Offscreen, ASecondOneWorksAfterTheFirst) {
    for (int turn = 0; turn < 3; ++turn) {
        auto offscreen = platform::Offscreen::open(8, 8);
        ASSERT_TRUE(offscreen);
        paint(0, 0, 8, 8, 1, 2, 3, 8);
        EXPECT_EQ(colour_at(offscreen->read(), 7, 7), (std::array{1, 2, 3}));
    }
}

TEST(Offscreen, RefusesImpossibleSizes) {
    for (const auto& [width, height] :
         {std::pair{0, 10}, {10, 0}, {-1, 5}, {9000, 10}, {10, 9000}}) {
        const auto offscreen = platform::Offscreen::open(width, height);
        ASSERT_FALSE(offscreen) << width << "x" << height;
        EXPECT_EQ(offscreen.error().code, base::ErrorCode::too_large);
    }
}

TEST(Pixels, AreWrittenAsPng) {
    const std::string path = testing::TempDir() + "picture.png";
    const platform::Pixels pixels{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}};
    ASSERT_TRUE(platform::write_png(pixels, path));
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes.substr(0, 8), "\x89PNG\r\n\x1a\n");
    EXPECT_EQ(bytes.substr(12, 12), std::string("IHDR\0\0\0\2\0\0\0\1", 12));
    std::filesystem::remove(path);
}

TEST(Pixels, AFolderThatIsMissingIsNamed) {
    const auto written = platform::write_png({1, 1, {0, 0, 0, 255}}, "/nowhere/picture.png");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, base::ErrorCode::denied);
    EXPECT_NE(written.error().detail.find("/nowhere/picture.png"), std::string::npos);
}
