#include "platform/touch_screen.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <array>
#include <utility>

namespace platform {

base::Result<TouchScreen> TouchScreen::open(unsigned long window) {
    TouchScreen screen(XOpenDisplay(nullptr));
    Display* display = screen.display_;
    if (display == nullptr)
        return base::fail(base::ErrorCode::unavailable, "no second connection to the X server");
    int first_event = 0;
    int first_error = 0;
    if (XQueryExtension(display, "XInputExtension", &screen.opcode_, &first_event, &first_error) ==
        False)
        return base::fail(base::ErrorCode::unavailable, "the X server has no XInput");
    int major = 2;
    int minor = 2;
    if (XIQueryVersion(display, &major, &minor) != 0 || major * 100 + minor < 202)
        return base::fail(base::ErrorCode::unavailable, "the X server's XInput has no touch");
    std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
    XISetMask(bits.data(), XI_TouchBegin);
    XISetMask(bits.data(), XI_TouchUpdate);
    XISetMask(bits.data(), XI_TouchEnd);
    XIEventMask mask{XIAllMasterDevices, static_cast<int>(bits.size()), bits.data()};
    XISelectEvents(display, window, &mask, 1);
    XSelectInput(display, DefaultRootWindow(display), StructureNotifyMask);
    XFlush(display);
    return screen;
}

TouchScreen::TouchScreen(TouchScreen&& other) noexcept
    : display_(std::exchange(other.display_, nullptr))
    , opcode_(other.opcode_)
    , finger_(other.finger_)
    , size_(other.size_) {}

TouchScreen& TouchScreen::operator=(TouchScreen&& other) noexcept {
    std::swap(display_, other.display_);
    opcode_ = other.opcode_;
    finger_ = other.finger_;
    size_ = other.size_;
    return *this;
}

TouchScreen::~TouchScreen() {
    if (display_ != nullptr)
        XCloseDisplay(display_);
}

int TouchScreen::descriptor() const {
    return ConnectionNumber(display_);
}

std::vector<Touch> TouchScreen::read() {
    std::vector<Touch> touches;
    while (XPending(display_) > 0) {
        XEvent event;
        XNextEvent(display_, &event);
        if (event.type == ConfigureNotify)
            size_ = Resized{event.xconfigure.width, event.xconfigure.height};
        XGenericEventCookie& cookie = event.xcookie;
        if (event.type != GenericEvent || cookie.extension != opcode_ ||
            XGetEventData(display_, &cookie) == False)
            continue;
        const auto& touch = *static_cast<const XIDeviceEvent*>(cookie.data);
        const auto at = [&](TouchPhase phase) {
            touches.push_back(
                {phase, static_cast<float>(touch.event_x), static_cast<float>(touch.event_y)});
        };
        if (cookie.evtype == XI_TouchBegin && !finger_) {
            finger_ = touch.detail;
            at(TouchPhase::began);
        } else if (cookie.evtype == XI_TouchUpdate && finger_ == touch.detail) {
            at(TouchPhase::moved);
        } else if (cookie.evtype == XI_TouchEnd && finger_ == touch.detail) {
            finger_.reset();
            at(TouchPhase::ended);
        }
        XFreeEventData(display_, &cookie);
    }
    return touches;
}

std::optional<Resized> TouchScreen::new_size() {
    return std::exchange(size_, std::nullopt);
}

} // namespace platform
