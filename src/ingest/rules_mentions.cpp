#include "base/text.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;
using catalog::SectionKind;

// Documents an application consists of, as they are written.
constexpr std::string_view documents[]{
    "lettre de motivation",
    "curriculum vitae",
    "cv",
    "lettre de candidature",
    "dernier arrete de situation administrative",
    "dernier arrete de position administrative",
    "arrete de situation administrative",
    "dernier arrete",
    "derniers bulletins de salaire",
    "bulletins de salaire",
    "bulletin de salaire",
    "derniere fiche de paie",
    "fiche de paie",
    "copie des diplomes",
    "copies des diplomes",
    "copie du diplome",
    "diplomes",
    "diplome",
    "fiches d'evaluation",
    "dernier compte rendu d'entretien professionnel",
    "compte rendu d'entretien professionnel",
    "dernieres evaluations",
    "attestation de reussite",
    "attestation de reussite au concours",
    "rqth",
    "permis de conduire",
    "releves de notes",
    "releve de notes",
    "lettre de recommandation",
    "lettres de recommandation",
    "portfolio",
    "copie du permis",
    "carte professionnelle",
    "casier judiciaire",
    "cover letter",
    "letter of motivation",
    "references",
    "application form",
    "motivation letter",
    "transcripts",
    "personal statement",
    "supporting statement",
    "convention de stage",
    "piece d'identite",
    "certificat de scolarite",
    "derniers entretiens professionnels",
    "list of publications",
    "liste de publications",
    "research statement",
};

bool asks_for_documents(std::string_view folded) {
    return has_any(folded,
                   {"candidature", "candidatures", "envoyer",     "envoyez",     "adresser",
                    "adressez",    "transmettre",  "transmettez", "constituee",  "compose",
                    "composee",    "comportant",   "dossier",     "joindre",     "pieces",
                    "accompagnee", "accompagne",   "apply",       "application", "applications",
                    "send",        "submit",       "include",     "deposer",     "deposez",
                    "postuler",    "candidater",   "fournir"});
}

void read_documents(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        const bool list =
            element.section == SectionKind::apply && element.kind == ElementKind::item;
        if (element.section == SectionKind::missions || element.text.size() > 3000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            if (!list && !asks_for_documents(folded.view()))
                continue;
            std::vector<std::pair<std::size_t, std::size_t>> taken;
            for (const std::string_view name : documents) {
                const std::size_t at = find_word(folded.view(), name);
                const bool inside = std::ranges::any_of(taken, [&](const auto& range) {
                    return at >= range.first && at < range.second;
                });
                if (at == npos || inside)
                    continue;
                // "diplôme requis" is a condition, not a document.
                if (name.starts_with("diplome") &&
                    !has_any(folded.view(), {"copie", "joindre", "dossier", "cv", "pieces"}))
                    continue;
                taken.push_back({at, at + name.size()});
            }
            std::ranges::sort(taken);
            const bool application = std::ranges::any_of(taken, [&](const auto& range) {
                return has_any(folded.view().substr(range.first, range.second - range.first),
                               {"cv", "lettre de motivation", "curriculum vitae", "cover letter",
                                "lettre de candidature", "application form", "motivation letter",
                                "personal statement", "supporting statement"});
            });
            if (!application && !list)
                continue;
            for (const auto& [from, to] : taken) {
                const Piece piece{&element, sentence.from + folded.origin[from],
                                  sentence.from + folded.origin[to]};
                sheet.propose(Field::documents, piece.text(), piece, Rank::label);
            }
        }
    }
}

// Sentences a notice must show whole: equality, disability, labels, the legal basis.
void read_legal(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (element.section == SectionKind::missions || element.kind == ElementKind::heading)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const std::string folded = fold_text(sentence.text()).text;
            const bool legal =
                has_any(folded, {"travailleur handicape", "travailleurs handicapes", "rqth",
                                 "situation de handicap", "egalite d'acces", "a competences egales",
                                 "disability confident", "equal opportunities", "labellisee",
                                 "labellise", "egalite professionnelle", "reasonable adjustments",
                                 "recrutement contractuel uniquement", "label diversite",
                                 "egalite femme / homme", "equal opportunity", "equality act",
                                 "obligation d'emploi"}) ||
                contains(folded, "l332-") || contains(folded, "l. 332-") ||
                contains(folded, "l.332-") || contains(folded, "art. l332");
            if (legal)
                sheet.propose(Field::mentions, sentence.text(), sentence, Rank::label);
        }
    }
}

} // namespace

void read_mentions(const Reading& reading, Sheet& sheet) {
    read_documents(reading, sheet);
    read_legal(reading, sheet);
}

} // namespace ingest
