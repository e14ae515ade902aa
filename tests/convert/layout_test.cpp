#include "convert/text.h"

#include <gtest/gtest.h>

namespace convert {
namespace {

// What pdftotext -bbox-layout writes, from rows "page flow block left top height words".
struct Row {
    int page, flow, block;
    int left, top, height;
    std::string_view words;
};

std::string word_at(int left, int top, int right, int bottom, std::string_view text) {
    return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) +
           "\" xMax=\"" + std::to_string(right) + "\" yMax=\"" + std::to_string(bottom) + "\">" +
           std::string{text} + "</word>";
}

std::string layout_of(std::initializer_list<Row> rows) {
    std::string xhtml = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><doc>";
    Row open{0, 0, 0, 0, 0, 0, ""};
    const auto close = [&](bool page) {
        if (open.page != 0)
            xhtml += page ? "</block></flow></page>" : "</block></flow>";
    };
    for (const Row& row : rows) {
        if (row.page != open.page) {
            close(true);
            xhtml += "<page><flow><block>";
        } else if (row.flow != open.flow) {
            close(false);
            xhtml += "<flow><block>";
        } else if (row.block != open.block) {
            xhtml += "</block><block>";
        }
        open = row;
        const int right = row.left + static_cast<int>(row.words.size()) * 5;
        const std::string word = word_at(row.left, row.top, right, row.top + row.height, row.words);
        xhtml += "<line" + word.substr(5, word.find('>') - 4) + word + "</line>";
    }
    close(true);
    return xhtml + "</doc></body></html>";
}

TEST(Layout, BecomesLinesInReadingOrder) {
    const Text text = text_of_layout(layout_of({
        {1, 1, 1, 40, 50, 12, "Ville de Brume"},
        {1, 2, 2, 40, 80, 12, "Référence"},
        {1, 3, 3, 200, 80, 12, "AB-12"},
        {1, 4, 4, 40, 110, 12, "Un paragraphe"},
        {1, 4, 4, 40, 123, 12, "de deux lignes."},
        {1, 4, 5, 40, 160, 12, "Un autre."},
        {2, 5, 6, 40, 50, 12, "Page deux"},
    }));
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "Ville de Brume\n\nRéférence\n\nAB-12\n\nUn paragraphe\nde deux lignes.\n\n"
                     "Un autre.\n\fPage deux\n");
}

TEST(Layout, WordsOfAJustifiedLineAreOneLine) {
    const Text text = text_of_layout(layout_of({
        {1, 1, 1, 40, 50, 12, "entre"},
        {1, 1, 1, 120, 50, 12, "les"},
        {1, 1, 1, 40, 63, 12, "coordinatrices."},
    }));
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "entre les\ncoordinatrices.\n");
}

TEST(Layout, LargerLettersOverTextAreAHeading) {
    std::string xhtml = layout_of({
        {1, 1, 1, 40, 10, 12, "a"},
        {1, 1, 1, 40, 22, 12, "b"},
        {1, 1, 1, 40, 34, 12, "c"},
        {1, 1, 1, 40, 46, 12, "d"},
        {1, 1, 1, 40, 58, 12, "e"},
        {1, 1, 1, 40, 70, 12, "f"},
        {1, 1, 1, 40, 82, 12, "g"},
        {1, 1, 1, 40, 94, 12, "h"},
        {1, 2, 2, 40, 120, 16, "Égalité"},
        {1, 3, 3, 40, 140, 12, "Tous nos emplois sont ouverts."},
    });
    const Text text = text_of_layout(xhtml);
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->ends_with("\n\n## Égalité\n\nTous nos emplois sont ouverts.\n")) << *text;
}

TEST(Layout, OnlyThePrintersHyphensGo) {
    struct Case {
        std::string_view first, second, expected;
    };
    const Case cases[] = {
        {"les soi-", "gnants du soir", "les soignants\ndu soir\n"},
        {"chaque week-", "end de mai", "chaque week-end\nde mai\n"},
        {"quatre-vingt-", "deux places", "quatre-vingt-deux\nplaces\n"},
        {"rh@ch-saint-", "roch.example, avant", "rh@ch-saint-roch.example,\navant\n"},
        {"Saint-", "Roch", "Saint-Roch\n"},
        {"VAL-2026-", "041", "VAL-2026-041\n"},
        {"ser\xC2\xAD", "vice", "service\n"},
        {"un tiret -", "puis la suite", "un tiret -\npuis la suite\n"},
    };
    for (const Case& c : cases) {
        const Text text = text_of_layout(
            layout_of({{1, 1, 1, 40, 50, 12, c.first}, {1, 1, 1, 40, 63, 12, c.second}}));
        ASSERT_TRUE(text);
        EXPECT_EQ(*text, c.expected);
    }
}

TEST(Layout, RefusesByNameOfTheLimit) {
    EXPECT_EQ(text_of_layout("<html></html>").error().reason,
              "the PDF holds no text (pictures of pages, perhaps)");
    EXPECT_TRUE(text_of_layout("nothing").error().reason.starts_with(
        "the words of the PDF cannot be read: line 1"));
    std::string pages = "<html>";
    for (int i = 0; i <= max_pages; ++i)
        pages += "<page></page>";
    EXPECT_EQ(text_of_layout(pages + "</html>").error().reason, "the PDF has more than 200 pages");
}

TEST(Layout, AddressesBehindLinksStandWhereTheyArePrinted) {
    constexpr std::string_view addresses =
        "Page  Type          URL\n   1  Annotation    https://emplois.brume.example/12\n";
    EXPECT_EQ(with_addresses("Postuler : emplois.brume.example/12.", addresses),
              "Postuler : https://emplois.brume.example/12.");
    EXPECT_EQ(with_addresses("https://emplois.brume.example/12", addresses),
              "https://emplois.brume.example/12");
    EXPECT_EQ(with_addresses("ailleurs", addresses), "ailleurs");
}

} // namespace
} // namespace convert
