#include "present/words.h"

#include "fixture.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace present {
namespace {

Words english() {
    return languages().in("en");
}

TEST(Words, FrenchIsTheMessageItself) {
    Words words("fr");
    EXPECT_EQ(words("Comment vous joindre ?"), "Comment vous joindre\u202f?");
    EXPECT_EQ(words("Page {page} sur {pages}", {{"page", "1"}, {"pages", "3"}}), "Page 1 sur 3");
    EXPECT_EQ(words.count(0, "{n} offre", "{n} offres"), "0 offre");
    EXPECT_EQ(words.count(1, "{n} offre", "{n} offres"), "1 offre");
    EXPECT_EQ(words.count(2, "{n} offre", "{n} offres"), "2 offres");
}

TEST(Words, EnglishIsLookedUpWithItsOwnPlural) {
    Words words = english();
    EXPECT_EQ(words("Comment vous joindre ?"), "How can you be reached?");
    EXPECT_EQ(words("Page {page} sur {pages}", {{"page", "1"}, {"pages", "3"}}),
              "Page 1 of 3 · offers in French");
    EXPECT_EQ(words.count(0, "{n} offre", "{n} offres"), "0 offers");
    EXPECT_EQ(words.count(1, "{n} offre", "{n} offres"), "1 offer");
    EXPECT_EQ(words.count(12'000, "{n} offre", "{n} offres"), "12,000 offers");
}

TEST(Words, WhatFillsABlankIsNeverChanged) {
    Words words("fr");
    for (const char* value : {"MGP059 CM020", "a'b ; c", "{pages}", "x : y ?", "c@d.fr"})
        EXPECT_EQ(words("« {text} »", {{"text", value}}),
                  std::string{"«\u00a0"} + value + "\u00a0»");
}

TEST(Words, ABlankThatNobodyFillsIsSeen) {
    Words words("fr");
    EXPECT_EQ(words("Page {page}", {{"other", "1"}}), "Page {page}");
    EXPECT_EQ(words("open {brace", {{"brace", "1"}}), "open {brace");
}

TEST(Words, NumbersInThousands) {
    struct Row {
        long long number;
        const char *french, *english;
    };
    for (Row row : {Row{0, "0", "0"}, Row{999, "999", "999"}, Row{8000, "8\u202f000", "8,000"},
                    Row{-1234567, "-1\u202f234\u202f567", "-1,234,567"}}) {
        EXPECT_EQ(Words("fr").number(row.number), row.french);
        EXPECT_EQ(english().number(row.number), row.english);
    }
}

TEST(Words, AFileThatIsNoCatalogIsRefused) {
    std::string good = file(VITRINE_BINARY "/share/vitrine/locale/en.mo");
    ASSERT_TRUE(Words::from_catalog("en", good));
    for (std::string bad : {std::string{}, std::string{"msgid \"\""}, good.substr(0, 8),
                            good.substr(0, good.size() / 2)}) {
        auto words = Words::from_catalog("en", bad);
        ASSERT_FALSE(words) << bad.size();
        EXPECT_EQ(words.error().code, base::ErrorCode::malformed);
        EXPECT_NE(words.error().detail.find("en"), std::string::npos);
    }
}

TEST(Languages, FrenchComesFirstAndStandsInForTheUnknown) {
    Languages all = languages();
    EXPECT_EQ(all.names(), (std::vector<std::string>{"fr", "en"}));
    EXPECT_EQ(all.in("br").language(), "fr");
    all.add(Words("en"));
    EXPECT_EQ(all.names().size(), 2U);
}

TEST(Languages, AreReadInLessThanTwoMilliseconds) {
    std::string catalog = file(VITRINE_BINARY "/share/vitrine/locale/en.mo");
    auto best = std::chrono::nanoseconds::max();
    for (int times = 0; times < 20; ++times) {
        auto start = std::chrono::steady_clock::now();
        ASSERT_TRUE(Words::from_catalog("en", catalog));
        best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
    }
    EXPECT_LT(best, std::chrono::milliseconds{2});
    RecordProperty(
        "catalog_us",
        static_cast<int>(std::chrono::duration_cast<std::chrono::microseconds>(best).count()));
}

// ---- The messages of the sources against every translation ----

struct Entry {
    std::string id, plural;
    std::vector<std::string> words;
};

// Reads what xgettext and translators write: quoted strings after a keyword, one entry a paragraph.
std::vector<Entry> entries(const std::string& text) {
    std::vector<Entry> all;
    std::string* into = nullptr;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("msgid \"")) {
            all.emplace_back();
            into = &all.back().id;
        } else if (line.starts_with("msgid_plural")) {
            into = &all.back().plural;
        } else if (line.starts_with("msgstr")) {
            into = &all.back().words.emplace_back();
        } else if (!line.starts_with('"')) {
            continue;
        }
        std::size_t open = line.find('"'), close = line.rfind('"');
        *into += line.substr(open + 1, close - open - 1);
    }
    std::erase_if(all, [](const Entry& entry) { return entry.id.empty(); }); // the header
    return all;
}

std::multiset<std::string> blanks(const std::string& message) {
    std::multiset<std::string> names;
    for (std::size_t open = 0; (open = message.find('{', open)) != std::string::npos; ++open)
        names.insert(message.substr(open, message.find('}', open) - open));
    return names;
}

TEST(Translations, LackNothingAndHoldNothingUnused) {
    std::map<std::string, Entry> messages;
    for (const Entry& entry : entries(file(VITRINE_BINARY "/messages.pot")))
        messages[entry.id] = entry;
    ASSERT_GT(messages.size(), 200U);
    int translations = 0;
    for (const auto& po :
         std::filesystem::directory_iterator(VITRINE_SOURCE "/assets/translations")) {
        if (po.path().extension() != ".po")
            continue;
        ++translations;
        std::set<std::string> translated;
        for (const Entry& entry : entries(file(po.path()))) {
            std::string where = po.path().filename().string() + ": " + entry.id;
            translated.insert(entry.id);
            auto message = messages.find(entry.id);
            if (message == messages.end()) {
                ADD_FAILURE() << where << ": no source says this";
                continue;
            }
            EXPECT_EQ(entry.plural, message->second.plural) << where;
            for (const std::string& words : entry.words) {
                EXPECT_FALSE(words.empty()) << where << ": not translated";
                // A plural form may keep the blanks of either French form.
                bool kept = blanks(words) == blanks(entry.id) ||
                            (!entry.plural.empty() && blanks(words) == blanks(entry.plural));
                EXPECT_TRUE(kept) << where << ": other blanks";
            }
        }
        for (const auto& [id, entry] : messages)
            EXPECT_TRUE(translated.contains(id)) << po.path().filename() << " lacks: " << id;
    }
    EXPECT_GE(translations, 1);
}

} // namespace
} // namespace present
