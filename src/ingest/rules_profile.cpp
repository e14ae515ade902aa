#include "base/text.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;
using catalog::SectionKind;

bool in_profile(const Element& element) {
    switch (element.section) {
    case SectionKind::profile:
    case SectionKind::knowledge:
    case SectionKind::skills:
    case SectionKind::requirements:
    case SectionKind::recruitment:
    case SectionKind::summary:
    case SectionKind::attitude:
        return true;
    default:
        return false;
    }
}

constexpr std::string_view diplomas[]{
    "bac",
    "baccalaureat",
    "licence",
    "master",
    "master's",
    "doctorat",
    "bts",
    "btsa",
    "dut",
    "but",
    "cap",
    "bep",
    "diplome",
    "diplomes",
    "diplomee",
    "diplome d'etat",
    "deust",
    "bpjeps",
    "beatep",
    "bafa",
    "bafd",
    "degree",
    "bachelor",
    "bachelor's",
    "phd",
    "niveau d'etude",
    "niveau d'etudes",
    "ecole d'ingenieur",
    "ecole d'ingenieurs",
    "formation superieure",
    "deug",
    "hnd",
    "nvq",
    "capa",
    "bpa",
    "bac pro",
    "titre professionnel",
    "cqp",
    "deaes",
    "cafep",
    "cafdes",
    "caferuis",
    "deeje",
    "deass",
    "certificat d'aptitude",
    "diploma",
    "a-levels",
    "qualification",
    "master 2",
    "m2",
    "dnsep",
    "beesan",
    "university studies",
    "university education",
    "bnssa",
    "docteur",
    "docteure",
    "certificat de specialisation",
    "brevet",
    "degrees",
};

bool names_diploma(std::string_view folded) {
    return has_any(folded, diplomas);
}

// "Formation", "Diplôme requis", "Niveau d'étude" and what stands under such a heading.
void read_labelled_education(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::education, 4)) {
        const std::string_view text = without_stop(said.value.text());
        const Folded folded = fold_text(text);
        if (text.size() < 2 || text.size() > 420)
            continue;
        // "Formation et expérience" may hold experience alone.
        const bool only_experience = has_word(folded.view(), "experience") &&
                                     !names_diploma(folded.view()) &&
                                     !has_word(folded.view(), "formation");
        if (only_experience ||
            has_any(folded.view(), {"assurees en interne", "formations internes"}))
            continue;
        const bool qualifying = !said.heading || names_diploma(folded.view()) ||
                                begins_with_any(folded.view(), {"formation", "de formation"});
        if (qualifying)
            sheet.propose(Field::education, text, said.value,
                          said.heading ? Rank::weak_label : Rank::label);
    }
}

// Openings of a sentence that asks for a diploma, and words that ask for one anywhere in it.
constexpr std::string_view diploma_openings[]{
    "a level of education",
    "level of education",
    "university degree",
    "a university degree",
    "completed university studies",
    "un diplome",
    "il vous faut",
    "de formation",
    "formation superieure",
    "titulaire d'un",
    "titulaire du",
    "titulaire d'une",
    "diplome de",
    "diplome d'etat",
    "diplomee",
    "niveau bac",
    "bac",
    "niveau d'etude",
    "master",
    "licence",
    "bts",
    "cap",
    "diplome d'un",
    "vous etes titulaire",
    "vous etes diplome",
    "vous etes diplomee",
    "issu d'une formation",
    "issue d'une formation",
    "vous etes issu",
    "a degree",
    "degree",
    "educated to degree",
    "phd",
    "a phd",
    "a master's",
    "master's",
    "formation bac",
    "formation en",
    "formation requise",
    "vous justifiez d'une formation",
    "vous disposez d'une formation",
    "vous avez une formation",
    "diplome",
    "a bachelor's",
    "formation de niveau",
    "formation de type",
    "formation technique",
    "formation initiale",
    "bachelor's",
    "vous preparez",
    "de niveau bac",
    "etudiant",
    "etudiante",
    "vous possedez un diplome",
    "vous etes actuellement",
    "you have a degree",
    "you hold",
    "you are enrolled",
    "a relevant degree",
    "a good degree",
    "d'une formation",
    "de niveau",
    "titulaire",
    "vous detenez",
    "diplomes",
    "permis b et diplome",
};
constexpr std::string_view diploma_requests[]{
    "titulaire d'un diplome", "titulaire du diplome",
    "etes titulaire d'un",    "etes titulaire du",
    "issu d'une formation",   "de formation superieure",
    "formation superieure",   "degree in",
    "diplome de niveau",      "avez un diplome",
    "entrez en master",       "master's degree",
    "demande un diplome",     "university degree",
};

bool asks_for_diploma(std::string_view folded) {
    constexpr std::size_t opening = 28; // a diploma named at once is asked for
    return begins_with_any(folded, diploma_openings) ||
           std::ranges::any_of(diploma_requests,
                               [&](std::string_view words) { return contains(folded, words); }) ||
           names_diploma(folded.substr(0, std::min(folded.size(), opening)));
}

void read_prose_education(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (!in_profile(element) || element.kind == ElementKind::heading ||
            element.is(Topic::education) || element.text.size() > 4000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const std::size_t marker = marker_of(sentence.text()).length;
            const FoldedPiece folded = folded_of({&element, sentence.from + marker, sentence.to});
            const std::string_view text = folded.view();
            if (!asks_for_diploma(text) || !names_diploma(text) || text.ends_with('?') ||
                has_any(text, {"permis de conduire exige", "statut de titulaire", "copie",
                               "photocopie", "copies", "copy"}))
                continue;
            if (sentence.text().size() < 420)
                sheet.propose(Field::education, without_stop(sentence.text().substr(marker)),
                              sentence, Rank::prose);
        }
        if (sheet.of(Field::education).size() >= 3)
            return;
    }
}

bool names_experience(std::string_view folded) {
    return has_any(folded, {"experience", "experiences", "debutant", "debutants", "debutante",
                            "debutant accepte"});
}

void read_labelled_experience(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::experience, 2)) {
        const std::string_view text = without_stop(said.value.text());
        const Folded folded = fold_text(text);
        const bool alone = begins_with(said.label, "experience") && text.size() < 40;
        const bool stated = !said.heading || alone || names_experience(folded.view()) ||
                            has_any(folded.view(), {"ans", "an", "years", "year", "mois"});
        if (stated && text.size() >= 2 && text.size() < 300)
            sheet.propose(Field::experience, text, said.value,
                          said.heading ? Rank::weak_label : Rank::label);
    }
}

// A sentence that asks for experience: a length, "une première expérience", "débutant accepté".
void read_prose_experience(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (!in_profile(element) || element.kind == ElementKind::heading ||
            element.is(Topic::experience) || element.text.size() > 4000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view text = folded.view();
            const std::size_t at = find_word(text, "experience");
            const bool service = has_any(text, {"ans de service", "ans de pratique",
                                                "ans d'anciennete", "annees de pratique"}) &&
                                 !has_any(text, {"apres"});
            const bool beginners =
                has_any(text, {"debutant accepte", "debutants acceptes", "debutant(e) accepte(e)",
                               "debutante acceptee", "debutant", "debutants bienvenus"});
            const bool asks = at != npos && (has_any(text, {"ans",
                                                            "annees",
                                                            "an",
                                                            "years",
                                                            "year",
                                                            "premiere experience",
                                                            "experience requise",
                                                            "experience souhaitee",
                                                            "experience exigee",
                                                            "experience significative",
                                                            "experience confirmee",
                                                            "experience appreciee",
                                                            "experience similaire",
                                                            "experience reussie",
                                                            "experience professionnelle",
                                                            "justifiez d'une experience",
                                                            "justifier d'une experience",
                                                            "experience souhaitable",
                                                            "mois",
                                                            "experience serait",
                                                            "experience est",
                                                            "experience of",
                                                            "avez une experience",
                                                            "disposez d'une experience",
                                                            "experience sur",
                                                            "une experience",
                                                            "experience dans",
                                                            "experience in",
                                                            "experience en",
                                                            "solide experience",
                                                            "experience anterieure",
                                                            "experience averee"}));
            const bool not_asked = has_any(
                text, {"partage d'experience", "echange d'experience", "retour d'experience",
                       "retours d'experience", "partages d'experiences", "echanges d'experiences",
                       "selon experience", "selon l'experience", "remuneration"});
            if ((!asks && !beginners && !service) || not_asked || sentence.text().size() > 320)
                continue;
            sheet.propose(Field::experience, without_stop(sentence.text()), sentence,
                          has_any(text, {"ans", "annees", "years", "an", "premiere experience"})
                              ? Rank::prose
                              : Rank::weak_prose);
        }
    }
}

} // namespace

void read_profile(const Reading& reading, Sheet& sheet) {
    read_labelled_education(reading, sheet);
    if (!sheet.has(Field::education))
        read_prose_education(reading, sheet);
    read_labelled_experience(reading, sheet);
    if (!sheet.has(Field::experience))
        read_prose_experience(reading, sheet);
}

} // namespace ingest
