#include "session/visit.h"

#include <algorithm>
#include <utility>

namespace session {
namespace {

using registration::ContactWay;
using registration::FormField;

// The field that takes what is typed.
std::optional<FormField> field_in_hand(const Register& form) {
    switch (form.step) {
    case Step::name:
        return FormField::name;
    case Step::contact:
        return form.draft.contact == ContactWay::mail ? FormField::mail : FormField::phone;
    case Step::message:
        return FormField::message;
    case Step::review:
        break;
    }
    return std::nullopt;
}

// A key gives a composed character, so a character is a code point and the combining marks
// (U+0300–U+036F) after it. base::last_grapheme would copy the words into memory that nobody locks.
std::size_t last_character(std::string_view text) {
    std::size_t begin = text.size();
    auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    while (begin > 0) {
        --begin;
        while (begin > 0 && (byte(begin) & 0xC0) == 0x80)
            --begin;
        bool mark = byte(begin) == 0xCC ||
                    (byte(begin) == 0xCD && begin + 1 < text.size() && byte(begin + 1) < 0xB0);
        if (!mark)
            break;
    }
    return begin;
}

int count_characters(std::string_view text) {
    int count = 0;
    for (; !text.empty(); ++count)
        text = text.substr(0, last_character(text));
    return count;
}

void go_to(Visit& visit, Step step) {
    auto* form = visit.on<Register>();
    form->step = step;
    form->problem.reset();
    form->revealed.clear();
    form->whole_notice = false;
    visit.session.keyboard = {};
}

void type(Visit& visit, const std::string& text) {
    auto* form = visit.on<Register>();
    visit.session.keyboard.shift = false;
    auto field = field_in_hand(*form);
    if (!field)
        return;
    crypto::LockedText& typed = registration::text_of(form->draft, *field);
    bool fits = count_characters(typed.view()) + count_characters(text) <=
                    registration::maximum_length(*field) &&
                typed.append(text);
    form->problem = fits ? std::nullopt : std::optional{registration::FieldProblem::too_long};
}

void erase_last(Register& form, bool all) {
    auto field = field_in_hand(form);
    if (!field)
        return;
    crypto::LockedText& typed = registration::text_of(form.draft, *field);
    if (all)
        typed.clear();
    else
        typed.truncate(last_character(typed.view()));
    form.problem.reset();
}

void use_domain(Register& form, const std::string& domain) {
    if (field_in_hand(form) != FormField::mail)
        return;
    crypto::LockedText& mail = form.draft.mail;
    auto at = std::min(mail.view().find('@'), mail.view().size());
    if (at == 0 || count_characters(mail.view().substr(0, at)) + 1 + count_characters(domain) >
                       registration::maximum_length(FormField::mail))
        return;
    mail.truncate(at);
    if (!mail.append("@") || !mail.append(domain))
        form.problem = registration::FieldProblem::too_long;
    else
        form.problem.reset();
}

bool contact_is_right(const registration::Draft& draft) {
    return !registration::check(draft, draft.contact == ContactWay::mail ? FormField::mail
                                                                         : FormField::phone);
}

void next_step(Visit& visit) {
    auto* form = visit.on<Register>();
    auto field = field_in_hand(*form);
    if (!field)
        return;
    form->problem = registration::check(form->draft, *field);
    if (form->problem)
        return;
    if (*field == FormField::phone) // shown as people write numbers; the digits are theirs
        form->draft.phone = registration::national_form(form->draft.phone.view());
    bool to_review = form->step != Step::name || contact_is_right(form->draft);
    go_to(visit, to_review ? Step::review : Step::contact);
}

void step_back(Visit& visit) {
    auto* form = visit.on<Register>();
    if (form->step == Step::review)
        return go_to(visit, form->whole_notice ? Step::review : Step::contact);
    if (form->step == Step::message) // it stays written: "Effacer le champ" takes it away
        return go_to(visit, Step::review);
    if (form->step == Step::contact)
        return go_to(visit, Step::name);
    if (!form->opened_from)
        return show_selection(visit);
    Detail offer = std::move(*form->opened_from);
    visit.session.screen = std::move(offer);
    visit.session.keyboard = {};
}

void send(Visit& visit) {
    auto* form = visit.on<Register>();
    if (form->step != Step::review || takes_no_letters(visit.session, visit.house))
        return;
    for (auto [field, step] :
         {std::pair{FormField::name, Step::name},
          std::pair{form->draft.contact == ContactWay::mail ? FormField::mail : FormField::phone,
                    Step::contact}})
        if (auto problem = registration::check(form->draft, field)) {
            go_to(visit, step);
            form->problem = problem;
            return;
        }
    SaveLetters save;
    for (const catalog::OfferId& id : form->offers)
        // An offer may have left while the form was filled.
        if (can_register(visit.session, id, visit.now, visit.house))
            save.offers.push_back(id);
    if (save.offers.empty())
        return;
    save.draft.name = form->draft.name.clone();
    // Only the way that was chosen is given away.
    if (form->draft.contact == ContactWay::mail)
        save.draft.mail = form->draft.mail.clone();
    else
        save.draft.phone = form->draft.phone.clone();
    save.draft.message = form->draft.message.clone();
    save.draft.contact = form->draft.contact;
    save.draft.may_contact_for_others = form->draft.may_contact_for_others;
    save.language = visit.session.preferences.language;
    form->saving = true;
    form->saving_failed.reset();
    form->revealed.clear();
    visit.effects.push_back(std::move(save));
}

void reveal(Register& form, FormField field) {
    if (std::erase(form.revealed, field) == 0)
        form.revealed.push_back(field);
}

} // namespace

void open_form(Visit& visit, const std::vector<catalog::OfferId>& offers) {
    if (takes_no_letters(visit.session, visit.house))
        return;
    Register form;
    for (const catalog::OfferId& id : offers)
        if (can_register(visit.session, id, visit.now, visit.house))
            form.offers.push_back(id);
    if (form.offers.empty())
        return;
    if (auto* detail = visit.on<Detail>())
        form.opened_from = std::move(*detail);
    visit.session.screen = std::move(form);
    visit.session.keyboard = {};
}

void fill_form(Visit& visit, const Event& event) {
    auto* form = visit.on<Register>();
    if (form->saving) // between "Envoyer" and COMMIT nothing else is done
        return;
    change_keyboard(visit, event);
    std::visit(Overloaded{
                   [&](const Type& typed) { type(visit, typed.text); },
                   [&](const Erase&) { erase_last(*form, false); },
                   [&](const ClearField&) { erase_last(*form, true); },
                   [&](const Continue&) { next_step(visit); },
                   [&](const GoBack&) { step_back(visit); },
                   [&](const EditStep& edit) {
                       if (edit.step < form->step)
                           go_to(visit, edit.step);
                   },
                   [&](const UseContact& use) {
                       form->draft.contact = use.way;
                       if (form->step == Step::contact)
                           go_to(visit, Step::contact);
                   },
                   [&](const UseDomain& use) { use_domain(*form, use.domain); },
                   [&](const Reveal& show) { reveal(*form, show.field); },
                   [&](const ToggleConsent&) {
                       bool& consent = form->draft.may_contact_for_others;
                       if (form->step == Step::review)
                           consent = !consent;
                   },
                   [&](const ReadNotice& read) {
                       form->whole_notice = read.open && form->step == Step::review;
                   },
                   [&](const Send&) { send(visit); },
                   [&](const ShowOffers&) { show_list(visit); },
                   [](const auto&) {},
               },
               event);
}

void letters_saved(Visit& visit, const LettersSaved& event) {
    auto* form = visit.on<Register>();
    if (!form || !form->saving)
        return;
    Receipt receipt = event.receipt;
    receipt.closes_at = visit.now.now + visit.house.receipt_lasts;
    receipt.contact = form->draft.contact;
    visit.session.screen = std::move(receipt); // the draft ends here, zeroed
    visit.session.keyboard = {};
    visit.session.asked_at.reset(); // the countdown of the receipt takes over
}

void saving_failed(Visit& visit, const SavingFailed& event) {
    auto* form = visit.on<Register>();
    if (!form || !form->saving)
        return;
    form->saving = false;
    form->saving_failed = event.code;
}

void read_receipt(Visit& visit, const Event& event) {
    auto* receipt = visit.on<Receipt>();
    std::visit(Overloaded{
                   [&](const MoreTime&) {
                       receipt->closes_at =
                           std::max(receipt->closes_at, visit.now.now) + std::chrono::minutes{1};
                   },
                   [&](const ShowOffers&) { show_list(visit); },
                   [&](const GoBack&) { show_list(visit); },
                   [](const auto&) {},
               },
               event);
}

} // namespace session
