#include "ingest/organisations.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/name_words.h"
#include "ingest/organisation_words.h"
#include "ingest/shape.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace ingest {

namespace {

bool is_small_part(std::string_view folded) {
    if (folded.ends_with('\''))
        folded.remove_suffix(1);
    return std::ranges::find(small_parts(), folded) != small_parts().end();
}

bool is_kind(std::string_view folded) {
    return std::ranges::find(kinds(), folded) != kinds().end();
}

// In "LA VILLE RECRUTE DES VACATAIRES" the verb ends the name; "recherche" is a verb before "un".
bool is_verb(std::string_view folded, std::string_view after) {
    if (folded == "recrute" || folded == "recrutent" || folded == "propose" || folded == "organise")
        return true;
    return (folded == "recherche" || folded == "recherchent") &&
           begins_with_any(fold_text(base::trim(whole_prefix(after, 12))).view(),
                           {"un", "une", "des", "son", "sa", "ses", "un(e)"});
}

bool is_preposition(std::string_view folded) {
    if (folded.ends_with('\''))
        folded.remove_suffix(1);
    return folded == "de" || folded == "du" || folded == "des" || folded == "d" || folded == "en";
}

// "Institut national de recherche en géomatériaux (INRG)": an acronym proves a name of common
// words.
NameMention name_before_acronym(std::string_view text, std::size_t from) {
    constexpr std::size_t longest = 100;
    const std::string_view rest = text.substr(from, longest);
    for (const std::string_view mark : {" (", " \xE2\x80\x93 ", " - "}) {
        const std::size_t at = rest.find(mark);
        if (at == npos || rest.substr(0, at).find_first_of(".,;:\n\t(") != npos)
            continue;
        std::string_view acronym = rest.substr(at + mark.size());
        acronym = acronym.substr(0, acronym.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        const std::size_t end = from + at + mark.size() + acronym.size();
        const bool whole = end >= text.size() || !is_word_char(text[end]);
        if (acronym.size() >= 3 && whole && begins_upper(rest) &&
            words_of(fold_text(rest.substr(0, at)).view()).size() >= 3)
            return {from, from + at};
    }
    return {};
}

// Extends a French name over capitalised words and the small words between them.
NameMention french_name(std::string_view text, std::size_t from, std::size_t noun_end) {
    std::size_t end = noun_end;
    std::size_t at = noun_end;
    while (at < text.size() && text[at] == ' ')
        ++at;
    bool proper = false;
    bool after_preposition = false;
    constexpr int max_words = 14;
    for (int count = 0; count < max_words && at < text.size(); ++count) {
        const NameWord word = name_word_at(text, at);
        if (word.to == word.from)
            break;
        const std::string_view words = text.substr(word.from, word.to - word.from);
        const std::string folded = fold_text(words).text;
        if (is_verb(folded, text.substr(word.to)))
            break;
        if (begins_upper(words) || (proper && is_digit(words.front()) && words.size() < 4)) {
            proper = true;
            end = word.to;
        } else if (!is_small_part(folded)) {
            // "des eaux du plateau de Valmont": a common noun between two prepositions.
            const NameWord next = name_word_at(text, word.next);
            if (!after_preposition || word.next == word.to ||
                !is_preposition(fold_text(text.substr(next.from, next.to - next.from)).view()))
                break;
        }
        after_preposition = is_preposition(folded);
        if (word.next == word.to && word.to < text.size() &&
            !text.substr(0, word.to).ends_with('\'') &&
            !text.substr(0, word.to).ends_with("\xE2\x80\x99"))
            break;
        at = word.next;
    }
    return proper ? NameMention{from, end} : name_before_acronym(text, from);
}

// "Orlène Métropole", "Brest Métropole Océane": the noun stands after the proper name.
NameMention tailed_name(std::string_view text, std::size_t noun_from, std::size_t noun_to) {
    if (!begins_upper(text.substr(noun_from)) || noun_from < 2 || text[noun_from - 1] != ' ')
        return {};
    std::size_t start = noun_from - 1;
    while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n' &&
           text[start - 1] != '\t' && text[start - 1] != '\'' &&
           !text.substr(0, start).ends_with("\xE2\x80\x99"))
        --start;
    const std::string_view name = text.substr(start, noun_from - 1 - start);
    const std::string folded = fold_text(name).text;
    const bool proper = begins_upper(name) && name.size() > 2 && folded != "la" && folded != "le" &&
                        folded != "une" && folded != "cette" && is_word_char(name.back());
    return proper ? NameMention{start, noun_to} : NameMention{};
}

// Capitalised words around an English noun, "of", "and", "the", "for" among them.
NameMention english_name(std::string_view text, std::size_t noun_from, std::size_t noun_to) {
    if (!begins_upper(text.substr(noun_from)))
        return {};
    std::size_t from = noun_from;
    bool proper = false;
    for (int count = 0; count < 6 && from > 1 && text[from - 1] == ' '; ++count) {
        std::size_t start = from - 1;
        while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n')
            --start;
        const std::string_view word = text.substr(start, from - 1 - start);
        const std::string folded = fold_text(word).text;
        const bool glue = folded == "and" || folded == "of" || folded == "&";
        if ((!begins_upper(word) && !glue) || word.ends_with(',') || word.ends_with('.') ||
            folded == "the" || folded == "our" || folded == "at" || folded == "join" ||
            folded == "about" || folded == "with")
            break;
        proper = proper || begins_upper(word);
        from = start;
    }
    while (from < noun_from && !begins_upper(text.substr(from)))
        from = std::min(text.find(' ', from) + 1, noun_from);
    std::size_t end = noun_to;
    std::size_t at = noun_to;
    for (int count = 0; count < 8 && at + 1 < text.size() && text[at] == ' '; ++count) {
        const NameWord word = name_word_at(text, at + 1);
        const std::string_view words = text.substr(word.from, word.to - word.from);
        const std::string folded = fold_text(words).text;
        const bool glue = folded == "of" || folded == "for" || folded == "the" || folded == "and";
        if (words.empty() || (!begins_upper(words) && !glue))
            break;
        if (!glue) {
            proper = true;
            end = word.to;
        }
        at = word.to;
    }
    return proper && end > from ? NameMention{from, end} : NameMention{};
}

// The nouns that begin with the same two letters, which is where every search begins.
class NounIndex {
public:
    explicit NounIndex(std::span<const std::string_view> nouns) {
        for (const std::string_view noun : nouns)
            buckets_[bucket(noun)].push_back(noun);
    }
    std::span<const std::string_view> like(std::string_view text) const {
        return text.size() < 2 ? std::span<const std::string_view>{} : buckets_[bucket(text)];
    }

private:
    static std::size_t bucket(std::string_view text) {
        return (static_cast<std::size_t>(text[0]) & 31u) << 5u |
               (static_cast<std::size_t>(text[1]) & 31u);
    }
    std::array<std::vector<std::string_view>, 1024> buckets_;
};

} // namespace

std::vector<NameMention> find_organisations(std::string_view text, bool english) {
    static const NounIndex french{french_nouns()};
    static const NounIndex tails{french_tails()};
    static const NounIndex english_index{english_nouns()};
    std::vector<NameMention> found;
    const Folded folded = fold_text(text);
    std::size_t resume = 0;
    for (std::size_t at = 0; at < folded.text.size(); ++at) {
        if (at < resume || !is_word_char(folded.text[at]) ||
            (at > 0 && is_word_char(folded.text[at - 1])))
            continue;
        const std::string_view rest = std::string_view{folded.text}.substr(at);
        const std::size_t from = folded.origin[at];
        NameMention best;
        for (const std::string_view noun : french.like(rest))
            if (begins_with(rest, noun)) {
                const auto name = french_name(text, from, folded.origin[at + noun.size()]);
                if (name.to > best.to)
                    best = name;
            }
        for (const std::string_view noun : tails.like(rest))
            if (begins_with(rest, noun)) {
                const NameMention name = tailed_name(text, from, folded.origin[at + noun.size()]);
                if (name.to > best.to)
                    best = name;
            }
        for (const std::string_view noun : english_index.like(rest))
            if (english && begins_with(rest, noun)) {
                const auto name = english_name(text, from, folded.origin[at + noun.size()]);
                if (name.to > best.to)
                    best = name;
            }
        if (best.to == 0 || is_kind(fold_text(text.substr(best.from, best.to - best.from)).view()))
            continue;
        found.push_back(best);
        while (resume < folded.text.size() && folded.origin[resume] < best.to)
            ++resume;
    }
    return found;
}

} // namespace ingest
