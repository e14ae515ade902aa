// Why: what the parts of update() share: the visit as they change it, and who answers for which
// events.
// Left to others: the states, events and effects themselves (session/session.h).
#pragma once

#include "session/session.h"

#include <vector>

namespace session {

// Builds one visitor for std::visit out of lambdas.
template <class... Rules>
struct Overloaded : Rules... {
    using Rules::operator()...;
};

struct Visit {
    Session& session;
    std::vector<Effect>& effects;
    base::TrustedTime now;
    const House& house;

    // The screen, if it is that one.
    template <class Screen>
    Screen* on() {
        return std::get_if<Screen>(&session.screen);
    }
};

// visit.cpp: what holds on every screen.
void follow_clock(Visit& visit);
void tick(Visit& visit);
void wipe(Visit& visit); // keeps what belongs to the kiosk, and nothing of the visit
bool change_preferences(Visit& visit, const Event& event); // whether it was that
void answer_question(Visit& visit, const Event& event);
void answer_world(Visit& visit, const Event& event); // what no finger sent

// One for each screen; each ignores what means nothing there.
void attract(Visit& visit, const Event& event);
void browse(Visit& visit, const Event& event);
void read_offer(Visit& visit, const Event& event);
void choose_kept(Visit& visit, const Event& event);
void compare(Visit& visit, const Event& event);
void take_away(Visit& visit, const Event& event);
void fill_form(Visit& visit, const Event& event);
void read_receipt(Visit& visit, const Event& event);
void enter_code(Visit& visit, const Event& event);
void follow(Visit& visit, const Event& event);
void care_for(Visit& visit, const Event& event); // the staff

// Moves that several screens make.
void show_list(Visit& visit);
void show_selection(Visit& visit);
void open_offer(Visit& visit, const catalog::OfferId& id, bool from_selection);
void open_take_away(Visit& visit, const std::vector<catalog::OfferId>& ids);
void leave_code(Visit& visit);                       // to Attract, with the visitor's settings
void open_proof(Visit& visit, catalog::Field field); // of the offer that is open
void open_form(Visit& visit, const std::vector<catalog::OfferId>& offers);
void toggle_kept(Visit& visit, const catalog::OfferId& id);
void search_again(Visit& visit);
void change_keyboard(Visit& visit, const Event& event); // shift and symbols
void letters_saved(Visit& visit, const LettersSaved& event);
void offer_read(Visit& visit, const OfferRead& event);
void read_again(Visit& visit); // the offers on the screen, after the catalog changed
void saving_failed(Visit& visit, const SavingFailed& event);
void code_looked_up(Visit& visit, const CodeLookedUp& event);
void receipt_erased(Visit& visit, const Trace& left);
void erasing_failed(Visit& visit);
void erasure_told(Visit& visit, const ErasureTold& event);

} // namespace session
