#include "base/text.h"
#include "ingest/organisations.h"
#include "ingest/rules.h"
#include "ingest/shape.h"
#include "ingest/units.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;
using catalog::SectionKind;

constexpr std::size_t max_name_bytes = 140;

bool is_sentence(std::string_view folded) {
    return has_any(folded, {"est", "vous", "recrute", "recherche", "sont", "n+1", "compte", "a",
                            "reunit", "comprend", "assure", "is", "we", "you"}) ||
           contains(folded, "@") || contains(folded, "http");
}

bool has_number(std::string_view text) {
    return std::ranges::any_of(text, is_digit);
}

// "Département du X", "Direction départementale de Y" are employers, not parts of one.
bool is_employer(std::string_view text, const Reading& reading) {
    const auto names = find_organisations(text, reading.english);
    return names.size() == 1 && names.front().from <= 3 && names.front().to + 2 >= text.size();
}

// "Direction", "Service", "Affectation" and their value.
void read_labelled(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::department)) {
        const std::string_view text = said.value.text();
        const Folded folded = fold_text(text);
        const std::string_view first = text.substr(0, text.find('\n'));
        if (is_employer(first, reading) && begins_with(fold_text(first).view(), "departement"))
            continue; // "Entité de rattachement : Département du Lac"
        if (text.size() > max_name_bytes || text.size() < 3 || contains(text, ". ") ||
            is_sentence(folded.view()) || has_number(text))
            continue;
        // Under a heading a name stands alone, or begins with the noun of a unit.
        const bool alone = said.value.element->kind == ElementKind::paragraph &&
                           !ends_sentence(text) && text.size() < 100;
        if (!said.heading || begins_with_unit(folded.view()) || alone)
            sheet.propose(Field::department, text, said.value,
                          said.heading ? Rank::weak_label : Rank::label);
    }
}

// Below or above the employer's own line: "Agence Orlène-Nord", "Conservatoire de Valrive".
bool is_part_of_employer(std::string_view text, const Reading& reading, const Sheet& sheet) {
    if (!sheet.has(Field::employer) || !is_employer(text, reading))
        return false;
    const std::string name = base::fold(text);
    return std::ranges::none_of(sheet.of(Field::employer), [&](const Sheet::Proposal& employer) {
        const std::string other = base::fold(employer.value);
        return contains(name, other) || contains(other, name);
    });
}

// "DIRECTION DES SPORTS ET DE LA PLAGE" has the shape of a heading and names a unit.
bool is_plain_heading(const Element& element) {
    return element.kind == ElementKind::heading && element.term &&
           (element.term->topic != Topic::department || words_of(element.folded.view()).size() < 3);
}

// A line of the preamble or of a table of conditions that is a unit's name and nothing else.
void read_lines(const Reading& reading, Sheet& sheet) {
    constexpr std::size_t preamble = 6;
    for (std::size_t i = 0; i < reading.elements.size(); ++i) {
        const Element& element = reading.elements[i];
        const bool fits = i < preamble || element.section == SectionKind::recruitment ||
                          element.section == SectionKind::conditions ||
                          element.section == SectionKind::context;
        std::string_view text = element.text;
        if (text.ends_with(" :") || text.ends_with(':'))
            text.remove_suffix(1);
        text = base::trim(text);
        if (!fits || element.kind == ElementKind::row || text.size() > 100 ||
            is_plain_heading(element) || ends_sentence(text))
            continue;
        const Folded folded = fold_text(text);
        constexpr std::size_t letterhead = 4;
        if (i < letterhead && is_part_of_employer(text, reading, sheet))
            sheet.propose(Field::department, text, whole(element), Rank::prose);
        if (begins_with_unit(folded.view()) && words_of(folded.view()).size() >= 2 &&
            !is_sentence(folded.view()) && !has_number(text) &&
            !has_any(folded.view(), {"ressources humaines"}) && !is_employer(text, reading))
            sheet.propose(Field::department, text, whole(element), Rank::prose);
        // "Université de X – Institut Y": the employer and its part on one line.
        const std::size_t dash = text.find(" \xE2\x80\x93 ");
        if (i < preamble && dash != npos && element.kind != ElementKind::heading) {
            const std::string_view part = text.substr(dash + 5);
            const auto names = find_organisations(text.substr(0, dash), reading.english);
            const bool names_document =
                begins_with_any(fold_text(text).view(),
                                {"appel a candidature", "appel a candidatures", "offre d'emploi",
                                 "avis de vacance", "avis de recrutement"});
            if ((!names.empty() || names_document) && begins_with_unit(fold_text(part).view()) &&
                !has_number(part))
                sheet.propose(Field::department, part, whole(element), Rank::prose);
        }
    }
}

// Where the name of the unit begins in a sentence that places the post, or npos.
std::size_t unit_in(std::string_view folded) {
    for (const std::string_view opening : {"la direction", "le service", "le pole"})
        if (begins_with(folded, opening))
            return opening.rfind(' ') + 1;
    // "Pour préparer le plan, la Direction des Mobilités a besoin de …"
    const std::size_t inner = folded.find(", la direction ");
    if (inner != npos && inner < 120)
        return inner + 5;
    const WordStarts starts = starts_of(folded);
    for (const std::string_view placed :
         {"au sein de la", "au sein du", "au sein de l'", "rattache a la", "rattachee a la",
          "rattache au", "rattachee au", "affecte au", "affecte a la", "affectee au",
          "affectee a la", "rattache a l'", "integrez la", "integrez le", "rejoignez la",
          "rejoignez le", "rejoindre la"}) {
        const std::size_t at = starts.may_begin(placed) ? find_word(folded, placed) : npos;
        if (at == npos)
            continue;
        std::size_t from = at + placed.size();
        while (from < folded.size() && folded[from] == ' ')
            ++from;
        if (begins_with_unit(folded.substr(from)))
            return from;
    }
    return npos;
}

// "Within the Information and Observation Unit, you will": capitalised words up to the noun of a
// unit, after words that place the post.
Piece english_unit_in(const Element& element) {
    const std::string_view folded = element.folded.view();
    for (const std::string_view placed : {"within the", "join the", "joining the", "member of the"})
        for (std::size_t at = find_word(folded, placed); at != npos;
             at = find_word(folded, placed, at + 1)) {
            const std::size_t begin = element.folded.origin[at + placed.size()] + 1;
            std::size_t from = begin;
            constexpr int most_words = 8;
            for (int count = 0; count < most_words && from < element.text.size(); ++count) {
                const std::size_t end =
                    std::min(element.text.find_first_of(" ,.;:(", from), element.text.size());
                const std::string_view word =
                    std::string_view{element.text}.substr(from, end - from);
                const bool glue = word == "and" || word == "of" || word == "for" || word == "&";
                if (word.empty() || (!begins_upper(word) && !(glue && count > 0)))
                    break;
                if (count > 0 && has_any(fold_text(word).view(),
                                         {"unit", "department", "division", "directorate", "team",
                                          "section", "laboratory", "group", "office", "branch"}))
                    return {&element, begin, end};
                if (end >= element.text.size() || element.text[end] != ' ')
                    break;
                from = end + 1;
            }
        }
    return {};
}

bool is_prose_about_the_post(const Element& element) {
    switch (element.section) {
    case SectionKind::employer:
    case SectionKind::context:
    case SectionKind::purpose:
    case SectionKind::summary:
        return element.kind != ElementKind::heading && element.kind != ElementKind::item;
    case SectionKind::missions:
        return element.kind == ElementKind::paragraph;
    default:
        return false;
    }
}

// "La direction du développement est …" opens a sentence; "au sein de la Direction …" places the
// post. Elsewhere a direction is a partner.
void read_prose(const Reading& reading, Sheet& sheet) {
    constexpr std::size_t enough = 2; // the direction and its service
    for (const Element& element : reading.elements) {
        const Piece unit = reading.english && element.text.size() < max_prose_bytes
                               ? english_unit_in(element)
                               : Piece{};
        if (unit.element != nullptr)
            sheet.propose(Field::department, unit.text(), unit, Rank::weak_prose);
        if (!is_prose_about_the_post(element))
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::size_t at = unit_in(folded.view());
            if (at == npos)
                continue;
            const std::size_t begin = sentence.from + folded.origin[at];
            const NameMention name = unit_name_at(element.text, begin);
            if (name.to == 0 || element.text.size() <= name.to ||
                is_employer(std::string_view{element.text}.substr(name.from, name.to - name.from),
                            reading))
                continue;
            sheet.propose(Field::department,
                          std::string_view{element.text}.substr(name.from, name.to - name.from),
                          {&element, name.from, name.to}, Rank::weak_prose);
        }
        if (sheet.of(Field::department).size() >= enough)
            return;
    }
}

} // namespace

void read_department(const Reading& reading, Sheet& sheet) {
    read_labelled(reading, sheet);
    read_lines(reading, sheet);
    if (!sheet.has(Field::department))
        read_prose(reading, sheet);
}

} // namespace ingest
