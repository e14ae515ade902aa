// Why: GLFW 3.3 knows no touch; this reads fingers from XInput 2.2 on a connection of its own, so
// that GLFW gets no emulated pointer for them.
// Left to others: pointer emulation where no touch screen answers (platform/window).
#pragma once

#include "base/result.h"
#include "platform/input.h"

#include <optional>
#include <vector>

struct _XDisplay;

namespace platform {

class TouchScreen {
public:
    // `window` is an X11 window. `unavailable` where the server has no XInput 2.2.
    static base::Result<TouchScreen> open(unsigned long window);
    TouchScreen(TouchScreen&& other) noexcept;
    TouchScreen& operator=(TouchScreen&& other) noexcept;
    ~TouchScreen();

    int descriptor() const;
    // Events that came, without waiting. Only the first finger's.
    std::vector<Touch> read();
    // The size of the whole screen when it has changed since the last call.
    std::optional<Resized> new_size();

private:
    explicit TouchScreen(_XDisplay* display)
        : display_(display) {}
    _XDisplay* display_ = nullptr;
    int opcode_ = 0;            // of the XInput extension
    std::optional<int> finger_; // the one that counts, until it is lifted
    std::optional<Resized> size_;
};

} // namespace platform
