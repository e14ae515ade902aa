#include "platform/offscreen.h"

#define GL_GLEXT_PROTOTYPES
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace platform {

namespace {

constexpr int maximum_side_px = 8192;

base::Error missing(const std::string& what) {
    return {base::ErrorCode::unavailable,
            "no software OpenGL (" + what + "); Debian's libegl1 and libgl1-mesa-dri bring it"};
}

// The device that Mesa marks as software: the same pixels on every machine, and no /dev/dri needed.
EGLDisplay software_display() {
    const auto query_devices =
        reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
    const auto query_string = reinterpret_cast<PFNEGLQUERYDEVICESTRINGEXTPROC>(
        eglGetProcAddress("eglQueryDeviceStringEXT"));
    if (query_devices == nullptr || query_string == nullptr)
        return EGL_NO_DISPLAY;
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (query_devices(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_FALSE)
        return EGL_NO_DISPLAY;
    for (EGLint i = 0; i < count; ++i) {
        EGLDeviceEXT device = devices[static_cast<std::size_t>(i)];
        const char* extensions = query_string(device, EGL_EXTENSIONS);
        if (extensions != nullptr && std::strstr(extensions, "EGL_MESA_device_software") != nullptr)
            return eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
    }
    return EGL_NO_DISPLAY;
}

} // namespace

base::Result<Offscreen> Offscreen::open(int width_px, int height_px) {
    if (width_px < 1 || height_px < 1 || std::max(width_px, height_px) > maximum_side_px)
        return base::fail(base::ErrorCode::too_large, "a picture has 1 to " +
                                                          std::to_string(maximum_side_px) +
                                                          " pixels a side");
    EGLDisplay display = software_display();
    if (display == EGL_NO_DISPLAY)
        return std::unexpected(missing("no EGL_MESA_device_software"));
    if (eglInitialize(display, nullptr, nullptr) == EGL_FALSE)
        return std::unexpected(missing("eglInitialize"));
    eglBindAPI(EGL_OPENGL_API);
    const std::array<EGLint, 5> version{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0,
                                        EGL_NONE};
    EGLContext context =
        eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, version.data());
    if (context == EGL_NO_CONTEXT)
        return std::unexpected(missing("eglCreateContext"));
    Offscreen offscreen;
    offscreen.display_ = display;
    offscreen.context_ = context;
    offscreen.width_px_ = width_px;
    offscreen.height_px_ = height_px;
    if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_FALSE)
        return std::unexpected(missing("eglMakeCurrent"));
    glGenRenderbuffers(1, &offscreen.colour_);
    glBindRenderbuffer(GL_RENDERBUFFER, offscreen.colour_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_px, height_px);
    glGenFramebuffers(1, &offscreen.framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, offscreen.framebuffer_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              offscreen.colour_);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return std::unexpected(missing("framebuffer"));
    return offscreen;
}

Offscreen::Offscreen(Offscreen&& other) noexcept
    : display_(std::exchange(other.display_, nullptr))
    , context_(std::exchange(other.context_, nullptr))
    , framebuffer_(std::exchange(other.framebuffer_, 0))
    , colour_(std::exchange(other.colour_, 0))
    , width_px_(other.width_px_)
    , height_px_(other.height_px_) {}

Offscreen::~Offscreen() {
    if (context_ == nullptr)
        return;
    if (framebuffer_ != 0) {
        glDeleteFramebuffers(1, &framebuffer_);
        glDeleteRenderbuffers(1, &colour_);
    }
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
    eglTerminate(display_);
}

Pixels Offscreen::read() const {
    const auto stride = static_cast<std::size_t>(width_px_) * 4;
    const auto height = static_cast<std::size_t>(height_px_);
    Pixels pixels{width_px_, height_px_, std::vector<std::uint8_t>(stride * height)};
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_px_, height_px_, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
    const auto row = [&](std::size_t y) {
        return pixels.rgba.begin() + static_cast<std::ptrdiff_t>(y * stride);
    };
    for (std::size_t y = 0; y < height / 2; ++y) // OpenGL's first row is the lowest
        std::swap_ranges(row(y), row(y + 1), row(height - 1 - y));
    for (std::size_t alpha = 3; alpha < pixels.rgba.size(); alpha += 4)
        pixels.rgba[alpha] = 255; // a screen is opaque, whatever was blended
    return pixels;
}

} // namespace platform
