#include "ingest/debris.h"
#include "ingest/document.h"
#include "ingest/markup.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ingest {
namespace {

Document document(std::string_view text) {
    auto read = read_lines(base::bytes_of(text));
    EXPECT_TRUE(read) << text;
    return read ? std::move(*read) : Document{};
}

std::vector<std::string> reasons(const Document& document) {
    std::vector<std::string> found;
    for (const catalog::Dropped& dropped : document.ledger.entries())
        found.push_back(dropped.reason);
    return found;
}

TEST(Document, RefusesWhatIsNoText) {
    const std::pair<std::string, Refusal> cases[] = {
        {"", Refusal::empty},
        {" \n\t\r\n \xC2\xA0", Refusal::blank},
        {std::string{"PK\0\1", 4}, Refusal::binary},
        {"\x01\x02\x03 a", Refusal::binary},
        {std::string(max_text_bytes + 1, 'a'), Refusal::too_large},
    };
    for (const auto& [bytes, refusal] : cases) {
        const auto read = read_lines(base::bytes_of(bytes));
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error(), refusal);
        EXPECT_FALSE(sentence(refusal).empty());
    }
}

struct CleanCase {
    std::string_view bytes, text, problem;
};

TEST(Document, CleansCharactersAndSaysSo) {
    const CleanCase cases[] = {
        {"Cat\x65\xCC\x81gorie A", "Catégorie A", ""},         // decomposed
        {"activit\xC3\xA9\xCC\x81", "activité", "stray_mark"}, // doubled accent
        {"\xEF\x82\xB7 Savoir", "\xE2\x80\xA2 Savoir", "private_use_character"},
        {"a\xEF\x82\xB7"
         "b",
         "ab", "private_use_character"},
        {"agent\xE2\x80\x8B"
         "e",
         "agente", "invisible_character"},
        {"gr\xE2\x80\xAE"
         "ade",
         "grade", "bidirectional_control"}, // right-to-left override
        {"a\xD8\x9C"
         "b",
         "ab", "bidirectional_control"},                                  // Arabic letter mark
        {"ok\xEF\xB8\x8F", "ok", "invisible_character"},                  // variation selector
        {"ok\xF3\xA0\x81\xA1", "ok", "invisible_character"},              // tag
        {"x\xEF\xBF\xBEy", "xy", "control_character"},                    // no character at all
        {"\xC0\xAF etc", "\xEF\xBF\xBD\xEF\xBF\xBD etc", "invalid_utf8"}, // overlong "/"
        {"\xED\xA0\x80 x", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD x", "invalid_utf8"},
        {"a\xE0\xA3\xA3\xE0\xA3\xA3\xE0\xA3\xA3\xE0\xA3\xA3\xE0\xA3\xA3\xE0\xA3\xA3",
         "a\xE0\xA3\xA3\xE0\xA3\xA3\xE0\xA3\xA3\xE0\xA3\xA3", "combining_marks"},
        {"\xEF\xBB\xBFTitre", "Titre", ""}, // byte order mark
        {"caf\xE9 fermé", "caf\xEF\xBF\xBD fermé", "unreadable_character"},
        {"l'\xE9t\xE9 \x96 \xE0 c\xF4t\xE9", "l'été – à côté", "encoding"},
        {"l\xC2\x92\xC3\xA9t\xC3\xA9 \xC2\x96 etc\xC2\x85", "l’été – etc…", "windows_character"},
        {"le \x1Bposte de nuit", "le poste de nuit", "control_character"},
        {"**Agent**", "Agent", ""},
        {"1^{er} mai", "1er mai", ""},
        {"avant le ~~2~~ 6 mai", "avant le 6 mai", ""},
        {"<https://a.example/x>", "https://a.example/x", ""},
        {"[le site](https://a.example)", "le site (https://a.example)", ""},
        {"R&amp;D", "R&D", ""},
        {"nom_de_fichier_long", "nom_de_fichier_long", ""},
    };
    for (const CleanCase& c : cases) {
        const Document read = document(c.bytes);
        ASSERT_EQ(read.lines.size(), 1u) << c.bytes;
        EXPECT_EQ(read.lines[0].text, c.text);
        const bool named = std::ranges::any_of(
            read.problems, [&](const auto& problem) { return problem.kind == c.problem; });
        EXPECT_EQ(named, !c.problem.empty()) << c.bytes;
        EXPECT_EQ(read.characters, count_characters(read.lines[0].text) + read.ledger.characters());
    }
}

// Sorting marks costs the square of their number; a storm must not reach the normaliser.
TEST(Document, SurvivesAStormOfMarks) {
    std::string storm = "Poste\nZ";
    for (int i = 0; i < 500'000; ++i)
        storm += i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3";
    const Document read = document(storm);
    EXPECT_EQ(read.problems.front().kind, "combining_marks");
    EXPECT_EQ(read.problems.front().lines.first, 2);
    EXPECT_EQ(read.characters, count_characters("PosteZ") + read.ledger.characters());
}

TEST(Document, NumbersLinesAsEditorsDo) {
    EXPECT_EQ(document("a\nb\r\n\nc").lines.size(), 4u);
    EXPECT_EQ(document("a\rb").lines.size(), 2u);
    const Document paged = document("a\n\fb");
    ASSERT_EQ(paged.lines.size(), 2u);
    EXPECT_TRUE(paged.lines[1].page_start);
    EXPECT_EQ(paged.lines[1].number, 2);
    const std::string utf16{"\xFF\xFE"
                            "o\0k\0",
                            6};
    EXPECT_EQ(document(utf16).lines[0].text, "ok");
}

TEST(Debris, ClearsFurnitureAndRepeats) {
    struct Case {
        std::string_view text;
        std::vector<std::string> reasons;
    };
    const Case cases[] = {
        {"Titre\n-----------\nTexte", {"rule"}},
        {"Missions\n========\nTexte", {"heading underline"}},
        {"a\nPage 1 / 2\nb", {"page number"}},
        {"a\nRetour à la liste\nb", {"web page chrome"}},
        {"un\ndeux\nun\ndeux\ntrois", {"repeated block (lines 1–2)"}},
        {"un\nun\ndeux", {"repeated line (line 1)"}},
        {"un\ndeux\ntrois\nun", {}}, // not in a row
        {"---\ntitle: X\n---\ncorps", {"front matter"}},
        {"a\n13/10/2025\nb\n14/10/2025", {}},
        {"a\nDRH 1/2\nb\nDRH 2/2", {"repeated page header or footer"}},
        {"1\n2\n3\n4\n5\n6\n7\nOffres similaires\nJardinier", {"other offers of the web page"}},
    };
    for (const Case& c : cases) {
        Document read = document(c.text);
        clear_debris(read);
        std::vector<std::string> found = reasons(read);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        EXPECT_EQ(found, c.reasons) << c.text;
        std::size_t left = 0;
        for (const Line& line : read.lines)
            left += count_characters(line.text);
        EXPECT_EQ(read.characters, left + read.ledger.characters()) << c.text;
    }
}

// The foot of the pages is not shown and still names the employer; a head stays once, at the top.
TEST(Debris, GivesRunningLinesBack) {
    Document read = document("Ville de Brume\nJardinier\n\nVille de Brume – DRH\n\fVille de Brume\n"
                             "Missions\n\nVille de Brume – DRH\n");
    const Aside aside = clear_debris(read);
    ASSERT_EQ(aside.running.size(), 2u);
    EXPECT_EQ(aside.running[0].text, "Ville de Brume – DRH");
    EXPECT_EQ(read.lines[0].text, "Ville de Brume");
    EXPECT_TRUE(read.lines[3].text.empty());
    EXPECT_TRUE(read.lines.back().text.empty());
}

TEST(Debris, GivesFrontMatterBack) {
    Document read = document("---\ntitle: \"Agent\"\nref: A-1\n---\nTexte");
    const auto front = clear_debris(read).front;
    ASSERT_EQ(front.size(), 2u);
    EXPECT_EQ(front[0].value, "Agent");
    EXPECT_EQ(front[1].line, 3);
}

TEST(Ledger, JoinsConsecutiveLinesOfOneReason) {
    Ledger ledger;
    ledger.drop({1, 1}, 2, "rule");
    ledger.drop({2, 2}, 3, "rule");
    ledger.drop({4, 4}, 1, "rule");
    ledger.drop({5, 5}, 0, "nothing");
    EXPECT_EQ(ledger.characters(), 6u);
    ASSERT_EQ(ledger.entries().size(), 2u);
    EXPECT_EQ(ledger.entries()[0].lines, (catalog::Lines{1, 2}));
}

} // namespace
} // namespace ingest
