// Why: every colour, type size and length of a screen, for one panel, theme and text size.
// Left to others: which of them a thing uses (components), reading theme files (theme.h).
//
// Lengths are reference px: 0.248 mm on the glass at a reading distance of 600 mm, and in
// proportion at others, so that a letter is seen under the same angle everywhere.
#pragma once

#include "semantics/audit.h"
#include "view/surface.h"
#include "view/theme.h"

namespace view {

// The type scale. In "grand texte" nothing is smaller than 42 px, 0.7° at 600 mm.
enum class Type {
    label,  // 22: a word above a value, never the fact itself
    cell,   // 29: cells of the bar
    body,   // 30: everything to be read
    lead,   // 36: row titles, section heads
    title,  // 44: sheet titles, counts, the primary button
    head,   // 72: titles of offers and screens
    poster, // 96: the attract title in landscape
    banner, // 108: the attract title, the question
    code,   // 152: the receipt's code
    count,  // 300: days left
    clock,  // 824: the question's seconds
};

// What lies on what.
struct Tone {
    Colour paper, ink, soft, outline;
};

// The coloured head of an offer: the family's colour where it can carry text, else the board with
// a band (dark) or a frame (high contrast); neutral where no family is stated.
struct Field {
    Tone tone;
    Colour disc_fill, disc_ink;
    Colour band;         // a strip along the top, where has_band
    Colour station_fill; // inside a station that is neither here nor passed
    bool has_band = false;
    bool framed = false;
    bool neutral = false;
};

struct Look {
    semantics::Panel panel;
    Theme theme;
    bool large_text = false;
    bool low_position = false;
    float scale = 1;    // frame px of one reference px
    float width = 1080; // of the screen, reference px
    float height = 1920;
    float low_line = 0;  // in "position basse" every control stands below this; else 0
    float target = 60;   // least height and width of a control: 12 mm or more
    float gap = 12;      // between controls, usual
    float small_gap = 8; // between keys and bar cells: 2 mm

    bool landscape() const { return width > height * 1.1f; }
    bool narrow() const { return width < 1000; }
    float margin() const { return narrow() ? 24 : 40; }
    // Whether so little is left for what one reads that it would be read through a slit. What
    // stands around it then scrolls with it, and only the way on stays in place.
    bool is_slit(float room, float lines = 6) const { return room < lines * text(Type::body).line; }

    Style text(Type type) const;                 // 400
    Style bold(Type type) const;                 // 600, or Inter Display 700 from 44 px
    Style inter(Type type, bool semibold) const; // Inter at any size: typed values, buttons
    float button_height() const { return std::max(large_text ? 92.0f : 72.0f, target); }

    Tone ground() const;
    Tone board() const;
    Tone raised() const;
    Tone surface() const;
    Tone accent() const;
    Tone proof() const;
    Field field(int family) const;
    Colour family(int number) const; // 1–8
};

// `highest_control_mm` is the height above the floor under which "position basse" keeps controls
// (EN 301 549, 8.3.2).
Look make_look(const semantics::Panel& panel, const Theme& theme, bool large_text,
               bool low_position, float highest_control_mm = 1100);

} // namespace view
