#include "ingest/page.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

// Displayed lines joined by "|"; those left out in brackets.
std::string joined(const std::vector<PageLine>& lines) {
    std::string text;
    for (const PageLine& line : lines)
        text +=
            (text.empty() ? "" : "|") + (line.left_out.empty() ? line.text : "[" + line.text + "]");
    return text;
}

std::string page(std::string_view body) {
    return joined(read_page("<!doctype html><html><body>" + std::string{body}).lines);
}

TEST(Page, KeepsTheOfferAndNamesTheRest) {
    EXPECT_EQ(page("<nav>Menu</nav><main><h1>Jardinier</h1><p>Texte</p></main><footer>©</footer>"),
              "[Menu]|Jardinier|Texte|[©]");
    EXPECT_EQ(page("<div class='site-header menu'>A</div><h1>Jardinier</h1><div>Le texte "
                   "de l'offre est ici.</div><div class=share>Partager</div>"),
              "[A]|Jardinier|Le texte de l'offre est ici.|[Partager]");
    EXPECT_EQ(page("<h1>Jardinier</h1><p>Texte de l'offre</p><h2>Offres similaires</h2><p>B</p>"),
              "Jardinier|Texte de l'offre|[Offres similaires]|[B]");
    EXPECT_EQ(page("<p>A<span hidden>B</span><script>C</script><style>D</style></p>"), "A|[B]");
    EXPECT_EQ(page("<main></main><h1>Jardinier</h1><p>Tout est hors du main</p>"),
              "Jardinier|Tout est hors du main");
}

TEST(Page, KeepsStructure) {
    const Page read = read_page("<html><h2>Missions</h2><ul><li>A<ul><li>B</li></ul></li></ul>"
                                "<table><tr><th>Grade</th><td>Attaché</td></tr>"
                                "<tr><th>Référence</th><td></td></tr></table>"
                                "<dl><dt>Lieu</dt><dd>Brume</dd></dl><p><b>Profil</b><br>C</p>");
    ASSERT_EQ(read.lines.size(), 10u) << joined(read.lines);
    EXPECT_EQ(read.lines[0].hashes, 2);
    EXPECT_EQ(read.lines[1].text, "- A");
    EXPECT_EQ(read.lines[2].indent, 2);
    EXPECT_TRUE(read.lines[3].label);
    EXPECT_FALSE(read.lines[4].label);
    EXPECT_EQ(read.lines[5].left_out, "label without value");
    EXPECT_TRUE(read.lines[6].label);
    EXPECT_TRUE(read.lines[8].bold);
    EXPECT_FALSE(read.lines[9].bold);
}

TEST(Page, ShowsWhereItsLinksLead) {
    EXPECT_EQ(page("<p><a href='https://a.example/x'>Je postule</a></p>"),
              "Je postule (https://a.example/x)");
    EXPECT_EQ(page("<p><a href='mailto:rh@a.example?subject=x'>Écrire</a></p>"),
              "Écrire (rh@a.example)");
    EXPECT_EQ(page("<p><a href='https://a.example'>La ville</a></p>"), "La ville");
    EXPECT_EQ(
        joined(read_page("<html><head><link rel=canonical href='https://a.example/o/1'></head>"
                         "<p><a href='/postuler/1'>Postuler</a></p>")
                   .lines),
        "Postuler (https://a.example/postuler/1)");
}

TEST(Page, KnowsWhereABrowserSavedItFrom) {
    EXPECT_EQ(joined(read_page("<!-- saved from url=(0026)https://a.example/offres/1 -->"
                               "<p><a href=/postuler/1>Postuler</a></p>")
                         .lines),
              "Postuler (https://a.example/postuler/1)");
}

TEST(Page, TakesJsonOutOfScripts) {
    const Page read = read_page("<html><head><title> Offre  1</title>"
                                "<SCRIPT nonce=1 TYPE='application/ld+json'>{\"a\":1}</SCRIPT>"
                                "<script>window.__STATE__ = {\"b\":2};</script></head>");
    EXPECT_EQ(read.title, "Offre 1");
    EXPECT_EQ(read.postings, std::vector<std::string>{"{\"a\":1}"});
    EXPECT_EQ(read.states, std::vector<std::string>{"{\"b\":2}"});
}

TEST(Page, DescriptionsAreUnescapedUntilNothingIsLeft) {
    const auto check = [](std::string_view html, std::string_view expected) {
        EXPECT_EQ(joined(lines_of_html(html)), expected) << html;
    };
    check("sans balise", "sans balise");
    check("3 < 4 & 5", "3 < 4 & 5");
    check("un\ndeux &amp; trois", "un|deux & trois");
    check("<p>A</p><ul><li>B</li></ul>", "A|- B");
    check("&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;", "A|B");
    check("&amp;lt;p&amp;gt;esp&amp;amp;egrave;ces&amp;lt;/p&amp;gt;", "espèces");
    check("<p>A <del>30</del> 31</p>", "A ~~30~~ 31");
    EXPECT_EQ(words_of_html("A &amp; <a href='x'>B</a>"), "A & B");
}

TEST(Page, NamesItsLimits) {
    const auto repeat = [](std::string_view text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i)
            all += text;
        return all;
    };
    EXPECT_EQ(read_page(repeat("<div>", 100'000)).refused, "the page nests more than 500 tags");
    EXPECT_EQ(read_page(repeat("<b id=1>", 400) + repeat("<p>a", 100'000)).refused,
              "the page leaves its text marks open over more than 2 000 000 tags");
    EXPECT_EQ(read_page(repeat("<p>a<li>b", 50'000)).refused, "");
}

} // namespace
} // namespace ingest
