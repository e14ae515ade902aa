#include "catalog/alike.h"

#include "base/text.h"
#include "catalog/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace catalog {

namespace {

constexpr std::size_t enough_titles = 3;
constexpr std::size_t fewest_words = 2; // "Chargé" alone distinguishes nobody
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

} // namespace

std::unordered_map<std::string_view, std::string_view>
one_writing(const std::vector<std::string_view>& names) {
    std::unordered_map<std::string, std::string_view> best;
    std::vector<std::string_view*> chosen; // stays where it is, whatever else comes into the map
    for (const std::string_view name : names) {
        std::string_view& known = best.try_emplace(base::fold(name), name).first->second;
        if (reads_better(name, known))
            known = name;
        chosen.push_back(&known);
    }
    std::unordered_map<std::string_view, std::string_view> writings;
    for (std::size_t i = 0; i < names.size(); ++i)
        writings.emplace(names[i], *chosen[i]);
    return writings;
}

std::vector<std::string> shared_beginnings(const std::vector<std::string_view>& titles) {
    struct Shared {
        std::set<std::string> titles;
        std::set<std::string> writings;
    };
    std::map<std::string, Shared> shared;
    for (const std::string_view title : titles) {
        const std::string folded = base::fold(title);
        std::size_t count = 0;
        for (const std::size_t end : word_ends(title)) {
            if (++count > longest_words)
                break;
            const std::string_view beginning = title.substr(0, end);
            if (!can_end(beginning, title.substr(end)))
                continue;
            Shared& entry = shared[key_of(beginning)];
            if (entry.titles.size() < enough_titles)
                entry.titles.insert(folded);
            entry.writings.emplace(beginning);
        }
    }
    std::vector<std::string> beginnings;
    for (const auto& [key, entry] : shared)
        if (entry.titles.size() >= enough_titles)
            beginnings.insert(beginnings.end(), entry.writings.begin(), entry.writings.end());
    std::ranges::stable_sort(beginnings, std::ranges::greater{}, &std::string::size);
    return beginnings;
}

} // namespace catalog
