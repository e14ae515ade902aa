#include "fixture.h"

#include "base/text.h"
#include "catalog/shelf_maker.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace present {
namespace {

using catalog::ApplyChannel;
using catalog::Fact;
using catalog::FactStatus;
using catalog::Field;
using catalog::Offer;

class Announcement {
public:
    explicit Announcement(std::string id) {
        offer_.id.text = std::move(id);
        offer_.source.name = offer_.id.text + ".txt";
    }
    Announcement& states(Field field, std::vector<std::string> values, std::string quote,
                         FactStatus status = FactStatus::stated) {
        offer_.source.lines.push_back("— " + std::string{catalog::name_of(field)});
        offer_.source.lines.push_back(quote);
        int line = static_cast<int>(offer_.source.lines.size());
        offer_.facts[field] = Fact{status, std::move(values), std::move(quote), {line, line}, ""};
        return *this;
    }
    Announcement& states(Field field, const char* value) { return states(field, {value}, value); }
    Announcement& derives(Field field, const char* value, const char* quote) {
        return states(field, {value}, quote, FactStatus::derived);
    }
    Announcement& applies(ApplyChannel channel, std::string to) {
        offer_.apply.channel = channel;
        offer_.apply.to = std::move(to);
        return *this;
    }
    Announcement& says(std::string heading, std::string text) {
        offer_.sections.push_back({catalog::SectionKind::missions,
                                   std::move(heading),
                                   {{catalog::BlockKind::paragraph, 0, std::move(text), {1, 1}}}});
        return *this;
    }
    Announcement& teases(std::string teaser) {
        offer_.teaser = std::move(teaser);
        return *this;
    }
    Offer made() const { return offer_; }

private:
    Offer offer_;
};

Offer town_centres() {
    return Announcement("003")
        .states(Field::title, "Chargé de mission centres-villes vivants (h/f)")
        .states(Field::reference, {"O075251013000634"}, "Offre n° O075251013000634")
        .states(Field::published, {"2025-10-13"}, "Publiée le 13/10/2025")
        .states(Field::employer, "Métropole du Grand Paris")
        .states(Field::family, "Développement économique et emploi")
        .derives(Field::category, "A", "Attaché")
        .states(Field::grades, {"Attaché", "Attaché principal"}, "Attaché")
        .states(Field::contract, {"permanent"}, "Emploi permanent - vacance d'emploi")
        .states(Field::location, "17 avenue Pierre Mendes France, Paris")
        .states(Field::start_date, {"2026-01-16"}, "16/01/2026")
        .states(Field::deadline, {"2025-11-13"}, "13/11/2025")
        .states(Field::working_time, {"full-time"}, "Temps complet")
        .states(Field::telework, {"yes"}, "Oui")
        .states(Field::experience, "3 à 5 ans")
        .states(Field::education, {"Bac + 5"}, "Formation requise : Bac + 5, spécialisation…")
        .states(Field::documents, {"CV", "lettre de motivation"},
                "Envoyer CV et lettre de motivation sur le portail :")
        .states(Field::apply_url, "https://employeur.exemple.fr/fr/offres")
        .applies(ApplyChannel::portal, "https://employeur.exemple.fr/fr/offres")
        .says("Missions / conditions d'exercice", "Vos principales missions : l'animation !")
        .teases("Métiers d'art, économie sociale, commerces")
        .made();
}

Offer by_mail(const char* id, const char* title, const char* teaser) {
    return Announcement(id)
        .states(Field::title, title)
        .states(Field::employer, "Métropole du Grand Paris")
        .states(Field::reference, "MGP059 CM020")
        .states(Field::must_quote, {"MGP059 CM020"},
                "avec impérativement la référence « MGP059 CM020 »")
        .states(Field::category, "A")
        .derives(Field::contract, "permanent",
                 "Recrutement statutaire, à défaut contractuel (contrats de trois ans)")
        .states(Field::location, "15/19 avenue Pierre Mendès France – 75013 PARIS")
        .states(Field::contact_emails, "recrutement@employeur.exemple.fr")
        .applies(ApplyChannel::mail, "recrutement@employeur.exemple.fr")
        .teases(teaser)
        .made();
}

Offer silent() {
    return Announcement("004")
        .derives(Field::title, "Chef.fe de projet", "Le.La chef.fe de projet")
        .states(Field::employer, "Le Département de la Seine-Saint-Denis")
        .states(Field::department, {"Direction des territoires", "Service du Développement"},
                "La Direction des territoires, de la coopération et des mobilités")
        .states(Field::education, "Diplôme d’études supérieures sciences politiques")
        .made();
}

Offer nursery() {
    return Announcement("010")
        .states(Field::title, "Éducateur·rice de jeunes enfants")
        .states(Field::employer, "Ville de Valrive")
        .states(Field::family, "Petite enfance")
        .states(Field::category, "A")
        .states(Field::contract, {"temporary replacement"}, "Remplacement")
        .states(Field::deadline, {"2025-10-24"}, "24/10/2025")
        .states(Field::end_date, {"2026-03-01"}, "jusqu'au 1er mars 2026")
        .states(Field::location, "Valrive")
        .states(Field::telework, {"no"}, "Non")
        .states(Field::contact_phones, "01 23 45 67 89")
        .applies(ApplyChannel::phone, "01 23 45 67 89")
        .teases("Éveil des 0-3 ans, accueil et soutien des familles")
        .made();
}

} // namespace

base::Instant at(const char* iso) {
    return base::parse_instant(iso).value();
}

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

Languages languages() {
    Languages all;
    for (const auto& entry :
         std::filesystem::directory_iterator(VITRINE_BINARY "/share/vitrine/locale"))
        all.add(Words::from_catalog(entry.path().stem(), file(entry.path())).value());
    return all;
}

session::House house() {
    session::House house;
    house.kiosk_name = "Borne 12 · Forum de l’emploi public";
    house.staff_code = "2580";
    for (const char* language : {"fr", "en"}) {
        std::string name = std::string{"1."} + language + ".toml";
        std::string text = file(VITRINE_SOURCE "/assets/notices/" + name);
        house.notices.push_back(registration::parse_notice(text, name).value());
    }
    return house;
}

std::vector<Offer> offers() {
    return {
        town_centres(),
        by_mail("000", "Chargé de mission Cohérence territoriale H/F",
                "Élaborer le SCoT, suivre l’enquête publique"),
        by_mail("001", "CHARGE(E) DE MISSION DEVELOPPEMENT TERRITORIAL (H/F)",
                "Partenariats, coopérations, innovation publique"),
        by_mail("005", "Chargé de mission Mobilités H/F", "Plan vélo, covoiturage"),
        silent(),
        nursery(),
        Announcement("011")
            .states(Field::title, "Jardinier (H/F)")
            .states(Field::employer, "Ville de Valrive")
            .states(Field::deadline, {"2025-10-21"}, "21/10/2025")
            .states(Field::category, "C")
            .applies(ApplyChannel::post, "1 place de la Mairie, Valrive")
            .made(),
        Announcement("012")
            .states(Field::title, "Archiviste")
            .states(Field::employer, "Ville de Valrive")
            .states(Field::deadline, {"2025-10-20"}, "20/10/2025")
            .made(),
    };
}

std::shared_ptr<const catalog::Shelf> shelf(base::Instant issued) {
    std::vector<catalog::Card> cards;
    for (const Offer& each : offers())
        cards.push_back(catalog::card_of(each));
    return std::make_shared<catalog::Shelf>(catalog::make_shelf(std::move(cards), issued));
}

std::shared_ptr<const Offer> offer(std::string_view id) {
    for (const Offer& each : offers())
        if (each.id.text == id)
            return std::make_shared<Offer>(each);
    return nullptr;
}

Visit::Visit(const char* language) {
    session = session::fresh(home, shelf(at("2025-10-21T09:12")), time.now);
    session.preferences.language = language;
}

Visit& Visit::does(const session::Event& event) {
    auto updated = session::update(std::move(session), event, time, home);
    session = std::move(updated.session);
    for (const session::Effect& effect : updated.effects) {
        if (const auto* search = std::get_if<session::Search>(&effect))
            does(session::Searched{catalog::search(*session.shelf, search->query, time)});
        if (const auto* read = std::get_if<session::ReadOffer>(&effect))
            does(session::OfferRead{offer(read->id.text)});
    }
    return *this;
}

Visit& Visit::types(std::string_view text) {
    for (char32_t point : base::decode(text))
        does(session::Type{base::encode(std::u32string(1, point))});
    return *this;
}

} // namespace present
