// Documents of our own families, mutilated by a seeded generator: whatever arrives, the account
// adds up and every fact has its proof.
#include "answer_key.h"
#include "base/text.h"
#include "samples.h"

#include <gtest/gtest.h>

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

TEST(Mutation, AccountAndProofsHoldOnMutilatedDocuments) {
    std::mt19937 random{20261121};
    constexpr int rounds = 12;
    constexpr int changes = 12;
    for (const auto& entry : fs::directory_iterator{fs::path{VITRINE_SOURCE} / "assets/offers"}) {
        const Lines original = base::split_lines(text_of_file(entry.path()));
        for (int round = 0; round < rounds; ++round) {
            Lines lines = original;
            for (int change = 0; change < changes && lines.size() > 2; ++change)
                mutate(lines, random);
            std::string text;
            for (const std::string& line : lines)
                text += line + "\n";
            const catalog::Offer offer = offer_of(text);
            ASSERT_EQ(fault_in(offer), "") << entry.path() << " round " << round << "\n" << text;
        }
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
}

} // namespace
} // namespace ingest
