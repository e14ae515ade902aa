#include "base/text.h"
#include "ingest/job_nouns.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;

constexpr std::size_t max_title_bytes = 180;
constexpr std::size_t preamble_elements = 14; // where a title without a label may stand

// Names of the document that stand before the title on its line.
constexpr std::string_view document_names[]{
    "fiche de poste",
    "offre d'emploi",
    "offre de stage",
    "avis de vacance",
    "avis de recrutement",
    "profil de poste",
    "fiche descriptive de poste",
    "job vacancy",
    "vacancy",
    "job description",
    "appel a candidatures",
    "appel a candidature",
    "annonce",
    "fiche de recrutement",
    "offre d'apprentissage",
    "offre d'alternance",
    "offre",
    "recrutement",
    "poste",
    "intitule",
    "job title",
};

// The title without quotes, document names, and what follows a closing sentence.
std::string_view trimmed(std::string_view text) {
    for (;;) {
        text = base::trim(text);
        if (text.starts_with("\xC2\xAB"))
            text.remove_prefix(2);
        else if (text.starts_with('"') || text.starts_with(':') || text.starts_with('-'))
            text.remove_prefix(1);
        else if (text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x9C"))
            text.remove_prefix(3);
        else
            break;
    }
    while (!text.empty()) {
        text = base::trim(text);
        if (text.ends_with("\xC2\xBB") && !contains(text, "\xC2\xAB"))
            text.remove_suffix(2);
        else if (text.ends_with('"') || text.ends_with(',') || text.ends_with(':') ||
                 text.ends_with(';') || text.ends_with('-') ||
                 (text.ends_with('.') && !text.ends_with("..")))
            text.remove_suffix(1);
        else
            break;
    }
    return text;
}

std::size_t document_name_length(std::string_view folded) {
    for (const std::string_view name : document_names) {
        if (!begins_with(folded, name))
            continue;
        std::size_t at = name.size();
        while (at < folded.size() && contains(" :-", folded.substr(at, 1)))
            ++at;
        const bool marked =
            folded.substr(name.size(), at - name.size()).find_first_of(":-") != npos;
        if (at < folded.size() && (marked || begins_with_job(folded.substr(at)) ||
                                   contains(folded.substr(at, 1), "\xC2")))
            return at;
    }
    return 0;
}

// Quotes inside stay when both are there: « CHARGE DE MISSION » H/F loses them, its words do not.
std::string without_quotes(std::string_view text) {
    std::string plain{text};
    if (!plain.starts_with("\xC2\xAB") && plain.find("\xC2\xAB") != npos)
        return plain;
    for (const std::string_view quote : {"\xC2\xAB", "\xC2\xBB"})
        for (std::size_t at = plain.find(quote); at != npos; at = plain.find(quote, at))
            plain.replace(at, quote.size(), " ");
    return plain;
}

// "(8 postes, temps non complet)" after a title states conditions and is no part of it.
std::string_view without_conditions(std::string_view text) {
    const Folded folded = fold_text(text);
    for (const std::string_view team : {" dans une equipe de", " au sein d'une equipe de"})
        if (const std::size_t at = folded.text.find(team); at != npos)
            text = text.substr(0, folded.origin[at]);
    const std::size_t open = text.rfind('(');
    if (!text.ends_with(')') || open == npos || open < 3)
        return text;
    const Folded inner = fold_text(text.substr(open));
    const bool conditions =
        has_any(inner.view(), {"poste", "postes", "posts", "positions", "temps complet", "cdd",
                               "temps non complet", "temps plein", "temps partiel", "cdi", "mois",
                               "full-time", "part-time", "fixed-term", "permanent", "semaine"});
    return conditions ? base::trim(text.substr(0, open)) : text;
}

bool is_title_like(std::string_view text) {
    const Folded folded = fold_text(text);
    std::size_t length = 0;
    return text.size() >= 3 && text.size() <= max_title_bytes &&
           (find_gender_mark(folded.view(), length) != npos || begins_with_job(folded.view()));
}

void propose_title(Sheet& sheet, std::string_view text, const Piece& piece, Rank rank,
                   FactStatus status) {
    sheet.propose(Field::title, trimmed(without_conditions(trimmed(without_quotes(text)))), piece,
                  rank, status);
}

// "Intitulé du poste" names a title whatever it says; "Poste", "Offre" or "Fiche de poste" only
// when what follows reads like one.
void read_labelled(const Reading& reading, Sheet& sheet) {
    std::vector<Announced> rows = announced(reading, Topic::title);
    // "Poste à pourvoir : Jardinier (H/F)" and "Poste à pourvoir : le 1er mai" share their label.
    for (const Announced& said : announced(reading, Topic::start))
        if (begins_with(said.label, "poste"))
            rows.push_back(said);
    for (const Announced& said : rows) {
        const std::string_view text = said.value.text();
        if (text.size() > max_title_bytes || text.size() < 3)
            continue;
        const bool sure =
            has_any(said.label, {"intitule", "title", "titre", "libelle", "fonction"});
        const bool sentence = ends_sentence(text) && contains(text, ". ");
        if (sure && !said.heading && !sentence)
            propose_title(sheet, text, said.value, Rank::label, FactStatus::stated);
        else if (is_title_like(text) && !ends_sentence(text))
            propose_title(sheet, text, said.value, said.heading ? Rank::prose : Rank::weak_label,
                          FactStatus::stated);
    }
}

// "recrute des vacataires !": a status is no job.
bool is_status_alone(std::string_view folded) {
    const auto words = words_of(folded);
    constexpr std::string_view statuses[]{"vacataire",   "vacataires",  "agent",     "agents",
                                          "stagiaire",   "stagiaires",  "apprenti",  "apprentis",
                                          "saisonnier",  "saisonniers", "personnel", "personnels",
                                          "contractuel", "contractuels"};
    return words.size() == 1 && std::ranges::find(statuses, words.front()) != std::end(statuses);
}

// Where the words of the job end in "recrute un chargé de mission (H/F) pour …".
std::size_t end_of_job(std::string_view folded, std::size_t from) {
    std::size_t length = 0;
    const std::size_t mark = find_gender_mark(folded.substr(from), length);
    if (mark != npos && mark < 140)
        return from + mark + length;
    std::size_t end = folded.size();
    for (const std::string_view stop :
         {" pour ",   " au sein",    " afin",          ",",
          ". ",       " qui ",       " dans le cadre", " en cdd",
          " en cdi",  " based ",     " to ",           ":",
          " a temps", " a compter",  " a partir",      " a pourvoir",
          " who ",    " en contrat", " with ",         " for ",
          ";",        " sur le",     " au service",    " at ",
          " (",       " within ",    " des que",       " en remplacement",
          " dont ",   " in our",     " whose "}) {
        const std::size_t at = folded.find(stop, from);
        end = at == npos ? end : std::min(end, at);
    }
    while (end > from && (folded[end - 1] == '.' || folded[end - 1] == ' '))
        --end;
    return end;
}

// "La ville recrute un·e jardinier·ère (H/F) pour …", "The council is looking for a planner".
void read_sentence(const Element& element, Sheet& sheet) {
    const std::string_view folded = element.folded.view();
    for (const std::string_view verb :
         {"recrute",         "recherche",         "recrutent",      "recherchent",
          "recrutons",       "recherchons",       "cherche",        "cherchons",
          "is looking for",  "are looking for",   "is seeking",     "are seeking",
          "is recruiting",   "are recruiting",    "are hiring",     "is hiring",
          "wish to appoint", "wishes to appoint", "recrutement d'", "seeks",
          "recrutement de"}) {
        const std::size_t at = find_word(folded, verb);
        if (at == npos || at > 300)
            continue;
        std::size_t from = at + verb.size();
        while (from < folded.size() && contains(" :", folded.substr(from, 1)))
            ++from;
        // Up to 90 characters may stand between: "recherche pour une durée de 8 mois un chargé…".
        std::size_t article = article_length(folded.substr(from));
        for (std::size_t i = from; article == 0 && i < folded.size() && i < from + 90; ++i)
            if (folded[i] == ' ' && (folded.substr(i + 1).starts_with("un") ||
                                     folded.substr(i + 1).starts_with("son"))) {
                article = article_length(folded.substr(i + 1));
                if (article > 0 && begins_with_job(folded.substr(i + 1)))
                    from = i + 1;
                else
                    article = 0;
            }
        from += article;
        if (from >= folded.size() || !begins_with_job(folded.substr(from)))
            continue;
        const std::size_t end = end_of_job(folded, from);
        if (end <= from + 3 || end - from > max_title_bytes)
            continue;
        if (is_status_alone(folded.substr(from, end - from)))
            continue;
        const Piece piece = folded_piece(element, from, end);
        propose_title(sheet, piece.text(), piece, Rank::weak_prose, FactStatus::stated);
        return;
    }
}

// "Nous cherchons un·e" and the job on the next line.
bool ends_with_article(std::string_view folded) {
    while (folded.ends_with(' '))
        folded.remove_suffix(1);
    for (const std::string_view end :
         {" un", " une", " une)", " un(e)", " un.e", " unee", " son ou sa", " sa futur",
          " son futur", " futur.e", " future", " son/sa"})
        if (folded.ends_with(end))
            return true;
    return folded.ends_with(" recherche") || folded.ends_with(" recrute");
}

// The first lines of a document: a line with "(H/F)", or a short line that begins with a job.
void read_preamble(const Reading& reading, Sheet& sheet) {
    const std::vector<Element>& elements = reading.elements;
    for (std::size_t i = 0; i < elements.size() && i < preamble_elements; ++i) {
        const Element& element = elements[i];
        if (element.kind == ElementKind::item || element.text.size() > 600 ||
            (element.kind == ElementKind::heading && element.term))
            continue;
        const std::string_view folded = element.folded.view();
        std::size_t start = document_name_length(folded);
        while (start < folded.size() && start < 3 && is_digit(folded[start])) // "15 animateurs"
            ++start;
        start += start > 0 && start < folded.size() && folded[start] == ' ' ? 1 : 0;
        std::size_t length = 0;
        const std::size_t mark = find_gender_mark(folded, length);
        const bool own_line =
            element.text.size() <= max_title_bytes && element.kind != ElementKind::row;
        const bool announced_before = i > 0 && ends_with_article(elements[i - 1].folded.view());
        const bool verb =
            has_any(folded, {"recrute", "recherche", "recrutons", "recherchons", "seeking",
                             "looking for", "hiring", "recruiting", "cherchons", "cherche"});
        if (own_line && !verb && mark != npos) {
            if (begins_with_job(folded.substr(start)) && article_length(folded.substr(start)) > 0)
                start += article_length(folded.substr(start));
            const Piece piece = folded_piece(element, start, folded.size());
            propose_title(sheet, piece.text(), piece, i < 6 ? Rank::weak_label : Rank::prose,
                          FactStatus::stated);
        } else if (own_line && !verb && (i < 6 || announced_before) &&
                   !ends_sentence(element.text) && begins_with_job(folded.substr(start)) &&
                   element.text.size() <= 120) {
            start += article_length(folded.substr(start));
            const Piece piece = folded_piece(element, start, folded.size());
            propose_title(sheet, piece.text(), piece, Rank::prose, FactStatus::stated);
        } else if (verb) {
            read_sentence(element, sheet);
        }
    }
}

// "Le.La chef.fe de projet a la charge de …": the post is named, its title is not.
void derive_from_prose(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        if (element.kind == ElementKind::heading)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::size_t article = article_length(folded.view());
            if (article == 0 || !begins_with_job(folded.view()) ||
                begins_with_any(folded.view().substr(article),
                                {"agent", "stagiaire", "apprenti", "apprentie", "collaborateur"}))
                continue;
            std::size_t end = npos;
            for (const std::string_view verb :
                 {" a la charge",    " est charge",      " assure",     " aura",
                  " a pour",         " devra",           " participe",  " sera ",
                  " contribue",      " est responsable", " pilote",     " will ",
                  " is responsible", " travaille",       " exerce",     " met en oeuvre",
                  " coordonne",      " realise",         " intervient", " est rattache",
                  " est place",      " accompagne",      " conduit",    " works "})
                end = std::min(end, folded.view().find(verb));
            constexpr std::size_t longest_job = 90;
            if (end == npos || end <= article + 3 || end - article > longest_job ||
                contains(folded.view().substr(0, end), ","))
                continue;
            const Piece job{&element, sentence.from + folded.origin[article],
                            sentence.from + folded.origin[end]};
            std::string title{job.text()};
            if (title[0] >= 'a' && title[0] <= 'z')
                title[0] = static_cast<char>(title[0] - 32);
            sheet.propose(Field::title, title, {&element, sentence.from, sentence.to},
                          Rank::inferred, FactStatus::derived);
            return;
        }
    }
}

// "… en vue de pourvoir 3 postes de technicien de laboratoire": a notice that has no title line.
void derive_from_posts(const Reading& reading, Sheet& sheet) {
    for (const std::string_view cue :
         {"postes de", "poste de", "postes d'", "poste d'", "emplois de", "emploi de", "emploi d'",
          "grade de", "grade d'"})
        for (const Element& element : reading.elements) {
            const std::string_view folded = element.folded.view();
            const std::size_t at = find_word(folded, cue);
            if (at == npos || element.text.size() > max_prose_bytes)
                continue;
            std::size_t from = at + cue.size();
            while (from < folded.size() && folded[from] == ' ')
                ++from;
            if (from >= folded.size() || !begins_with_job(folded.substr(from)))
                continue;
            const std::size_t end =
                std::min({end_of_job(folded, from), folded.find(',', from), folded.size()});
            constexpr std::size_t longest_job = 90;
            if (end <= from + 3 || end - from > longest_job)
                continue;
            const Piece piece = folded_piece(element, from, end);
            std::string title{piece.text()};
            if (title[0] >= 'a' && title[0] <= 'z')
                title[0] = static_cast<char>(title[0] - 32);
            sheet.propose(Field::title, title, piece, Rank::inferred, FactStatus::derived);
            return;
        }
}

} // namespace

// "Stage – Évaluation du dispositif « Lycées en transition »": the kind of contract opens the
// title.
void read_contract_line(const Reading& reading, Sheet& sheet) {
    constexpr std::size_t first_lines = 4;
    for (std::size_t i = 0; i < reading.elements.size() && i < first_lines; ++i) {
        const Element& element = reading.elements[i];
        std::string text = element.text; // the dash may have made a row of it
        std::ranges::replace(text, '\t', ' ');
        const std::size_t mark = std::min(text.find(" - "), text.find(" \xE2\x80\x93 "));
        constexpr std::size_t longest_word = 16;
        if (element.kind == ElementKind::item || (element.term && !element.is(Topic::title)) ||
            mark > longest_word || text.size() > max_title_bytes || ends_sentence(text) ||
            !begins_with_any(element.folded.view(), {"stage", "alternance", "apprentissage",
                                                     "internship", "these", "service civique"}))
            continue;
        return propose_title(sheet, text, whole(element), Rank::prose, FactStatus::stated);
    }
}

void read_title(const Reading& reading, Sheet& sheet) {
    read_labelled(reading, sheet);
    read_preamble(reading, sheet);
    if (!sheet.has(Field::title))
        read_contract_line(reading, sheet);
    if (!sheet.has(Field::title))
        derive_from_prose(reading, sheet);
    if (!sheet.has(Field::title))
        derive_from_posts(reading, sheet);
}

} // namespace ingest
