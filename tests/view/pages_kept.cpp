#include "pages_parts.h"

namespace pages {
namespace {

present::SelectionPage selection(const Tongue& t) {
    present::SelectionPage page;
    page.back = tap("selection.back", t("Les 9 offres", "The 9 offers"));
    page.heading = t("Ma sélection", "My selection");
    page.summary = t("2 offres, gardées sur cette borne jusqu’à votre départ",
                     "2 offers, kept on this kiosk until you leave");
    const auto all_rows = rows(t);
    for (std::size_t i = 1; i <= 2; ++i) {
        const std::string id = i == 1 ? "b" : "c";
        page.rows.push_back({all_rows[i], tap("selection.open." + id, t("Ouvrir", "Open")),
                             tap("selection.take." + id, t("Emporter", "Take away")),
                             tap("selection.remove." + id, t("Retirer", "Remove")), std::nullopt});
    }
    page.add = tap("selection.add", t("Ajouter", "Add"));
    page.empty = tap("selection.empty", t("Tout retirer", "Remove all"));
    page.compare = tap("selection.compare", t("Comparer les deux", "Compare the two"));
    page.qr = "Chargé de mission centres-villes vivants (h/f)\nMétropole du Grand Paris\nOffre n° "
              "O075251013000634\nhttps://metropoledugrandparis.flatchr.io/fr/company/"
              "metropoledugrandparis\nAvant le 13 novembre 2025\n\nChargé de mission Cohérence "
              "territoriale\nMétropole du Grand Paris\nOffre n° MGP059 CM020\n"
              "recrutement@metropolegrandparis.fr";
    page.qr_heading = t("Tout emporter d’un coup", "Take all at once");
    page.qr_text = t("Ces offres, leurs dates et leurs adresses dans un seul QR, à lire avec votre "
                     "téléphone.",
                     "These offers, their dates and addresses in one QR code, to be read with your "
                     "telephone.");
    page.take_all = tap("selection.take", t("Agrandir le QR", "Enlarge the QR code"));
    page.interested = tap("selection.interested",
                          t("Intéressé·e par ces 2 offres", "Interested in these 2 offers"));
    return page;
}

present::SelectionPage no_selection(const Tongue& t) {
    present::SelectionPage page = selection(t);
    page.rows.clear();
    page.summary.clear();
    page.compare.reset();
    page.qr.clear();
    page.interested_possible = false;
    page.add.label = t("Voir les offres", "See the offers");
    page.nothing = t("Rien de gardé pour l’instant. Touchez « Garder » sur une offre : vous la "
                     "retrouverez ici.",
                     "Nothing kept yet. Touch “Keep” on an offer and you will find it here.");
    return page;
}

present::SelectionPage picking(const Tongue& t) {
    present::SelectionPage page = selection(t);
    page.summary = t("Touchez la deuxième offre à comparer.", "Touch the second offer to compare.");
    page.rows.push_back(page.rows.front());
    page.rows.back().row = rows(t)[3];
    page.compare.reset();
    page.qr.clear();
    for (std::size_t i = 0; i < page.rows.size(); ++i)
        page.rows[i].pick =
            tap("selection.pick." + std::to_string(i), t("Comparer celle‑ci", "Compare this one"));
    page.rows[0].pick->chosen = true;
    page.stop = tap("selection.stop", t("Ne pas comparer", "Do not compare"));
    return page;
}

using Value = present::ComparePage::Value;
using Mark = present::ComparePage::Mark;

present::ComparePage compare(const Tongue& t) {
    present::ComparePage page;
    page.back = tap("compare.back", t("Ma sélection", "My selection"));
    page.heading = t("Comparer", "Compare");
    const std::string interested = t("Intéressé·e par celle‑ci", "Interested in this one");
    page.sides[0] = {family(2, t("Économie et emploi", "Economy and employment")), centres(),
                     "Métropole du Grand Paris", tap("compare.interested.0", interested), ""};
    page.sides[1] = {{0, "M", t("Métier non indiqué", "Job family not stated")},
                     coherence(),
                     "Métropole du Grand Paris",
                     tap("compare.interested.1", interested),
                     ""};
    const Value silent{t("non indiquée", "not stated"), false, ""};
    const auto row = [&](const char* id, std::string label, Value a, Value b, Mark mark) {
        page.rows.push_back({std::string("compare.") + id,
                             std::move(label),
                             {a, b},
                             mark,
                             mark == Mark::same        ? t("identique", "the same")
                             : mark == Mark::different ? t("différent", "different")
                                                       : t("inconnu", "unknown")});
    };
    row("deadline", t("Date limite", "Deadline"), {t("13 novembre 2025", "13 November 2025")},
        silent, Mark::unknown);
    row("start", t("Prise de poste", "Start"), {t("16 janvier 2026", "16 January 2026")}, silent,
        Mark::unknown);
    row("contract", t("Contrat", "Contract"), {"Permanent"},
        {"Permanent", true, t("déduit", "derived")}, Mark::same);
    row("category", t("Catégorie", "Category"), {"A", true, t("déduite", "derived")}, {"A"},
        Mark::same);
    row("location", t("Lieu", "Place"), {"Paris"}, {"Paris 13ᵉ"}, Mark::different);
    row("telework", t("Télétravail", "Telework"), {t("Oui", "Yes")}, silent, Mark::unknown);
    row("time", t("Temps de travail", "Working time"), {t("Complet", "Full-time")}, silent,
        Mark::unknown);
    row("education", t("Formation", "Education"), {"Bac + 5"}, {"Bac +5"}, Mark::same);
    row("experience", t("Expérience", "Experience"), {"3 à 5 ans"}, {"Au moins une première"},
        Mark::different);
    row("salary", t("Salaire", "Salary"), silent, silent, Mark::unknown);
    page.count_bold = t("2 différences", "2 differences");
    page.count_rest = t(", 5 inconnues", ", 5 unknown");
    page.only = tap("compare.only", t("Les différences seules", "Differences only"));
    return page;
}

present::TakeAwayPage take_away(const Tongue& t) {
    present::TakeAwayPage page;
    page.back = tap("take.back", t("Retour à l’offre", "Back to the offer"));
    page.heading = t("Emporter", "Take away");
    page.disc = family(2, t("Économie et emploi", "Economy and employment"));
    page.title = centres();
    page.employer_line = t("Métropole du Grand Paris · offre O075251013000634",
                           "Métropole du Grand Paris · offer O075251013000634");
    page.kits = {chosen(tap("take.kit.application", t("Candidater", "Apply"))),
                 tap("take.kit.reminder", t("Rappel du 13 novembre", "Reminder, 13 November"))};
    page.qr = "Chargé de mission centres-villes vivants (h/f)\nMétropole du Grand Paris\nOffre n° "
              "O075251013000634\nhttps://metropoledugrandparis.flatchr.io/fr/company/"
              "metropoledugrandparis\nÀ joindre : CV, lettre de motivation\nAvant le 13 novembre "
              "2025";
    page.enlarge = tap("take.qr", t("Agrandir le QR", "Enlarge the QR code"));
    page.shrink = tap("take.shrink", t("Réduire", "Make smaller"));
    page.phone_heading = t("Visez avec votre téléphone", "Aim your telephone here");
    page.phone_text =
        t("Le QR contient tout le dossier. Il marche sans réseau, et ne prévient personne.",
          "The QR code holds all you need. It works without a network and tells nobody.");
    page.phone_hint = t("Touchez l’image pour l’agrandir.", "Touch the picture to enlarge it.");
    page.facts_heading =
        t("Ce que vous emportez, mot pour mot", "What you take with you, word for word");
    page.facts = {fact(t, "url", t("Déposer sur", "Apply on"),
                       "https://metropoledugrandparis.flatchr.io/fr/company/"
                       "metropoledugrandparis"),
                  fact(t, "documents", t("À joindre", "Enclose"), "CV, lettre de motivation"),
                  fact(t, "quote", t("À citer", "Quote"), "Offre n° O075251013000634"),
                  fact(t, "before", t("Avant le", "Before"), "13 novembre 2025")};
    page.keep = tap("take.keep", t("Garder cette offre", "Keep this offer"));
    page.see = tap("take.see", t("Voir l’annonce", "See the document"));
    page.done = tap("take.done", t("C’est fait", "Done"));
    return page;
}

present::TakeAwayPage take_mail(const Tongue& t) {
    present::TakeAwayPage page = take_away(t);
    page.disc = {0, "M", t("Métier non indiqué", "Job family not stated")};
    page.title = coherence();
    page.employer_line = "Métropole du Grand Paris · offre MGP059 CM020";
    page.kits.clear();
    page.qr = "mailto:recrutement@metropolegrandparis.fr?subject=MGP059%20CM020%20-%20Candidature"
              "%20%3A%20Charg%C3%A9%20de%20mission%20Coh%C3%A9rence%20territoriale&body=Bonjour"
              "%2C%0D%0A%0D%0APi%C3%A8ces%20jointes%20demand%C3%A9es%20%3A%20lettre%20de%20"
              "motivation%2C%20CV%0D%0A";
    page.facts = {fact(t, "mail", t("Écrire à", "Write to"), "recrutement@metropolegrandparis.fr"),
                  fact(t, "documents", t("À joindre", "Enclose"), "lettre de motivation, CV"),
                  fact(t, "quote", t("À citer", "Quote"), "MGP059 CM020")};
    return page;
}

present::TakeAwayPage take_silent(const Tongue& t) {
    present::TakeAwayPage page = take_mail(t);
    page.disc = {0, "D", t("Métier non indiqué", "Job family not stated")};
    page.title = title("", "Chef.fe de projet", "");
    page.employer_line = t("Département de la Seine‑Saint‑Denis · référence non indiquée",
                           "Département de la Seine‑Saint‑Denis · no reference stated");
    page.qr = "Chef.fe de projet\nDépartement de la Seine-Saint-Denis\nL’annonce ne dit pas "
              "comment candidater.";
    page.honest =
        t("L’annonce ne dit pas comment candidater. Ce QR ne contient que ce qu’elle dit.",
          "The document does not say how to apply. This QR code holds only what it says.");
    page.facts.clear();
    return page;
}

present::TakeAwayPage take_all(const Tongue& t) {
    present::TakeAwayPage page = take_away(t);
    page.disc = {0, "2", ""};
    page.title = title("", t("2 offres", "2 offers"), "");
    page.employer_line = t("Leurs dates et leurs adresses dans un seul QR",
                           "Their dates and addresses in one QR code");
    page.kits.clear();
    page.qr = selection(t).qr;
    page.facts.clear();
    page.offers = {{family(2, ""), centres(),
                    t("Déposer sur", "Apply on") +
                        " https://metropoledugrandparis.flatchr.io/fr/company/"
                        "metropoledugrandparis"},
                   {{0, "M", ""},
                    coherence(),
                    t("Écrire à", "Write to") + " recrutement@metropolegrandparis.fr"}};
    page.keep.reset();
    page.see.reset();
    return page;
}

} // namespace

std::vector<Named> kept_pages(const Tongue& t) {
    present::ComparePage only = compare(t);
    std::erase_if(only.rows, [](const auto& row) {
        return row.mark == Mark::same || (!row.values[0].stated && !row.values[1].stated);
    });
    only.only->chosen = true;
    present::ComparePage hard = compare(t);
    hard.sides[0].title = endless();
    hard.sides[1].why_not = t("Cet employeur ne prend pas d’inscription ici : candidatez comme "
                              "l’annonce le dit.",
                              "This employer takes no registration here: apply as the document "
                              "says.");
    hard.rows[8].values[1].text = "De formation supérieure en urbanisme, vous avez au moins une "
                                  "première expérience en collectivité";
    present::TakeAwayPage large = take_mail(t);
    large.enlarged = true;
    return {{"selection", page(t, "selection", selection(t))},
            {"selection-none", page(t, "selection", no_selection(t))},
            {"selection-picking", page(t, "selection", picking(t))},
            {"compare", page(t, "compare", compare(t))},
            {"compare-only", page(t, "compare", only)},
            {"compare-hard", page(t, "compare", hard)},
            {"take-away", page(t, "take-away", take_away(t))},
            {"take-away-mail", page(t, "take-away", take_mail(t))},
            {"take-away-none", page(t, "take-away", take_silent(t))},
            {"take-away-all", page(t, "take-away", take_all(t))},
            {"take-away-large", page(t, "take-away", large)}};
}

} // namespace pages
