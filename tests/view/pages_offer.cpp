#include "pages_parts.h"

namespace pages {
namespace {

present::DetailPage detail(const Tongue& t) {
    present::DetailPage page;
    page.back = tap("offer.back", t("Les 9 offres", "The 9 offers"), session::GoBack{});
    page.previous = tap("offer.previous", t("Précédente", "Previous"), session::TurnOffer{-1});
    page.next = tap("offer.next", t("Suivante", "Next"), session::TurnOffer{1});
    page.disc = family(2, t("Économie et emploi", "Economy and employment"));
    page.employer_line = t("Métropole du Grand Paris · offre O075251013000634",
                           "Métropole du Grand Paris · offer O075251013000634");
    page.title = centres();
    page.lead_before = t("Encore", "Another");
    page.lead_bold = t("23 jours", "23 days");
    page.lead_after =
        t("pour candidater, sur le portail de l’employeur.", "to apply, on the employer’s portal.");
    page.route = route(t);
    page.facts_heading = t("L’essentiel", "The essentials");
    page.facts_hint =
        t("Touchez une ligne : la phrase s’ouvre", "Touch a line to see the sentence");
    page.facts = {
        fact(t, "contract", t("Contrat", "Contract"), "Emploi permanent"),
        fact(t, "open", t("Contractuels", "Contract staff"), "Acceptés, à titre dérogatoire"),
        fact(t, "category", t("Catégorie", "Category"), "A", t("déduite", "derived")),
        fact(t, "location", t("Lieu", "Place"), "17 avenue Pierre Mendes France, Paris"),
        fact(t, "time", t("Temps de travail", "Working time"), "Complet"),
        fact(t, "telework", t("Télétravail", "Telework"), t("Oui", "Yes")),
        fact(t, "experience", t("Expérience", "Experience"), "3 à 5 ans"),
        fact(t, "education", t("Formation", "Education"), "Bac + 5"),
        fact(t, "apply", t("Candidater", "Apply"), "CV et lettre, portail de l’employeur")};
    present::FactRow salary = fact(t, "salary", t("Salaire", "Salary"),
                                   t("non indiqué dans l’annonce", "not stated in the offer"));
    salary.stated = false;
    salary.tap.enabled = false;
    salary.action.clear();
    page.facts.push_back(salary);
    page.keep = tap("offer.keep", t("Garder", "Keep"));
    page.take = tap("offer.take", t("Emporter", "Take away"));
    page.whole = tap("offer.whole", t("Lire l’annonce entière", "Read the whole offer"));
    page.interested = tap("offer.interested", t("Je suis intéressé·e", "I am interested"));
    page.close_text = tap("text.close", t("Fermer", "Close"));
    return page;
}

present::DetailPage proof(const Tongue& t) {
    present::DetailPage page = detail(t);
    page.facts[1].open = true;
    page.facts[1].action = t("ci-dessous", "below");
    present::ProofSheet sheet;
    sheet.title = t("Contractuels : acceptés", "Contract staff: accepted");
    sheet.place = t("Lignes 33 et 34 de l’annonce, mot pour mot",
                    "Lines 33 and 34 of the offer, word for word");
    sheet.lines = {
        {32, "Ouvert aux contractuels", false},
        {33, "Oui, à titre dérogatoire par rapport aux candidatures de fonctionnaires", true},
        {34, "(Art. L332-8 disposition 2 du code général de la fonction publique)", true},
        {35,
         "Un contractuel peut être recruté sur ce poste pour les besoins des services ou de par la "
         "nature des fonctions lorsqu'aucune candidature d'un fonctionnaire n'a abouti.",
         false}};
    sheet.previous = tap("proof.previous", t("Fait précédent", "Previous fact"));
    sheet.next = tap("proof.next", t("Fait suivant", "Next fact"));
    sheet.whole = tap("proof.whole", t("Ouvrir tout le texte", "Open the whole text"));
    sheet.close = tap("proof.close", t("Fermer", "Close"));
    page.proof = std::move(sheet);
    return page;
}

present::DetailPage undated(const Tongue& t) {
    present::DetailPage page = detail(t);
    page.disc = {0, "D", "Département de la Seine‑Saint‑Denis"};
    page.employer_line =
        t("Métier et référence non indiqués", "Job family and reference not stated");
    page.title = title("", "Chef.fe de projet", "");
    page.title_tag = t("titre déduit du texte", "title derived from the text");
    page.lead_before = t("L’annonce ne dit ni jusqu’à quand, ni comment candidater.",
                         "The offer says neither until when nor how to apply.");
    page.lead_bold.clear();
    page.lead_after.clear();
    page.route = dotted(t);
    page.facts_heading = t("Ce que dit l’annonce", "What the offer says");
    page.facts = {fact(t, "direction", "Direction", "Territoires, coopération et mobilités"),
                  fact(t, "service", "Service", "Développement et Coopération Territoriale"),
                  fact(t, "mission", "Mission",
                       "Formaliser un projet de territoire pour la Seine-Saint-Denis"),
                  fact(t, "education", t("Formation", "Education"),
                       "Études supérieures : sciences politiques, urbanisme-aménagement…"),
                  fact(t, "labels", "Labels", "Diversité et Égalité Femme / Homme")};
    page.silent_heading = t("Ce qu’elle ne dit pas", "What it does not say");
    page.silent = {t("Référence", "Reference"),
                   t("Date limite", "Deadline"),
                   t("Prise de poste", "Start date"),
                   t("Contrat", "Contract"),
                   t("Catégorie", "Category"),
                   t("Lieu", "Place"),
                   t("Télétravail", "Telework"),
                   t("Salaire", "Salary"),
                   "Contact"};
    page.banner = Banner{Banner::Kind::information,
                         t("Laissez vos coordonnées : l’employeur pourra répondre.",
                           "Leave your contact details: the employer can answer.")};
    return page;
}

present::DetailPage expired(const Tongue& t) {
    present::DetailPage page = detail(t);
    page.title = endless();
    page.lead_before = t("Date limite passée depuis le", "The deadline passed on");
    page.lead_bold = t("jeudi 13 novembre", "Thursday 13 November");
    page.lead_after = ".";
    page.route.stations = {
        {StationKind::past, t("Publiée", "Published"), t("13 oct.", "13 Oct")},
        {StationKind::passed, t("Date limite", "Deadline"), t("13 nov.", "13 Nov")},
        {StationKind::here, t("Aujourd’hui", "Today"), t("14 nov.", "14 Nov")}};
    page.banner =
        Banner{Banner::Kind::warning, t("Cette offre a expiré : elle n’est plus dans la liste.",
                                        "This offer has expired and is no longer listed.")};
    page.interested_possible = false;
    page.interested_why_not =
        t("On ne peut plus répondre à cette offre.", "This offer can no longer be answered.");
    page.keep.chosen = true;
    page.keep.label = t("Gardée", "Kept");
    return page;
}

present::DetailPage whole_text(const Tongue& t) {
    present::DetailPage page = detail(t);
    page.text_source = t("Texte complet de 003.txt, importé le 13 octobre 2025.",
                         "Whole text of 003.txt, imported on 13 October 2025.");
    for (int i = 0; i < 6; ++i) {
        present::TextSection section;
        section.id = "text." + std::to_string(i);
        section.heading = i % 2 ? "Missions principales" : "Contexte du recrutement";
        section.blocks = {
            {catalog::BlockKind::paragraph, 0,
             "La Métropole du Grand Paris, créée le 1ᵉʳ janvier 2016, est un établissement public "
             "de coopération intercommunale qui regroupe 130 communes et 7,2 millions "
             "d’habitants. Elle agit pour l’attractivité, l’environnement et l’équilibre du "
             "territoire."},
            {catalog::BlockKind::item, 0,
             "Animer le réseau des partenaires et suivre les conventions d’objectifs"},
            {catalog::BlockKind::item, 1, "Préparer les comités techniques"},
            {catalog::BlockKind::item, 0,
             "Rédiger les délibérations et les notes d’aide à la "
             "décision à destination des élu·e·s"}};
        page.text.push_back(std::move(section));
    }
    return page;
}

} // namespace

std::vector<Named> offer_pages(const Tongue& t) {
    return {{"offer", page(t, "offer", detail(t))},
            {"offer-proof", page(t, "offer", proof(t))},
            {"offer-undated", page(t, "offer", undated(t))},
            {"offer-expired", page(t, "offer", expired(t))},
            {"offer-text", page(t, "offer", whole_text(t))}};
}

} // namespace pages
