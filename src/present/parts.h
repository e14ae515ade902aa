// Why: the small values of which every page is made: what is touched, a disc, a title, a line with
// stations, a key.
// Left to others: the pages (page.h).
//
// A `Tap` carries the event its touch sends.
#pragma once

#include "session/event.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

struct Tap {
    std::string id;    // semantics id, the same in every language: "offer.keep"
    std::string label; // the words on it
    session::Event event;
    bool enabled = true;
    bool chosen = false;
    std::string spoken; // where the words alone do not say it ("Texte" → "Grand texte : activé")
};

// A job family's disc, or a neutral ring with the employer's initial.
struct Disc {
    int family = 0; // 1–8; 0: neutral ring
    std::string initial;
    std::string label; // "Économie et emploi", "Métier non indiqué"
};

// A title whose shared beginning is set light and whose own words are set bold.
struct Title {
    std::string beginning; // "Chargé de mission", or empty
    std::string own;       // "centres‑villes vivants"
    std::string gender;    // "(h/f)", as the document writes it, or empty
    std::string whole;     // for voice and tests
};

enum class StationKind { past, here, deadline, future, passed };
struct Station {
    StationKind kind = StationKind::past;
    std::string label; // "Date limite"
    std::string date;  // "13 nov."
};
// The line of an offer's dates. Dotted from today where no deadline is stated.
struct Route {
    std::vector<Station> stations;
    bool dotted = false;
    std::string spoken; // the line in one sentence
};

struct Banner {
    enum class Kind { information, caution, warning } kind = Kind::information;
    std::string text;
};

// Always visible, always in reach.
struct Bar {
    std::string data_age; // "Offres à jour : aujourd’hui, 9 h 12"
    bool stale = false;
    std::string kiosk;
    std::vector<Tap> settings; // bar.language, bar.text, bar.contrast, bar.position
    std::optional<Tap> quit;   // bar.quit; none on attract, question and staff
};

struct KeyCap {
    Tap tap;         // key.a, key.shift, key.continue …
    float width = 1; // in letter keys
    enum class Kind { letter, function, go } kind = Kind::letter;
};
struct KeyboardPage {
    std::vector<std::vector<KeyCap>> rows;
};

} // namespace present
