#include "platform/pixels.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

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
