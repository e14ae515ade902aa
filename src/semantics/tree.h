// Why: what is on the screen, as a value: the one thing that touch, audit, voice and tests read.
// Left to others: pixels (view), what an item does (session events).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace semantics {

struct Rect {
    float x = 0, y = 0, width = 0, height = 0; // px of the frame
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    bool operator==(const Rect&) const = default;
};

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};

// WAI-ARIA's names.
enum class Role {
    screen,
    heading,
    text,
    button,
    checkbox,
    radio,
    textbox,
    searchbox,
    key,
    list,
    listitem,
    row,
    image,
    progressbar,
    status,
    alert,
    dialog,
    separator,
};
std::string_view name_of(Role role);
bool is_control(Role role); // takes a touch: button, checkbox, radio, textbox, searchbox, key, row

struct Node {
    std::string id; // unique on the screen, stable across languages: "offer.keep"
    Role role = Role::text;
    std::string label; // what is read out; never empty but for a decorative node
    std::string value; // of a field or a progress bar; a visitor's words only in masked form
    Rect rect;         // of the target or the text, clipped to nothing
    Rect clip;         // the part of the screen in which it is visible
    Rect text_rect;    // around the capitals and descenders of what it writes itself; empty: none
    Colour ink;
    Colour paper;
    bool enabled = true;
    bool selected = false;     // chosen, ticked, on
    bool focused = false;      // the field in hand, or the keypad's focus
    bool decorative = false;   // drawn, says nothing
    bool truncated = false;    // text that did not fit: an audit violation
    bool display_only = false; // large type whose words another node says too
    float cap_height_px = 0;   // of its smallest text; 0 where it has none
    bool label_text = false;   // a label above a value: may be as small as 0.35°
    std::string language;      // BCP 47 tag of the label
    std::string parent; // id of the list, dialog or group it belongs to; empty for the screen
    bool operator==(const Node&) const = default;
};

struct Tree {
    std::string screen;   // "attract", "browse", "offer" …
    std::string language; // of the screen
    Rect bounds;
    std::vector<Node> nodes; // in reading and focus order; later nodes lie above earlier ones
    bool operator==(const Tree&) const = default;
};

const Node* find(const Tree& tree, std::string_view id);

// The topmost enabled control under a point, or nullptr. A dialog hides what lies under it.
const Node* control_at(const Tree& tree, float x, float y);

} // namespace semantics
