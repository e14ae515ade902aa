// Why: what Dear ImGui has laid out stands on the glass, whether a graphics card draws it or the
// processor. Left to others: pixels (renderer, painter), the window (window), when (kiosk).
#pragma once

#include "base/result.h"
#include "platform/frame.h"
#include "platform/window.h"

#include <memory>
#include <span>

namespace platform {

// It must end before its window and before the ImGui context that was current when it was opened.
class Screen {
public:
    virtual ~Screen() = default;
    // The last frame that was laid out, and then the patches. At most one frame a refresh of the
    // monitor: it waits for its turn. `unavailable` once the graphics card has lost our context:
    // the process must end and be started again.
    virtual base::Result<void> show(std::span<const Patch> patches = {}) = 0;
    // What was on the glass is lost: the next show() paints all of it.
    virtual void expose() = 0;
    // That a still screen is still there: the server answers and the context lives.
    virtual base::Result<void> check() = 0;
};

// As the window was opened for: by OpenGL or by the processor.
base::Result<std::unique_ptr<Screen>> open_screen(Window& window);

// The two ways; open_screen() takes the one that is right.
base::Result<std::unique_ptr<Screen>> open_opengl_screen(Window& window);
base::Result<std::unique_ptr<Screen>> open_memory_screen(Window& window);

} // namespace platform
