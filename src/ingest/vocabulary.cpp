#include "ingest/vocabulary.h"

#include "ingest/folded.h"
#include "ingest/vocabulary_terms.h"
#include "ingest/word_list.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ingest {

namespace {

// The words of a key in one text with a space between them, so that any run of them can be looked
// up without being built.
class Words {
public:
    explicit Words(std::size_t bytes) {
        constexpr std::size_t usual_words = 12;
        text_.reserve(bytes + 1);
        begins_.reserve(usual_words);
    }
    bool empty() const { return begins_.empty(); }
    std::size_t size() const { return begins_.size(); }
    std::string_view operator[](std::size_t i) const { return run(i, i + 1); }
    std::string_view front() const { return run(0, 1); }
    std::string_view back() const { return run(size() - 1, size()); }
    std::string_view run(std::size_t from, std::size_t to) const {
        const std::size_t end = to < size() ? begins_[to] - 1 : text_.size();
        return std::string_view{text_}.substr(begins_[from], end - begins_[from]);
    }
    const std::string& text() const { return text_; }
    void push_back(std::string_view word) {
        if (!text_.empty())
            text_ += ' ';
        begins_.push_back(text_.size());
        text_ += word;
    }

private:
    std::string text_;
    std::vector<std::size_t> begins_;
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

constexpr WordList articles{
    "le", "la",  "les", "l",   "d",  "de",  "du", "des", "et", "ou",  "au", "aux", "a",
    "en", "the", "of",  "and", "or", "for", "to", "an",  "un", "une", "s",  "sur", "son",
};

// Words that add nothing to a term, before and after it.
constexpr std::string_view leading_fillers[]{
    "vos",    "votre",        "nos",       "notre",      "your", "our", "descriptif", "description",
    "detail", "presentation", "principal", "principale", "main", "key", "quelle",     "quel",
    "ce",     "this",         "premiere",  "about",      "ton",  "ta",  "tes",
};
constexpr WordList trailing_fillers{
    "poste",         "emploi",       "offre",       "recherche",    "attendu",   "requis",
    "souhaite",      "principal",    "principale",  "detaille",     "detaillee", "general",
    "generale",      "specifique",   "particulier", "particuliere", "propose",   "exerce",
    "job",           "role",         "post",        "candidat",     "candidate", "agent",
    "titulaire",     "envisageable", "lie",         "liee",         "associe",   "stage",
    "requise",       "souhaitee",    "attendue",    "recherchee",   "exige",     "exigee",
    "demande",       "demandee",     "obligatoire", "prevue",       "prevu",     "possible",
    "indispensable", "essentielle",  "requi",       "min",          "minimum",   "minimal",
    "minimale",
};

bool is_leading_filler(std::string_view word) {
    return std::ranges::find(leading_fillers, word) != std::end(leading_fillers);
}

// "(s)", "(e)", "(x)" and "(es)" are marks of number and gender, not words.
std::string without_marks(std::string_view folded) {
    std::string text;
    text.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (folded[at] != '(') {
            text += folded[at];
            continue;
        }
        const std::string_view rest = folded.substr(at);
        bool mark = false;
        for (const std::string_view form : {"(s)", "(e)", "(x)", "(es)", "(e)s", "(-e)"})
            if (rest.starts_with(form)) {
                at += form.size() - 1;
                mark = true;
                break;
            }
        if (!mark)
            text += folded[at];
    }
    return text;
}

// "1. ", "III – ", "a) ", "3.1 ", "Article 3 – " before a heading.
std::string_view without_number(std::string_view text) {
    constexpr std::string_view article = "article ";
    if (text.starts_with(article) && text.size() > article.size() && is_digit(text[article.size()]))
        text.remove_prefix(article.size());
    std::size_t at = 0;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '.') && at < 6)
        ++at;
    if (at == 0) {
        while (at < text.size() && at < 5 && std::string_view{"ivx"}.find(text[at]) != npos)
            ++at;
        const bool letter =
            text.size() > 2 && (text[1] == ')' || (text[1] == '.' && text[2] == ' '));
        if (at == 0 && letter && is_word_char(text[0]))
            at = 1;
        if (at > 0 && (at == text.size() || is_word_char(text[at]) || text[at] == '\''))
            at = 0;
    }
    if (at == 0)
        return text;
    std::size_t after = at;
    while (after < text.size() && std::string_view{" .)/-:"}.find(text[after]) != npos)
        ++after;
    return after > at || !is_digit(text.front()) || text[at - 1] == '.' ? text.substr(after) : text;
}

Words key_words(std::string_view folded) {
    std::string unmarked;
    std::string_view text = without_number(folded);
    if (text.find('(') != npos)
        text = unmarked = without_marks(text);
    Words words{text.size()};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        while (at < text.size() && is_word_char(text[at]))
            ++at;
        const std::string_view word = text.substr(start, at - start);
        at += word.empty() ? 1 : 0;
        if (word.empty())
            continue;
        // "cadre de l'emploi" is a heading, "cadre d'emplois" a label.
        const bool telling = word == "l" && !words.empty() && words.back() == "cadre";
        if (articles.has(word) && !telling)
            continue;
        const bool plural = word.size() > 3 && (word.back() == 's' || word.back() == 'x');
        words.push_back(word.substr(0, word.size() - (plural ? 1 : 0)));
    }
    return words;
}

using Dictionary = std::unordered_map<std::string, Term, TextHash, std::equal_to<>>;

const Dictionary& dictionary() {
    static const Dictionary terms = [] {
        Dictionary built;
        for (const auto rows : {heading_rows(), label_rows()})
            for (const TermRow& row : rows) {
                std::string_view rest = row.phrases;
                while (!rest.empty()) {
                    const std::size_t bar = std::min(rest.find('|'), rest.size());
                    built.try_emplace(term_key(rest.substr(0, bar)), row.term);
                    rest.remove_prefix(std::min(bar + 1, rest.size()));
                }
            }
        return built;
    }();
    return terms;
}

std::optional<Term> look_up(const Words& words, std::size_t from, std::size_t to) {
    if (from >= to)
        return std::nullopt;
    const auto found = dictionary().find(words.run(from, to));
    return found == dictionary().end() ? std::nullopt : std::optional{found->second};
}

// "Grade recherché" is a label, "la ville recherche" the beginning of a sentence.
bool can_trail(std::string_view word, std::string_view first) {
    if (word == "recherche" || word == "recherchee" || word == "propose")
        return first == "profil" || first == "grade" || first == "competence" ||
               first == "qualite" || first == "candidat" || first == "cadre" ||
               first == "remuneration" || first == "poste" || first == "contrat";
    return trailing_fillers.has(word);
}

// Exact first, then without what says nothing, on either side.
std::optional<Term> look_up_loosely(const Words& words) {
    constexpr std::size_t max_words = 12;
    if (words.empty() || words.size() > max_words)
        return std::nullopt;
    std::size_t first = 0;
    for (;;) {
        std::size_t last = words.size();
        for (;;) {
            if (const auto term = look_up(words, first, last))
                return term;
            if (last <= first + 1 || !can_trail(words[last - 1], words[first]))
                break;
            --last;
        }
        if (first + 1 >= words.size() || !is_leading_filler(words[first]))
            return std::nullopt;
        ++first;
    }
}

std::string without_parentheses(std::string_view folded) {
    std::string text;
    int depth = 0;
    for (const char c : folded) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0)
            text += c;
        depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return text;
}

constexpr std::size_t max_term_bytes = 120;

} // namespace

std::string term_key(std::string_view folded) {
    return key_words(folded).text();
}

bool may_begin_term(std::string_view folded) {
    static const auto beginnings = [] {
        TextSet words;
        for (const auto& [key, term] : dictionary())
            words.insert(key.substr(0, key.find(' ')));
        for (const std::string_view filler : leading_fillers)
            words.emplace(filler);
        return words;
    }();
    constexpr std::size_t enough = 60; // bytes in which the first telling word stands
    std::string_view text = without_number(folded.substr(0, enough));
    if (contains(text, "(")) {
        const Words words = key_words(text);
        return !words.empty() && beginnings.contains(words.front());
    }
    // The first word that matters, as key_words() makes it, without making the others.
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        while (at < text.size() && is_word_char(text[at]))
            ++at;
        std::string_view word = text.substr(start, at - start);
        at += at == start ? 1 : 0;
        if (word.empty() || articles.has(word))
            continue;
        if (word.size() > 3 && (word.back() == 's' || word.back() == 'x'))
            word.remove_suffix(1);
        return beginnings.contains(word);
    }
    return false;
}

bool may_go_on(std::string_view folded) {
    static const TextSet beginnings = [] {
        TextSet words;
        for (const auto& [key, term] : dictionary())
            for (std::size_t at = key.find(' '); at != npos; at = key.find(' ', at + 1))
                words.insert(key.substr(0, at));
        return words;
    }();
    const Words words = key_words(folded);
    std::size_t first = 0;
    for (;; ++first) {
        if (first == words.size() || beginnings.contains(words.run(first, words.size())))
            return true;
        if (!is_leading_filler(words[first]))
            return false;
    }
}

std::optional<Term> find_term(std::string_view folded) {
    if (folded.empty() || folded.size() > max_term_bytes)
        return std::nullopt;
    if (auto term = look_up_loosely(key_words(folded))) {
        // "Mission principale" says what the post is for, "Missions principales" what is done.
        if (term->section == catalog::SectionKind::purpose && has_word(folded, "missions"))
            term->section = catalog::SectionKind::missions;
        // "The job" heads what is done, "Job" alone what the post is.
        if (term->topic == Topic::title && term->section && contains(folded, "the job"))
            term = Term{Topic::none, catalog::SectionKind::missions};
        return term;
    }
    if (!contains(folded, "(") || folded.front() == '(')
        return std::nullopt;
    return look_up_loosely(key_words(without_parentheses(without_marks(folded))));
}

std::optional<Term> find_term_prefix(std::string_view folded, std::size_t max_extra) {
    if (folded.empty() || folded.size() > max_term_bytes)
        return std::nullopt;
    const Words words = key_words(without_parentheses(without_marks(folded)));
    std::size_t first = 0;
    while (first + 1 < words.size() && is_leading_filler(words[first]))
        ++first;
    const std::size_t count = words.size() - first;
    const std::size_t fewest = count > max_extra ? count - max_extra : 1;
    for (std::size_t length = count; length >= fewest && length > 0; --length)
        if (const auto term = look_up(words, first, first + length))
            return term;
    return std::nullopt;
}

} // namespace ingest
