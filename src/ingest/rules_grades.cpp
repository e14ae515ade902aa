#include "base/text.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>
#include <cctype>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using catalog::SectionKind;

// Beginnings of cadres d'emplois and grades, and their category (code général de la fonction
// publique; auxiliaires de puériculture and aides-soignants are B since 2022).
struct Cadre {
    std::string_view name;
    char category;
};
constexpr Cadre cadres[]{
    {"attache", 'A'},
    {"ingenieur", 'A'},
    {"administrateur", 'A'},
    {"conservateur", 'A'},
    {"medecin", 'A'},
    {"puericulteur", 'A'},
    {"puericultrice", 'A'},
    {"infirmier en soins generaux", 'A'},
    {"infirmiere en soins generaux", 'A'},
    {"educateur de jeunes enfants", 'A'},
    {"educateurs de jeunes enfants", 'A'},
    {"educatrice de jeunes enfants", 'A'},
    {"assistant socio-educatif", 'A'},
    {"assistants socio-educatifs", 'A'},
    {"bibliothecaire", 'A'},
    {"psychologue", 'A'},
    {"sage-femme", 'A'},
    {"conseiller socio-educatif", 'A'},
    {"professeur d'enseignement artistique", 'A'},
    {"redacteur", 'B'},
    {"technicien", 'B'},
    {"animateur", 'B'},
    {"educateur territorial des activites physiques", 'B'},
    {"educateur des activites physiques", 'B'},
    {"etaps", 'B'},
    {"assistant de conservation", 'B'},
    {"assistant d'enseignement artistique", 'B'},
    {"assistants d'enseignement artistique", 'B'},
    {"chef de service de police", 'B'},
    {"auxiliaire de puericulture", 'B'},
    {"aide-soignant", 'B'},
    {"moniteur-educateur", 'B'},
    {"adjoint", 'C'},
    {"agent de maitrise", 'C'},
    {"agents de maitrise", 'C'},
    {"atsem", 'C'},
    {"agent specialise des ecoles", 'C'},
    {"agent social", 'C'},
    {"agents sociaux", 'C'},
    {"gardien-brigadier", 'C'},
    {"gardien brigadier", 'C'},
    {"garde champetre", 'C'},
    {"operateur des activites physiques", 'C'},
};

// "assistants territoriaux d'enseignement artistique" and "assistant d'enseignement artistique" are
// one cadre: plural marks and the word for territorial do not count.
std::string plain_grade(std::string_view folded) {
    std::string plain;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        std::string_view word = folded.substr(at, end - at);
        at = end + 1;
        if (word.starts_with("territoria"))
            continue;
        if (word.size() > 3 && (word.ends_with('s') || word.ends_with('x')))
            word.remove_suffix(1);
        plain += (plain.empty() ? "" : " ") + std::string{word};
    }
    return plain;
}

char category_of_grade(std::string_view folded) {
    constexpr std::size_t enough = 80;
    const std::string plain = plain_grade(folded.substr(0, enough));
    for (const Cadre& cadre : cadres)
        if (plain.starts_with(plain_grade(cadre.name)))
            return cadre.category;
    return 0;
}

// "A", "A+", "A,", "Catégorie A." but not "A à B", "B ou C", "B/C".
char category_at(std::string_view folded, std::size_t at) {
    while (at < folded.size() && contains(" :-", folded.substr(at, 1)))
        ++at;
    if (at >= folded.size() || folded[at] < 'a' || folded[at] > 'c' ||
        (at + 1 < folded.size() && is_word_char(folded[at + 1])))
        return 0;
    const std::string_view after = folded.substr(at + 1, 8);
    for (const std::string_view other :
         {" ou a", " ou b", " ou c", "/a", "/b", "/c", " / a", " / b", " / c", " et b", " et c",
          " or b", " or c", "-b", "-c", " a b", ", b", ", c"})
        if (after.starts_with(other) &&
            (after.size() == other.size() || !is_word_char(after[other.size()])))
            return 0;
    return static_cast<char>(folded[at] - 32);
}

void propose_category(Sheet& sheet, char category, const Piece& piece, Rank rank,
                      FactStatus status = FactStatus::stated) {
    sheet.propose(Field::category, std::string(1, category), piece, rank, status);
}

// The parts of a value between commas, semicolons, line breaks, slashes with spaces and "ou".
std::vector<Piece> parts_of(const Piece& value) {
    std::vector<Piece> parts;
    const std::string& text = value.element->text;
    std::size_t from = value.from;
    for (std::size_t at = value.from; at <= value.to; ++at) {
        const std::string_view rest = std::string_view{text}.substr(at, value.to - at);
        std::size_t cut = 0;
        if (at == value.to)
            cut = 1;
        else if (text[at] == ',' || text[at] == ';' || text[at] == '\n')
            cut = 1;
        for (const std::string_view mark :
             {" / ", " ou ", " or ", " | ", " \xE2\x80\x94 ", " \xE2\x80\x93 "})
            if (rest.starts_with(mark))
                cut = mark.size();
        if (cut == 0)
            continue;
        const std::string_view part = std::string_view{text}.substr(from, at - from);
        const std::string_view kept = base::trim(part);
        if (!kept.empty()) {
            const auto begin = static_cast<std::size_t>(kept.data() - text.data());
            parts.push_back({value.element, begin, begin + kept.size()});
        }
        from = at + cut;
        at = from - 1;
    }
    return parts;
}

// "cadre d'emploi des Attachés territoriaux (cadre A)." → "Attachés territoriaux".
std::string_view grade_of(std::string_view part) {
    const Folded folded = fold_text(part);
    std::string_view text = folded.view();
    std::size_t from = 0;
    for (const std::string_view lead :
         {"cadre d'emplois des ", "cadre d'emploi des ", "cadre d'emplois de ",
          "cadre d'emploi de ", "cadre d'emplois d'", "cadres d'emplois des ", "grade de ",
          "grade d'", "grades de ", "corps des ", "cadre d'emplois : ", "grade : ", "des ",
          "du cadre d'emplois des "})
        if (text.starts_with(lead)) {
            from = lead.size();
            break;
        }
    std::size_t end = text.size();
    for (const std::string_view stop : {" (", " - categorie", ". "})
        end = std::min(end, text.find(stop, from));
    while (end > from && contains(". ,;:", text.substr(end - 1, 1)))
        --end;
    return folded.back(part, from, end);
}

bool is_other_part(std::string_view folded) {
    return begins_with_any(folded,
                           {"filiere", "categorie", "cat", "cat.", "titulaire", "contractuel",
                            "contractuelle", "a defaut", "cdd", "cdi", "cadre a", "cadre b",
                            "cadre c", "emploi", "tous grades", "ou", "statut"}) ||
           folded.size() < 3;
}

void read_grade_value(const Piece& value, bool status_line, Sheet& sheet) {
    for (const Piece& part : parts_of(value)) {
        const FoldedPiece folded = folded_of(part);
        const std::size_t word = find_word(folded.view(), "categorie");
        const char category = category_at(folded.view(), word == npos ? 0 : word + 9);
        if (category != 0 && (status_line || word != npos)) {
            propose_category(sheet, category, part, Rank::label);
            if (word != 0 && folded.text.size() > 3 && word == npos)
                continue;
        }
        if (is_other_part(folded.view()))
            continue;
        const std::string_view grade = grade_of(part.text());
        const Folded name = fold_text(grade);
        const bool reads_like_grade = !ends_sentence(grade) && words_of(name.view()).size() <= 9 &&
                                      grade.size() >= 4 && !is_digit(grade.front());
        // In a status line only what we know to be a cadre d'emplois or what is called one is.
        const bool called =
            begins_with_any(folded.view(), {"cadre", "cadres", "grade", "grades", "corps"});
        if (reads_like_grade && (!status_line || called || category_of_grade(name.view()) != 0))
            sheet.propose(Field::grades, grade, part, Rank::label);
    }
}

// "cadre d'emplois des attachés", "grade de rédacteur principal" in a sentence.
void read_prose_grade(const Element& element, Sheet& sheet) {
    const std::string_view folded = element.folded.view();
    const WordStarts starts = starts_of(folded);
    for (const std::string_view lead :
         {"cadre d'emplois des", "cadre d'emploi des", "cadre d'emplois de", "cadre d'emplois d'",
          "cadres d'emplois des", "grade de", "grade d'", "grades de", "corps des"}) {
        const std::size_t at = starts.may_begin(lead) ? find_word(folded, lead) : npos;
        if (at == npos)
            continue;
        std::size_t from = at + lead.size();
        while (from < folded.size() && folded[from] == ' ')
            ++from;
        if (category_of_grade(folded.substr(from)) == 0)
            continue;
        std::size_t end = folded.size();
        for (const std::string_view stop : {" (", ",", ".", ";", " ou ", " - ", " et ", ":", " a ",
                                            " par ", " de categorie", " peut", " sont", " / "})
            end = std::min(end, folded.find(stop, from));
        const Piece piece = folded_piece(element, from, end);
        constexpr std::size_t longest_grade = 100;
        if (piece.text().size() < longest_grade)
            sheet.propose(Field::grades, piece.text(), piece, Rank::prose);
        // "cadre d'emplois des rédacteurs ou des adjoints administratifs"
        const std::string_view rest = folded.substr(end);
        for (const std::string_view more : {" ou des ", ", des ", " et des ", " ou de ", " ou d'"})
            if (rest.starts_with(more) && category_of_grade(rest.substr(more.size())) != 0) {
                const std::size_t begin = end + more.size();
                std::size_t stop = folded.size();
                for (const std::string_view mark : {" (", ",", ".", ";", " ou ", " - "})
                    stop = std::min(stop, folded.find(mark, begin));
                const Piece second = folded_piece(element, begin, stop);
                if (second.text().size() < 60)
                    sheet.propose(Field::grades, second.text(), second, Rank::prose);
            }
        return;
    }
}

bool can_state_status(const Element& element) {
    return element.section != SectionKind::missions && element.section != SectionKind::employer &&
           element.section != SectionKind::context && element.section != SectionKind::relations;
}

// "(catégorie B, assistant de conservation)": the grade after its category.
void read_grade_beside(const Element& element, std::size_t at, Sheet& sheet) {
    const std::string_view folded = element.folded.view();
    if (!folded.substr(std::min(at, folded.size())).starts_with(", "))
        return;
    const std::size_t from = at + 2;
    const std::size_t end = std::min(folded.find_first_of("),.;:", from), folded.size());
    const Piece piece = folded_piece(element, from, end);
    if (category_of_grade(folded.substr(from)) != 0 && piece.text().size() < 90)
        sheet.propose(Field::grades, grade_of(piece.text()), piece, Rank::prose);
}

// "Adjoint du patrimoine, catégorie C": a grade stands before its category.
void read_grade_before(const Piece& sentence, std::string_view before, Sheet& sheet) {
    while (!before.empty() && contains(" ,(-", before.substr(before.size() - 1)))
        before.remove_suffix(1);
    constexpr std::size_t longest_grade = 60;
    if (before.size() < 4 || before.size() > longest_grade || category_of_grade(before) == 0)
        return;
    const FoldedPiece folded = folded_of(sentence);
    const Piece grade{sentence.element, sentence.from,
                      sentence.from + folded.origin[before.size()]};
    for (const Piece& part : parts_of(grade))
        sheet.propose(Field::grades, part.text(), part, Rank::weak_prose);
}

bool read_sentence_category(const Piece& sentence, Sheet& sheet) {
    const FoldedPiece folded = folded_of(sentence);
    for (const std::string_view word : {"categorie", "cadre de categorie", "category", "cat."}) {
        const std::size_t at = find_word(folded.view(), word);
        if (at == npos || has_any(folded.view(), {"encadrement", "permis", "agents de categorie",
                                                  "agent de categorie a et", "toutes categories"}))
            continue;
        const char category = category_at(folded.view(), at + word.size());
        if (category == 0)
            continue;
        const std::size_t end = std::min(at + word.size() + 2, folded.view().size());
        propose_category(sheet, category,
                         {sentence.element, sentence.from + folded.origin[at],
                          sentence.from + folded.origin[end]},
                         Rank::prose);
        read_grade_before(sentence, folded.view().substr(0, at), sheet);
        const auto offset =
            static_cast<std::size_t>(folded.view().data() - sentence.element->folded.text.data());
        read_grade_beside(*sentence.element, offset + end, sheet);
        return true;
    }
    return false;
}

void read_prose_category(const Element& element, Sheet& sheet) {
    const std::string_view folded = element.folded.view();
    for (const Piece& sentence : sentences(element))
        if (read_sentence_category(sentence, sheet))
            return;
    const std::size_t cadre = find_word(folded, "cadre");
    if (cadre != npos && contains(folded, "d'emploi")) {
        const std::size_t bracket = folded.find("(cadre ");
        const char category = bracket == npos ? char{0} : category_at(folded, bracket + 7);
        if (category != 0)
            propose_category(sheet, category, folded_piece(element, bracket + 1, bracket + 8),
                             Rank::weak_prose, FactStatus::derived);
    }
}

void derive_category(Sheet& sheet, const Reading& reading) {
    char category = 0;
    for (const auto& grade : sheet.of(Field::grades)) {
        const char found = category_of_grade(fold_text(grade.value).view());
        if (found == 0 || (category != 0 && found != category))
            return;
        category = found;
    }
    if (category == 0)
        return;
    const auto& first = sheet.of(Field::grades).front();
    for (const auto* rows : {&reading.elements, &reading.front})
        for (const Element& element : *rows)
            if (const std::size_t at = element.text.find(first.value); at != npos)
                return propose_category(sheet, category, {&element, at, at + first.value.size()},
                                        Rank::inferred, FactStatus::derived);
}

} // namespace

void read_grades(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::category)) {
        const FoldedPiece folded = folded_of(said.value);
        const std::size_t word = find_word(folded.view(), "categorie");
        const std::size_t after = word != npos                          ? word + 9
                                  : begins_with(folded.view(), "cadre") ? 5 // "Cadre A"
                                                                        : 0;
        const char category = category_at(folded.view(), after);
        if (category != 0)
            propose_category(sheet, category, said.value, Rank::label);
        if (category != 0 && folded.text.size() > 4)
            read_grade_value(said.value, true, sheet);
    }
    for (const Announced& said : announced(reading, Topic::status_line))
        read_grade_value(said.value, true, sheet);
    for (const Announced& said : announced(reading, Topic::grade))
        if (!said.heading && said.value.text().size() < 400)
            read_grade_value(said.value, false, sheet);
    for (const Announced& said : announced(reading, Topic::family)) {
        std::string value{said.value.text()};
        std::ranges::replace(value, '\n', ' ');
        // "Domaine | Attendu" heads a table of what is expected.
        const bool heads_table = begins_with(fold_text(value).view(), "attendu");
        if (!said.heading && value.size() < 160 && !heads_table)
            sheet.propose(Field::family, value, said.value, Rank::label);
    }
    for (const Element& element : reading.elements)
        if (can_state_status(element) && element.kind != ElementKind::heading) {
            read_prose_grade(element, sheet);
            read_prose_category(element, sheet);
        }
    if (!sheet.has(Field::category))
        derive_category(sheet, reading);
}

} // namespace ingest
