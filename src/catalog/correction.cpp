#include "catalog/correction.h"

#include "base/text.h"
#include "catalog/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace catalog {
namespace {

constexpr std::size_t most_cards_read = 5000; // beyond them a word is rare
constexpr std::size_t longest_word = 40;
constexpr std::size_t shortest_corrected = 4; // letters

// As it is written, by its folded form, and how many offers write it.
struct Written {
    std::string text;
    int offers = 0;
};
using Vocabulary = std::map<std::string, Written>;

// "éducateur" of "Éducateur·rice": the ending is not typed.
void note_words(std::string_view text, Vocabulary& vocabulary) {
    while (!text.empty()) {
        const std::string_view token = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), token.size() + 1));
        for (const Word& word : words_of(token)) {
            if (word.folded.size() < shortest_corrected || word.folded.size() > longest_word)
                continue;
            Written& written = vocabulary[word.folded];
            ++written.offers;
            const std::string lower = base::to_lower(token);
            if (written.text.empty())
                written.text = base::fold(lower) == word.folded ? lower : word.folded;
        }
    }
}

Vocabulary vocabulary_of(const Shelf& shelf, const Hits& all) {
    Vocabulary vocabulary;
    for (std::size_t i = 0; i < std::min(all.rows.size(), most_cards_read); ++i) {
        const Card card = shelf.card(all.rows[i]);
        note_words(card.title, vocabulary);
        note_words(card.employer, vocabulary);
        note_words(card.place.value, vocabulary);
    }
    return vocabulary;
}

int most_errors(const std::string& folded) {
    return folded.size() <= 5 ? 1 : 2;
}

// The nearest; among equals the one that most offers write. Empty: none is near.
std::string nearest(const Word& typed, const Vocabulary& vocabulary) {
    std::string best;
    int errors = most_errors(typed.folded);
    int offers = 0;
    for (const auto& [folded, written] : vocabulary) {
        const int here = errors_between(typed.folded, folded, errors);
        if (here > errors || (here == errors && written.offers <= offers))
            continue;
        best = written.text;
        errors = here;
        offers = written.offers;
    }
    return best;
}

} // namespace

int errors_between(std::string_view typed, std::string_view word, int most) {
    const auto difference = static_cast<int>(typed.size()) - static_cast<int>(word.size());
    if (std::abs(difference) > most || word.size() > longest_word || typed.size() > longest_word)
        return most + 1;
    std::array<std::array<int, longest_word + 1>, 3> rows{};
    for (std::size_t j = 0; j <= word.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& before = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= word.size(); ++j) {
            const int change = typed[i - 1] == word[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
    }
    return std::min(rows[typed.size() % 3][word.size()], most + 1);
}

std::optional<Correction> correction(const Shelf& shelf, const Query& query,
                                     base::TrustedTime now) {
    const std::vector<Word> typed = words_of(query.text);
    if (typed.empty())
        return std::nullopt;
    const Vocabulary vocabulary = vocabulary_of(shelf, search(shelf, {}, now));
    Query corrected = query;
    corrected.text.clear();
    bool changed = false;
    for (const Word& word : typed) {
        std::string text = word.folded;
        const bool alone = search(shelf, {.text = text, .choices = {}}, now).rows.empty();
        if (alone && word.folded.size() >= shortest_corrected) {
            text = nearest(word, vocabulary);
            changed = true;
        }
        if (text.empty())
            return std::nullopt;
        corrected.text += (corrected.text.empty() ? "" : " ") + text;
    }
    if (!changed)
        return std::nullopt;
    const std::vector<Row> found = search(shelf, corrected, now).rows;
    if (found.empty())
        return std::nullopt;
    return Correction{std::move(corrected.text), {static_cast<int>(found.size()), found.back()}};
}

} // namespace catalog
