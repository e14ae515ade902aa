// Why: a visitor of tests: events in, effects out, on a shelf of a few offers.
// Left to others: everything a test asserts.
#pragma once

#include "catalog/shelf_maker.h"
#include "session/session.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace session {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

inline catalog::OfferId id(std::string text) {
    return {std::move(text)};
}

inline base::Instant noon() {
    return *base::parse_instant("2025-10-21T12:00");
}

// Offers o1…o6; o6 has expired, o5 has no deadline, the deadline of o1 is the same day. One may
// have left.
inline std::shared_ptr<const catalog::Shelf> shelf(std::string_view without = "") {
    std::vector<catalog::Card> cards;
    const char* deadlines[] = {"2025-10-21", "2025-10-24", "2025-11-13",
                               "2025-11-30", nullptr,      "2025-10-20"};
    for (int number = 1; const char* deadline : deadlines) {
        catalog::Card card;
        card.id = id("o" + std::to_string(number++));
        card.title = "Offre " + card.id.text;
        if (deadline)
            card.dates.deadline = base::parse_date(deadline);
        if (card.id.text != without)
            cards.push_back(card);
    }
    return std::make_shared<catalog::Shelf>(
        catalog::make_shelf(std::move(cards), noon() - hours{3}));
}

inline House house() {
    House house;
    house.kiosk_name = "Borne 12";
    house.staff_code = "Sesame2025";
    registration::Notice notice;
    notice.version = "1";
    notice.language = "fr";
    house.notices.push_back(notice);
    return house;
}

struct Visitor {
    House home = house();
    base::TrustedTime time{noon(), true};
    Session session = fresh(home, shelf(), noon());
    std::vector<Effect> effects; // of the last event

    Visitor& does(const Event& event) {
        Updated updated = update(std::move(session), event, time, home);
        session = std::move(updated.session);
        effects = std::move(updated.effects);
        return *this;
    }
    Visitor& waits(base::Duration duration) {
        time.now += duration;
        return *this;
    }
    // As the loop does: sleeps until the next tick, as often as there is one in that time.
    Visitor& idles(base::Duration duration) {
        base::Instant end = time.now + duration;
        for (int ticks = 0; ticks < 2000; ++ticks) {
            auto next = next_tick(session, home);
            if (!next || *next > end)
                break;
            time.now = std::max(time.now, *next);
            does(Tick{});
        }
        time.now = end;
        return *this;
    }
    Visitor& types(const std::string& text) {
        for (char c : text)
            does(Type{std::string(1, c)});
        return *this;
    }
    // Attract → list with all current offers found.
    Visitor& wakes() {
        does(Wake{});
        catalog::Hits hits;
        hits.rows = {0, 1, 2, 3, 4};
        hits.listed = 5;
        return does(Searched{hits});
    }
    Visitor& opens_form(const char* offer = "o3") {
        wakes().does(OpenOffer{id(offer)});
        return does(Interested{{id(offer)}});
    }
    // To the review, with everything right.
    Visitor& fills_form() {
        opens_form().types("Camille Martin").does(Continue{});
        return types("camille.martin@orange.fr").does(Continue{});
    }

    template <class Screen>
    const Screen* on() const {
        return std::get_if<Screen>(&session.screen);
    }
    template <class Wanted>
    const Wanted* effect() const {
        for (const Effect& each : effects)
            if (const auto* wanted = std::get_if<Wanted>(&each))
                return wanted;
        return nullptr;
    }
};

} // namespace session
