#include "check/rules.h"
#include "ingest/addresses.h"
#include "ingest/folded.h"
#include "ingest/shape.h"

#include <algorithm>

namespace check {

namespace {

// "Mme Yaëlle Coutansais" after a form of address; "Madame la Maire" names an office.
std::string name_after(std::string_view line, std::size_t at) {
    std::string name;
    constexpr int most_words = 3;
    for (int word = 0; word < most_words && at < line.size(); ++word) {
        const std::size_t end = std::min(line.find_first_of(" ,;:()", at), line.size());
        const std::string_view part = line.substr(at, end - at);
        const bool initial = part.size() <= 2 && part.ends_with('.');
        if (!ingest::begins_upper(part) || (part.size() < 2 && !initial))
            break;
        name += (name.empty() ? "" : " ") + std::string{part};
        if (end >= line.size() || line[end] != ' ')
            break;
        at = end + 1;
    }
    while (name.ends_with('.'))
        name.pop_back();
    return name;
}

std::string person_in(std::string_view line) {
    for (const std::string_view form :
         {"Mme ", "Mme. ", "Mlle ", "M. ", "MM. ", "Madame ", "Monsieur ", "Mr ", "Mrs ", "Ms ",
          "Dr ", "Pr ", "Docteur ", "Professeur "})
        for (std::size_t at = line.find(form); at != ingest::npos; at = line.find(form, at + 1)) {
            const bool begins = at == 0 || !ingest::is_word_char(line[at - 1]);
            if (!begins)
                continue;
            if (std::string name = name_after(line, at + form.size()); name.size() > 1)
                return std::string{form} + name;
        }
    return {};
}

// "prenom.nom@…" belongs to a person, "service.paie@…" perhaps not: a first name is not known.
bool is_personal(std::string_view address) {
    const std::string_view local = address.substr(0, address.find('@'));
    const std::size_t dot = local.find('.');
    if (dot == ingest::npos || dot == 0 || dot + 1 == local.size() ||
        local.find('.', dot + 1) != ingest::npos || std::ranges::any_of(local, ingest::is_digit))
        return false;
    const std::string folded = ingest::fold_text(local).text;
    std::string words = folded;
    std::ranges::replace(words, '.', ' ');
    std::ranges::replace(words, '-', ' ');
    return !ingest::has_any(
        words,
        {"service",  "recrutement", "rh",          "drh",        "contact",     "mairie",
         "ville",    "direction",   "emploi",      "emplois",    "candidature", "candidatures",
         "accueil",  "secretariat", "personnel",   "ressources", "humaines",    "info",
         "jobs",     "hr",          "recruitment", "stage",      "stages",      "paie",
         "pole",     "ecoles",      "caisse",      "gestion",    "formation",   "carrieres",
         "concours", "ccas",        "mobilite",    "cabinet",    "technique",   "sports"});
}

} // namespace

void check_people(const catalog::Offer& offer, Findings& findings) {
    for (std::size_t i = 0; i < offer.source.lines.size(); ++i) {
        const std::string& line = offer.source.lines[i];
        const catalog::Lines lines{static_cast<int>(i) + 1, static_cast<int>(i) + 1};
        if (const std::string person = person_in(line); !person.empty())
            findings.push_back({"personal_name", Weight::answer, lines, quote_of(offer, lines),
                                "The notice names a person: " + person + ".",
                                "Name the function instead, or make sure that the person agrees."});
        for (const ingest::Address& mail : ingest::find_mails(line))
            if (is_personal(mail.value))
                findings.push_back({"personal_name", Weight::answer, lines, quote_of(offer, lines),
                                    "The address " + mail.value + " is a person's.",
                                    "Give a mailbox of the service."});
    }
}

} // namespace check
