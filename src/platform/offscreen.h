// Why: pictures of the screen without a screen: no display server, no graphics card, any user.
// Left to others: what is drawn (platform/renderer), where the picture goes (platform/pixels).
#pragma once

#include "base/result.h"
#include "platform/pixels.h"

#include <cstdint>

namespace platform {

// An OpenGL context of Mesa's software renderer and a framebuffer of a fixed size. It is current
// from open() on; one at a time in a thread.
class Offscreen {
public:
    // `unavailable` where EGL or its software device is missing; `too_large` above 8192 pixels.
    static base::Result<Offscreen> open(int width_px, int height_px);
    Offscreen(Offscreen&& other) noexcept;
    Offscreen& operator=(Offscreen&&) = delete;
    ~Offscreen();

    // What has been drawn.
    Pixels read() const;

private:
    Offscreen() = default;
    void* display_ = nullptr;
    void* context_ = nullptr;
    std::uint32_t framebuffer_ = 0;
    std::uint32_t colour_ = 0;
    int width_px_ = 0;
    int height_px_ = 0;
};

} // namespace platform
