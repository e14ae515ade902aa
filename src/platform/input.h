// Why: what a person or the machine does to the kiosk, as plain values.
// Left to others: what is under the finger and what it means (kiosk).
#pragma once

#include <string>
#include <variant>

namespace platform {

enum class TouchPhase { began, moved, ended, cancelled };

// The first finger alone; others are ignored until it is lifted. A mouse's left button is a finger.
struct Touch {
    TouchPhase phase = TouchPhase::began;
    float x_px = 0;
    float y_px = 0;
    bool operator==(const Touch&) const = default;
};

// Of a physical keyboard. `text` is one character where the name is `character`, else empty.
enum class KeyName { character, backspace, enter, escape, page_up, page_down };
struct Key {
    KeyName name = KeyName::character;
    std::string text;
    bool operator==(const Key&) const = default;
};

// A mouse's wheel; steps are positive towards the end of a page.
struct Wheel {
    float steps = 0;
    float x_px = 0;
    float y_px = 0;
    bool operator==(const Wheel&) const = default;
};

struct Resized {
    int width_px = 0;
    int height_px = 0;
    bool operator==(const Resized&) const = default;
};

struct Exposed { // what was painted is gone and must be painted again
    bool operator==(const Exposed&) const = default;
};

struct Stop { // SIGTERM, SIGINT, or the close button of a window that has one
    bool operator==(const Stop&) const = default;
};

using Input = std::variant<Touch, Key, Wheel, Resized, Exposed, Stop>;

} // namespace platform
