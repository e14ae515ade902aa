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

// What was drawn. `animating` asks for another frame at once; otherwise nothing changes until an
// event comes.
struct Frame {
    semantics::Tree tree;
    std::vector<TapTarget> taps;
    std::vector<std::string> scrollable; // ids of regions that a drag moves
    bool animating = false;
};

// What the finger and the scroll positions are, between frames; not part of the visit's session,
// but erased with it.
struct Hand {
    std::string pressed; // id of the control under the finger; empty
    struct Scroll { std::string region; float offset_px = 0; float extent_px = 0; };
    std::vector<Scroll> scrolls;
};

// Draws `page` on `surface` and returns the frame. Pure but for the surface.
Frame draw(Surface& surface, const Look& look, const present::Page& page, const Hand& hand,
           base::Instant now);

} // namespace view
