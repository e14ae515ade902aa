#include "platform/window.h"

#include "platform/clock.h"
#include "platform/hardening.h"
#include "x_server.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/resource.h>

using namespace std::chrono_literals;

namespace {

// All that happened within half a second of silence.
std::vector<platform::Input> drain(platform::Window& window, const platform::StopSignal& stop) {
    std::vector<platform::Input> all;
    for (;;) {
        auto some = window.wait(500ms, stop);
        if (some.empty())
            return all;
        all.insert(all.end(), some.begin(), some.end());
    }
}

} // namespace

TEST(Window, CoversTheScreenAndSleepsWhileNothingHappens) {
    if (!is_installed("Xvfb"))
        GTEST_SKIP() << "Xvfb is not installed, so no window can be opened here";
    const auto server =
        XServer::start({"Xvfb", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"});
    ASSERT_TRUE(server);
    setenv("DISPLAY", server->display().c_str(), 1);
    auto stop = platform::StopSignal::open();
    ASSERT_TRUE(stop);
    auto window = platform::Window::open({});
    ASSERT_TRUE(window) << window.error().detail;
    EXPECT_EQ(window->glass().width_px, 640);
    EXPECT_EQ(window->glass().height_px, 480);
    EXPECT_GT(window->glass().pitch_mm, 0.05F);
    drain(*window, *stop);

    const platform::SystemClock clock;
    const auto before = clock.read().steady;
    rusage usage_before{};
    getrusage(RUSAGE_SELF, &usage_before);
    EXPECT_EQ(window->wait(1s, *stop), std::vector<platform::Input>{});
    rusage usage_after{};
    getrusage(RUSAGE_SELF, &usage_after);
    EXPECT_GE(clock.read().steady - before, 990ms); // nothing woke it before its time
    EXPECT_LE(usage_after.ru_nvcsw - usage_before.ru_nvcsw, 4);

    EXPECT_FALSE(stop->raised());
    raise(SIGTERM);
    EXPECT_TRUE(stop->raised());
    const auto inputs = window->wait(std::nullopt, *stop);
    ASSERT_EQ(inputs.size(), 1U);
    EXPECT_EQ(inputs[0], platform::Input{platform::Stop{}});
    sigset_t raised;
    sigemptyset(&raised);
    sigaddset(&raised, SIGTERM);
    int signal = 0;
    sigwait(&raised, &signal); // else it would stop the next test as well
}

TEST(Window, WithoutADisplayTheReasonIsSaid) {
    unsetenv("DISPLAY");
    const auto window = platform::Window::open({});
    ASSERT_FALSE(window);
    EXPECT_EQ(window.error().code, base::ErrorCode::unavailable);
    EXPECT_EQ(window.error().detail.substr(0, 11), "no display:") << window.error().detail;
}

namespace {

[[noreturn]] void harden_and_look() {
    platform::harden_process();
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    std::ifstream status("/proc/self/status");
    std::string line;
    bool no_new_privileges = false;
    while (std::getline(status, line))
        no_new_privileges |= line == "NoNewPrivs:\t1";
    std::exit(core.rlim_cur == 0 && core.rlim_max == 0 && no_new_privileges ? 0 : 1);
}

} // namespace

TEST(Hardening, LeavesNoCoreAndNoPrivileges) {
    EXPECT_EXIT(harden_and_look(), testing::ExitedWithCode(0), "");
}
