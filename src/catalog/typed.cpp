#include "catalog/typed.h"

#include "catalog/postings.h"

#include <algorithm>

namespace catalog {

namespace {

constexpr std::size_t shortest_mistyped = 5; // letters

using Terms = std::vector<std::uint32_t>;

Terms exact_terms(const Texts& terms, const Word& typed, bool is_last) {
    Terms found;
    const auto first = terms.lower_bound(typed.folded);
    for (std::size_t at = first; at < terms.size(); ++at) {
        const std::string_view term = terms[at];
        if (is_last ? !term.starts_with(typed.folded) : term != typed.folded)
            break;
        found.push_back(static_cast<std::uint32_t>(at));
    }
    const std::size_t stem = terms.lower_bound(typed.stem);
    const bool known = is_last ? typed.stem.starts_with(typed.folded) : typed.stem == typed.folded;
    if (!known && stem < terms.size() && terms[stem] == typed.stem)
        found.push_back(static_cast<std::uint32_t>(stem));
    return found;
}

Terms mistyped_terms(const Texts& terms, const Word& typed, bool is_last) {
    Terms found;
    const std::size_t most = std::max(typed.folded.size(), typed.stem.size()) + 1;
    const std::size_t least = std::min(typed.folded.size(), typed.stem.size()) - 1;
    for (std::size_t at = 0; at < terms.size(); ++at) {
        const std::string_view term = terms[at];
        if (term.size() < least || (!is_last && term.size() > most))
            continue;
        if (within_one_error(typed.stem, term) || within_one_error(typed.folded, term) ||
            (is_last && begins_within_one_error(typed.folded, term)))
            found.push_back(static_cast<std::uint32_t>(at));
    }
    return found;
}

TypedWord typed_word(const Shelf& shelf, Terms terms) {
    const ShelfSections& all = shelf.sections();
    TypedWord word{std::move(terms), RowSet{shelf.size()}};
    for (const std::uint32_t term : word.terms)
        each_posting(part(all.anywhere, all.anywhere_ends, term), shelf.size(),
                     [&](Row row, unsigned) { word.rows.add(row); });
    return word;
}

} // namespace

bool may_be_mistyped(const Word& typed) {
    return typed.folded.size() >= shortest_mistyped &&
           std::ranges::none_of(typed.folded, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<TypedWord> typed_words(const Shelf& shelf, std::string_view text,
                                   const RowSet& listed) {
    const Texts& terms = shelf.sections().terms;
    const std::vector<Word> words = words_of(text);
    const bool links_alone =
        std::ranges::all_of(words, [](const Word& word) { return is_link_word(word.folded); });
    std::vector<TypedWord> typed;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_last = i + 1 == words.size();
        if (is_link_word(words[i].folded) && !(links_alone && is_last))
            continue;
        TypedWord word = typed_word(shelf, exact_terms(terms, words[i], is_last));
        if (may_be_mistyped(words[i]) && !word.rows.meets(listed))
            word = typed_word(shelf, mistyped_terms(terms, words[i], is_last));
        typed.push_back(std::move(word));
    }
    return typed;
}

RowSet rows_in_title(const Shelf& shelf, const TypedWord& word) {
    const ShelfSections& all = shelf.sections();
    RowSet rows(shelf.size());
    for (const std::uint32_t term : word.terms)
        each_posting(part(all.in_title, all.in_title_ends, term), shelf.size(),
                     [&](Row row, unsigned) { rows.add(row); });
    return rows;
}

} // namespace catalog
