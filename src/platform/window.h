// Why: the glass: one window over the whole screen, its real size, and what fingers do to it.
// Left to others: what stands on it (screen), what a touch means (kiosk).
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "platform/input.h"
#include "platform/stop_signal.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct GLFWwindow;

namespace platform {

// With the processor a window is there sooner and takes a third of the memory; a graphics card
// draws a large panel more smoothly. `automatic` takes OpenGL where there is a graphics card.
enum class DrawWith { automatic, processor, opengl };

struct WindowOptions {
    enum class Mode { whole_screen, windowed } mode = Mode::whole_screen;
    int width_px = 720; // of a window that does not fill the screen
    int height_px = 1280;
    enum class Keyboard { ignored, accepted } keyboard = Keyboard::ignored;
    DrawWith draw_with = DrawWith::automatic;
};

struct Glass {
    int width_px = 0;
    int height_px = 0;
    float pitch_mm =
        0; // of one pixel, as the monitor says; 0 where it does not, or cannot be right
    bool operator==(const Glass&) const = default;
};

// Owns the display connection, the window and, where it has one, its OpenGL context.
// A borderless window and not GLFW's full screen: that one crashes when the monitor is switched
// off.
class Window {
public:
    // The glass that open() is going to have, known long before it: a frame can be laid out while
    // OpenGL starts. `unavailable` with a sentence for a person where there is no display.
    static base::Result<Glass> measure(const WindowOptions& options);
    // `unavailable` with a sentence for a person where there is no display or no OpenGL.
    static base::Result<Window> open(const WindowOptions& options);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    Glass glass() const;

    // One more descriptor whose data ends a wait(); whoever owns it reads it.
    void watch(int descriptor);

    // Sleeps until something happens or `timeout` has passed (none: for ever), and says what
    // happened. Nothing wakes it in between. A cable pulled from the server ends the process.
    std::vector<Input> wait(std::optional<base::Duration> timeout, const StopSignal& stop);

    // Its OpenGL context, which is current from open() on; else it has none.
    bool has_opengl() const;
    GLFWwindow* handle() const;

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace platform
