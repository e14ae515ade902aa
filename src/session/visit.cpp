#include "session/visit.h"

#include <algorithm>
#include <utility>

namespace session {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr base::Duration farthest_leap = hours{1};
constexpr base::Duration shortest_question = seconds{20}; // EN 301 549, 11.2.2.1

base::Duration idle_after(const Session& session, const House& house) {
    return std::holds_alternative<Register>(session.screen) ? house.idle_after_on_forms
                                                            : house.idle_after;
}

bool has_settings_of_a_visitor(const Session& session, const House& house) {
    const auto* attract = std::get_if<Attract>(&session.screen);
    return attract && (attract->paused || session.preferences != house.preferences);
}

// The first whole second of the countdown to `end` after `now`.
base::Instant next_second(base::Instant now, base::Instant end) {
    base::Duration left = end - now;
    if (left <= base::Duration{0})
        return end;
    base::Duration past_the_second = left % seconds{1};
    return now + (past_the_second > base::Duration{0} ? past_the_second : seconds{1});
}

base::Instant next_midnight(base::Instant now) {
    return base::start_of_day(base::add_days(base::in_paris(now).date, 1));
}

void move_instants(Session& session, base::Duration by) {
    session.last_touch += by;
    if (session.asked_at)
        *session.asked_at += by;
    if (session.code_lock.locked_until != base::Instant{})
        session.code_lock.locked_until += by;
    std::visit(Overloaded{
                   [&](Attract& screen) { screen.turned_at += by; },
                   [&](Receipt& screen) { screen.closes_at += by; },
                   [](auto&) {},
               },
               session.screen);
}

void change_catalog(Visit& visit, const CatalogChanged& event) {
    visit.session.shelf = event.shelf;
    visit.session.hits = {}; // its rows counted the cards of the former shelf
    search_again(visit);
    read_again(visit);
}

} // namespace

base::Duration question_lasts(const House& house) {
    return std::max(house.question_lasts, shortest_question);
}

void follow_clock(Visit& visit) {
    Session& session = visit.session;
    base::Instant now = visit.now.now;
    bool back = now < session.last_event;
    auto due = next_tick(session, visit.house);
    bool leap = due && now > std::max(*due, session.last_event) + farthest_leap;
    if (back || leap)
        move_instants(session, now - session.last_event);
    if (base::in_paris(now).date != base::in_paris(session.last_event).date)
        search_again(visit); // midnight: what expired leaves the list
}

void tick(Visit& visit) {
    Session& session = visit.session;
    base::Instant now = visit.now.now;
    if (auto* screen = visit.on<Attract>()) {
        if (has_settings_of_a_visitor(session, visit.house) &&
            now - session.last_touch >= visit.house.idle_after)
            return wipe(visit);
        if (!screen->paused && now - screen->turned_at >= visit.house.attract_turns) {
            ++screen->turn;
            screen->turned_at = now;
        }
    } else if (auto* receipt = visit.on<Receipt>()) {
        if (now >= receipt->closes_at)
            wipe(visit);
    } else if (session.asked_at) {
        if (now - *session.asked_at >= question_lasts(visit.house))
            wipe(visit);
    } else if (now - session.last_touch >= idle_after(session, visit.house)) {
        session.asked_at = now;
    }
}

void wipe(Visit& visit) {
    Session next = fresh(visit.house, std::move(visit.session.shelf), visit.now.now);
    next.registration_closed = visit.session.registration_closed;
    next.code_lock = visit.session.code_lock;
    next.glass_tested = visit.session.glass_tested;
    visit.session = std::move(next);
    // Nothing asked for the former visitor is done any more.
    visit.effects.clear();
    visit.effects.emplace_back(std::in_place_type<WipeVisit>);
    search_again(visit); // what Attract shows
}

bool change_preferences(Visit& visit, const Event& event) {
    Preferences& own = visit.session.preferences;
    const auto& languages = visit.house.languages;
    return std::visit(
        Overloaded{
            [&](const NextLanguage&) {
                auto found = std::find(languages.begin(), languages.end(), own.language);
                if (found != languages.end())
                    ++found;
                if (found == languages.end())
                    found = languages.begin();
                if (found != languages.end())
                    own.language = *found;
                return true;
            },
            [&](const ToggleLargeText&) { return own.large_text = !own.large_text, true; },
            [&](const NextTheme&) {
                own.theme = own.theme == Theme::light  ? Theme::dark
                            : own.theme == Theme::dark ? Theme::high_contrast
                                                       : Theme::light;
                return true;
            },
            [&](const ToggleLowPosition&) { return own.low_position = !own.low_position, true; },
            [](const auto&) { return false; },
        },
        event);
}

void answer_question(Visit& visit, const Event& event) {
    if (std::holds_alternative<StillHere>(event))
        visit.session.asked_at.reset();
    else if (change_preferences(visit, event))
        visit.session.asked_at = visit.now.now; // somebody is reading it: it counts anew
}

void answer_world(Visit& visit, const Event& event) {
    std::visit(Overloaded{
                   [&](const Searched& found) {
                       std::size_t cards = visit.session.shelf ? visit.session.shelf->size() : 0;
                       for (catalog::Row row : found.hits.rows)
                           if (row >= cards)
                               return; // it answers for a former shelf
                       if (found.correction && found.correction->found.last >= cards)
                           return;
                       visit.session.hits = found.hits;
                       visit.session.correction = found.correction;
                       if (visit.session.first_row >= static_cast<int>(found.hits.rows.size()))
                           visit.session.first_row = 0;
                   },
                   [&](const OfferRead& read) { offer_read(visit, read); },
                   [&](const LettersSaved& saved) { letters_saved(visit, saved); },
                   [&](const SavingFailed& failed) { saving_failed(visit, failed); },
                   [&](const CodeLookedUp& answer) { code_looked_up(visit, answer); },
                   [&](const ReceiptErased& erased) { receipt_erased(visit, erased.trace); },
                   [&](const ErasingFailed&) { erasing_failed(visit); },
                   [&](const ErasureTold& told) { erasure_told(visit, told); },
                   [&](const LettersReceived& received) {
                       auto* receipt = visit.on<Receipt>();
                       if (receipt && receipt->code == received.code)
                           receipt->status = LetterStatus::received;
                   },
                   [&](const HealthRead& read) {
                       if (auto* staff = visit.on<Staff>())
                           staff->health = read.health;
                   },
                   [&](const LettersCopied& copied) {
                       if (auto* staff = visit.on<Staff>())
                           staff->handed_over = copied.answer;
                   },
                   [&](const CatalogChanged& change) { change_catalog(visit, change); },
                   [&](const RegistrationClosed& change) {
                       visit.session.registration_closed = change.closed;
                   },
                   [](const auto&) {},
               },
               event);
}

std::optional<base::Instant> next_tick(const Session& session, const House& house) {
    base::Instant now = session.last_event;
    std::optional<base::Instant> next;
    auto at = [&](base::Instant instant) { next = next ? std::min(*next, instant) : instant; };
    std::size_t cards = session.shelf ? session.shelf->size() : 0;
    if (cards > 0) {
        at(next_midnight(now));
        if (catalog::stale_from(*session.shelf) > now)
            at(catalog::stale_from(*session.shelf));
    }
    if (const auto* attract = std::get_if<Attract>(&session.screen)) {
        if (!attract->paused && cards > 1)
            at(attract->turned_at + house.attract_turns);
        if (has_settings_of_a_visitor(session, house))
            at(session.last_touch + house.idle_after);
    } else if (const auto* receipt = std::get_if<Receipt>(&session.screen)) {
        at(next_second(now, receipt->closes_at));
    } else if (session.asked_at) {
        at(next_second(now, *session.asked_at + question_lasts(house)));
    } else {
        at(session.last_touch + idle_after(session, house));
        if (session.code_lock.locked_until > now)
            at(session.code_lock.locked_until);
    }
    return next;
}

} // namespace session
