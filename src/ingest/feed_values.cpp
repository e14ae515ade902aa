#include "ingest/feed_values.h"

#include "base/text.h"
#include "catalog/offer.h"
#include "ingest/contract_words.h"
#include "ingest/dates.h"
#include "ingest/folded.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ingest {

namespace {

struct Cue {
    std::string_view part;
    std::string_view value;
};

// Parts of words, since feeds write "fulltime", "FULL_TIME" and "full-time".
constexpr Cue contracts[]{
    {"apprenti", catalog::contract::apprenticeship},
    {"alternance", catalog::contract::apprenticeship},
    {"stage", catalog::contract::internship},
    {"internship", catalog::contract::internship},
    {"intern", catalog::contract::internship},
    {"perdiem", catalog::contract::casual},
    {"vacation", catalog::contract::casual},
    {"vacataire", catalog::contract::casual},
    {"contractor", catalog::contract::freelance},
    {"freelance", catalog::contract::freelance},
    {"liberal", catalog::contract::freelance},
    {"temporary", catalog::contract::fixed_term},
    {"temporaire", catalog::contract::fixed_term},
    {"seasonal", catalog::contract::fixed_term},
    {"saisonnier", catalog::contract::fixed_term},
    {"interim", catalog::contract::fixed_term},
    {"cdd", catalog::contract::fixed_term},
    {"permanent", catalog::contract::permanent},
    {"cdi", catalog::contract::permanent},
    {"titulaire", catalog::contract::permanent},
    {"fonctionnaire", catalog::contract::permanent},
};

// "1789372800000": milliseconds since 1970, as Lever counts; of this century.
std::optional<base::Date> day_of_epoch(std::string_view text) {
    constexpr std::size_t digits = 13;
    std::int64_t milliseconds = 0;
    if (text.size() != digits ||
        std::from_chars(text.data(), text.data() + digits, milliseconds).ptr !=
            text.data() + digits)
        return std::nullopt;
    return base::in_paris(base::Instant{std::chrono::milliseconds{milliseconds}}).date;
}

} // namespace

std::optional<base::Date> date_of_value(std::string_view text) {
    text = base::trim(text);
    if (const auto day = day_of_epoch(text))
        return day;
    if (const auto iso = base::parse_date(text.substr(0, 10)); iso && text.size() >= 10)
        return iso;
    const Folded folded = fold_text(text);
    for (const DateMention& mention : find_dates(folded.view()))
        if (mention.date && !mention.whole_month)
            return mention.date;
    return std::nullopt;
}

Employment employment_of(std::string_view text) {
    Employment employment;
    const std::string folded = base::fold(text);
    const std::string letters = letters_of(std::string{without_fallback(folded)});
    if (contains(letters, "parttime") || contains(letters, "tempspartiel") ||
        contains(letters, "tempsnoncomplet"))
        employment.working_time = "part-time";
    else if (contains(letters, "fulltime") || contains(letters, "tempsplein") ||
             contains(letters, "tempscomplet"))
        employment.working_time = "full-time";
    // A sentence is the rules' to read.
    constexpr std::size_t longest_word_list = 40;
    if (letters.size() <= longest_word_list && !contains(letters, "nonpermanent") &&
        !contains(letters, "ouvert"))
        for (const Cue& cue : contracts)
            if (contains(letters, cue.part) &&
                (cue.part != "intern" || letters == "intern" || !contains(letters, "interim"))) {
                employment.contract = cue.value;
                break;
            }
    return employment;
}

bool says_nothing(std::string_view text) {
    const std::string letters = letters_of(base::fold(text));
    constexpr std::array<std::string_view, 26> silent{"",
                                                      "null",
                                                      "na",
                                                      "nc",
                                                      "none",
                                                      "undefined",
                                                      "neant",
                                                      "nonprecise",
                                                      "nonprecisee",
                                                      "nonprecisees",
                                                      "nonrenseigne",
                                                      "nonrenseignee",
                                                      "nonrenseignes",
                                                      "nonrenseignees",
                                                      "noncommunique",
                                                      "noncommuniquee",
                                                      "nonspecifie",
                                                      "nonspecifiee",
                                                      "nonapplicable",
                                                      "nonindique",
                                                      "nonindiquee",
                                                      "sansobjet",
                                                      "notspecified",
                                                      "notstated",
                                                      "notapplicable",
                                                      "tobeconfirmed"};
    return std::ranges::find(silent, letters) != silent.end();
}

bool is_class_of_employers(std::string_view text) {
    constexpr std::array<std::string_view, 37> plurals{
        "conseils",       "communes",    "mairies",           "departements",  "regions",
        "ministeres",     "prefectures", "centres",           "hopitaux",      "universites",
        "etablissements", "communautes", "intercommunalites", "collectivites", "services",
        "syndicats",      "metropoles",  "administrations",   "villes",        "academies",
        "rectorats",      "employeurs",  "directions",        "agences",       "ecoles",
        "lycees",         "colleges",    "juridictions",      "tribunaux",     "offices",
        "groupements",    "organismes",  "chambres",          "caisses",       "instituts",
        "autorites",      "operateurs"};
    const Folded folded = fold_text(text);
    const auto words = words_of(folded.view());
    if (words.empty() || std::ranges::find(plurals, words.front()) == plurals.end())
        return false;
    // A proper name makes it one employer: "Hôpitaux universitaires de Montferval".
    for (std::size_t at = 1; at < text.size(); ++at)
        if (text[at] >= 'A' && text[at] <= 'Z' && (text[at - 1] == ' ' || text[at - 1] == '\''))
            return false;
    return true;
}

bool states_pay(std::string_view text) {
    const Folded folded = fold_text(text);
    return std::ranges::any_of(text, is_digit) ||
           has_any(folded.view(),
                   {"smic", "selon", "grille", "statutaire", "indiciaire", "rifseep", "brut",
                    "remuneration", "salaire", "traitement", "negocier", "negociable", "profil",
                    "convention", "according", "competitive", "gratification"});
}

} // namespace ingest
