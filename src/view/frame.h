// Why: one frame: a page drawn, and beside every pixel the node that says what it is.
// Left to others: words (present), windows and fingers (platform, kiosk).
#pragma once

#include "base/date.h"
#include "present/page.h"
#include "semantics/audit.h"
#include "semantics/tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace view {

class Surface; // view/surface.h: the only room of Dear ImGui
struct Look;   // view/look.h: colours, type and lengths for a theme and a panel

struct TapTarget {
    std::string node; // id in the tree
    session::Event event;
};

// A part of the screen whose content is taller than it; a drag moves it, and so do two buttons.
struct Region {
    std::string id;
    semantics::Rect rect; // px of the frame
    float extent_px = 0;  // how far it can be scrolled: content less height
    float offset_px = 0;  // how far it is
};

// A button that turns a region by a part of its height; the session knows nothing of it.
struct PageTap {
    std::string node;
    std::string region;
    float by_px = 0;
};

// What was drawn. `animating` asks for another frame at once; otherwise nothing changes until an
// event comes.
struct Frame {
    semantics::Tree tree;
    std::vector<TapTarget> taps;
    std::vector<PageTap> page_taps;
    std::vector<Region> regions;
    bool animating = false;
};

// What the finger and the scroll positions are, between frames; not part of the visit's session,
// but erased with it: hand = Hand{}.
struct Hand {
    std::string pressed; // id of the control under the finger; empty

    // Where a region is scrolled to. While it glides its place is a function of time; see hand.h.
    struct Scroll {
        std::string region;
        float offset_px = 0; // at `since`
        float glide_px = 0;  // how far it goes from there; 0: at rest
        float glide_s = 0;   // and how long it takes
        float extent_px = 0;
        base::Instant since{};
        bool operator==(const Scroll&) const = default;
    };
    std::vector<Scroll> scrolls;

    // The touch in progress.
    struct Touch {
        float start_x = 0, start_y = 0;
        float last_y = 0;
        base::Instant last_at{};
        float speed = 0;      // px a second, of the last moves
        std::string control;  // where it began; acts when it ends there
        bool settles = false; // it ended a page's turn: what it means is seen only now
        std::string region;   // what a drag would move
        bool dragging = false;
        float offset_at_start_px = 0;
        bool operator==(const Touch&) const = default;
    };
    std::optional<Touch> touch;

    // For the double-strike guard.
    std::string last_struck;
    base::Instant last_struck_at{};

    bool operator==(const Hand&) const = default;
};

// Draws `page` on `surface` and returns the frame. Pure but for the surface.
Frame draw(Surface& surface, const Look& look, const present::Page& page, const Hand& hand,
           base::Instant now);

// How many offers a page of the list holds on this panel, at this text size and position: what
// House::rows_a_page is to be.
int rows_that_fit(const Look& look);

} // namespace view
