#include "present/labels.h"

#include "base/text.h"
#include "present/typography.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace present {
namespace {

using catalog::Facet;
using catalog::Field;

struct Naming {
    std::string_view value;
    const char* words;
};

// A value nobody has named yet is shown as it is, never lost.
std::string named(const Words& words, std::span<const Naming> names, std::string_view value) {
    auto found = std::find_if(names.begin(), names.end(),
                              [&](const Naming& naming) { return naming.value == value; });
    return found != names.end() ? words(found->words) : std::string{value};
}

constexpr Naming short_contracts[] = {
    {catalog::contract::permanent, message("Permanent")},
    {catalog::contract::fixed_term, message("CDD")},
    {catalog::contract::temporary_replacement, message("Remplacement")},
    {catalog::contract::casual, message("Vacation")},
    {catalog::contract::apprenticeship, message("Apprentissage")},
    {catalog::contract::internship, message("Stage")},
    {catalog::contract::freelance, message("Indépendant")},
};
constexpr Naming long_contracts[] = {
    {catalog::contract::permanent, message("Emploi permanent")},
    {catalog::contract::fixed_term, message("Contrat à durée déterminée")},
    {catalog::contract::temporary_replacement, message("Remplacement temporaire")},
    {catalog::contract::casual, message("Vacations")},
    {catalog::contract::apprenticeship, message("Contrat d’apprentissage")},
    {catalog::contract::internship, message("Stage")},
    {catalog::contract::freelance, message("Mission indépendante")},
};
constexpr Naming teleworks[] = {
    {"yes", message("Oui")}, {"no", message("Non")}, {"partial", message("Partiel")}};
constexpr Naming working_times[] = {{"full-time", message("Complet")},
                                    {"part-time", message("Non complet")}};

constexpr std::array long_families = {
    message("Métier non indiqué"),      message("Aménagement, urbanisme"),
    message("Économie et emploi"),      message("Santé, social"),
    message("Enfance, éducation"),      message("Technique, nature"),
    message("Numérique, données"),      message("Culture, sport"),
    message("Administration, finances")};
constexpr std::array short_families = {
    message("Métier non indiqué"), message("Aménagement"),    message("Économie"),
    message("Santé, social"),      message("Enfance"),        message("Technique"),
    message("Numérique"),          message("Culture, sport"), message("Administration")};

int family_number(std::string_view value) {
    int family = 0;
    std::from_chars(value.data(), value.data() + value.size(), family);
    return family >= 0 && family <= families ? family : 0;
}

const char* label_of(Field field) {
    switch (field) {
    case Field::title:
        return message("Intitulé");
    case Field::reference:
        return message("Référence");
    case Field::must_quote:
        return message("À citer");
    case Field::employer:
        return message("Employeur");
    case Field::department:
        return message("Service");
    case Field::family:
        return message("Métier");
    case Field::category:
        return message("Catégorie");
    case Field::grades:
        return message("Grades");
    case Field::contract:
        return message("Contrat");
    case Field::duration:
        return message("Durée");
    case Field::start_date:
    case Field::start_text:
        return message("Prise de poste");
    case Field::end_date:
        return message("Fin de mission");
    case Field::deadline:
        return message("Date limite");
    case Field::published:
        return message("Publiée");
    case Field::updated:
        return message("Mise à jour");
    case Field::location:
        return message("Lieu");
    case Field::access:
        return message("Accès");
    case Field::telework:
        return message("Télétravail");
    case Field::working_time:
        return message("Temps de travail");
    case Field::positions:
        return message("Postes");
    case Field::education:
        return message("Formation");
    case Field::experience:
        return message("Expérience");
    case Field::salary:
        return message("Salaire");
    case Field::contact_emails:
        return message("Adresse e-mail");
    case Field::contact_phones:
        return message("Téléphone");
    case Field::apply_url:
        return message("Site");
    case Field::documents:
        return message("À joindre");
    case Field::mentions:
        return message("Mentions");
    case Field::language:
        break;
    }
    return message("Langue de l’annonce");
}

const char* heading_of(Facet facet) {
    switch (facet) {
    case Facet::family:
        return message("Métier");
    case Facet::employer:
        return message("Employeur");
    case Facet::contract:
        return message("Contrat");
    case Facet::category:
        return message("Catégorie");
    case Facet::telework:
        return message("Télétravail");
    case Facet::place:
        return message("Lieu");
    case Facet::undated:
        break;
    }
    return message("Date limite");
}

} // namespace

std::string field_label(const Words& words, Field field) {
    return words(label_of(field));
}

bool is_feminine(Field field) {
    switch (field) {
    case Field::category:
    case Field::duration:
    case Field::reference:
    case Field::education:
    case Field::experience:
    case Field::start_date:
    case Field::start_text:
    case Field::end_date:
    case Field::deadline:
        return true;
    default:
        return false;
    }
}

std::string derived_tag(const Words& words, Field field) {
    return is_feminine(field) ? words("déduite") : words("déduit");
}

std::string contract_short(const Words& words, std::string_view contract) {
    return named(words, short_contracts, contract);
}
std::string contract_long(const Words& words, std::string_view contract) {
    return named(words, long_contracts, contract);
}
std::string telework(const Words& words, std::string_view value) {
    return named(words, teleworks, value);
}
std::string working_time(const Words& words, std::string_view value) {
    return named(words, working_times, value);
}

std::string family_long(const Words& words, int family) {
    return words(long_families.at(static_cast<std::size_t>(family)));
}
std::string family_short(const Words& words, int family) {
    return words(short_families.at(static_cast<std::size_t>(family)));
}

std::string_view name_of(Facet facet) {
    static constexpr std::array<std::string_view, catalog::facet_count> names = {
        "family", "employer", "contract", "category", "telework", "place", "undated"};
    return names.at(static_cast<std::size_t>(facet));
}

std::string facet_heading(const Words& words, Facet facet) {
    return words(heading_of(facet));
}

std::string facet_value(const Words& words, const catalog::FacetChoice& choice) {
    switch (choice.facet) {
    case Facet::family:
        return family_long(words, family_number(choice.value));
    case Facet::contract:
        return contract_short(words, choice.value);
    case Facet::telework:
        return telework(words, choice.value);
    case Facet::place:
        return raise_ordinals(typeset(choice.value));
    case Facet::undated:
        return words("Sans date limite");
    case Facet::employer:
        return typeset(choice.value);
    case Facet::category:
        break;
    }
    return choice.value;
}

std::string choice_label(const Words& words, const catalog::FacetChoice& choice) {
    switch (choice.facet) {
    case Facet::category:
        return words("Catégorie {value}", {{"value", choice.value}});
    case Facet::family:
        return family_short(words, family_number(choice.value));
    case Facet::telework:
        return words("Télétravail : {value}",
                     {{"value", base::to_lower(telework(words, choice.value))}});
    default:
        return facet_value(words, choice);
    }
}

std::string choice_in_sentence(const Words& words, const catalog::FacetChoice& choice) {
    std::string value = facet_value(words, choice);
    switch (choice.facet) {
    case Facet::category:
        return words("en catégorie {value}", {{"value", value}});
    case Facet::family:
        return words("dans le métier « {value} »", {{"value", value}});
    case Facet::contract:
        return words("en contrat « {value} »", {{"value", value}});
    case Facet::employer:
        return words("chez « {value} »", {{"value", value}});
    case Facet::place:
        return words("à {value}", {{"value", value}});
    case Facet::undated:
        return words("sans date limite");
    case Facet::telework:
        break;
    }
    if (choice.value == "yes")
        return words("avec télétravail");
    return choice.value == "no" ? words("sans télétravail") : words("avec télétravail partiel");
}

std::string slug(std::string_view value) {
    std::string folded = base::fold(value);
    std::string end;
    for (char c : folded) {
        bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            end += c;
        else if (!end.empty() && end.back() != '-')
            end += '-';
    }
    while (end.ends_with('-'))
        end.pop_back();
    return end;
}

} // namespace present
