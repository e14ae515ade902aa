#include "base/text.h"
#include "ingest/dates.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;

constexpr std::size_t max_reference_bytes = 60;

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, is_digit);
}

// A code: a digit in it, or capitals joined by marks; no sentence, no date, no legal article.
bool is_code(std::string_view text) {
    const Folded folded = fold_text(text);
    if (text.size() < 2 || text.size() > max_reference_bytes || contains(text, "@") ||
        begins_with_any(folded.view(), {"l", "art", "article", "non", "a", "au", "du", "le", "la"}))
        return false;
    const auto dates = find_dates(folded.view());
    if (!dates.empty() && dates.front().begin == 0)
        return false;
    const bool marked = text.find_first_of("-_/") != npos && is_upper(text);
    return (has_digit(text) || marked) && words_of(text).size() <= 8;
}

// What follows a code on its line: a date, a bracket, a dash with words.
std::string_view code_of(std::string_view text) {
    const Folded folded = fold_text(text);
    std::size_t end = folded.text.size();
    for (const auto& date : find_dates(folded.view()))
        if (date.begin > 0)
            end = std::min(end, date.begin);
    for (const std::string_view stop :
         {" (",      " - mise a jour", ",",          ";",      " a rappeler",   " publie",   " | ",
          " - date", " - actualise",   " - version", " - du ", " au plus tard", " avant le", " et ",
          " to ",    " in ",           " when ",     " dans ", " par ",         " sur "}) {
        const std::size_t at = folded.text.find(stop);
        end = at == npos ? end : std::min(end, at);
    }
    std::string_view code = folded.back(text, 0, end);
    for (;;) {
        code = base::trim(code);
        if (code.ends_with("\xE2\x80\x93"))
            code.remove_suffix(3);
        else if (code.ends_with('-') || code.ends_with('.') || code.ends_with(':'))
            code.remove_suffix(1);
        else if (code.starts_with("n\xC2\xB0") || code.starts_with("N\xC2\xB0"))
            code.remove_prefix(3);
        else if (code.starts_with("N? ") || code.starts_with("n? "))
            code.remove_prefix(3); // a degree sign that was lost
        else if (code.starts_with(':') || code.starts_with('#'))
            code.remove_prefix(1);
        else if (code.starts_with("\xC2\xAB"))
            code.remove_prefix(2);
        else if (code.ends_with("\xC2\xBB"))
            code.remove_suffix(2);
        else
            return code;
    }
}

// The words between quotes after `from`, when a quote opens close to it.
std::optional<Piece> quoted(const Element& element, std::size_t from) {
    const std::string_view text = element.text;
    constexpr std::size_t reach = 24;
    const std::string_view near = text.substr(from, reach);
    std::size_t open = near.find("\xC2\xAB");
    std::string_view closing = "\xC2\xBB";
    std::size_t quote_bytes = 2;
    if (open == npos) {
        open = near.find('"');
        closing = "\"";
        quote_bytes = 1;
    }
    if (open == npos) {
        open = near.find("\xE2\x80\x9C");
        closing = "\xE2\x80\x9D";
        quote_bytes = 3;
    }
    if (open == npos)
        return std::nullopt;
    const std::size_t begin = from + open + quote_bytes;
    const std::size_t end = text.find(closing, begin);
    if (end == npos || end - begin > max_reference_bytes)
        return std::nullopt;
    return Piece{&element, begin, end};
}

// A code without quotes: the words after the announcement as long as they look like parts of one.
std::optional<Piece> bare_code(const Element& element, std::size_t from) {
    const std::string_view text = element.text;
    while (from < text.size() && contains(" :", text.substr(from, 1)))
        ++from;
    if (text.substr(from).starts_with("n\xC2\xB0"))
        from += 3;
    while (from < text.size() && text[from] == ' ')
        ++from;
    std::size_t end = from;
    for (std::size_t at = from; at < text.size();) {
        const std::size_t stop = std::min(text.find(' ', at), text.size());
        std::string_view word = text.substr(at, stop - at);
        while (!word.empty() && contains(",.;)", word.substr(word.size() - 1)))
            word.remove_suffix(1);
        const bool part =
            has_digit(word) || (word.size() > 1 && begins_upper(word)) || is_upper(word);
        if (word.empty() || !part)
            break;
        end = at + word.size();
        if (end < stop)
            break;
        at = stop + 1;
    }
    return end > from ? std::optional{Piece{&element, from, end}} : std::nullopt;
}

constexpr std::string_view announcements[]{"la reference",
                                           "la ref",
                                           "la ref.",
                                           "reference number",
                                           "quoting reference",
                                           "quoting ref",
                                           "quote reference",
                                           "quote the reference",
                                           "les references",
                                           "the reference",
                                           "reference suivante",
                                           "quoting",
                                           "sous le numero",
                                           "le numero d'offre",
                                           "reference a rappeler",
                                           "mention",
                                           "l'objet",
                                           "objet du mail",
                                           "objet",
                                           "job reference",
                                           "le code",
                                           "the code",
                                           "subject line",
                                           "in the subject"};

// "avec impérativement la référence « X »", "sous la référence X", "quoting reference X".
void read_must_quote(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        const std::string_view folded = element.folded.view();
        const WordStarts starts = starts_of(folded);
        for (const std::string_view announcement : announcements) {
            const std::size_t at =
                starts.may_begin(announcement) ? find_word(folded, announcement) : npos;
            if (at == npos)
                continue;
            const bool asked = has_any(
                folded,
                {"candidature",       "candidatures", "postuler",  "rappelant", "rappeler",
                 "precisant",         "preciser",     "indiquant", "indiquer",  "imperativement",
                 "mentionnant",       "mentionner",   "quoting",   "quote",     "apply",
                 "applications",      "application",  "adresser",  "envoyer",   "transmettre",
                 "sous la reference", "candidater",   "portant",   "intitule"});
            const std::size_t from = element.folded.origin[at + announcement.size()];
            auto piece = quoted(element, from);
            const bool named = contains(announcement, "ref") || contains(announcement, "quot") ||
                               contains(announcement, "numero") || contains(announcement, "code");
            if (!piece && named)
                piece = bare_code(element, from);
            if (!asked || !piece || !is_code(base::trim(piece->text())))
                continue;
            const std::string_view code = base::trim(piece->text());
            sheet.propose(Field::must_quote, code, *piece, Rank::label);
            if (named)
                sheet.propose(Field::reference, code, *piece, Rank::label);
            break;
        }
    }
}

// "(réf. 2026-12)" in a title or a sentence.
void read_prose(std::span<const Element> elements, Sheet& sheet) {
    static constexpr std::string_view marks[]{"ref.",
                                              "ref :",
                                              "reference :",
                                              "ref:",
                                              "ref",
                                              "reference",
                                              "offre n\xC2\xB0",
                                              "emploi n\xC2\xB0",
                                              "vacance n\xC2\xB0",
                                              "poste n\xC2\xB0",
                                              "reference n\xC2\xB0"};
    for (const Element& element : elements) {
        const std::string_view folded = element.folded.view();
        const WordStarts starts = starts_of(folded);
        for (const std::string_view mark : marks) {
            const std::size_t at = starts.may_begin(mark) ? find_word(folded, mark) : npos;
            if (at == npos)
                continue;
            const auto piece = bare_code(element, element.folded.origin[at + mark.size()]);
            if (piece && is_code(code_of(piece->text())) && has_digit(piece->text())) {
                sheet.propose(Field::reference, code_of(piece->text()), *piece, Rank::prose);
                return;
            }
        }
    }
}

// "Avis de recrutement 2026-88", "Annonce 26-117 – actualisée le …": a line that names the
// document and numbers it.
void read_numbered_notice(std::span<const Element> elements, Sheet& sheet) {
    constexpr std::size_t preamble = 8;
    for (std::size_t i = 0; i < elements.size() && i < preamble; ++i) {
        const Element& element = elements[i];
        const std::string_view folded = element.folded.view();
        for (const std::string_view name :
             {"annonce", "avis de recrutement", "avis de vacance", "avis de vacance de poste",
              "avis de vacance d'emploi", "avis", "offre", "offre d'emploi", "fiche de poste",
              "fiche", "appel a candidatures", "recrutement", "vacancy notice", "vacancy", "notice",
              "avis de concours", "avis d'appel a candidatures"}) {
            if (!begins_with(folded, name))
                continue;
            const auto piece = bare_code(element, element.folded.origin[name.size()]);
            if (!piece || !has_digit(piece->text()) || !is_code(code_of(piece->text())))
                continue;
            sheet.propose(Field::reference, code_of(piece->text()), *piece, Rank::prose);
            return;
        }
    }
}

} // namespace

void read_reference(const Reading& reading, Sheet& sheet) {
    read_must_quote(reading, sheet);
    for (const Announced& said : announced(reading, Topic::reference)) {
        const std::string_view code = code_of(said.value.text());
        if (said.heading || !is_code(code))
            continue;
        const bool other_kind = has_any(said.label, {"rome", "metier", "telephone"});
        if (!other_kind)
            sheet.propose(Field::reference, code, said.value, Rank::weak_label);
    }
    for (const auto* elements : {&reading.elements, &reading.running}) {
        if (!sheet.has(Field::reference))
            read_prose(*elements, sheet);
        if (!sheet.has(Field::reference))
            read_numbered_notice(*elements, sheet);
    }
}

} // namespace ingest
