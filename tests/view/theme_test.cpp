#include "view/theme.h"

#include "kit.h"
#include "view/qr.h"

#include <gtest/gtest.h>

namespace {

std::string light() {
    return kit::file(std::string(VITRINE_SOURCE) + "/assets/themes/light.toml");
}

std::string changed(const std::string& from, const std::string& to) {
    std::string text = light();
    const std::size_t place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

// Refused, with these words in the reason.
void check(const std::string& toml, base::ErrorCode code, const std::string& words) {
    const auto theme = view::read_theme(toml, "own.toml");
    ASSERT_FALSE(theme) << words;
    EXPECT_EQ(theme.error().code, code) << theme.error().detail;
    EXPECT_NE(theme.error().detail.find(words), std::string::npos) << theme.error().detail;
    EXPECT_NE(theme.error().detail.find("own.toml"), std::string::npos) << theme.error().detail;
}

TEST(Theme, ReadsTheThreeThatShip) {
    for (const char* name : {"light", "dark", "high-contrast"})
        EXPECT_EQ(kit::theme(name).name, name);
    EXPECT_TRUE(kit::theme("light").families_fill);
    EXPECT_FALSE(kit::theme("dark").families_fill); // its accent would drown in orange
    EXPECT_TRUE(kit::theme("high-contrast").high_contrast);
    EXPECT_EQ(kit::theme("light").accent, (view::Colour{0xFF, 0xC0, 0x2E}));
}

TEST(Theme, IsRefusedWithThePairAndItsRatio) {
    using enum base::ErrorCode;
    check(changed("accent = \"#FFC02E\"", "accent = \"#334455\""), invalid,
          "accent_ink on accent is 1.7");
    check(changed("ink_soft = \"#4C586B\"", "ink_soft = \"#9A9A9A\""), invalid,
          "ink_soft on ground is 2.6");
    check(changed("control = \"#0E1B30\"", "control = \"#CCCCCC\""), invalid, "at least 3.0");
    check(changed("family_5 = \"#55750A\"", "family_5 = \"#AACC44\""), invalid, "family_5");
    check(changed("min_text_contrast = 4.5", "min_text_contrast = 7.0"), invalid,
          "at least 7.0 wanted");
}

TEST(Theme, IsRefusedWithTheKeyThatIsWrong) {
    using enum base::ErrorCode;
    check(changed("proof = \"#FFE7AE\"", "proof_ = \"#FFE7AE\""), malformed,
          "colour.proof is missing");
    check(changed("proof = \"#FFE7AE\"", "proof = \"yellow\""), malformed, "is not #RRGGBB");
    check(changed("proof = \"#FFE7AE\"", "proof = \"#FFE7AG\""), malformed, "is not #RRGGBB");
    check(changed("hairline = 2", "hairline = 0"), malformed, "line_px.hairline");
    check(changed("name = \"light\"", ""), malformed, "theme.name is missing");
    check("[theme", malformed, "own.toml:1");
    check("", malformed, "theme.name is missing");
}

TEST(Theme, MayAskForMoreThanTheFloorsNeverForLess) {
    const auto lax =
        view::read_theme(changed("min_text_contrast = 4.5", "min_text_contrast = 1.0"), "own.toml");
    ASSERT_TRUE(lax);
    EXPECT_EQ(lax->minimum_text_contrast, 4.5f);
}

TEST(Qr, HoldsTextsUpToItsLimit) {
    const auto code = view::make_qr("K7QM 42NX");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->side, 21);
    EXPECT_TRUE(code->is_dark(0, 0));
    EXPECT_FALSE(code->is_dark(7, 7));
    EXPECT_EQ(view::make_qr("").error().code, base::ErrorCode::invalid);
    EXPECT_EQ(view::make_qr(std::string(view::longest_qr_bytes + 1, 'a')).error().code,
              base::ErrorCode::too_large);
    EXPECT_TRUE(view::make_qr(std::string(view::longest_qr_bytes, 'a')));
}

} // namespace
