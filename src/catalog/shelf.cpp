// The beginnings that titles share: catalog::make_shelf() of search.h.
#include "catalog/search.h"

#include "base/text.h"
#include "catalog/calm_name.h"
#include "catalog/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace catalog {

namespace {

constexpr std::size_t enough_titles = 3;
constexpr std::size_t fewest_words =
    2; // "Chargé" alone distinguishes nobody, and neither does "de"
constexpr std::size_t longest_words = 6;

// Where each word of a title ends, inclusive ending included: "Chargé(e)| de| mission| …".
std::vector<std::size_t> word_ends(std::string_view title) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < title.size();) {
        const std::size_t end = std::min(title.find(' ', at), title.size());
        if (end > at)
            ends.push_back(end);
        at = end + 1;
    }
    return ends;
}

std::string key_of(std::string_view beginning) {
    std::string key;
    for (const Word& word : words_of(beginning))
        key += word.stem + ' ';
    return key;
}

// A beginning ends with a word of its own, and something has to be left that distinguishes.
bool can_end(std::string_view beginning, std::string_view rest) {
    const std::vector<Word> words = words_of(beginning);
    const std::vector<Word> left = words_of(rest);
    const std::string_view last = beginning.substr(beginning.rfind(' ') + 1);
    return words.size() >= fewest_words && !is_link_word(words.back().folded) &&
           !words_of(last).empty() && last.front() != '(' &&
           std::string_view{",;:"}.find(last.back()) == std::string_view::npos &&
           std::ranges::any_of(left, [](const Word& word) { return word.folded.size() > 1; });
}

// "Ville de Valrive" before "VILLE DE VALRIVE" before "ville de valrive".
bool reads_better(std::string_view a, std::string_view b) {
    const auto rank = [](std::string_view name) {
        const auto capitals =
            std::ranges::count_if(name, [](char c) { return c >= 'A' && c <= 'Z'; });
        return std::pair{capitals == 0, capitals};
    };
    // Of the same letters the one with accents, which sort last.
    return rank(a) != rank(b) ? rank(a) < rank(b) : a > b;
}

// One name written in several ways (capitals, accents, spaces) is one value of its facet.
// `name_of` gives a card's name.
template <class NameOf>
void write_alike(std::vector<Card>& cards, NameOf name_of) {
    std::unordered_set<std::string> writings; // few, and folding is dear
    for (Card& card : cards)
        writings.insert(name_of(card));
    std::map<std::string, std::string_view> best;
    for (const std::string& name : writings) {
        std::string_view& known = best.try_emplace(base::fold(name), name).first->second;
        if (reads_better(name, known))
            known = name;
    }
    if (best.size() == writings.size())
        return;
    std::unordered_map<std::string_view, std::string_view> chosen;
    for (const std::string& name : writings)
        chosen.emplace(name, best.at(base::fold(name)));
    for (Card& card : cards)
        if (const std::string_view name = chosen.at(name_of(card)); name != name_of(card))
            name_of(card) = name;
}

// After that: a name that nobody writes in small letters is still in capitals.
void calm_employers(std::vector<Card>& cards) {
    std::vector<std::string_view> names;
    for (const Card& card : cards) {
        names.push_back(card.employer);
        names.push_back(card.place.value);
    }
    const NameWords known = name_words(names);
    for (Card& card : cards)
        card.employer = calm_name(card.employer, known);
}

} // namespace

base::Instant stale_from(const Shelf& shelf) {
    const base::Instant unsaid{};
    return shelf.fresh_until != unsaid ? shelf.fresh_until
                                       : shelf.issued + std::chrono::hours{24 * 7};
}

Shelf make_shelf(std::vector<Card> cards, base::Instant issued) {
    write_alike(cards, [](Card& card) -> std::string& { return card.employer; });
    calm_employers(cards);
    write_alike(cards, [](Card& card) -> std::string& { return card.place.value; });
    struct Shared {
        std::set<std::string> titles; // different ones: one title three times has nothing to tell
        std::set<std::string> writings;
    };
    std::map<std::string, Shared> shared;
    for (const Card& card : cards) {
        const std::string_view title = card.title;
        std::size_t count = 0;
        for (const std::size_t end : word_ends(title)) {
            if (++count > longest_words)
                break;
            const std::string_view beginning = title.substr(0, end);
            if (!can_end(beginning, title.substr(end)))
                continue;
            Shared& entry = shared[key_of(beginning)];
            entry.titles.insert(base::fold(title));
            entry.writings.emplace(beginning);
        }
    }
    Shelf shelf;
    for (const auto& [key, entry] : shared)
        if (entry.titles.size() >= enough_titles)
            shelf.shared_beginnings.insert(shelf.shared_beginnings.end(), entry.writings.begin(),
                                           entry.writings.end());
    // The longest first: whoever looks for the beginning of a title takes the first that fits.
    std::ranges::stable_sort(shelf.shared_beginnings, std::ranges::greater{}, &std::string::size);
    shelf.cards = std::move(cards);
    shelf.issued = issued;
    return shelf;
}

} // namespace catalog
