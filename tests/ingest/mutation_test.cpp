// Documents of our own families, mutilated by a seeded generator: whatever arrives, the account
// adds up and every fact has its proof.
#include "../sanitized.h"
#include "answer_key.h"
#include "base/text.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <random>

namespace ingest {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

std::size_t pick(std::mt19937& random, std::size_t below) {
    return below == 0 ? 0 : std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
}

std::string rewrapped(const std::string& line, std::size_t width) {
    std::string text = line;
    std::size_t start = 0;
    while (text.size() > start + width) {
        const std::size_t space = text.rfind(' ', start + width);
        if (space == std::string::npos || space <= start)
            break;
        text[space] = '\n';
        start = space + 1;
    }
    return text;
}

// "é" as "e" and a combining accent.
std::string decomposed(std::string text) {
    for (std::size_t at = text.find("é"); at != std::string::npos; at = text.find("é", at + 3))
        text.replace(at, 2, "e\xCC\x81");
    return text;
}

void mutate(Lines& lines, std::mt19937& random) {
    const std::size_t i = pick(random, lines.size());
    const std::size_t j = pick(random, lines.size());
    switch (pick(random, 9)) {
    case 0:
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    case 1:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), lines[j]);
        break;
    case 2:
        std::swap(lines[i], lines[j]);
        break;
    case 3:
        lines[i] = rewrapped(lines[i], 20 + pick(random, 60));
        break;
    case 4:
        lines[i] = decomposed(lines[i]) + "\xCC\x81";
        break;
    case 5: {
        const Lines block(lines.begin() + static_cast<std::ptrdiff_t>(std::min(i, j)),
                          lines.begin() + static_cast<std::ptrdiff_t>(std::max(i, j)));
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(std::max(i, j)), block.begin(),
                     block.end());
        break;
    }
    case 6:
        lines[i] = "\f " + lines[i] + " \xEF\x82\xB7";
        break;
    case 7:
        lines[i] = lines[i].substr(0, pick(random, lines[i].size() + 1)); // may cut a character
        break;
    default:
        lines[i] += ":";
        break;
    }
}

struct Original {
    std::string name;
    std::string bytes;
};

// The demonstration offers and every fixture that is no archive.
std::vector<Original> originals() {
    std::vector<Original> all;
    for (const char* folder : {"assets/offers", "tests/fixtures/documents"})
        for (const auto& entry : fs::directory_iterator{fs::path{VITRINE_SOURCE} / folder})
            if (entry.path().extension() != ".pdf" && entry.path().extension() != ".docx")
                all.push_back({entry.path().filename().string(), text_of_file(entry.path())});
    std::ranges::sort(all, {}, &Original::name);
    return all;
}

// How many mutilated documents are read; VITRINE_MUTATIONS=10000 is the full run.
std::size_t mutations() {
    constexpr std::size_t by_default = 800;
    const char* wanted = std::getenv("VITRINE_MUTATIONS");
    return wanted == nullptr ? by_default : static_cast<std::size_t>(std::atoll(wanted));
}

// What is wrong with the offers that the bytes give; refusing them is right too.
std::string fault_of(const std::string& bytes) {
    const SourceDocument source{"essai", std::string{some_digest}, base::bytes_of(bytes)};
    if (recognise(source.bytes) == Kind::text)
        return fault_in(offer_of(bytes));
    const Imported imported = read_document(source);
    if (imported.offers.empty() == imported.refused.empty())
        return "neither offers nor a refusal, or both";
    for (const catalog::Offer& offer : imported.offers)
        if (const std::string fault = fault_in(offer); !fault.empty())
            return offer.id.text + ": " + fault;
    return {};
}

TEST(Mutation, AccountAndProofsHoldOnMutilatedDocuments) {
    std::mt19937 random{20261121};
    constexpr int changes = 12;
    const std::vector<Original> all = originals();
    for (std::size_t round = 0; round < mutations(); ++round) {
        const Original& original = all[round % all.size()];
        Lines lines = base::split_lines(original.bytes);
        for (int change = 0; change < changes && lines.size() > 2; ++change)
            mutate(lines, random);
        std::string text;
        for (const std::string& line : lines)
            text += line + "\n";
        ASSERT_EQ(fault_of(text), "") << original.name << " round " << round << "\n" << text;
    }
}

// Bytes changed, left out, doubled or replaced by what parsers stumble over.
std::string damaged(std::string bytes, std::mt19937& random) {
    constexpr std::string_view stumbling_blocks[]{
        "<",         ">",    "&",    "\"",       "{",  "}",  "[",         "]]>",
        "<![CDATA[", "&#0;", "\xC3", "\xF0\x9F", "</", "<p", "&amp;amp;", "\\u0000",
        "\\ud800",   ",",    ";",    "\"\"",     "\0", "\r", "<b>",       "null"};
    for (int change = 0; change < 6 && bytes.size() > 2; ++change) {
        const std::size_t at = pick(random, bytes.size());
        switch (pick(random, 4)) {
        case 0:
            bytes[at] = static_cast<char>(pick(random, 256));
            break;
        case 1:
            bytes.erase(at, pick(random, 40));
            break;
        case 2:
            bytes.insert(at, bytes.substr(pick(random, bytes.size()), pick(random, 200)));
            break;
        default:
            bytes.insert(at, stumbling_blocks[pick(random, std::size(stumbling_blocks))]);
            break;
        }
    }
    return bytes;
}

TEST(Mutation, DamagedBytesAreReadOrRefused) {
    std::mt19937 random{20261122};
    const std::vector<Original> all = originals();
    for (std::size_t round = 0; round < mutations(); ++round) {
        const Original& original = all[round % all.size()];
        const std::string bytes = damaged(original.bytes, random);
        if (recognise(base::bytes_of(bytes)) == Kind::text)
            continue; // a text with NUL is refused as binary before it has an account
        ASSERT_EQ(fault_of(bytes), "") << original.name << " round " << round;
    }
}

TEST(Mutation, HostileTextsEndSoon) {
    const auto repeat = [](std::string_view text, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i)
            all += text;
        return all;
    };
    const std::string texts[] = {
        repeat("<", 300'000),
        repeat("[", 300'000),
        repeat("~~", 150'000),
        repeat("a\n", 100'000),
        repeat("a\nb\n", 60'000),
        repeat("@", 300'000),
        repeat("1/1/", 100'000),
        repeat("du 1 au 2 mars 2026 ", 20'000),
        repeat("« ", 100'000),
        repeat("Missions\n", 50'000),
        repeat("Télétravail\n", 50'000),
        repeat("- a\n - b\n  - c\n", 20'000),
        repeat("Ville de Brume ", 20'000),
        repeat("la Direction des routes et ", 20'000),
        repeat("M. A. ", 80'000),
    };
    for (const std::string& text : texts)
        EXPECT_EQ(fault_in(offer_of(text)), "") << text.substr(0, 30);
    const std::string others[] = {
        "<html>" + repeat("<b>", 100'000) + repeat("<p>a", 100'000),
        "<html>" + repeat("<a href=https://a.example/>postuler", 20'000),
        "<html><h1>Jardinier</h1>" + repeat("<p>a</p>", 60'000),
        "<html><h1>Jardinier</h1>" + repeat("<table><tr><td>", 150),
        "<html><h1>Jardinier</h1>&amp;" + repeat("amp;", 100'000) + "lt;p&gt;",
        "[" + repeat("{\"title\":\"a\",\"company\":\"b\",\"city\":\"c\"},", 3'000) + "{}]",
        "{\"title\":\"" + repeat("&lt;", 100'000) + "\"}",
        "{" + repeat("\"a\" ", 100'000),
        "<jobs>" + repeat("<job><title>a", 3'000),
        "<jobs>" + repeat("<job><title>a</title><company>b</company></job>", 3'000),
        "titre;employeur;ville\n" + repeat("a;b;c\n", 3'000),
        "titre;employeur;ville\n" + repeat("\"a;b;c\n", 30'000),
    };
    for (const std::string& bytes : others) {
        const std::clock_t start = std::clock();
        EXPECT_EQ(fault_of(bytes), "") << bytes.substr(0, 30);
        EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, sanitized ? 50 : 5)
            << bytes.substr(0, 30);
    }
}

} // namespace
} // namespace ingest
