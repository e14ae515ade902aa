#include "main/kiosk_settings.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <optional>

using namespace vitrine;

namespace {

template <class Value>
void check(const base::Result<Value>& read, const std::optional<Value>& expected,
           const std::string& words) {
    if (!expected) {
        ASSERT_FALSE(read) << words;
        EXPECT_EQ(read.error().code, base::ErrorCode::invalid);
        EXPECT_NE(read.error().detail.find(words), std::string::npos) << read.error().detail;
        return;
    }
    ASSERT_TRUE(read) << words << ": " << read.error().detail;
    EXPECT_TRUE(*read == *expected) << words;
}

} // namespace

TEST(KioskSettings, Panels) {
    const auto panel = [](const std::string& words, std::optional<PanelSetting> expected) {
        check(parse_panel(words), expected, words);
    };
    panel("", PanelSetting{});
    panel("21.5", PanelSetting{21.5F * 25.4F, 600, 780});
    panel("15.6", PanelSetting{15.6F * 25.4F, 500, 780});
    panel("10.1", PanelSetting{10.1F * 25.4F, 400, 780});
    panel("10.1,600", PanelSetting{10.1F * 25.4F, 600, 780});
    panel("32,800", PanelSetting{32 * 25.4F, 800, 780});
    panel("43,1000,500", PanelSetting{43 * 25.4F, 1000, 500});
    for (const char* wrong : {"x", "21.5,", "21.5,600,780,1", "4", "121", "32,100", "32,600,-1",
                              "32 600", "nan", "inf"})
        panel(wrong, std::nullopt);
}

TEST(KioskSettings, APanelOfTheBoothHasQuarterMillimetrePixels) {
    const auto panel = panel_of(PanelSetting{}, 1080, 1920);
    EXPECT_NEAR(panel.pitch_mm, 0.248F, 0.0005F);
    EXPECT_EQ(panel.width_px, 1080);
    EXPECT_EQ(panel.foot_mm, 780);
}

TEST(KioskSettings, Sizes) {
    check(parse_size("1080x1920"), std::optional{Size{1080, 1920}}, "1080x1920");
    check(parse_size("3840x2160"), std::optional{Size{3840, 2160}}, "3840x2160");
    for (const char* wrong : {"", "1080", "1080x", "x1920", "1080*1920", "100x1920", "1080x9000",
                              "1080.5x1920", "1080x1920x3"})
        check(parse_size(wrong), std::optional<Size>{}, wrong);
}

TEST(KioskSettings, ALanguageOrThemeNobodyKnowsIsNamed) {
    const kiosk::Furnishing furnishing; // French alone
    KioskArguments arguments;
    arguments.theme = "high-contrast";
    const auto house = house_of(arguments, furnishing);
    ASSERT_TRUE(house);
    EXPECT_EQ(house->preferences.theme, session::Theme::high_contrast);
    arguments.language = "br";
    check(house_of(arguments, furnishing), std::optional<session::House>{}, "br");
    arguments.language = "fr";
    arguments.theme = "sepia";
    check(house_of(arguments, furnishing), std::optional<session::House>{}, "sepia");
}

TEST(KioskSettings, TheStaffCodeIsTheFirstLineOfItsFile) {
    const kiosk::Furnishing furnishing;
    const std::string path = testing::TempDir() + "staff-code";
    KioskArguments arguments;
    arguments.staff_code_file = path;
    const auto code = [&](const std::string& content) {
        std::ofstream(path) << content;
        return house_of(arguments, furnishing);
    };
    EXPECT_EQ(code("Sesame2025 \nnot this\n")->staff_code, "Sesame2025");
    for (const char* wrong : {"short\n", "a very long code that nobody would ever want to type\n"})
        EXPECT_EQ(code(wrong).error().code, base::ErrorCode::invalid) << wrong;
    EXPECT_EQ(code("").error().code, base::ErrorCode::not_found);
    std::filesystem::remove(path);
    EXPECT_EQ(house_of(arguments, furnishing).error().code, base::ErrorCode::not_found);
}
