#include "catalog/calm_name.h"

#include "base/text.h"
#include "catalog/words.h"

#include <algorithm>
#include <array>

namespace catalog {
namespace {

// Common in the names of public employers, with their accents.
constexpr std::array common = {
    "Académie",      "Action",         "Agglomération",  "Agence",        "Assistance",
    "Caisse",        "Centre",         "Chambre",        "Collège",       "Commune",
    "Communauté",    "Communes",       "Communal",       "Communale",     "Conseil",
    "Conservatoire", "Départemental",  "Départementale", "Département",   "Direction",
    "Eau",           "Établissement",  "Établissements", "Général",       "Gestion",
    "Habitat",       "Hospitalier",    "Hospitalière",   "Hôpital",       "Incendie",
    "Intercommunal", "Intercommunale", "Institut",       "Lycée",         "Mairie",
    "Maison",        "Métropole",      "Ministère",      "Mixte",         "Musée",
    "National",      "Nationale",      "Office",         "Port",          "Public",
    "Publique",      "Publics",        "Régie",          "Région",        "Régional",
    "Régionale",     "Santé",          "Secours",        "Service",       "Services",
    "Social",        "Sociale",        "Syndicat",       "Territorial",   "Territoire",
    "Territoires",   "Théâtre",        "Université",     "Universitaire", "Ville"};

bool has_small_letters(std::string_view text) {
    return base::to_upper(text) != text;
}

bool has_accented_capital(std::string_view text) {
    return std::ranges::any_of(base::decode(text), [](char32_t c) { return c >= 0xC0; }) &&
           base::fold(text) != base::to_lower(text);
}

// "CCAS", "SDIS", "CHU": short, and no word that could be read aloud.
bool is_abbreviation(std::string_view word) {
    constexpr std::array known = {"CCAS",  "CIAS", "SDIS",  "EHPAD", "CHU",   "CHRU", "ARS",
                                  "DREAL", "DDT",  "INRAE", "CNRS",  "CROUS", "IUT",  "SIVOM",
                                  "SIVU",  "EPCI", "GIP",   "OPH",   "ESAT",  "IME"};
    const bool vowelless = word.find_first_of("AEIOUY") == std::string_view::npos;
    return std::ranges::find(known, word) != known.end() || (word.size() <= 5 && vowelless);
}

std::string with_capital(std::string_view word) {
    std::u32string letters = base::decode(base::to_lower(word));
    if (!letters.empty())
        letters.replace(0, 1, base::decode(base::to_upper(base::encode(letters.substr(0, 1)))));
    return base::encode(letters);
}

struct Calmed {
    std::string text;
    bool certain = true; // its accents are known
};

Calmed calm_word(std::string_view word, bool is_first, const NameWords& known) {
    const std::string folded = base::fold(word);
    if (is_link_word(folded))
        return {is_first ? with_capital(word) : base::to_lower(word), true};
    if (is_abbreviation(word))
        return {std::string(word), true};
    if (const auto found = known.find(folded); found != known.end())
        return {found->second, true};
    for (const char* each : common)
        if (base::fold(each) == folded)
            return {each, true};
    return {with_capital(word), false};
}

bool separates(char32_t c) {
    return c == U' ' || c == U'-' || c == U'\'' || c == U'’' || c == U'(' || c == U')' ||
           c == U'/' || c == U',' || c == 0xA0 || c == 0x2011;
}

// Calls take(word, separator after it) from the first word to the last.
template <class Take>
void each_word(std::string_view name, Take take) {
    std::u32string word;
    for (const char32_t c : base::decode(name)) {
        if (!separates(c)) {
            word += c;
            continue;
        }
        take(base::encode(word), base::encode(std::u32string(1, c)));
        word.clear();
    }
    take(base::encode(word), std::string{});
}

} // namespace

NameWords name_words(const std::vector<std::string_view>& names) {
    NameWords known;
    for (const std::string_view name : names)
        if (has_small_letters(name))
            each_word(name, [&](const std::string& word, const std::string&) {
                if (has_small_letters(word) && base::to_lower(word) != word)
                    known.try_emplace(base::fold(word), word);
            });
    return known;
}

std::string calm_name(std::string_view name, const NameWords& known) {
    constexpr std::size_t fewest_words = 2; // one alone may be an abbreviation
    if (has_small_letters(name))
        return std::string(name);
    std::string calm;
    std::size_t words = 0;
    bool certain = true;
    each_word(name, [&](const std::string& word, const std::string& separator) {
        if (!word.empty()) {
            const Calmed calmed = calm_word(word, words == 0, known);
            calm += calmed.text;
            certain = certain && calmed.certain;
            ++words;
        }
        calm += separator;
    });
    const bool may = words >= fewest_words && (certain || has_accented_capital(name));
    return may ? calm : std::string(name);
}

} // namespace catalog
