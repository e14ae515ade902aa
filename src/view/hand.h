// Why: what a finger does, as a pure function: press, act on release, slide off, drag, throw.
// Left to others: reading the touch screen (platform), what a tap means (session).
#pragma once

#include "base/date.h"
#include "view/frame.h"

#include <optional>

namespace view {

struct TouchEvent {
    enum class Phase { down, move, up, cancel } phase = Phase::down;
    float x = 0, y = 0; // px of the frame
    base::Instant when{};
};

struct HandRules {
    float drag_px = 32; // farther than this, a touch is a drag: about 8 mm
    // A second strike of the same control within this time is a tremor and does nothing (EN 301 549
    // 5.8, adjustable to half a second); 0: off. Keys are never guarded unless `guard_keys`.
    base::Duration double_strike{0};
    bool guard_keys = false;
};

struct Handled {
    Hand hand;
    std::optional<session::Event> event;
    bool redraw = false;
};

// A press marks the control under the finger; it acts on release on the same control, and sliding
// off cancels (WCAG 2.5.2). A drag moves the region it began in, with rubber edges and momentum.
Handled update(Hand hand, const Frame& frame, const TouchEvent& touch, const HandRules& rules = {});

// Where a region stands at `now`, px: momentum decays and the edges pull back. Inside the extent
// unless a finger is stretching it.
float scroll_offset(const Hand& hand, std::string_view region, base::Instant now);
bool is_moving(const Hand& hand, base::Instant now);

// Keeps what the new frame's regions still know, so that a shorter content is not scrolled past
// its end and a new screen begins at its top.
Hand settled(Hand hand, const Frame& frame, base::Instant now);

} // namespace view
