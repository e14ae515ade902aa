#include "platform/screen.h"

namespace platform {

base::Result<std::unique_ptr<Screen>> open_screen(Window& window) {
    return window.has_opengl() ? open_opengl_screen(window) : open_memory_screen(window);
}

} // namespace platform
