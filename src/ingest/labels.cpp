#include "ingest/labels.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/shape.h"

namespace ingest {

namespace {

constexpr std::size_t max_label_bytes = 90;

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\t')
            ++at;
        else if (text.substr(at).starts_with("\xC2\xA0"))
            at += 2;
        else if (text.substr(at).starts_with("\xE2\x80\xAF"))
            at += 3;
        else
            break;
    }
    return at;
}

// The known term of the words before a colon: their own, or one with which they begin.
std::optional<Term> term_before_colon(std::string_view label) {
    const Folded folded = fold_text(label);
    if (const auto term = find_term(folded.view()))
        return term;
    const std::size_t words = words_of(folded.view()).size();
    if (words < 3 || words > 12 || ends_sentence(label))
        return std::nullopt;
    const auto term = find_term_prefix(folded.view(), 6);
    const bool useful =
        term && term->topic != Topic::none && term->topic != Topic::title &&
        term->topic != Topic::employer && term->topic != Topic::department &&
        term->topic != Topic::contact &&
        !begins_with_any(folded.view(), {"la ville", "ville", "la commune", "commune", "le site"});
    return useful ? term : std::nullopt;
}

std::optional<LabelSplit> split_at_colon(std::string_view text) {
    const std::size_t colon = text.substr(0, max_label_bytes).find(':');
    if (colon == npos || colon == 0 || text.substr(colon).starts_with("://"))
        return std::nullopt;
    if (is_digit(text[colon - 1]) && colon + 1 < text.size() && is_digit(text[colon + 1]))
        return std::nullopt; // 12:30
    const std::string_view label = base::trim(text.substr(0, colon));
    const auto term = term_before_colon(label);
    const std::size_t value = skip_spaces(text, colon + 1);
    if (!term || value >= text.size())
        return std::nullopt;
    return LabelSplit{*term, colon + 1, value};
}

// "Référence – 12", "Grade - Attaché": a dash with spaces, a label that is known in full.
std::optional<LabelSplit> split_at_dash(std::string_view text) {
    const std::string_view head = text.substr(0, max_label_bytes);
    for (const std::string_view dash : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | "}) {
        const std::size_t at = head.find(dash);
        if (at == npos || at < 2)
            continue;
        const auto term = find_term(fold_text(text.substr(0, at)).view());
        const std::size_t value = skip_spaces(text, at + dash.size());
        // "Catégorie A — Psychologue territorial": the letter is the value's.
        if (term && term->topic == Topic::category && text[at - 2] == ' ')
            continue;
        if (term && term->topic != Topic::none && term->topic != Topic::contact &&
            value < text.size() && text.size() < 160)
            return LabelSplit{*term, at + dash.size() - 1, value};
    }
    return std::nullopt;
}

// "Durée ......... 6 mois": dots or lines lead from the label to its value.
std::optional<LabelSplit> split_at_leader(std::string_view text) {
    const std::string_view head = text.substr(0, max_label_bytes);
    std::size_t at = npos;
    for (const std::string_view leader : {"....", "____", "\xE2\x80\xA6\xE2\x80\xA6"})
        at = std::min(at, head.find(leader));
    if (at == npos || at < 2)
        return std::nullopt;
    std::size_t value = at;
    while (value < text.size() && (contains("._ ", text.substr(value, 1)) ||
                                   text.substr(value).starts_with("\xE2\x80\xA6")))
        value += text.substr(value).starts_with("\xE2\x80\xA6") ? 3 : 1;
    const auto term = find_term(fold_text(base::trim(text.substr(0, at))).view());
    if (!term || value >= text.size())
        return std::nullopt;
    return LabelSplit{*term, value - 1, value};
}

bool begins_like_date(std::string_view folded) {
    if (!folded.empty() && is_digit(folded.front()))
        return true;
    return begins_with_any(folded, {"lundi",
                                    "mardi",
                                    "mercredi",
                                    "jeudi",
                                    "vendredi",
                                    "samedi",
                                    "dimanche",
                                    "le",
                                    "du",
                                    "des que possible",
                                    "immediatement",
                                    "debut",
                                    "courant",
                                    "as soon as possible",
                                    "monday",
                                    "tuesday",
                                    "wednesday",
                                    "thursday",
                                    "friday",
                                    "sunday"});
}

bool looks_like_code(std::string_view value) {
    const std::size_t end = std::min(value.find(' '), value.size());
    const std::string_view first = value.substr(0, end);
    bool digit = false;
    for (const char c : value)
        digit = digit || is_digit(c);
    const bool code_word = is_upper(first) || (first.size() < 24 && digit);
    return value.size() < 60 && digit && (code_word || begins_upper(first));
}

// Whether what follows a label without any mark can be its value; the label alone proves nothing.
bool is_bare_value(Topic topic, std::string_view label, std::string_view value) {
    const Folded folded = fold_text(value);
    const std::string_view text = folded.view();
    const bool short_value = text.size() <= 80 && !ends_sentence(value);
    switch (topic) {
    case Topic::title:
        return begins_with(label, "intitule") && text.size() <= 150 &&
               (begins_upper(value) || value.starts_with("\xC2\xAB"));
    case Topic::reference:
        return looks_like_code(value);
    case Topic::category:
        return (text.size() <= 40 || (text.size() <= 80 && contains(text, " - "))) &&
               begins_with_any(text, {"a", "b", "c", "a+"}) && begins_upper(value);
    case Topic::department:
        return begins_upper(value) &&
               begins_with_any(text, {"direction", "service", "pole", "departement", "dga", "dgs",
                                      "secretariat", "delegation", "division", "unite"});
    case Topic::published:
    case Topic::updated:
    case Topic::deadline:
    case Topic::start:
    case Topic::end:
        return text.size() <= 60 && begins_like_date(text);
    case Topic::telework:
        return text.size() <= 40 && begins_with_any(text, {"oui", "non", "possible", "partiel",
                                                           "yes", "no", "autorise"});
    case Topic::working_time:
        return short_value && begins_with_any(text, {"temps", "complet", "non complet", "full",
                                                     "part", "100", "35h", "35"});
    case Topic::contract:
        return short_value && label != "recrutement" &&
               begins_with_any(text, {"cdi", "cdd", "contrat", "emploi permanent", "titulaire",
                                      "contractuel", "permanent"});
    default:
        return false;
    }
}

bool is_table_value(Topic topic, std::string_view value) {
    if (ends_sentence(value) || value.size() > 100 || words_of(value).size() > 10)
        return false;
    switch (topic) {
    case Topic::grade:
    case Topic::location:
    case Topic::status_line:
    case Topic::family:
    case Topic::department:
        return begins_upper(value) || is_digit(value.front());
    default:
        return false;
    }
}

// The longest known label in the first words of the line, without a mark after it.
std::optional<LabelSplit> split_bare(std::string_view text, bool in_table) {
    constexpr int max_words = 7;
    constexpr std::size_t max_line_bytes = 220;
    if (text.size() > max_line_bytes || !begins_upper(text))
        return std::nullopt;
    std::optional<LabelSplit> best;
    std::size_t at = 0;
    for (int words = 0; words < max_words; ++words) {
        at = text.find(' ', at);
        if (at == npos)
            break;
        const Folded label = fold_text(text.substr(0, at));
        const std::size_t value = skip_spaces(text, at);
        if (value >= text.size())
            break;
        const auto term = find_term(label.view());
        const bool town = term && term->topic == Topic::location && term->section;
        if (term && term->topic != Topic::none && !town) {
            const std::string_view words_after = text.substr(value);
            if (is_bare_value(term->topic, label.view(), words_after) ||
                (in_table && is_table_value(term->topic, words_after)))
                best = LabelSplit{*term, at, value};
        }
        at = value;
    }
    return best;
}

} // namespace

std::optional<LabelSplit> split_label(std::string_view text, bool in_table) {
    if (!may_begin_term(fold_text(whole_prefix(text, max_label_bytes)).view()))
        return std::nullopt;
    if (const auto split = split_at_colon(text))
        return split;
    if (const auto split = split_at_leader(text))
        return split;
    if (const auto split = split_at_dash(text))
        return split;
    return split_bare(text, in_table);
}

} // namespace ingest
