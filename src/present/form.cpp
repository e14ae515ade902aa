#include "present/form.h"

#include "present/keyboard.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/typography.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace present {
namespace {

using registration::ContactWay;
using registration::FormField;
using session::Step;

// The mail domains most used in France, as chips.
constexpr std::array<std::string_view, 8> domains = {"gmail.com", "orange.fr",  "laposte.net",
                                                     "free.fr",   "outlook.fr", "hotmail.fr",
                                                     "sfr.fr",    "wanadoo.fr"};

FormField contact_field(const session::Register& form) {
    return form.draft.contact == ContactWay::mail ? FormField::mail : FormField::phone;
}

std::string_view id_of(FormField field) {
    switch (field) {
    case FormField::name:
        return "name";
    case FormField::mail:
        return "mail";
    case FormField::phone:
        return "phone";
    case FormField::message:
        break;
    }
    return "message";
}

void show_steps(const Words& words, Step step, RegisterPage& page) {
    constexpr std::array labels = {message("Offre"), message("Nom"), message("Contact"),
                                   message("Envoi")};
    int here = step == Step::name      ? 2
               : step == Step::contact ? 3
                                       : 4; // the sentence is of the last
    for (int number = 1; const char* label : labels) {
        StepMark::Kind kind = number < here    ? StepMark::Kind::done
                              : number == here ? StepMark::Kind::here
                                               : StepMark::Kind::ahead;
        page.steps.push_back({words(label), kind, number});
        ++number;
    }
}

FieldView field_view(const Scene& scene, const session::Register& form, FormField field) {
    const Words& words = scene.words;
    FieldView view;
    view.id = "form." + std::string{id_of(field)};
    switch (field) {
    case FormField::name:
        view.label = words("Votre nom");
        view.placeholder = words("Prénom et nom");
        break;
    case FormField::mail:
        view.label = words("Votre adresse e-mail");
        view.placeholder = words("nom@exemple.fr");
        break;
    case FormField::phone:
        view.label = words("Votre numéro de téléphone");
        view.placeholder = words("06 ou 07…");
        break;
    case FormField::message:
        view.label = words("Votre phrase (facultatif)");
        view.placeholder = words("Une phrase, pas plus");
        break;
    }
    view.secret = registration::text_of(form.draft, field).view();
    view.masked = registration::masked(field, view.secret);
    if (form.problem)
        view.error = problem_sentence(words, field, *form.problem);
    if (!view.secret.empty())
        view.clear = tap("form.clear", words("Effacer le champ"), session::ClearField{});
    return view;
}

Step step_of(FormField field) {
    return field == FormField::name      ? Step::name
           : field == FormField::message ? Step::message
                                         : Step::contact;
}

// What was given, masked, with "Montrer" and "Corriger".
ReviewRow given_row(const Scene& scene, const session::Register& form, FormField field) {
    const Words& words = scene.words;
    std::string_view typed = registration::text_of(form.draft, field).view();
    bool shown =
        std::find(form.revealed.begin(), form.revealed.end(), field) != form.revealed.end();
    ReviewRow row;
    row.label = field == FormField::name    ? words("Nom")
                : field == FormField::mail  ? words("E-mail")
                : field == FormField::phone ? words("Téléphone")
                                            : words("Phrase");
    if (shown)
        row.secret = typed;
    else if (typed.empty())
        row.value = words("aucune, c’est facultatif");
    else
        row.value = registration::masked(field, typed);
    std::string id = "review." + std::string{id_of(field)};
    row.reveal =
        tap(id + ".reveal", shown ? words("Masquer") : words("Montrer"), session::Reveal{field});
    row.reveal->chosen = shown;
    row.reveal->spoken =
        words("{action} : {field}", {{"action", row.reveal->label}, {"field", row.label}});
    if (typed.empty()) // the sentence alone may lack
        row.reveal.reset();
    row.correct =
        tap(id + ".correct", typed.empty() ? words("Ajouter une phrase") : words("Corriger"),
            session::EditStep{step_of(field)});
    row.correct->spoken =
        words("{action} : {field}", {{"action", row.correct->label}, {"field", row.label}});
    return row;
}

void ask_name(const Scene& scene, const session::Register& form, RegisterPage& page) {
    page.heading = scene.words("Comment vous appelez-vous ?");
    page.lead = scene.words("Prénom et nom. Seul l’employeur pourra les lire.");
    page.field = field_view(scene, form, FormField::name);
    page.keyboard = name_keyboard(scene);
}

void ask_contact(const Scene& scene, const session::Register& form, RegisterPage& page) {
    const Words& words = scene.words;
    page.heading = words("Comment vous joindre ?");
    page.lead = words("Une adresse ou un numéro suffit. Seul l’employeur pourra le lire.");
    bool by_mail = form.draft.contact == ContactWay::mail;
    page.ways = {
        tap("form.way.mail", words("Adresse e-mail"), session::UseContact{ContactWay::mail}),
        tap("form.way.phone", words("Téléphone"), session::UseContact{ContactWay::phone})};
    page.ways[by_mail ? 0 : 1].chosen = true;
    page.field = field_view(scene, form, contact_field(form));
    page.review.push_back(given_row(scene, form, FormField::name));
    page.keyboard = by_mail ? mail_keyboard(scene) : phone_keyboard(scene);
    if (!by_mail)
        return;
    std::string_view mail = page.field->secret;
    for (std::size_t i = 0; i < domains.size(); ++i) {
        std::string domain{domains[i]};
        Tap chip = tap("form.domain." + std::to_string(i + 1), domain, session::UseDomain{domain});
        chip.enabled = !mail.empty() && mail.front() != '@';
        chip.chosen = mail.ends_with("@" + domain);
        page.chips.push_back(std::move(chip));
    }
    if (auto domain = registration::suggested_domain(mail))
        page.suggestion =
            tap("form.suggestion", words("Vouliez-vous dire @{domain} ?", {{"domain", *domain}}),
                session::UseDomain{*domain});
}

void ask_message(const Scene& scene, const session::Register& form, RegisterPage& page) {
    page.heading = scene.words("Une phrase, si vous voulez");
    page.lead = scene.words("Rien sur votre santé, votre famille ou vos opinions. Seul l’employeur "
                            "pourra la lire.");
    page.field = field_view(scene, form, FormField::message);
    page.keyboard = name_keyboard(scene);
}

void ask_to_send(const Scene& scene, const session::Register& form,
                 const std::vector<catalog::Card>& cards, RegisterPage& page) {
    const Words& words = scene.words;
    page.heading = words("Relisez, puis envoyez");
    for (const catalog::Card& card : cards) {
        Title title = title_of(scene, card);
        page.review.push_back(
            {.label = words("Offre"),
             .value = title.beginning.empty() ? title.own : title.beginning + " " + title.own,
             .secret = {},
             .reveal = std::nullopt,
             .correct = std::nullopt});
    }
    page.review.push_back(given_row(scene, form, FormField::name));
    page.review.push_back(given_row(scene, form, contact_field(form)));
    page.review.push_back(given_row(scene, form, FormField::message));
    std::vector<std::string> employers;
    for (const catalog::Card& card : cards)
        if (std::find(employers.begin(), employers.end(), card.employer) == employers.end())
            employers.push_back(card.employer);
    page.abandon = tap("form.abandon", words("Ne pas envoyer, tout effacer"), session::Finish{});
    const auto* notice = session::notice_in(scene.house, words.language());
    if (!notice)
        return;
    page.notice = notice_parts(scene, notice->short_parts, *notice, employers);
    page.read_notice = tap("form.notice", words("Lire la notice entière"), session::ReadNotice{});
    if (form.whole_notice) {
        page.whole_notice = notice_parts(scene, notice->full_parts, *notice, employers);
        page.close_notice = tap("notice.close", words("Fermer"), session::ReadNotice{false});
    }
    page.consent =
        tap("form.consent",
            words("{consent} (facultatif)", {{"consent", notice_words(*notice, notice->consent)}}),
            session::ToggleConsent{});
    page.consent->chosen = form.draft.may_contact_for_others;
    page.sealed = notice_words(*notice, notice->sealed);
    if (cards.empty() || session::takes_no_letters(scene.session, scene.house))
        return;
    page.send = tap("form.send", form.saving ? words("Envoi…") : words("Envoyer"), session::Send{});
    page.send->enabled = !form.saving;
}

std::optional<Banner> form_banner(const Scene& scene, const session::Register& form,
                                  std::size_t left) {
    const Words& words = scene.words;
    if (form.saving_failed)
        return Banner{Banner::Kind::warning, saving_sentence(words, *form.saving_failed)};
    if (session::takes_no_letters(scene.session, scene.house))
        return Banner{Banner::Kind::warning,
                      words("Les inscriptions viennent de fermer sur cette borne : demandez à "
                            "l’accueil.")};
    if (left == 0)
        return Banner{Banner::Kind::warning,
                      words("Cette offre n’est plus proposée : rien ne peut être envoyé.")};
    auto gone = static_cast<long long>(form.offers.size() - left);
    if (gone > 0)
        return Banner{Banner::Kind::caution,
                      words.count(gone, "{n} offre n’est plus proposée et ne sera pas envoyée.",
                                  "{n} offres ne sont plus proposées et ne seront pas envoyées.")};
    return std::nullopt;
}

} // namespace

RegisterPage register_page(const Scene& scene, const session::Register& form) {
    const Words& words = scene.words;
    std::vector<catalog::Card> cards;
    for (const catalog::OfferId& id : form.offers)
        if (session::can_register(scene.session, id, scene.now, scene.house))
            cards.push_back(*scene.card(id));
    RegisterPage page;
    page.back = tap("form.back", words("Retour"), session::GoBack{});
    page.back.enabled = !form.saving;
    auto count = static_cast<long long>(form.offers.size());
    if (const auto card = scene.card(form.offers.front()); card && count == 1) {
        page.disc = disc_of(words, card->family, card->employer);
        page.about = capitalised(title_of(scene, *card).own);
    } else {
        page.disc = {.family = 0, .initial = std::to_string(count), .label = ""};
        page.about = words.count(count, "{n} offre", "{n} offres");
        page.disc.label = page.about;
    }
    show_steps(words, form.step, page);
    switch (form.step) {
    case Step::name:
        ask_name(scene, form, page);
        break;
    case Step::contact:
        ask_contact(scene, form, page);
        break;
    case Step::message:
        ask_message(scene, form, page);
        break;
    case Step::review:
        ask_to_send(scene, form, cards, page);
        break;
    }
    page.saving = form.saving;
    page.banner = form_banner(scene, form, cards.size());
    return page;
}

} // namespace present
