#include "platform/touch_screen.h"

#include "finger.h"
#include "platform/stop_signal.h"
#include "platform/window.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using platform::TouchPhase;

namespace {

// The touches of the next half second, each as its phase and place cut to pixels.
std::vector<std::tuple<TouchPhase, int, int>> touches(platform::Window& window,
                                                      const platform::StopSignal& stop) {
    std::vector<std::tuple<TouchPhase, int, int>> found;
    for (;;) {
        const auto inputs = window.wait(500ms, stop);
        if (inputs.empty())
            return found;
        for (const auto& input : inputs)
            if (const auto* touch = std::get_if<platform::Touch>(&input))
                found.emplace_back(touch->phase, static_cast<int>(touch->x_px),
                                   static_cast<int>(touch->y_px));
    }
}

} // namespace

TEST(TouchScreen, TheFirstFingerCountsAndNoPointerIsEmulated) {
    std::string why_not;
    auto glass = Glass::start(600, 800, why_not);
    if (!glass)
        GTEST_SKIP() << why_not;
    setenv("DISPLAY", glass->display().c_str(), 1);
    const auto stop = platform::StopSignal::open();
    auto window = platform::Window::open({});
    ASSERT_TRUE(window) << window.error().detail;
    touches(*window, *stop);

    glass->down(100, 200);
    glass->down(500, 700, 1); // a second finger says nothing
    glass->move(130, 260);
    glass->up(500, 700, 1);
    glass->up(130, 260);
    using Expected = std::vector<std::tuple<TouchPhase, int, int>>;
    EXPECT_EQ(touches(*window, *stop), (Expected{{TouchPhase::began, 100, 200},
                                                 {TouchPhase::moved, 130, 260},
                                                 {TouchPhase::ended, 130, 260}}));
    glass->tap(599, 0);
    EXPECT_EQ(touches(*window, *stop),
              (Expected{{TouchPhase::began, 599, 0}, {TouchPhase::ended, 599, 0}}));
}

TEST(TouchScreen, WithoutAServerThereIsNone) {
    setenv("DISPLAY", ":nowhere", 1);
    const auto screen = platform::TouchScreen::open(1);
    ASSERT_FALSE(screen);
    EXPECT_EQ(screen.error().code, base::ErrorCode::unavailable);
}
