#include "ingest/units.h"

#include "ingest/folded.h"
#include "ingest/name_words.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

// Verbs and marks at which the name of a service ends.
bool ends_unit(std::string_view folded) {
    constexpr std::string_view verbs[]{
        "est",        "a",         "assure",     "investit",  "pilote",     "recherche",
        "recrute",    "compte",    "regroupe",   "comprend",  "contribue",  "intervient",
        "met",        "gere",      "accompagne", "conduit",   "propose",    "porte",
        "developpe",  "oeuvre",    "se",         "s",         "vous",       "qui",
        "que",        "dont",      "ou",         "participe", "anime",      "organise",
        "concoit",    "elabore",   "garantit",   "veille",    "exerce",     "reunit",
        "rassemble",  "coordonne", "apporte",    "definit",   "realise",    "dispose",
        "constitue",  "joue",      "mene",       "offre",     "vise",       "prend",
        "sera",       "aura",      "souhaite",   "recrutent", "collecte",   "delivre",
        "entretient", "exploite",  "instruit",   "repond",    "soutient",   "suit",
        "traite",     "travaille", "composee",   "compose",   "constituee", "constitue",
        "en",         "dans",      "sous",       "par",       "pour",       "ayant",
        "placee",     "place",     "rattache",   "rattachee", "situe",      "situee",
        "il",         "elle",      "nous",       "avec",      "le",         "au",
        "aux",        "vos",       "charge",     "chargee",   "accueille",  "produit",
        "fait",       "fournit",   "represente", "doit",      "peut",       "comme",
        "tu",         "votre",     "sur",        "afin",      "parmi",      "chez",
        "poursuit",   "mobilise",  "deploie",    "structure", "maintient",  "construit",
        "is",         "has",       "provides",   "employs",   "supports",   "leads",
        "impulse",    "etudie",    "planifie",   "prepare",   "promeut",    "protege",
        "surveille",  "encadre",   "lance",      "vient",     "sont",       "cree",
    };
    if (folded.ends_with('\''))
        folded.remove_suffix(1);
    return std::ranges::find(verbs, folded) != std::ranges::end(verbs);
}

// A comma goes on into another complement, "des territoires, de la coopération", or into the rest
// of an enumeration, "Eau, nature et risques".
bool goes_on_after_comma(std::string_view text, std::size_t comma) {
    constexpr std::size_t reach = 70;
    const std::string folded = fold_text(whole_prefix(text.substr(comma + 1), reach)).text;
    for (const std::string_view complement : {" de ", " du ", " des ", " d'"})
        if (folded.starts_with(complement))
            return true;
    int words = 0;
    const std::string_view part = std::string_view{folded}.substr(0, folded.find_first_of(",.;:"));
    for (const std::string_view word : words_of(part)) {
        if (word == "et")
            return words > 0 && words <= 4;
        if (ends_unit(word))
            return false;
        ++words;
    }
    return false;
}

bool is_connective(std::string_view folded) {
    constexpr std::string_view connectives[]{"de", "du",  "des", "d'", "la",  "l'",
                                             "et", "les", "a",   "of", "and", "for"};
    return std::ranges::find(connectives, folded) != std::ranges::end(connectives);
}

} // namespace

bool begins_with_unit(std::string_view folded) {
    return begins_with_any(folded, {"direction",   "service",        "pole",
                                    "departement", "division",       "unite",
                                    "dga",         "bureau",         "groupement",
                                    "ufr",         "laboratoire",    "secretariat general",
                                    "delegation",  "sous-direction", "institute",
                                    "faculty",     "laboratory",     "department of",
                                    "school of",   "centre de"});
}

NameMention unit_name_at(std::string_view text, std::size_t at) {
    const std::size_t from = at;
    std::size_t end = at;
    constexpr int max_words = 16;
    bool after_connective = false;
    int named = 0;
    for (int count = 0; count < max_words && at < text.size(); ++count) {
        const NameWord word = name_word_at(text, at);
        if (word.to == word.from)
            break;
        const std::string folded = fold_text(text.substr(word.from, word.to - word.from)).text;
        const bool connective = is_connective(folded);
        if (count > 0 && ends_unit(folded) &&
            !(after_connective && begins_upper(text.substr(word.from))))
            break;
        if (!connective) {
            end = word.to;
            named += count > 0 ? 1 : 0;
        }
        after_connective = connective;
        if (word.to < text.size() && text[word.to] == ',') {
            if (!goes_on_after_comma(text, word.to))
                break;
            at = word.to + 2;
            continue;
        }
        if (word.ends_part() && !folded.ends_with('\''))
            break;
        at = word.next;
    }
    return named > 0 ? NameMention{from, end} : NameMention{};
}

} // namespace ingest
