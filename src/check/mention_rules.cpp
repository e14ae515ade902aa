#include "check/rules.h"
#include "ingest/folded.h"

#include <algorithm>
#include <initializer_list>

namespace check {

namespace {

using catalog::Field;
using catalog::SectionKind;

std::string text_of(const catalog::Offer& offer) {
    std::string text;
    for (const std::string& line : offer.source.lines)
        text += ingest::fold_text(line).text + " ";
    return text;
}

bool has_section(const catalog::Offer& offer, std::initializer_list<SectionKind> kinds) {
    return std::ranges::any_of(offer.sections, [&](const catalog::Section& section) {
        return !section.blocks.empty() && std::ranges::find(kinds, section.kind) != kinds.end();
    });
}

// A post for good, or a contract that is not stated to be shorter than a year; not a placement, and
// no employer outside the public service.
bool must_be_published(const catalog::Offer& offer, std::string_view text) {
    const std::string_view contract = offer.facts[Field::contract].value();
    const bool kind = contract == catalog::contract::permanent ||
                      contract == catalog::contract::fixed_term || contract.empty();
    const std::string duration = ingest::fold_text(offer.facts[Field::duration].value()).text;
    const bool short_contract =
        contract == catalog::contract::fixed_term &&
        ingest::has_any(duration, {"mois", "semaines", "jours"}) &&
        !ingest::has_any(duration, {"an", "ans", "12 mois", "18 mois", "24 mois", "36 mois"});
    const bool is_public =
        offer.facts[Field::category].is_stated() || offer.facts[Field::grades].is_stated() ||
        ingest::has_any(text, {"fonction publique", "statutaire", "titulaire", "fonctionnaire",
                               "fonctionnaires", "contractuel", "cadre d'emplois"});
    return offer.facts[Field::language].value() != "en" && kind && !short_contract && is_public;
}

} // namespace

std::size_t Completeness::stated() const {
    return static_cast<std::size_t>(std::ranges::count(mentions, true, &Mention::stated));
}

Completeness completeness(const catalog::Offer& offer) {
    const std::string text = text_of(offer);
    const auto says = [&](std::initializer_list<std::string_view> words) {
        return ingest::has_any(text, words);
    };
    const auto stated = [&](Field field) { return offer.facts[field].is_stated(); };
    const bool applies_to = offer.apply.channel != catalog::ApplyChannel::none_stated;
    return {must_be_published(offer, text),
            {{"the branch of the public service",
              says({"fonction publique territoriale", "fonction publique hospitaliere", "versant",
                    "fonction publique de l'etat", "fonction publique d'etat"})},
             {"whether the post is new or vacant",
              says({"vacance", "vacant", "creation", "vacante", "creation de poste",
                    "emploi permanent", "poste cree"})},
             {"category, and corps, cadre d'emplois or grade",
              stated(Field::category) || stated(Field::grades)},
             {"the recruiting authority",
              says({"autorite de recrutement", "autorite territoriale", "monsieur le maire",
                    "madame la maire", "madame le maire", "le president", "la presidente",
                    "le maire", "la maire", "le directeur general", "la directrice generale",
                    "le prefet", "m. le maire", "m. le president"})},
             {"the organisation or structure of the post", stated(Field::employer)},
             {"the reference of the occupation (m\xC3\xA9tier)",
              stated(Field::family) || says({"metier", "metier(s)", "famille de metiers", "rime",
                                             "code rome", "fiche rime", "repertoire des metiers"})},
             {"duties, and the profile in experience or skills",
              has_section(offer, {SectionKind::missions, SectionKind::purpose}) &&
                  (has_section(offer,
                               {SectionKind::profile, SectionKind::skills, SectionKind::knowledge,
                                SectionKind::attitude, SectionKind::requirements}) ||
                   stated(Field::experience))},
             {"particular conditions: habilitations, diplomas, training",
              stated(Field::education) ||
                  has_section(offer, {SectionKind::conditions, SectionKind::requirements})},
             {"the title of the post", stated(Field::title)},
             {"the place", stated(Field::location)},
             {"the date of vacancy", stated(Field::start_date) || stated(Field::start_text)},
             {"where to apply, and until when", applies_to && stated(Field::deadline)}}};
}

void check_mentions(const catalog::Offer& offer, Findings& findings) {
    const Completeness meter = completeness(offer);
    if (!meter.applies)
        return;
    for (const Mention& mention : meter.mentions)
        if (!mention.stated)
            findings.push_back({"missing_mention",
                                Weight::answer,
                                {},
                                "",
                                "Not found: " + std::string{mention.name} + ".",
                                "Add it: article 3 of d\xC3\xA9"
                                "cret 2018-1351 asks for it."});
}

} // namespace check
