#include "pages_parts.h"

#include "present/typography.h"

namespace pages {

std::string Tongue::operator()(const char* fr, const char* en) const {
    return french ? present::typeset(fr) : en;
}

Tap tap(std::string id, std::string label, session::Event event) {
    Tap made;
    made.id = std::move(id);
    made.label = std::move(label);
    made.event = std::move(event);
    return made;
}

Tap off(Tap made) {
    made.enabled = false;
    return made;
}

Tap chosen(Tap made) {
    made.chosen = true;
    return made;
}

Disc family(int number, std::string label) {
    return {number, {}, std::move(label)};
}

Title title(std::string beginning, std::string own, std::string gender) {
    Title made{std::move(beginning), std::move(own), std::move(gender), {}};
    made.whole = made.beginning + " " + made.own + " " + made.gender;
    return made;
}

Title centres() {
    return title("Chargé de mission", "centres‑villes vivants", "(h/f)");
}
Title coherence() {
    return title("Chargé de mission", "Cohérence territoriale", "H/F");
}
Title developpement() {
    return title("Chargé(e) de mission", "Développement territorial", "(H/F)");
}
Title educateur() {
    return title("", "Éducateur·rice de jeunes enfants", "");
}
Title endless() {
    return title(
        "Chargé(e) de mission",
        "accompagnement des transitions écologiques et énergétiques des copropriétés dégradées",
        "(F/H)");
}

present::SlotText slot(std::string label, std::string value, bool stated = true) {
    return {std::move(label), std::move(value), stated};
}

std::vector<present::SlotText> slots(const Tongue& t, std::string category, std::string place,
                                     std::string telework, bool derived) {
    const bool stated = !telework.empty();
    return {slot(derived ? t("Contrat déduit", "Contract derived") : t("Contrat", "Contract"),
                 t("Permanent", "Permanent")),
            slot(t("Catégorie", "Category"), std::move(category)),
            slot(t("Lieu", "Place"), std::move(place)),
            slot(t("Télétravail", "Telework"), stated ? telework : t("non indiqué", "not stated"),
                 stated)};
}

std::vector<present::SlotText> with_derived_category(const Tongue& t,
                                                     std::vector<present::SlotText> made) {
    made[1].label = t("Cat. déduite", "Cat. derived");
    made[1].spoken = t("Catégorie déduite", "Category derived");
    return made;
}

present::OfferRow row(const Tongue& t, std::string id, Title named, Disc disc, present::DueDate due,
                      std::string employer, std::string teaser,
                      std::vector<present::SlotText> facts) {
    present::OfferRow made;
    made.open = tap("browse.offer." + id, named.whole, session::OpenOffer{{id}});
    made.open.spoken = t("Ouvrir l’offre", "Open the offer");
    made.due = std::move(due);
    made.disc = std::move(disc);
    made.title = std::move(named);
    made.employer = std::move(employer);
    made.teaser = std::move(teaser);
    made.slots = std::move(facts);
    return made;
}

std::vector<present::OfferRow> rows(const Tongue& t) {
    const std::string none = t("date non indiquée", "no date stated");
    const Disc ring{0, "M", t("Métier non indiqué", "Job family not stated")};
    return {
        row(t, "a", educateur(), family(4, t("Enfance, éducation", "Childhood, education")),
            {"24", t("oct.", "Oct"), "", t("3 jours", "3 days"), true, false}, "Ville de Valrive",
            "Éveil des 0–3 ans, accueil et soutien des familles, projets avec la médiathèque",
            slots(t, "A", "Valrive", t("Non", "No"), false)),
        row(t, "b", centres(), family(2, t("Économie et emploi", "Economy and employment")),
            {"13", t("nov.", "Nov"), "", t("23 jours", "23 days"), false, false},
            "Métropole du Grand Paris", "Métiers d’art, économie sociale, commerces",
            with_derived_category(t, slots(t, "A", "Paris", t("Oui", "Yes"), false))),
        row(t, "c", coherence(), ring, {"", "", "", none, false, false}, "Métropole du Grand Paris",
            "Élaborer le SCoT, suivre l’enquête publique", slots(t, "A", "Paris 13ᵉ", "", true)),
        row(t, "d", developpement(), ring, {"", "", "", none, false, false},
            "Métropole du Grand Paris", "Partenariats, coopérations, innovation publique",
            slots(t, "A", "Paris 13ᵉ", "", true)),
    };
}

std::vector<present::OfferRow> hard_rows(const Tongue& t) {
    auto made = rows(t);
    made[0].title = endless();
    made[0].due = {"21", t("oct.", "Oct"), "", t("ce soir", "tonight"), true, true};
    made[0].employer = "Établissement public territorial Grand‑Orly Seine Bièvre";
    made[0].slots[0] =
        slot(t("Contrat déduit", "Contract derived"), t("Remplacement", "Replacement"));
    made[0].slots[2] = slot(t("Lieu", "Place"), "Saint‑Quentin‑en‑Yvelines");
    made[1].title = title("", "Responsable du service de l’accompagnement à la scolarité", "(H/F)");
    made[2].title = title("", "Agent", "");
    made[2].teaser.clear();
    made[1].due = {"12", t("juin", "June"), "2026", t("234 jours", "234 days"), false, false};
    made[1].start = t("prise de poste 16 janv. 2027", "starts 16 Jan 2027");
    made[3].due = {"31", t("août", "Aug"), "2026", t("314 jours", "314 days"), false, false};
    made[3].title = endless();
    return made;
}

present::Chip chip(std::string id, std::string label, std::string count, Disc disc) {
    present::Chip made;
    made.tap = tap(std::move(id), std::move(label));
    made.count = std::move(count);
    made.disc = std::move(disc);
    made.zero = made.count == "0";
    return made;
}

std::vector<present::Chip> families(const Tongue& t) {
    const char* fr[] = {"Aménagement",       "Économie",  "Santé, social",  "Enfance",
                        "Technique, nature", "Numérique", "Culture, sport", "Administration"};
    const char* en[] = {"Planning",          "Economy", "Health, social", "Childhood",
                        "Technical, nature", "Digital", "Culture, sport", "Administration"};
    const char* counts[] = {"3", "2", "1", "1", "0", "1", "1", "0"};
    std::vector<present::Chip> made;
    for (int i = 1; i <= 8; ++i)
        made.push_back(chip("browse.facet.family." + std::to_string(i), t(fr[i - 1], en[i - 1]),
                            counts[i - 1], family(i, "")));
    return made;
}

present::FactRow fact(const Tongue& t, std::string id, std::string label, std::string value,
                      std::string tag) {
    present::FactRow made;
    made.tap = tap("offer.fact." + std::move(id), label, session::OpenProof{});
    made.label = std::move(label);
    made.value = std::move(value);
    made.tag = std::move(tag);
    made.action = t("la phrase", "the sentence");
    return made;
}

present::KeyboardPage keyboard(const Tongue& t, bool mail) {
    present::KeyboardPage page;
    const auto letters = [](std::initializer_list<const char*> signs) {
        std::vector<KeyCap> made;
        for (const char* sign : signs)
            made.push_back({tap(std::string("key.") + sign, sign, session::Type{sign}),
                            10.0f / static_cast<float>(signs.size()), KeyCap::Kind::letter});
        return made;
    };
    page.rows.push_back(letters({"é", "è", "ç", "à", "ù", "œ", "’", "-", "_", "."}));
    page.rows.push_back(letters({"a", "z", "e", "r", "t", "y", "u", "i", "o", "p"}));
    page.rows.push_back(letters({"q", "s", "d", "f", "g", "h", "j", "k", "l", "m"}));
    std::vector<KeyCap> third{{tap("key.shift", t("Maj", "Shift"), session::ToggleShift{}), 1.5f,
                               KeyCap::Kind::function}};
    for (const char* sign : {"w", "x", "c", "v", "b", "n"})
        third.push_back(
            {tap(std::string("key.") + sign, sign, session::Type{sign}), 1, KeyCap::Kind::letter});
    third.push_back(
        {tap("key.erase", t("Effacer", "Delete"), session::Erase{}), 2.5f, KeyCap::Kind::function});
    page.rows.push_back(std::move(third));
    std::vector<KeyCap> last{
        {tap("key.symbols", "123", session::ToggleSymbols{}), 1.5f, KeyCap::Kind::function}};
    if (mail)
        last.push_back({tap("key.@", "@", session::Type{"@"}), 1, KeyCap::Kind::letter});
    last.push_back({tap("key.space", t("espace", "space"), session::Type{" "}), mail ? 3 : 5.5f,
                    KeyCap::Kind::letter});
    if (mail)
        last.push_back({tap("key..fr", ".fr", session::Type{".fr"}), 1.5f, KeyCap::Kind::letter});
    last.push_back({tap("key.continue", t("Continuer", "Continue"), session::Continue{}), 3,
                    KeyCap::Kind::go});
    page.rows.push_back(std::move(last));
    return page;
}

present::Route route(const Tongue& t) {
    present::Route line;
    line.stations = {
        {StationKind::past, t("Publiée", "Published"), t("13 oct.", "13 Oct")},
        {StationKind::here, t("Aujourd’hui", "Today"), t("21 oct.", "21 Oct")},
        {StationKind::deadline, t("Date limite", "Deadline"), t("13 nov.", "13 Nov")},
        {StationKind::future, t("Prise de poste", "Start"), t("16 janv. 2026", "16 Jan 2026")}};
    line.spoken = t("Publiée le 13 octobre, date limite le 13 novembre",
                    "Published on 13 October, deadline on 13 November");
    return line;
}

present::Route dotted(const Tongue& t) {
    present::Route line;
    line.dotted = true;
    line.stations = {
        {StationKind::here, t("Aujourd’hui", "Today"), t("21 oct.", "21 Oct")},
        {StationKind::deadline, t("Date limite", "Deadline"), t("non indiquée", "not stated")}};
    line.spoken = t("Date limite non indiquée", "Deadline not stated");
    return line;
}

present::Bar bar(const Tongue& t, bool quit) {
    present::Bar made;
    made.data_age = t("Offres à jour : aujourd’hui, 9 h 12", "Offers updated today, 9:12");
    made.kiosk = t("Borne 12 · Forum de l’emploi public", "Kiosk 12 · Forum de l’emploi public");
    made.settings = {
        tap("bar.language", t("English", "Français"), session::NextLanguage{}),
        tap("bar.text", t("Texte", "Text size"), session::ToggleLargeText{}),
        tap("bar.contrast", t("Contraste", "Contrast"), session::NextTheme{}),
        tap("bar.position", t("Position", "Reach"), session::ToggleLowPosition{}),
    };
    if (quit)
        made.quit = tap("bar.quit", t("Effacer et quitter", "Erase and leave"), session::Finish{});
    return made;
}

Page page(const Tongue& t, std::string id, present::Screen screen, bool quit) {
    Page made;
    made.id = std::move(id);
    made.language = t.french ? "fr" : "en";
    made.screen = std::move(screen);
    made.bar = bar(t, quit);
    made.scroll_up = t("Plus haut", "Further up");
    made.scroll_down = t("Plus bas", "Further down");
    made.low_hint = t("Position basse : tout se touche sous le trait jaune",
                      "Low reach: all buttons are below the yellow line");
    return made;
}

} // namespace pages
