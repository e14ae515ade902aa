#include "base/text.h"
#include "ingest/addresses.h"
#include "ingest/dates.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;
using catalog::SectionKind;

// "15/19 avenue", "12 bis, rue": a number and the kind of a street; position of the number or npos.
std::size_t find_street(std::string_view folded) {
    if (std::ranges::none_of(folded, is_digit))
        return npos; // no number, no street
    for (const std::string_view kind :
         {"avenue", "rue",    "boulevard", "place",   "allee",      "quai",
          "cours",  "chemin", "route",     "impasse", "square",     "esplanade",
          "bd",     "av.",    "parvis",    "passage", "promenade",  "mail",
          "street", "road",   "lane",      "voie",    "rond-point", "faubourg"})
        for (std::size_t at = find_word(folded, kind); at != npos;
             at = find_word(folded, kind, at + 1)) {
            std::size_t start = at;
            while (start > 0 && contains(" ,", folded.substr(start - 1, 1)))
                --start;
            for (const std::string_view suffix : {" bis", " ter"})
                if (folded.substr(0, start).ends_with(suffix))
                    start -= suffix.size();
            std::size_t number = start;
            while (number > 0 &&
                   (is_digit(folded[number - 1]) || contains("/-", folded.substr(number - 1, 1))))
                --number;
            while (number < start && !is_digit(folded[number]))
                ++number;
            if (number < start)
                return number;
        }
    return npos;
}

bool is_no_place(std::string_view folded) {
    return has_any(folded, {"http", "candidature", "cv", "www", "vous", "nous", "teletravail"}) ||
           contains(folded, "@");
}

// "Affectation : 14 rue du Tocsin, 96000 Orlène" says where, not which service.
void read_address_of_unit(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::department)) {
        const FoldedPiece folded = folded_of(said.value);
        if (!said.heading && find_street(folded.view()) != npos &&
            find_postcode(folded.view()) != npos)
            sheet.propose(Field::location, said.value.text(), said.value, Rank::weak_label);
    }
}

void read_labelled(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::location)) {
        std::string value{said.value.text()};
        std::ranges::replace(value, '\n', ' ');
        const Folded folded = fold_text(value);
        if (value.size() > 220 || value.size() < 2 || contains(folded.view(), "@") ||
            has_any(folded.view(), {"http", "candidature"}) ||
            (!find_dates(folded.view()).empty() &&
             !has_any(folded.view(), {"rue", "place", "avenue"})))
            continue;
        if (said.heading && find_postcode(folded.view()) == npos &&
            find_street(folded.view()) == npos && value.size() > 100)
            continue;
        while (value.ends_with('.'))
            value.pop_back();
        sheet.propose(Field::location, value, said.value,
                      said.heading ? Rank::weak_label : Rank::label);
    }
}

// An address in the section that says how to get there.
void read_access(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (element.section != SectionKind::access || element.kind == ElementKind::heading)
            continue;
        const std::string_view folded = element.folded.view();
        const bool line = begins_with_any(folded, {"metro", "rer", "bus", "tram", "train", "gare",
                                                   "parking", "acces", "tgv", "velo", "autoroute",
                                                   "transports", "by bus", "by train", "ligne"});
        if (line) {
            sheet.propose(Field::access, element.text, whole(element), Rank::label);
            continue;
        }
        if (is_no_place(folded))
            continue;
        const std::size_t street = find_street(folded);
        const std::size_t postcode = find_postcode(folded);
        if (street == npos && postcode == npos)
            continue;
        const std::size_t from = std::min(street, postcode);
        const Piece piece = folded_piece(element, from, folded.size());
        if (piece.text().size() < 160)
            sheet.propose(Field::location, piece.text(), whole(element), Rank::prose);
    }
}

// "Poste basé à Évry", "situé 12 rue …", "based in …", outside what tells where to send letters.
void read_prose(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        const bool fits =
            element.section != SectionKind::missions && element.section != SectionKind::apply &&
            element.section != SectionKind::profile && element.section != SectionKind::contact &&
            element.kind != ElementKind::heading && element.text.size() < 3000;
        if (!fits)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view text = folded.view();
            for (const std::string_view cue : {"poste base a",
                                               "poste base au",
                                               "poste situe a",
                                               "poste est base a",
                                               "poste est situe a",
                                               "poste localise a",
                                               "poste est localise a",
                                               "based in",
                                               "based at",
                                               "poste est base au",
                                               "poste base",
                                               "affectation a",
                                               "bases a",
                                               "poste est localise au",
                                               "poste situe au",
                                               "le poste est base",
                                               "base a",
                                               "stage se deroule a",
                                               "stage se deroulera a",
                                               "poste est a pourvoir a",
                                               "exerce ses fonctions a",
                                               "residence administrative a",
                                               "located in",
                                               "residence administrative :",
                                               "lieu de travail :"}) {
                const std::size_t at = find_word(text, cue);
                if (at == npos)
                    continue;
                std::size_t from = at + cue.size();
                while (from < text.size() && text[from] == ' ')
                    ++from;
                std::size_t end = text.size();
                for (const std::string_view stop :
                     {". ", ";", " avec ", " et ", ", avec", " with ", ", et ", " pour ", ", sous",
                      " dans le cadre", " and ", " deplacements"})
                    end = std::min(end, text.find(stop, from));
                while (end > from && contains(". ,", text.substr(end - 1, 1)))
                    --end;
                const Piece piece{&element, sentence.from + folded.origin[from],
                                  sentence.from + folded.origin[end]};
                const bool name =
                    end > from && (begins_upper(piece.text()) || is_digit(piece.text().front()) ||
                                   has_any(text.substr(from, end - from), {"siege"}));
                if (name && piece.text().size() < 120)
                    sheet.propose(Field::location, piece.text(), sentence, Rank::weak_prose);
                break;
            }
        }
    }
}

// A street with its post code, outside what tells where to send letters or whom to ask; when the
// document has two such addresses, neither is certain.
void read_any_address(const Reading& reading, Sheet& sheet) {
    std::vector<Piece> found;
    for (const Element& element : reading.elements) {
        const bool elsewhere =
            element.section == SectionKind::apply || element.section == SectionKind::contact ||
            element.section == SectionKind::legal || element.section == SectionKind::missions ||
            element.kind == ElementKind::heading || element.text.size() > 3000;
        if (elsewhere)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view text = folded.view();
            const std::size_t street = find_street(text);
            const std::size_t postcode = street == npos ? npos : find_postcode(text);
            if (postcode == npos || postcode < street || postcode - street > 120 ||
                has_any(text, {"candidature", "candidatures", "adresser", "envoyer", "ecrivez",
                               "ecrire", "postuler", "dossier", "write to", "send"}))
                continue;
            std::size_t end = text.find_first_of(";(", postcode);
            end = std::min(end, text.size());
            while (end > postcode && contains(". ,", text.substr(end - 1, 1)))
                --end;
            found.push_back({&element, sentence.from + folded.origin[street],
                             sentence.from + folded.origin[end]});
        }
    }
    if (found.size() == 1)
        sheet.propose(Field::location, found.front().text(), found.front(), Rank::weak_prose);
}

// "Unité de soins « Les Ormes » – site de Beaurepaire" under the title.
void read_site_line(const Reading& reading, Sheet& sheet) {
    constexpr std::size_t first_lines = 8;
    constexpr std::size_t longest_line = 140;
    for (std::size_t i = 0; i < reading.elements.size() && i < first_lines; ++i) {
        const Element& element = reading.elements[i];
        if (element.kind != ElementKind::paragraph || element.text.size() > longest_line ||
            ends_sentence(element.text))
            continue;
        const std::string_view folded = element.folded.view();
        for (const std::string_view cue : {"site de", "site du", "site d'"})
            if (const std::size_t at = find_word(folded, cue); at != npos && at > 2) {
                const Piece site = folded_piece(element, at, folded.size());
                const Piece name = folded_piece(element, at + cue.size(), folded.size());
                if (begins_upper(base::trim(name.text())))
                    sheet.propose(Field::location, site.text(), site, Rank::weak_prose);
            }
    }
}

} // namespace

void read_place(const Reading& reading, Sheet& sheet) {
    read_labelled(reading, sheet);
    read_address_of_unit(reading, sheet);
    read_access(reading, sheet);
    if (!sheet.has(Field::location))
        read_any_address(reading, sheet);
    if (!sheet.has(Field::location))
        read_prose(reading, sheet);
    if (!sheet.has(Field::location))
        read_site_line(reading, sheet);
}

} // namespace ingest
