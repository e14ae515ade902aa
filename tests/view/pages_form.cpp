#include "pages_parts.h"

namespace pages {
namespace {

present::RegisterPage form(const Tongue& t, std::size_t here) {
    present::RegisterPage page;
    page.back = tap("form.back", t("Retour", "Back"));
    page.disc = family(2, t("Économie et emploi", "Economy and employment"));
    page.about = "Centres‑villes vivants";
    const std::string labels[] = {t("Offre", "Offer"), t("Nom", "Name"), "Contact",
                                  t("Envoi", "Send")};
    for (std::size_t i = 0; i < 4; ++i)
        page.steps.push_back({labels[i],
                              i < here    ? present::StepMark::Kind::done
                              : i == here ? present::StepMark::Kind::here
                                          : present::StepMark::Kind::ahead,
                              static_cast<int>(i + 1)});
    return page;
}

present::ReviewRow given(const Tongue& t, std::string id, std::string label, std::string value) {
    present::ReviewRow made;
    made.label = std::move(label);
    made.value = std::move(value);
    made.reveal = tap("review." + id + ".reveal", t("Montrer", "Show"));
    made.correct = tap("review." + id + ".correct", t("Corriger", "Correct"));
    return made;
}

present::RegisterPage form_name(const Tongue& t) {
    present::RegisterPage page = form(t, 1);
    page.heading = t("Votre nom", "Your name");
    page.lead = t("Comme vous voulez qu’on vous appelle. Seul l’employeur pourra le lire.",
                  "As you want to be called. Only the employer can read it.");
    page.field = present::FieldView{
        "form.name", t("Prénom et nom", "First name and name"),
        {},          {},
        {},          t("Touchez les lettres ci-dessous", "Touch the letters below"),
        {}};
    page.keyboard = keyboard(t, false);
    return page;
}

present::RegisterPage form_contact(const Tongue& t) {
    present::RegisterPage page = form(t, 2);
    page.heading = t("Comment vous joindre ?", "How can you be reached?");
    page.lead = t("Une adresse ou un numéro suffit. Seul l’employeur pourra le lire.",
                  "An address or a number is enough. Only the employer can read it.");
    page.ways = {chosen(tap("form.way.mail", t("Adresse e‑mail", "E‑mail address"))),
                 tap("form.way.phone", t("Téléphone", "Telephone"))};
    page.field = present::FieldView{"form.mail",
                                    t("Votre adresse e‑mail", "Your e‑mail address"),
                                    std::string_view("camille.martin@"),
                                    "c•••••••••••••@",
                                    {},
                                    {},
                                    tap("form.clear", t("Effacer le champ", "Clear the field"))};
    for (const char* domain : {"gmail.com", "orange.fr", "laposte.net", "free.fr", "outlook.fr",
                               "hotmail.fr", "sfr.fr", "wanadoo.fr"})
        page.chips.push_back(tap("form.domain." + std::to_string(page.chips.size()), domain));
    page.review = {given(t, "name", t("Nom", "Name"), "C•••••• M•••••")};
    page.keyboard = keyboard(t, true);
    return page;
}

present::RegisterPage form_error(const Tongue& t) {
    present::RegisterPage page = form_contact(t);
    page.field->secret = secret_mail;
    page.field->error = t("Il manque la fin de l’adresse après « @ », par exemple orange.fr.",
                          "The end of the address is missing after “@”, for example orange.fr.");
    page.suggestion =
        tap("form.suggestion", t("Vouliez-vous dire @gmail.com ?", "Did you mean @gmail.com?"));
    page.chips.clear();
    return page;
}

present::RegisterPage review(const Tongue& t) {
    present::RegisterPage page = form(t, 3);
    page.heading = t("Relisez, puis envoyez", "Read again, then send");
    present::ReviewRow offer;
    offer.label = t("Offre", "Offer");
    offer.value = "Chargé de mission centres‑villes vivants";
    page.review = {offer, given(t, "name", t("Nom", "Name"), "C•••••• M•••••"),
                   given(t, "mail", t("E‑mail", "E‑mail"), "c•••••@•••••.fr")};
    page.notice = {
        {t("Qui reçoit", "Who receives"),
         t("La Métropole du Grand Paris, elle seule. Ni la borne ni son exploitant ne peuvent lire "
           "votre message.",
           "Métropole du Grand Paris, and nobody else. Neither the kiosk nor its operator can read "
           "your message.")},
        {t("Pourquoi", "Why"),
         t("Vous recontacter au sujet de cette offre.", "To contact you about this offer.")},
        {t("Combien de temps", "How long"),
         t("6 mois, puis tout est effacé.", "6 months, then all is erased.")},
        {t("Vos droits", "Your rights"),
         t("Consulter, corriger ou effacer avec le code de votre reçu. Réclamation auprès de la "
           "CNIL.",
           "See, correct or erase with the code of your receipt. Complaints go to the CNIL.")}};
    page.consent = tap("form.consent", t("Recontactez‑moi aussi pour d’autres postes (facultatif)",
                                         "Contact me about other posts too (optional)"));
    page.sealed =
        t("Scellé sur cette borne avant tout envoi", "Sealed on this kiosk before sending");
    page.send = tap("form.send", t("Envoyer", "Send"));
    page.abandon = tap("form.abandon", t("Ne pas envoyer, tout effacer", "Do not send, erase all"));
    return page;
}

} // namespace

std::vector<Named> form_pages(const Tongue& t) {
    present::RegisterPage failed = review(t);
    failed.banner =
        Banner{Banner::Kind::warning,
               t("L’enregistrement a échoué. Rien de ce que vous avez tapé n’est perdu.",
                 "Saving failed. Nothing you typed is lost.")};
    return {{"register-name", page(t, "register", form_name(t))},
            {"register-contact", page(t, "register", form_contact(t))},
            {"register-error", page(t, "register", form_error(t))},
            {"register-review", page(t, "register", review(t))},
            {"register-failed", page(t, "register", failed)}};
}

} // namespace pages
