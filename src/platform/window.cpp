#include "platform/window.h"

#include "platform/touch_screen.h"

#include "base/text.h"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <poll.h>
#include <utility>

namespace platform {

namespace {

// A graphics card has a node here for programs that draw; Mesa draws with the processor without
// one.
bool has_graphics_card() {
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", missing))
        if (entry.path().filename().string().starts_with("renderD"))
            return true;
    return false;
}

bool wants_opengl(DrawWith draw_with) {
    return draw_with == DrawWith::opengl ||
           (draw_with == DrawWith::automatic && has_graphics_card());
}

std::string last_glfw_error() {
    const char* words = nullptr;
    glfwGetError(&words);
    return words == nullptr ? "no reason given" : words;
}

// Millimetres of one pixel; 0 where the monitor does not say, or cannot be right.
float pitch_of(GLFWmonitor* monitor, const GLFWvidmode* mode) {
    if (mode == nullptr)
        return 0;
    int width_mm = 0;
    int height_mm = 0;
    glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
    if (width_mm <= 0 || height_mm <= 0)
        return 0;
    // By the diagonal: a panel that is turned often still reports its sides the other way round.
    const double pitch = std::hypot(width_mm, height_mm) / std::hypot(mode->width, mode->height);
    return pitch > 0.05 && pitch < 2.0 ? static_cast<float>(pitch) : 0;
}

void hint_context(bool has_opengl) {
    glfwWindowHint(GLFW_CLIENT_API, has_opengl ? GLFW_OPENGL_API : GLFW_NO_API);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
}

} // namespace

struct Window::State {
    GLFWwindow* window = nullptr;
    WindowOptions options;
    std::optional<TouchScreen> touch;
    std::vector<Input> inputs;
    bool pressed = false;   // the mouse's left button is a finger
    bool repeating = false; // the next character comes from a key held down
    int watched = -1;       // by the owner of the window
    bool has_opengl = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        touch.reset();
        if (window != nullptr)
            glfwDestroyWindow(window);
        glfwTerminate();
    }

    static State& of(GLFWwindow* handle) {
        return *static_cast<State*>(glfwGetWindowUserPointer(handle));
    }
    void listen();
    void key(int key, int action);
    void pointer(TouchPhase phase) {
        double x = 0;
        double y = 0;
        glfwGetCursorPos(window, &x, &y);
        inputs.push_back(Touch{phase, static_cast<float>(x), static_cast<float>(y)});
    }
    void read_touch();
};

void Window::State::key(int key, int action) {
    repeating = action == GLFW_REPEAT; // EN 301 549, 5.7: no key repeat
    if (action != GLFW_PRESS)
        return;
    switch (key) {
    case GLFW_KEY_BACKSPACE:
        inputs.push_back(Key{KeyName::backspace, {}});
        break;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
        inputs.push_back(Key{KeyName::enter, {}});
        break;
    case GLFW_KEY_ESCAPE:
        inputs.push_back(Key{KeyName::escape, {}});
        break;
    case GLFW_KEY_PAGE_UP:
        inputs.push_back(Key{KeyName::page_up, {}});
        break;
    case GLFW_KEY_PAGE_DOWN:
        inputs.push_back(Key{KeyName::page_down, {}});
        break;
    default:
        break;
    }
}

void Window::State::listen() {
    glfwSetWindowUserPointer(window, this);
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int width, int height) {
        of(w).inputs.push_back(Resized{width, height});
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).inputs.push_back(Exposed{}); });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
        glfwSetWindowShouldClose(w, GLFW_FALSE);
        if (of(w).options.mode == WindowOptions::Mode::windowed)
            of(w).inputs.push_back(Stop{});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT)
            return;
        of(w).pressed = action == GLFW_PRESS;
        of(w).pointer(action == GLFW_PRESS ? TouchPhase::began : TouchPhase::ended);
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) {
        if (of(w).pressed)
            of(w).pointer(TouchPhase::moved);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double steps) {
        double x = 0;
        double y = 0;
        glfwGetCursorPos(w, &x, &y);
        of(w).inputs.push_back(
            Wheel{static_cast<float>(-steps), static_cast<float>(x), static_cast<float>(y)});
    });
    if (options.keyboard == WindowOptions::Keyboard::ignored)
        return;
    glfwSetKeyCallback(
        window, [](GLFWwindow* w, int key, int, int action, int) { of(w).key(key, action); });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int code_point) {
        if (std::exchange(of(w).repeating, false))
            return;
        Key key{KeyName::character, {}};
        base::append(key.text, static_cast<char32_t>(code_point));
        of(w).inputs.push_back(key);
    });
}

void Window::State::read_touch() {
    if (!touch)
        return;
    for (const Touch& one : touch->read())
        inputs.emplace_back(one);
    const auto size = touch->new_size();
    if (!size || options.mode == WindowOptions::Mode::windowed)
        return;
    // The screen was turned, or its monitor changed: cover all of it again.
    glfwSetWindowPos(window, 0, 0);
    glfwSetWindowSize(window, size->width_px, size->height_px);
}

Window::Window(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

base::Result<Glass> Window::measure(const WindowOptions& options) {
    glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
    if (glfwInit() == GLFW_FALSE)
        return base::fail(base::ErrorCode::unavailable, "no display: " + last_glfw_error());
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    Glass glass{options.width_px, options.height_px, pitch_of(monitor, mode)};
    if (options.mode == WindowOptions::Mode::windowed)
        return glass;
    if (mode == nullptr)
        return base::fail(base::ErrorCode::unavailable, "no monitor is connected");
    glass.width_px = mode->width;
    glass.height_px = mode->height;
    return glass;
}

base::Result<Window> Window::open(const WindowOptions& options) {
    auto state = std::make_unique<State>(); // takes leave of GLFW even when this fails
    TRY(const Glass glass, measure(options));
    state->options = options;
    const bool whole = options.mode == WindowOptions::Mode::whole_screen;
    state->has_opengl = wants_opengl(options.draw_with);
    hint_context(state->has_opengl);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_DECORATED, whole ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHint(GLFW_FLOATING, whole ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    state->window = glfwCreateWindow(glass.width_px, glass.height_px, "Vitrine", nullptr, nullptr);
    if (state->window == nullptr)
        return base::fail(base::ErrorCode::unavailable, "no window: " + last_glfw_error());
    if (state->has_opengl) {
        glfwMakeContextCurrent(state->window);
        glfwSwapInterval(1);
    }
    state->listen();
    if (auto touch = TouchScreen::open(glfwGetX11Window(state->window)))
        state->touch = std::move(*touch); // without one, GLFW's emulated pointer serves
    if (whole) {
        int x = 0;
        int y = 0;
        glfwGetMonitorPos(glfwGetPrimaryMonitor(), &x, &y);
        glfwSetWindowPos(state->window, x, y);
        glfwSetInputMode(state->window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    }
    glfwShowWindow(state->window);
    return Window(std::move(state));
}

Glass Window::glass() const {
    Glass glass;
    glfwGetFramebufferSize(state_->window, &glass.width_px, &glass.height_px);
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    glass.pitch_mm = pitch_of(monitor, monitor == nullptr ? nullptr : glfwGetVideoMode(monitor));
    return glass;
}

void Window::watch(int descriptor) {
    state_->watched = descriptor;
}

std::vector<Input> Window::wait(std::optional<base::Duration> timeout, const StopSignal& stop) {
    // glfwWaitEvents would not see the second connection, so both are watched here. XPending also
    // sends what is buffered, without which an answer would be awaited for ever.
    Display* display = glfwGetX11Display();
    state_->read_touch();
    if (XPending(display) == 0 && state_->inputs.empty()) {
        std::array<pollfd, 4> watched{{{ConnectionNumber(display), POLLIN, 0},
                                       {stop.descriptor(), POLLIN, 0},
                                       {-1, POLLIN, 0},
                                       {state_->watched, POLLIN, 0}}};
        if (state_->touch)
            watched[2].fd = state_->touch->descriptor();
        const auto longest = base::Duration{24L * 3600 * 1000};
        const int milliseconds =
            timeout ? static_cast<int>(std::clamp(*timeout, base::Duration{0}, longest).count())
                    : -1;
        const int ready = poll(watched.data(), watched.size(), milliseconds);
        base::ensure(ready >= 0 || errno == EINTR);
    }
    glfwPollEvents();
    state_->read_touch();
    if (stop.raised())
        state_->inputs.emplace_back(Stop{});
    return std::exchange(state_->inputs, {});
}

bool Window::has_opengl() const {
    return state_->has_opengl;
}

GLFWwindow* Window::handle() const {
    return state_->window;
}

} // namespace platform
