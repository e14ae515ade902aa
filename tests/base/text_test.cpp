#include "base/text.h"

#include <gtest/gtest.h>

namespace {

TEST(Text, OnlyStrictUtf8IsValid) {
    const std::pair<std::string_view, bool> rows[] = {
        {"", true},
        {"Chargé·e de mission – Cœur", true},
        {"\xF0\x9F\x98\x80", true},
        {"\xC0\xAF", false},         // overlong
        {"\xED\xA0\x80", false},     // surrogate
        {"\xF4\x90\x80\x80", false}, // above U+10FFFF
        {"abc\xE9", false},          // Latin-1
        {"\xE2\x82", false},         // cut
    };
    for (const auto& [text, valid] : rows)
        EXPECT_EQ(base::is_valid_utf8(text), valid) << text;
}

TEST(Text, BrokenBytesBecomeReplacementCharactersAndAreCounted) {
    const auto repaired = base::repair_utf8("charg\xE9 d\xC0\xAF fin");
    EXPECT_TRUE(base::is_valid_utf8(repaired.text));
    EXPECT_EQ(repaired.replaced, 3U);
    EXPECT_TRUE(repaired.text.starts_with("charg\xEF\xBF\xBD d"));
    EXPECT_EQ(base::repair_utf8("sain et sauf").replaced, 0U);
}

TEST(Text, DecomposedAccentsBecomeComposed) {
    EXPECT_EQ(base::to_nfc("Cate\xCC\x81gorie"), "Catégorie");
    EXPECT_EQ(base::to_nfc("déjà"), "déjà");
}

TEST(Text, MarksOnOneLetterAreLimited) {
    const std::string acute = "\xCC\x81";
    const base::Thinned thinned = base::limit_marks("a" + acute + acute + acute + "b" + acute, 2);
    EXPECT_EQ(thinned.text, "a" + acute + acute + "b" + acute);
    EXPECT_EQ(thinned.removed, std::vector<std::size_t>{5});
    EXPECT_TRUE(base::limit_marks("\xC3\xA9t\xC3\xA9 \xE2\x80\x93", 0).removed.empty());
}

TEST(Text, FoldingForgives) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Cohérence", "coherence"},
        {"CATE\xCC\x81GORIE", "categorie"},
        {"Cœur", "coeur"},
        {"Chargé·e", "chargee"},
        {"agent‧e‧s", "agentes"},
        {"l’été", "l'ete"},
        {"  8\u202F000\u00A0 agents ", "8 000 agents"},
        {"Île-de-France", "ile-de-france"},
        {"centres‑villes", "centres-villes"},
        {"Straße", "strasse"},
        {"1ᵉʳ", "1er"},
        {"", ""},
    };
    for (const auto& [text, folded] : rows) {
        EXPECT_EQ(base::fold(text), folded);
        EXPECT_EQ(base::fold(base::fold(text)), folded);
    }
}

// A text that holds no character above U+207F is folded by a table; a Chinese one makes ICU fold
// the whole of it.
TEST(Text, FoldingByTableIsFoldingByUnicode) {
    std::vector<std::string> characters;
    for (char32_t point = 0; point < 0x2080; ++point)
        if (point < 0x300 || point >= 0x2000)
            characters.push_back(base::encode(std::u32string_view{&point, 1}));
    const auto check = [](const std::string& text) {
        EXPECT_EQ(base::fold(text) + "\u4E00", base::fold(text + "\u4E00")) << text;
    };
    for (std::size_t at = 0; at < characters.size(); ++at) {
        check("A" + characters[at] + "B");
        const std::string& other = characters[at * 7919 % characters.size()];
        check("a " + characters[at] + other + " b" + characters[at] + "d");
    }
    EXPECT_EQ(base::fold(std::string(1000, '\'') + "\u00BC\u2057"),
              std::string(1000, '\'') + "1\u20444" + "\u2032\u2032\u2032\u2032");
}

TEST(Text, CaseFollowsUnicode) {
    EXPECT_EQ(base::to_upper("élève œuvre"), "ÉLÈVE ŒUVRE");
    EXPECT_EQ(base::to_lower("CHARGÉ ŒUVRE"), "chargé œuvre");
}

TEST(Text, CodePointsGoThereAndBack) {
    const std::string text = "aé’😀";
    EXPECT_EQ(base::decode(text).size(), 4U);
    EXPECT_EQ(base::encode(base::decode(text)), text);
}

TEST(Text, TheLastGraphemeIsWhatEraseTakes) {
    const std::pair<std::string_view, std::size_t> rows[] = {
        {"", 0}, {"a", 0}, {"ab", 1}, {"aé", 1}, {"ae\xCC\x81", 1}, {"é😀", 2},
    };
    for (const auto& [text, begin] : rows)
        EXPECT_EQ(base::last_grapheme(text), begin) << text;
    EXPECT_EQ(base::count_graphemes("ae\xCC\x81😀"), 3U);
    EXPECT_EQ(base::count_graphemes("abc"), 3U);
}

TEST(Text, TrimTakesNoBreakSpacesToo) {
    EXPECT_EQ(base::trim("\u00A0 \tmot clé\u202F\n"), "mot clé");
    EXPECT_EQ(base::trim("   "), "");
}

TEST(Text, LinesEndInAnyOfTheUsualWays) {
    const std::vector<std::string> lines{"a", "b", "", "c", "d"};
    EXPECT_EQ(base::split_lines("a\r\nb\n\nc\fd"), lines);
    EXPECT_EQ(base::split_lines("a\n"), std::vector<std::string>{"a"});
    EXPECT_TRUE(base::split_lines("").empty());
}

TEST(Text, SpacesCollapse) {
    EXPECT_EQ(base::collapse_spaces("  MGP059\u00A0\u00A0 CM020\n"), "MGP059 CM020");
}

TEST(Text, BeginningsAreComparedFolded) {
    EXPECT_TRUE(base::starts_with_fold("Référence : 12", "reference"));
    EXPECT_FALSE(base::starts_with_fold("Réf", "reference"));
}

} // namespace
