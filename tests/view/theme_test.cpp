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

// ---- An employer's own ----

base::Result<view::Theme> dressed(const std::string& theme, const std::string& own) {
    auto employer = view::read_employer("[employer]\nname = \"Valrive\"\n" + own, "own.toml");
    if (!employer)
        return std::unexpected(employer.error());
    return view::with_employer(kit::theme(theme), *employer, "own.toml");
}

TEST(EmployerTheme, ChangesNameLogoAndAccentAlone) {
    const auto own = dressed("light", "accent = \"#8FE3B0\"\nlogo = \"v.png\"\n");
    ASSERT_TRUE(own) << own.error().detail;
    EXPECT_EQ(own->accent, (view::Colour{0x8F, 0xE3, 0xB0}));
    EXPECT_EQ(own->employer.name, "Valrive");
    EXPECT_EQ(own->employer.logo_file, "v.png");
    EXPECT_EQ(own->ground, kit::theme("light").ground);
    EXPECT_EQ(own->act, kit::theme("light").act);
    EXPECT_EQ(own->caution, kit::theme("light").accent);
    const auto high = dressed("high-contrast", "accent = \"#8FE3B0\"\n");
    EXPECT_EQ(high->accent, kit::theme("high-contrast").accent);
    EXPECT_EQ(high->employer.name, "Valrive");
    EXPECT_EQ(kit::theme("employer").employer.name, "Ville de Valrive");
    ASSERT_NE(kit::theme("employer").employer.logo, nullptr);
}

TEST(EmployerTheme, IsRefusedWithPairRatioAndWhatIsWanted) {
    struct Row {
        const char* theme;
        const char* own;
        const char* words;
    };
    for (const Row row :
         {Row{"light", "accent = \"#334455\"",
              "own.toml: in the theme light: accent_ink on accent "
              "is 1.72 to 1, at least 4.5 wanted"},
          Row{"dark", "accent = \"#0B5A7A\"", "in the theme dark: accent_ink on accent is 2."},
          Row{"light", "accent = \"mint\"", "is not #RRGGBB"},
          Row{"light", "logo = \"../secret.png\"", "no name of a PNG"},
          Row{"light", "logo = \"logo.svg\"", "no name of a PNG"},
          Row{"light", "show_name = false", "needs a logo"}}) {
        const auto refused = dressed(row.theme, row.own);
        ASSERT_FALSE(refused) << row.own;
        EXPECT_NE(refused.error().detail.find(row.words), std::string::npos)
            << refused.error().detail;
    }
    for (const char* wrong : {"", "[employer]", "[employer]\nname = \"\"", "[employer"})
        EXPECT_FALSE(view::read_employer(wrong, "own.toml")) << wrong;
    const std::string endless = "[employer]\nname = \"" + std::string(61, 'a') + "\"";
    EXPECT_FALSE(view::read_employer(endless, "own.toml"));
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
