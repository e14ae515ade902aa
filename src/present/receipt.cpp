#include "present/dates.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/typography.h"

namespace present {
namespace {

void say_status(const Words& words, session::LetterStatus status, ReceiptPage& page) {
    using session::LetterStatus;
    switch (status) {
    case LetterStatus::received:
        page.heading_first = words("C’est reçu");
        page.heading_second = words("par l’employeur");
        page.lead = words("L’employeur a confirmé qu’il a tout reçu.");
        return;
    case LetterStatus::erased:
        page.heading_first = words("C’est effacé");
        page.heading_second = words("partout");
        page.lead = words("Rien ne reste de votre inscription.");
        return;
    case LetterStatus::saved_here:
    case LetterStatus::unknown:
        break;
    }
    page.heading_first = words("C’est enregistré");
    page.heading_second = words("sur cette borne");
    page.lead = words("Envoi à l’employeur dès que le réseau le permet.");
}

} // namespace

ReceiptPage receipt_page(const Scene& scene, const session::Receipt& receipt) {
    const Words& words = scene.words;
    ReceiptPage page;
    say_status(words, receipt.status, page);
    page.code_label = words("Votre code");
    page.when = date_and_time(words, receipt.saved_at);
    page.code = receipt.code;
    page.code_note = words("Notez-le ou photographiez-le. Il ne contient pas votre nom.");
    page.qr = receipt.link;
    page.phone_heading = words("Avec votre téléphone");
    page.phone_text =
        words("Ce QR contient votre code : suivez l’envoi, ou effacez tout, quand vous voulez.");
    page.kiosk_heading = words("Sur cette borne");
    page.kiosk_text = words("À l’accueil, touchez « J’ai déjà un code ».");
    bool by_mail = receipt.contact == registration::ContactWay::mail;
    for (const session::Recipient& recipient : receipt.recipients)
        for (const catalog::OfferId& id : recipient.offers) {
            ReceiptPage::Sent sent;
            if (const auto card = scene.card(id)) {
                sent.disc = disc_of(words, card->family, card->employer);
                sent.title = title_of(scene, *card);
                sent.reference = reference_line(scene, *card);
            } else {
                sent.disc = disc_of(words, 0, recipient.employer);
            }
            std::string employer = typeset(recipient.employer);
            sent.what = by_mail ? words("{employer} recevra votre nom et votre adresse e-mail.",
                                        {{"employer", employer}})
                                : words("{employer} recevra votre nom et votre numéro.",
                                        {{"employer", employer}});
            page.sent.push_back(std::move(sent));
        }
    page.more = tap("receipt.more", words("Voir d’autres offres"), session::ShowOffers{});
    page.finish = tap("receipt.finish", words("J’ai fini, tout effacer"), session::Finish{});
    page.more_time = tap("receipt.time", words("Encore 1 minute"), session::MoreTime{});
    int left = seconds_left(scene.now.now, receipt.closes_at);
    page.seconds = words.number(left);
    page.seconds_text = left > 1 ? words("secondes avant que cet écran s’efface")
                                 : words("seconde avant que cet écran s’efface");
    page.time_left = part_left(scene.now.now, receipt.closes_at, scene.house.receipt_lasts);
    return page;
}

} // namespace present
