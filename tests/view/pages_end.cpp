#include "pages_parts.h"

namespace pages {
namespace {

present::ReceiptPage receipt(const Tongue& t) {
    present::ReceiptPage page;
    page.heading_first = t("C’est enregistré", "It is recorded");
    page.heading_second = t("sur cette borne", "on this kiosk");
    page.lead = t("Envoi à l’employeur dès que le réseau le permet.",
                  "Sent to the employer as soon as there is a network.");
    page.code_label = t("Votre code", "Your code");
    page.when = t("mardi 21 octobre 2025, 10 h 04", "Tuesday 21 October 2025, 10:04");
    page.code = "K7QM 42NX";
    page.code_note = t("Notez‑le ou photographiez‑le. Il ne contient pas votre nom.",
                       "Write it down or photograph it. It does not contain your name.");
    page.qr = "https://hub.valrive.example/r#K7QM42NX";
    page.phone_heading = t("Avec votre téléphone", "With your telephone");
    page.phone_text = t("Ce QR contient votre code : suivez l’envoi, ou effacez tout, quand vous "
                        "voulez.",
                        "This QR holds your code: follow it, or erase all, whenever you like.");
    page.kiosk_heading = t("Sur cette borne", "On this kiosk");
    page.kiosk_text = t("À l’accueil, touchez « J’ai déjà un code ».",
                        "On the first screen, touch “I have a code”.");
    page.sent = {{family(2, ""), centres(),
                  t("La Métropole du Grand Paris recevra votre nom et votre adresse e‑mail.",
                    "Métropole du Grand Paris will receive your name and e‑mail address."),
                  t("Offre O075251013000634", "Offer O075251013000634")}};
    page.more = tap("receipt.more", t("Voir d’autres offres", "See other offers"));
    page.finish = tap("receipt.finish", t("J’ai fini, tout effacer", "I am done, erase all"));
    page.more_time = tap("receipt.time", t("Encore 1 minute", "1 more minute"));
    page.seconds = "42";
    page.seconds_text =
        t("secondes avant que cet écran s’efface", "seconds until this screen erases");
    page.time_left = 0.7f;
    return page;
}

present::CodePage code(const Tongue& t) {
    present::CodePage page;
    page.back = tap("code.back", t("Retour", "Back"));
    page.heading = t("Votre code", "Your code");
    page.lead = t("Il est sur votre reçu : deux groupes de quatre signes.",
                  "It is on your receipt: two groups of four signs.");
    page.label = t("Code du reçu", "Receipt code");
    page.typed = "K7QM 42";
    page.answer = t("Reçue par l’employeur.", "Received by the employer.");
    page.keyboard = keyboard(t, false);
    return page;
}

present::FollowPage follow(const Tongue& t) {
    present::FollowPage page;
    page.back = tap("follow.back", t("Retour", "Back"));
    page.heading = t("Reçue par l’employeur", "Received by the employer");
    page.lead = t("Lui seul peut l’ouvrir.", "Only they can open it.");
    page.route.stations = {
        {StationKind::past, t("Enregistrée", "Recorded"), t("19 oct.", "19 Oct")},
        {StationKind::here, t("Reçue", "Received"), t("20 oct.", "20 Oct")},
        {StationKind::deadline, t("Effacée", "Erased"),
         t("le 18 janv. 2026 au plus tard", "by 18 Jan 2026 at the latest")}};
    page.route.spoken = t("Enregistrée, reçue", "Recorded, received");
    page.code_label = t("Votre code", "Your code");
    page.code = "K7QM 42NX 9C0D 6TPV";
    page.letters = {{family(2, ""), centres(), "Métropole du Grand Paris",
                     t("Offre O075251013000634", "Offer O075251013000634"), t("reçue", "received")},
                    {{0, "M", ""}, {}, "Ville de Valrive", "", t("reçue", "received")}};
    page.erase = tap("follow.erase", t("Effacer mon inscription", "Erase my registration"));
    return page;
}

present::FollowPage follow_waiting(const Tongue& t) {
    present::FollowPage page = follow(t);
    page.sign = present::FollowPage::Sign::waiting;
    page.heading = t("Enregistrée, pas encore reçue", "Recorded, not yet received");
    page.lead = t("Elle attend sur cette borne, fermée, et partira dès que le réseau le permet.",
                  "It is waiting on this kiosk, sealed, and leaves as soon as there is a network.");
    page.route.stations[0].kind = StationKind::here;
    page.route.stations[1] = {StationKind::future, t("Reçue", "Received"),
                              t("dès le réseau", "with the network")};
    page.route.stations.pop_back();
    page.route.dotted = true;
    page.letters[0].title = endless();
    page.letters[1].title = coherence();
    page.letters[0].status = page.letters[1].status =
        t("en attente sur cette borne", "waiting on this kiosk");
    page.erase.reset();
    page.confirm = present::FollowPage::Confirm{
        t("Tout effacer ?", "Erase everything?"),
        t("L’employeur ne pourra plus lire votre inscription. C’est définitif.",
          "The employer will no longer be able to read your registration. This is final."),
        tap("follow.keep", t("Non, garder", "No, keep it")),
        tap("follow.confirm", t("Oui, effacer", "Yes, erase"))};
    return page;
}

present::FollowPage follow_unknown(const Tongue& t) {
    present::FollowPage page = follow(t);
    page.sign = present::FollowPage::Sign::unknown;
    page.heading = t("Rien sous ce code", "Nothing under this code");
    page.lead = t("Soit tout est effacé, soit un signe du code n’est pas le bon.",
                  "Either all is erased, or a character of the code is wrong.");
    page.route = {};
    page.letters.clear();
    page.notes = {t("Pas de réseau en ce moment : cette borne ne dit que ce qu’elle sait "
                    "d’elle‑même.",
                    "No network just now: this kiosk says only what it knows itself.")};
    return page;
}

void show_interest(const Tongue& t, present::StaffPage& page) {
    page.interest_heading = t("Intérêt par offre", "Interest by offer");
    page.interest_unit = t("ouvertures · inscriptions", "opened · registered");
    present::Title long_one{"", "Responsable du pôle accueil, médiation et action culturelle", "",
                            ""};
    page.interest = {
        {family(2, ""), title("", "Centres‑villes vivants", ""), "64", "12", 1, 0.19f},
        {{0, "M", ""}, coherence(), "41", "9", 0.64f, 0.14f},
        {family(4, ""), {"", "Éducateur·rice de jeunes enfants", "", ""}, "33", "7", 0.52f, 0.11f},
        {{0, "D", ""}, long_one, "18", "3", 0.28f, 0.05f}};
}

present::StaffPage staff(const Tongue& t, bool well) {
    using Kind = present::StaffRow::Kind;
    using present::StationKind;
    present::StaffPage page;
    page.close = tap("staff.close", t("Fermer", "Close"));
    page.finish = tap("staff.finish", t("Rendre la borne aux visiteurs", "Back to the visitors"));
    page.who = t("Équipe · borne 12", "Staff · kiosk 12");
    page.all_well = well;
    page.sentence =
        well ? t("Tout est arrivé", "Everything has arrived") : t("12 en attente", "12 waiting");
    page.lead = well ? t("31 inscriptions reçues. Vous pouvez éteindre la borne.",
                         "31 registrations received. You may switch the kiosk off.")
                     : t("Ne pas éteindre la borne, ou prendre la clé.",
                         "Do not switch the kiosk off, or take the key.");
    page.route.stations = {
        {StationKind::past, t("Mise en marche", "Switched on"), t("8 h 31", "8:31")},
        {StationKind::past, t("Dernier envoi", "Last sent"), t("18 h 39", "18:39")},
        {StationKind::here, t("Maintenant", "Now"), t("18 h 45", "18:45")}};
    page.rows = {
        {Kind::queue,
         t("File d’attente", "Queue"),
         well ? t("0 inscription", "0 registrations") : t("12 inscriptions", "12 registrations"),
         t("enregistrées : 31, reçues : 31", "recorded: 31, received: 31"),
         !well,
         {}},
        {Kind::sync, t("Dernière synchronisation", "Last synchronisation"),
         t("18 h 39, il y a 6 minutes", "18:39, 6 minutes ago"), "", false,
         tap("staff.sync", t("Synchroniser", "Synchronise"))},
        {Kind::clock,
         t("Horloge", "Clock"),
         t("mardi 21 octobre 2025, 18 h 45", "Tuesday 21 October 2025, 18:45"),
         t("vérifiée", "verified"),
         false,
         {}},
        {Kind::disk,
         t("Disque", "Disk"),
         well ? t("41 Go libres", "41 GB free")
              : t("en lecture seule : les inscriptions sont fermées",
                  "read-only: registrations are closed"),
         "",
         !well,
         {}},
        {Kind::glass, t("Autotest écran et tactile", "Test of screen and touch"),
         t("réussi à 8 h 31", "passed at 8:31"), "", false,
         tap("staff.test", t("Relancer", "Again"))}};
    show_interest(t, page);
    if (well)
        return page;
    page.hand_over = tap("staff.hand_over", t("Remettre à une clé USB", "Hand over to a USB key"));
    page.handed_over = present::Banner{present::Banner::Kind::caution,
                                       t("Aucune clé USB ici : branchez‑la, puis recommencez.",
                                         "There is no USB key here: plug it in, then try again.")};
    page.notices_heading = t("Journal", "Journal");
    page.notices = {"outbox.db: 12 of 12 letters were salvaged"};
    return page;
}

present::StaffPage staff_test(const Tongue& t) {
    present::StaffPage page = staff(t, true);
    page.test.emplace();
    page.test->heading = t("Touchez chaque case", "Touch each field");
    page.test->hint = t("Un point d’une autre couleur est un pixel mort.",
                        "A dot of another colour is a dead pixel.");
    page.test->stop = tap("staff.test.stop", t("Arrêter", "Stop"));
    for (int i = 1; i <= 24; ++i) {
        page.test->fields.push_back(
            tap(("staff.field." + std::to_string(i)).c_str(), std::to_string(i)));
        page.test->fields.back().chosen = i < 6;
    }
    return page;
}

} // namespace

std::vector<Named> end_pages(const Tongue& t) {
    present::ReceiptPage many = receipt(t);
    for (int i = 0; i < 3; ++i)
        many.sent.push_back({{0, "M", ""},
                             coherence(),
                             many.sent[0].what,
                             t("Référence MGP059 CM020", "Reference MGP059 CM020")});
    Page question = one(t.french ? "fr" : "en", "browse");
    question.bar.quit.reset();
    question.question = present::QuestionPage{
        t("Vous êtes", "Are you"),
        t("toujours là ?", "still there?"),
        "20",
        t("secondes, puis tout s’efface.\nPersonne ne verra ce que vous avez tapé.",
          "seconds, then all is erased.\nNobody will see what you typed."),
        0.9f,
        tap("question.stay", t("Oui, je continue", "Yes, I go on")),
        tap("question.leave", t("Non, tout effacer", "No, erase all"))};
    return {{"receipt", page(t, "receipt", receipt(t))},
            {"receipt-many", page(t, "receipt", many)},
            {"question", question},
            {"code", page(t, "code", code(t))},
            {"follow", page(t, "follow", follow(t))},
            {"follow-waiting", page(t, "follow", follow_waiting(t))},
            {"follow-unknown", page(t, "follow", follow_unknown(t))},
            {"staff", page(t, "staff", staff(t, true), false)},
            {"staff-alarm", page(t, "staff", staff(t, false), false)},
            {"staff-test", page(t, "staff", staff_test(t), false)}};
}

} // namespace pages
