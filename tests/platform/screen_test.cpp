#include "platform/screen.h"

#include "layout.h"
#include "x_server.h"

#include <cstdlib>
#include <gtest/gtest.h>

// After GoogleTest: X defines None and others as numbers.
#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace {

constexpr int width_px = 640;
constexpr int height_px = 480;

void draw_offers(ImDrawList& list) {
    list.AddRectFilled({0, 0}, {width_px, height_px}, IM_COL32(249, 246, 239, 255));
    list.AddRectFilled({20, 20}, {300, 90}, IM_COL32(255, 190, 47, 255));
    for (int line = 0; line < 8; ++line)
        list.AddText(nullptr, 14.0F + 4.0F * static_cast<float>(line),
                     {30, 20.0F + 50.0F * static_cast<float>(line)}, IM_COL32(15, 28, 48, 255),
                     "Chargée de mission cohérence territoriale");
    // And a numeral that is drawn larger than it was made, as those of the countdown are.
    constexpr float times = 2.3F;
    const ImFontGlyph* numeral = ImGui::GetFont()->GetFontBaked(80)->FindGlyph('3');
    const ImVec2 from{400.3F, 120};
    const ImVec2 to{from.x + (numeral->X1 - numeral->X0) * times,
                    from.y + (numeral->Y1 - numeral->Y0) * times};
    list.PrimReserve(6, 4);
    list.PrimRectUV(from, to, {numeral->U0, numeral->V0}, {numeral->U1, numeral->V1},
                    IM_COL32(15, 28, 48, 255));
}

// What a screenshot shows, pixel by pixel.
std::vector<std::uint32_t> seen_on(const std::string& display_name) {
    Display* display = XOpenDisplay(display_name.c_str());
    EXPECT_NE(display, nullptr);
    XImage* image = XGetImage(display, DefaultRootWindow(display), 0, 0, width_px, height_px,
                              AllPlanes, ZPixmap);
    std::vector<std::uint32_t> pixels;
    for (int y = 0; y < height_px; ++y)
        for (int x = 0; x < width_px; ++x)
            pixels.push_back(static_cast<std::uint32_t>(XGetPixel(image, x, y)) & 0xFFFFFF);
    XDestroyImage(image);
    XCloseDisplay(display);
    return pixels;
}

std::optional<XServer> start_server(int depth, std::vector<std::string> more = {}) {
    std::vector<std::string> command{
        "Xvfb", "-screen", "0", "640x480x" + std::to_string(depth), "-nolisten", "tcp", "-noreset"};
    command.insert(command.end(), more.begin(), more.end());
    auto server = XServer::start(std::move(command));
    if (server)
        setenv("DISPLAY", server->display().c_str(), 1);
    return server;
}

struct Shown {
    std::vector<std::uint32_t> first, exposed;
};

// A frame, then the same frame after something has painted over the window.
Shown show_on(const XServer& server, platform::DrawWith draw_with) {
    Layout layout;
    auto window = platform::Window::open({.draw_with = draw_with});
    EXPECT_TRUE(window) << window.error().detail;
    EXPECT_EQ(window->has_opengl(), draw_with == platform::DrawWith::opengl);
    const auto screen = platform::open_screen(*window);
    EXPECT_TRUE(screen) << screen.error().detail;
    Shown shown;
    layout.lay_out(width_px, height_px, draw_offers);
    EXPECT_TRUE((*screen)->show());
    EXPECT_TRUE((*screen)->check());
    shown.first = seen_on(server.display());
    Display* other = XOpenDisplay(server.display().c_str());
    GC brush = XCreateGC(other, DefaultRootWindow(other), 0, nullptr);
    XSetSubwindowMode(other, brush, IncludeInferiors);
    XFillRectangle(other, DefaultRootWindow(other), brush, 0, 0, width_px, height_px);
    XFreeGC(other, brush);
    XSync(other, False);
    XCloseDisplay(other);
    (*screen)->expose();
    layout.lay_out(width_px, height_px, draw_offers);
    EXPECT_TRUE((*screen)->show());
    EXPECT_TRUE((*screen)->check());
    shown.exposed = seen_on(server.display());
    return shown;
}

int farthest(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
    EXPECT_EQ(one.size(), other.size());
    int farthest = 0;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i)
        for (const int shift : {0, 8, 16})
            farthest = std::max(farthest, std::abs(static_cast<int>(one[i] >> shift & 0xFF) -
                                                   static_cast<int>(other[i] >> shift & 0xFF)));
    return farthest;
}

} // namespace

// The suite of both ways to draw: one frame, one picture.
TEST(Screen, TheProcessorPaintsWhatOpenGlDraws) {
    const auto server = start_server(24);
    if (!server)
        GTEST_SKIP() << "Xvfb is not installed, so there is no screen here";
    const Shown painted = show_on(*server, platform::DrawWith::processor);
    const Shown drawn = show_on(*server, platform::DrawWith::opengl);
    EXPECT_EQ(painted.first[0], 0xF9F6EFU);
    EXPECT_EQ(painted.first[25U * width_px + 25], 0xFFBE2FU);
    // Each channel is rounded once; at the edge of a numeral that is drawn larger, its cover too.
    EXPECT_LE(farthest(painted.first, drawn.first), 2);
    EXPECT_EQ(painted.first, painted.exposed);
    EXPECT_EQ(drawn.first, drawn.exposed);
}

TEST(Screen, AServerThatSharesNoMemoryIsServedAllTheSame) {
    const auto server = start_server(24, {"-extension", "MIT-SHM"});
    if (!server)
        GTEST_SKIP() << "Xvfb is not installed, so there is no screen here";
    const Shown painted = show_on(*server, platform::DrawWith::processor);
    EXPECT_EQ(painted.first[25U * width_px + 25], 0xFFBE2FU);
    EXPECT_EQ(painted.first, painted.exposed);
}

TEST(Screen, ADepthThatItCannotPaintIsNamed) {
    const auto server = start_server(16);
    if (!server)
        GTEST_SKIP() << "Xvfb is not installed, so there is no screen here";
    Layout layout;
    auto window = platform::Window::open({.draw_with = platform::DrawWith::processor});
    ASSERT_TRUE(window) << window.error().detail;
    const auto screen = platform::open_screen(*window);
    ASSERT_FALSE(screen);
    EXPECT_EQ(screen.error().code, base::ErrorCode::unavailable);
    EXPECT_NE(screen.error().detail.find("depth"), std::string::npos) << screen.error().detail;
}
