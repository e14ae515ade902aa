#include "view/setting.h"

#include <gtest/gtest.h>

namespace {

// Lines of a text in which every character is 10 wide.
void check(const std::vector<std::string>& runs, float width,
           const std::vector<std::string>& expected, bool cut = false) {
    std::vector<view::Run> set;
    for (const std::string& text : runs)
        set.push_back({text, {}, {}});
    const view::Paragraph paragraph =
        view::set_lines(set, width, [](const view::Style&, char32_t) { return 10.0f; });
    std::vector<std::string> lines;
    for (const auto& line : paragraph.lines) {
        lines.emplace_back();
        for (std::size_t i = line.first; i < line.last; ++i) {
            const auto& segment = paragraph.segments[i];
            lines.back() += runs[segment.run].substr(segment.begin, segment.end - segment.begin);
        }
        EXPECT_LE(line.width, width + 0.1f);
    }
    EXPECT_EQ(lines, expected);
    EXPECT_EQ(paragraph.word_cut, cut);
}

TEST(Setting, EndsLinesWhereFrenchDoes) {
    check({"un deux trois"}, 70, {"un deux", "trois"});
    check({"un deux trois"}, 1000, {"un deux trois"});
    check({"à quand\u00A0?"}, 80, {"à", "quand\u00A0?"}); // a no-break space never ends a line
    check({"8\u202F000 euros"}, 60, {"8\u202F000", "euros"});
    check({"des centres\u2011villes"}, 140, {"des", "centres\u2011villes"});
    check({"rez-de-chaussée"}, 80, {"rez-de-", "chaussée"});
    check({"votre e-mail"}, 80, {"votre", "e-mail"});
    check({"art. L332-8"}, 90, {"art.", "L332-8"}); // not before a digit
    check({"0\u20133 ans et plus"}, 70, {"0\u20133 ans", "et plus"});
    check({"un\ndeux"}, 1000, {"un", "deux"});
    check({""}, 100, {""});
    check({"  "}, 100, {""});
}

TEST(Setting, RunsShareLines) {
    check({"Chargé ", "de mission", " (h/f)"}, 170, {"Chargé de mission", "(h/f)"});
    check({"vivants", " (h/f)"}, 90, {"vivants", "(h/f)"});
    check({"inté", "ressé"}, 1000, {"intéressé"});
}

TEST(Setting, CutsOnlyWordsWiderThanTheMeasure) {
    check({"recrutement@metropole.fr"}, 160, {"recrutement@", "metropole.fr"}, true);
    check({"anticonstitutionnel"}, 100, {"anticonsti", "tutionnel"}, true);
    check({"a abcdefghijklmnop"}, 80, {"a", "abcdefgh", "ijklmnop"}, true);
    check({"professionnelles\u00A0(h/f)"}, 190, {"professionnelles", "(h/f)"}, true);
}

TEST(Setting, WalksUtf8) {
    std::string_view text = "a\u00E9\u2011\U0001F600";
    const char32_t expected[] = {'a', 0xE9, 0x2011, 0x1F600};
    for (const char32_t c : expected)
        EXPECT_EQ(view::next_code_point(text), c);
    EXPECT_TRUE(text.empty());
}

} // namespace
