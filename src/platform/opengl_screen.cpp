// A graphics card draws: open_opengl_screen() of screen.h.
#include "platform/renderer.h"
#include "platform/screen.h"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace platform {

namespace {

constexpr GLenum no_error = 0; // the four codes that GL_ARB_robustness gives
constexpr GLenum guilty_reset = 0x8253;
constexpr GLenum unknown_reset = 0x8255;

class OpenGlScreen final : public Screen {
public:
    OpenGlScreen(GLFWwindow* window, Renderer renderer)
        : window_(window)
        , renderer_(std::move(renderer))
        , reset_status_(
              reinterpret_cast<GLenum (*)()>(glfwGetProcAddress("glGetGraphicsResetStatusARB"))) {}

    base::Result<void> show(std::span<const Patch> patches) override {
        renderer_.draw(patches);
        glfwSwapBuffers(window_);
        return judge();
    }
    void expose() override {} // every frame is drawn whole
    base::Result<void> check() override {
        XSync(glfwGetX11Display(), False); // ends the process when the server is gone
        return judge();
    }

private:
    base::Result<void> judge() const {
        if (reset_status_ == nullptr)
            return {};
        // Some drivers answer with garbage: only the legal codes count.
        const GLenum status = reset_status_();
        if (status != no_error && status >= guilty_reset && status <= unknown_reset)
            return base::fail(base::ErrorCode::unavailable, "the graphics card was reset");
        return {};
    }

    GLFWwindow* window_;
    Renderer renderer_;
    GLenum (*reset_status_)();
};

} // namespace

base::Result<std::unique_ptr<Screen>> open_opengl_screen(Window& window) {
    TRY(auto renderer, Renderer::start());
    return std::make_unique<OpenGlScreen>(window.handle(), std::move(renderer));
}

} // namespace platform
