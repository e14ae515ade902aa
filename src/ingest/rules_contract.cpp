#include "base/text.h"
#include "ingest/contract_words.h"
#include "ingest/dates.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using catalog::SectionKind;
namespace contract = catalog::contract;

struct Cue {
    std::string_view words;
    std::string_view contract;
};

// Phrases that state a contract wherever they stand outside the duties and the profile.
constexpr Cue prose_cues[]{
    {"contrat d'apprentissage", contract::apprenticeship},
    {"en apprentissage", contract::apprenticeship},
    {"en alternance", contract::apprenticeship},
    {"apprenticeship", contract::apprenticeship},
    {"offre de stage", contract::internship},
    {"convention de stage", contract::internship},
    {"stage de fin d'etudes", contract::internship},
    {"stage de master", contract::internship},
    {"stage de 6 mois", contract::internship},
    {"gratification de stage", contract::internship},
    {"internship", contract::internship},
    {"en vacations", contract::casual},
    {"vacations de", contract::casual},
    {"vacataires", contract::casual},
    {"recrutement en vacation", contract::casual},
    {"sous forme de vacations", contract::casual},
    {"contrat de vacation", contract::casual},
    {"zero hours contract", contract::casual},
    {"prestation de service", contract::freelance},
    {"freelance", contract::freelance},
    {"auto-entrepreneur", contract::freelance},
    {"profession liberale", contract::freelance},
    {"professionnel independant", contract::freelance},
    {"professionnelle independante", contract::freelance},
    {"professionnel(le) independant(e)", contract::freelance},
    {"recrutement statutaire", contract::permanent},
    {"recrutement par voie statutaire", contract::permanent},
    {"par voie statutaire", contract::permanent},
    {"par voie de mutation", contract::permanent},
    {"fonctionnaire titulaire", contract::permanent},
    {"titulaire ou a defaut", contract::permanent},
    {"titulaire ou, a defaut", contract::permanent},
    {"titulaires ou a defaut", contract::permanent},
    {"titulaires ou, a defaut", contract::permanent},
    {"titulaire de la fonction publique", contract::permanent},
    {"ouvert aux titulaires", contract::permanent},
    {"titulaires et aux contractuels", contract::permanent},
    {"titulaires et contractuels", contract::permanent},
    {"contrat a duree indeterminee", contract::permanent},
    {"en cdi", contract::permanent},
    {"cdi", contract::permanent},
    {"permanent contract", contract::permanent},
    {"permanent position", contract::permanent},
    {"permanent post", contract::permanent},
    {"permanent role", contract::permanent},
    {"emploi permanent", contract::permanent},
    {"poste permanent", contract::permanent},
    {"remplacement temporaire", contract::temporary_replacement},
    {"remplacement d'un agent", contract::temporary_replacement},
    {"remplacement d'une agente", contract::temporary_replacement},
    {"en remplacement", contract::temporary_replacement},
    {"cdd de remplacement", contract::temporary_replacement},
    {"remplacement d'un conge", contract::temporary_replacement},
    {"remplacement conge maternite", contract::temporary_replacement},
    {"maternity cover", contract::temporary_replacement},
    {"contrat de projet", contract::fixed_term},
    {"contrat a duree determinee", contract::fixed_term},
    {"en cdd", contract::fixed_term},
    {"cdd", contract::fixed_term},
    {"accroissement temporaire d'activite", contract::fixed_term},
    {"accroissement saisonnier d'activite", contract::fixed_term},
    {"emploi saisonnier", contract::fixed_term},
    {"recrutement contractuel uniquement", contract::fixed_term},
    {"fixed-term contract", contract::fixed_term},
    {"fixed term contract", contract::fixed_term},
    {"fixed-term", contract::fixed_term},
    {"fixed term", contract::fixed_term},
};

bool can_state_contract(const Element& element) {
    switch (element.section) {
    case SectionKind::missions:
    case SectionKind::profile:
    case SectionKind::knowledge:
    case SectionKind::skills:
    case SectionKind::attitude:
    case SectionKind::relations:
    case SectionKind::outlook:
    case SectionKind::legal:
        return false;
    default:
        return true;
    }
}

void read_prose_contract(const Reading& reading, Sheet& sheet) {
    std::vector<std::pair<Piece, std::string_view>> found;
    for (const Element& element : reading.elements) {
        if (!can_state_contract(element) || element.is(Topic::open_to_contract) ||
            element.text.size() > 3000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view main = without_fallback(folded.view());
            if (has_any(main,
                        {"suite a une fin de contrat", "peut etre recrute", "le contrat propose",
                         "experience", "contrats d'", "formation en alternance", "tuteur",
                         "tutorat", "encadrement", "accueil de stagiaires"}))
                continue;
            const WordStarts starts = starts_of(main);
            for (const Cue& cue : prose_cues)
                if (starts.may_begin(cue.words) && has_word(main, cue.words) &&
                    !(cue.contract == contract::permanent && is_non_permanent(main))) {
                    found.push_back({sentence, cue.contract});
                    break;
                }
        }
    }
    // "Emploi temporaire" and, further down, "remplacement temporaire": the second says which.
    const bool temporary =
        std::ranges::any_of(sheet.of(Field::contract), [](const Sheet::Proposal& proposal) {
            return proposal.value == contract::fixed_term;
        });
    for (const auto& [piece, value] : found)
        if (value == contract::temporary_replacement) {
            sheet.propose(Field::contract, value, piece, temporary ? Rank::refined : Rank::prose);
            return;
        }
    for (const auto& [piece, value] : found)
        sheet.propose(Field::contract, value, piece, Rank::prose);
}

// "Emploi permanent de catégorie C" may close the profile when no other place says it.
void read_contract_in_profile(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (element.section != SectionKind::profile || element.text.size() > 3000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            if (!begins_with_any(folded.view(), {"emploi permanent", "poste permanent", "cdd",
                                                 "cdi", "contrat a duree", "contrat d'"}))
                continue;
            if (const auto value = contract_in_value(folded.view()); !value.empty())
                sheet.propose(Field::contract, value, sentence, Rank::weak_prose);
        }
    }
}

// "Apprenti·e mécanicien·ne", "Stagiaire en archives": some titles name their contract.
void read_contract_in_title(const Reading& reading, Sheet& sheet) {
    constexpr Cue openings[]{
        {"apprenti", contract::apprenticeship},
        {"apprentie", contract::apprenticeship},
        {"alternant", contract::apprenticeship},
        {"alternante", contract::apprenticeship},
        {"apprentissage", contract::apprenticeship},
        {"alternance", contract::apprenticeship},
        {"stagiaire", contract::internship},
        {"stage", contract::internship},
        {"vacataire", contract::casual},
        {"vacataires", contract::casual},
    };
    for (const Sheet::Proposal& title : sheet.of(Field::title)) {
        const Folded folded = fold_text(title.value);
        for (const Cue& cue : openings)
            for (const auto* rows : {&reading.front, &reading.elements})
                for (const Element& element : *rows) {
                    const std::size_t at = element.text.find(title.value);
                    if (at == npos || !begins_with(folded.view(), cue.words))
                        continue;
                    return sheet.propose(Field::contract, cue.contract,
                                         {&element, at, at + title.value.size()}, Rank::weak_prose);
                }
    }
}

// "8 mois", "trois ans", "12-month", "6 semaines": a number and a unit of time.
struct Span {
    std::size_t from = 0;
    std::size_t to = 0;
};
std::optional<Span> time_span(std::string_view folded, std::size_t from) {
    constexpr std::string_view numbers[]{"un",   "une",   "deux",  "trois",    "quatre",
                                         "cinq", "six",   "sept",  "huit",     "neuf",
                                         "dix",  "onze",  "douze", "dix-huit", "one",
                                         "two",  "three", "four",  "twelve",   "vingt-quatre"};
    for (std::size_t at = from; at < folded.size(); ++at) {
        if (at > 0 && is_word_char(folded[at - 1]))
            continue;
        std::size_t end = at;
        while (end < folded.size() && is_digit(folded[end]))
            ++end;
        if (end == at)
            for (const std::string_view number : numbers)
                if (begins_with(folded.substr(at), number))
                    end = std::max(end, at + number.size());
        if (end == at || end - at > 12)
            continue;
        std::size_t unit = end;
        while (unit < folded.size() && (folded[unit] == ' ' || folded[unit] == '-'))
            ++unit;
        for (const std::string_view name :
             {"mois", "ans", "an", "annees", "annee", "semaines", "months", "month", "years",
              "year", "weeks", "jours", "heures", "week"})
            if (begins_with(folded.substr(unit), name))
                return Span{at, unit + name.size()};
    }
    return std::nullopt;
}

bool has_time_unit(std::string_view folded) {
    return has_any(folded, {"mois", "ans", "an", "annees", "annee", "semaines", "months", "month",
                            "years", "year", "weeks", "jours", "week", "heures"});
}

void read_labelled_duration(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::duration)) {
        const FoldedPiece folded = folded_of(said.value);
        if (said.heading || said.value.text().size() > 160 ||
            has_any(said.label, {"attendue", "hebdomadaire"}) ||
            has_any(folded.view(), {"indeterminee", "hebdomadaire"}))
            continue;
        // "Durée : 35 heures, du lundi au vendredi" is the week's.
        const auto span = time_span(folded.view(), 0);
        if (span && folded.view().substr(0, span->to).ends_with("heures") &&
            has_any(folded.view(), {"lundi", "semaine", "par jour", "hebdo"}))
            continue;
        const bool vague = has_time_unit(folded.view()) && folded.view().size() < 60;
        if (span || vague || !find_dates(folded.view()).empty()) {
            std::string_view value = said.value.text();
            while (value.ends_with('.') || value.ends_with(';'))
                value.remove_suffix(1);
            sheet.propose(Field::duration, value, said.value, Rank::label);
        }
    }
}

// "pour une durée de 8 mois", "CDD de 12 mois", "stage de 6 mois", "18-month fixed-term".
void read_prose_duration(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (!can_state_contract(element) || element.text.size() > 3000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view main = without_fallback(folded.view());
            if (has_any(main, {"ne peut exceder", "renouvelable dans la limite", "duree attendue",
                               "engagement sur", "peut etre recrute", "experience"}))
                continue;
            if (!has_time_unit(main))
                continue;
            for (const std::string_view cue : {"pour une duree de",
                                               "d'une duree de",
                                               "cdd de",
                                               "cdd d'",
                                               "contrat de projet de",
                                               "contrat de",
                                               "stage de",
                                               "cdd",
                                               "mission de",
                                               "contract of",
                                               "for a period of",
                                               "remplacement de",
                                               "contrat d'apprentissage de",
                                               "contrat d'",
                                               "stage d'",
                                               "apprentissage de",
                                               "for a fixed term of",
                                               "contrat de projet d'une duree de",
                                               "a duree determinee de",
                                               "duree determinee d'",
                                               "alternance de",
                                               "stage conventionne de",
                                               "conventionne de",
                                               "poste de",
                                               "contrat de remplacement de",
                                               "cree pour",
                                               "convention de"}) {
                const std::size_t at = find_word(main, cue);
                if (at == npos)
                    continue;
                const std::size_t from = at + cue.size();
                const auto span = time_span(main, from);
                constexpr std::size_t reach = 4;
                if (!span || span->from > from + reach)
                    continue;
                const Piece piece{&element, sentence.from + folded.origin[span->from],
                                  sentence.from + folded.origin[span->to]};
                sheet.propose(Field::duration, piece.text(), piece, Rank::prose);
                return;
            }
            const auto span = time_span(main, 0);
            if (span &&
                has_any(main.substr(span->from),
                        {"fixed-term", "fixed term", "contract", "internship", "appointment"}) &&
                span->to + 24 > main.find(main.substr(span->to)) && contains(main, "month")) {
                const Piece piece{&element, sentence.from + folded.origin[span->from],
                                  sentence.from + folded.origin[span->to]};
                sheet.propose(Field::duration, piece.text(), piece, Rank::weak_prose);
            }
        }
    }
}

// "Emploi ouvert aux titulaires et aux contractuels": the length of a contract is the fall-back's.
bool is_open_to_titulaires(const Reading& reading) {
    return std::ranges::any_of(announced(reading, Topic::contract), [](const Announced& said) {
        const FoldedPiece folded = folded_of(said.value);
        return has_any(folded.view(), {"ouvert aux titulaires", "ouvert aux fonctionnaires",
                                       "titulaires et aux contractuels", "titulaires et, a defaut",
                                       "titulaires ou contractuels", "titulaires et contractuels"});
    });
}

} // namespace

void read_contract(const Reading& reading, Sheet& sheet) {
    const bool statutory = is_open_to_titulaires(reading);
    for (const Announced& said : announced(reading, Topic::contract)) {
        const FoldedPiece folded = folded_of(said.value);
        if (said.value.text().size() > 200)
            continue;
        const std::string_view value = contract_in_value(folded.view());
        if (!value.empty())
            sheet.propose(Field::contract, value, said.value,
                          said.heading ? Rank::weak_label : Rank::label);
        // "CDD de 12 mois" says how long too.
        const std::string_view main = without_fallback(folded.view());
        const auto span = time_span(main, 0);
        if (span && !statutory && value != contract::permanent && !value.empty() &&
            !has_any(main, {"heures", "hebdomadaire", "renouvelable dans"})) {
            const Piece piece{said.value.element, said.value.from + folded.origin[span->from],
                              said.value.from + folded.origin[span->to]};
            sheet.propose(Field::duration, piece.text(), piece, Rank::weak_label);
        }
    }
    // Chips: a line that says nothing else.
    for (const Element& element : reading.elements)
        if (element.kind == ElementKind::paragraph && element.text.size() < 40 &&
            element.section == SectionKind::summary) {
            const std::string_view text = element.folded.view();
            if (begins_with_any(text, {"cdd", "cdi", "stage", "alternance", "apprentissage",
                                       "vacation", "permanent", "fixed term", "fixed-term",
                                       "internship", "emploi permanent", "titulaire"}))
                if (const auto value = contract_in_value(text); !value.empty())
                    sheet.propose(Field::contract, value, whole(element), Rank::weak_label);
        }
    read_prose_contract(reading, sheet);
    if (!sheet.has(Field::contract))
        read_contract_in_profile(reading, sheet);
    if (!sheet.has(Field::contract))
        read_contract_in_title(reading, sheet);
    if (statutory)
        return;
    read_labelled_duration(reading, sheet);
    read_prose_duration(reading, sheet);
}

} // namespace ingest
