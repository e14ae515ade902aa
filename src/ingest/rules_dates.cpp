#include "base/text.h"
#include "ingest/dates.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using catalog::SectionKind;

std::string iso(const base::Date& date) {
    return base::to_iso(date);
}

// Words for a start without a date.
bool is_start_text(std::string_view folded) {
    return has_any(folded, {"des que possible",
                            "immediatement",
                            "immediat",
                            "immediate",
                            "debut",
                            "courant",
                            "as soon as possible",
                            "asap",
                            "fin",
                            "mi",
                            "rentree",
                            "automne",
                            "printemps",
                            "ete",
                            "hiver",
                            "spring",
                            "autumn",
                            "summer",
                            "early",
                            "late",
                            "a convenir",
                            "a definir",
                            "to be agreed",
                            "trimestre",
                            "au plus tot",
                            "septembre",
                            "janvier",
                            "immediately"});
}

std::string_view without_stop(std::string_view text) {
    text = base::trim(text);
    while (text.ends_with('.') || text.ends_with(';') || text.ends_with(','))
        text.remove_suffix(1);
    return text;
}

// Meetings, interviews, laws, lists: none of ours.
bool is_foreign(std::string_view before) {
    constexpr std::size_t reach = 60;
    std::string_view near = before.substr(before.size() > reach ? before.size() - reach : 0);
    near.remove_prefix(near.rfind(" ;") == npos ? 0 : near.rfind(" ;")); // another clause
    return has_any(near, {"entretien",
                          "entretiens",
                          "entretiens prevus",
                          "interview",
                          "interviews",
                          "commission",
                          "jury",
                          "loi",
                          "decret",
                          "deliberation",
                          "arrete du",
                          "conseil du",
                          "reserve list",
                          "ne le",
                          "creee",
                          "cree",
                          "fondee",
                          "circulaire",
                          "directive",
                          "ordonnance",
                          "reunion",
                          "assemblee",
                          "tests",
                          "epreuve",
                          "liste de reserve",
                          "loi du",
                          "forum"});
}

void read_label_dates(const Reading& reading, Topic topic, Field field, Sheet& sheet) {
    for (const Announced& said : announced(reading, topic)) {
        const FoldedPiece folded = folded_of(said.value);
        const auto dates = find_dates(folded.view());
        if (said.heading || said.value.text().size() > 260)
            continue;
        // Of a period it is the last day that closes and the first that opens.
        for (const DateMention& mention : dates) {
            const bool last = field == Field::deadline || field == Field::end_date;
            const auto& date = last && mention.last && mention.range ? mention.last : mention.date;
            if (!date || (mention.whole_month && !mention.range) ||
                is_foreign(folded.view().substr(0, mention.begin)))
                continue;
            sheet.propose(field, iso(*date), said.value, Rank::label);
            // "Date de publication : du 20/11/2026 au 20/12/2026": open as long as it is published.
            if (topic == Topic::published && mention.range && mention.last)
                sheet.propose(Field::deadline, iso(*mention.last), said.value, Rank::weak_label);
            break;
        }
        const bool words = !dates.empty() || is_start_text(folded.view());
        if (topic == Topic::start && words && said.value.text().size() <= 90)
            sheet.propose(Field::start_text, without_stop(said.value.text()), said.value,
                          Rank::label);
    }
}

void read_period(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::period)) {
        const FoldedPiece folded = folded_of(said.value);
        for (const DateMention& mention : find_dates(folded.view())) {
            if (!mention.range || !mention.date || !mention.last)
                continue;
            if (!mention.whole_month)
                sheet.propose(Field::start_date, iso(*mention.date), said.value, Rank::label);
            sheet.propose(Field::end_date, iso(*mention.last), said.value, Rank::label,
                          mention.whole_month ? FactStatus::derived : FactStatus::stated);
            break;
        }
    }
}

// What a date in a sentence is, from the words before it.
enum class Meaning { none, start, deadline, end, published, updated };

struct Cue {
    std::string_view words;
    Meaning meaning;
};
constexpr Cue cues[]{
    {"a pourvoir", Meaning::start},
    {"arrivee", Meaning::start},
    {"arrivee au plus tot le", Meaning::start},
    {"prise de fonction", Meaning::start},
    {"prise de fonctions", Meaning::start},
    {"prise de poste", Meaning::start},
    {"entree en fonction", Meaning::start},
    {"vacant a partir du", Meaning::start},
    {"vacant a compter du", Meaning::start},
    {"disponible a compter du", Meaning::start},
    {"start date", Meaning::start},
    {"starting", Meaning::start},
    {"starting on", Meaning::start},
    {"to start on", Meaning::start},
    {"start on", Meaning::start},
    {"starts on", Meaning::start},
    {"date limite", Meaning::deadline},
    {"avant le", Meaning::deadline},
    {"au plus tard le", Meaning::deadline},
    {"au plus tard", Meaning::deadline},
    {"jusqu'au", Meaning::deadline},
    {"cloture", Meaning::deadline},
    {"closing date", Meaning::deadline},
    {"deadline", Meaning::deadline},
    {"no later than", Meaning::deadline},
    {"apply by", Meaning::deadline},
    {"apply before", Meaning::deadline},
    {"close on", Meaning::deadline},
    {"closes on", Meaning::deadline},
    {"closes at", Meaning::deadline},
    {"received by", Meaning::deadline},
    {"sent by", Meaning::deadline},
    {"by", Meaning::deadline},
    {"before", Meaning::deadline},
    {"until", Meaning::deadline},
    {"publiee le", Meaning::published},
    {"publie le", Meaning::published},
    {"en ligne depuis", Meaning::published},
    {"mise en ligne le", Meaning::published},
    {"posted on", Meaning::published},
    {"published on", Meaning::published},
    {"mise a jour", Meaning::updated},
    {"mis a jour", Meaning::updated},
    {"actualisee", Meaning::updated},
    {"version du", Meaning::updated},
    {"last updated", Meaning::updated},
    {"updated on", Meaning::updated},
};

bool concerns_applications(std::string_view folded) {
    return has_any(folded, {"candidature", "candidatures", "candidater",
                            "postuler",    "postulez",     "dossier",
                            "dossiers",    "cv",           "lettre de motivation",
                            "candidats",   "candidat",     "candidates",
                            "apply",       "application",  "applications",
                            "closing",     "deadline",     "limite",
                            "candidatez",  "postulant",    "cloture",
                            "adresser",    "envoyer",      "transmettre",
                            "applicants",  "inscription",  "inscriptions",
                            "write to",    "deposez",      "ecrivez",
                            "ecrire",      "adressez",     "envoyez",
                            "reponse",     "reponses"});
}

// `applying`: the sentence stands where the document tells how to apply.
Meaning meaning_of(std::string_view before, std::string_view sentence, bool applying) {
    std::size_t best = npos;
    Meaning meaning = Meaning::none;
    const WordStarts starts = starts_of(before);
    for (const Cue& cue : cues)
        for (std::size_t at = starts.may_begin(cue.words) ? find_word(before, cue.words) : npos;
             at != npos; at = find_word(before, cue.words, at + 1)) {
            // The nearest cue decides; a longer one that ends at the same place beats a shorter.
            const std::size_t end = at + cue.words.size();
            constexpr std::size_t reach = 70;
            if (before.size() - end > reach)
                continue;
            if (best == npos || end > best) {
                best = end;
                meaning = cue.meaning;
            }
        }
    if (meaning == Meaning::deadline && !applying && !concerns_applications(sentence))
        return has_any(sentence, {"cdd", "contrat", "mission", "contract", "stage"}) &&
                       contains(before, "jusqu'au")
                   ? Meaning::end
                   : Meaning::none;
    if (meaning == Meaning::deadline && contains(before, "jusqu'au") &&
        has_any(before, {"cdd", "contrat", "contract"}) &&
        !has_any(before, {"candidature", "candidatures", "postuler"}))
        return Meaning::end;
    return meaning;
}

bool may_hold_dates(const Element& element) {
    switch (element.section) {
    case SectionKind::missions:
    case SectionKind::knowledge:
    case SectionKind::skills:
    case SectionKind::attitude:
    case SectionKind::outlook:
    case SectionKind::relations:
    case SectionKind::legal:
        return false;
    default:
        return true;
    }
}

void place_date(const DateMention& mention, const Piece& sentence, std::string_view folded,
                Sheet& sheet) {
    const std::string_view before = folded.substr(0, mention.begin);
    if (is_foreign(before))
        return;
    Meaning meaning = meaning_of(before, folded, sentence.element->section == SectionKind::apply);
    const bool fixed =
        has_any(folded, {"cdd", "contrat", "stage", "mission", "contract", "periode",
                         "remplacement", "internship", "saison", "emploi", "vacation", "vacations",
                         "rejoindront", "rejoindrez", "recrutement", "engagement"});
    // "À partir du 6 septembre" opens a line about the start, or follows the contract's name.
    constexpr std::string_view opening[]{"a compter du", "a partir du", "from", "des le"};
    const std::string_view words = base::trim(before);
    const bool opens = std::ranges::any_of(opening, [&](std::string_view cue) {
        return words == cue || (fixed && words.ends_with(cue));
    });
    if (meaning == Meaning::none && opens)
        meaning = Meaning::start;
    // "pour le 20 novembre 2026, terme de rigueur"
    if (meaning == Meaning::none &&
        has_any(folded.substr(mention.end),
                {"terme de rigueur", "delai de rigueur", "dernier delai", "date limite"}))
        meaning = Meaning::deadline;
    if (mention.range && mention.date && mention.last) {
        // "Du 7 septembre 2026 au 29 janvier 2027" and nothing else.
        const bool alone = mention.begin <= 4 && mention.end + 2 >= folded.size();
        const bool applications = has_any(folded, {"candidature", "candidatures", "applications"});
        if (applications && !fixed && !mention.whole_month)
            sheet.propose(Field::deadline, iso(*mention.last), sentence, Rank::weak_prose);
        else if (fixed || alone || meaning == Meaning::start) {
            if (!mention.whole_month)
                sheet.propose(Field::start_date, iso(*mention.date), sentence, Rank::prose);
            sheet.propose(Field::end_date, iso(*mention.last), sentence,
                          mention.whole_month ? Rank::weak_prose : Rank::prose,
                          mention.whole_month ? FactStatus::derived : FactStatus::stated);
        }
        return;
    }
    if (!mention.date || mention.whole_month) {
        return;
    }
    const std::string value = iso(*mention.date);
    switch (meaning) {
    case Meaning::start:
        sheet.propose(Field::start_date, value, sentence, Rank::prose);
        break;
    case Meaning::deadline:
        sheet.propose(Field::deadline, value, sentence, Rank::prose);
        break;
    case Meaning::end:
        sheet.propose(Field::end_date, value, sentence, Rank::prose);
        break;
    case Meaning::published:
        sheet.propose(Field::published, value, sentence, Rank::prose);
        break;
    case Meaning::updated:
        sheet.propose(Field::updated, value, sentence, Rank::prose);
        break;
    case Meaning::none:
        break;
    }
}

// "Numéro du poste MGP 22 – Mise à jour 20.12.21": the date of the document beside its number.
void read_document_date(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::reference)) {
        const FoldedPiece folded = folded_of(said.value);
        const auto dates = find_dates(folded.view());
        if (dates.empty() || !dates.front().date || dates.front().begin == 0)
            continue;
        const std::string_view before = folded.view().substr(0, dates.front().begin);
        const Field field = has_any(before, {"publiee", "publie", "publication"}) ? Field::published
                                                                                  : Field::updated;
        sheet.propose(field, iso(*dates.front().date), said.value, Rank::weak_label);
    }
}

// "à pourvoir dès que possible", "prise de poste : septembre 2026".
void read_start_text(const Element& element, const Piece& sentence, Sheet& sheet) {
    const FoldedPiece folded = folded_of(sentence);
    for (const std::string_view cue :
         {"a pourvoir", "prise de fonction", "prise de fonctions", "prise de poste", "start date",
          "entree en fonction", "starting"}) {
        const std::size_t at = find_word(folded.view(), cue);
        if (at == npos)
            continue;
        std::size_t from = at + cue.size();
        while (from < folded.text.size() && contains(" :", folded.text.substr(from, 1)))
            ++from;
        const std::string_view rest = folded.view().substr(from);
        if (rest.empty() || rest.size() > 80 || !is_start_text(rest) ||
            begins_with_any(rest, {"est", "aura", "sera", "is", "will"}))
            continue;
        const Piece piece{&element, sentence.from + folded.origin[from],
                          sentence.from + folded.origin[folded.text.size()]};
        sheet.propose(Field::start_text, without_stop(piece.text()), sentence, Rank::prose);
        return;
    }
}

// "8 mois de janvier à août 2022" says when it ends, by its month.
void derive_end(const Reading& reading, Sheet& sheet) {
    for (const Topic topic : {Topic::duration, Topic::contract})
        for (const Announced& said : announced(reading, topic)) {
            const FoldedPiece folded = folded_of(said.value);
            for (const DateMention& mention : find_dates(folded.view()))
                if (mention.range && mention.last) {
                    sheet.propose(Field::end_date, iso(*mention.last), said.value,
                                  mention.whole_month ? Rank::inferred : Rank::label,
                                  mention.whole_month ? FactStatus::derived : FactStatus::stated);
                    if (mention.date && !mention.whole_month)
                        sheet.propose(Field::start_date, iso(*mention.date), said.value,
                                      Rank::weak_label);
                } else if (mention.date && !mention.range && !mention.whole_month &&
                           has_any(folded.view().substr(0, mention.begin), {"jusqu'au", "until"})) {
                    sheet.propose(Field::end_date, iso(*mention.date), said.value, Rank::label);
                }
        }
}

} // namespace

void read_dates(const Reading& reading, Sheet& sheet) {
    read_label_dates(reading, Topic::start, Field::start_date, sheet);
    read_label_dates(reading, Topic::deadline, Field::deadline, sheet);
    read_label_dates(reading, Topic::published, Field::published, sheet);
    read_label_dates(reading, Topic::updated, Field::updated, sheet);
    read_label_dates(reading, Topic::end, Field::end_date, sheet);
    read_period(reading, sheet);
    read_document_date(reading, sheet);
    derive_end(reading, sheet);
    for (const Element& element : reading.elements) {
        if (!may_hold_dates(element) || element.is(Topic::reference) ||
            element.is(Topic::published) || element.is(Topic::duration) ||
            (element.is(Topic::period) && element.text.size() < 80) || element.text.size() > 6000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            for (const DateMention& mention : find_dates(folded.view()))
                place_date(mention, sentence, folded.view(), sheet);
            if (!element.is(Topic::start))
                read_start_text(element, sentence, sheet);
        }
    }
}

} // namespace ingest
