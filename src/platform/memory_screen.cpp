// The processor paints and the X server copies: open_memory_screen() of screen.h.
#include "platform/clock.h"
#include "platform/painter.h"
#include "platform/screen.h"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <bit>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <thread>
#include <vector>

namespace platform {

namespace {

using base::Result;

constexpr int usual_refresh_hz = 60;

void destroy_image(XImage* image) {
    image->data = nullptr; // its memory has an owner of its own
    XDestroyImage(image);
}
using Image = std::unique_ptr<XImage, decltype(&destroy_image)>;

// Memory that this process and the X server both see.
class SharedMemory {
public:
    SharedMemory() = default;
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    ~SharedMemory() { let_go(); }

    bool share(Display* display, std::size_t size_bytes) {
        let_go();
        segment_.shmid = ::shmget(IPC_PRIVATE, size_bytes, IPC_CREAT | 0600);
        if (segment_.shmid < 0)
            return false;
        void* place = ::shmat(segment_.shmid, nullptr, 0);
        const bool attached = place != reinterpret_cast<void*>(-1);
        if (attached) {
            segment_.shmaddr = static_cast<char*>(place);
            segment_.readOnly = True;
            refused_ = false;
            const auto before = XSetErrorHandler([](Display*, XErrorEvent*) {
                refused_ = true; // a server elsewhere shares no memory
                return 0;
            });
            XShmAttach(display, &segment_);
            XSync(display, False);
            XSetErrorHandler(before);
        }
        ::shmctl(segment_.shmid, IPC_RMID, nullptr); // goes with the last who sees it
        if (!attached || refused_)
            return false;
        display_ = display;
        return true;
    }
    XShmSegmentInfo* segment() { return &segment_; }
    char* bytes() { return segment_.shmaddr; }

private:
    void let_go() {
        if (display_ != nullptr) {
            XShmDetach(display_, &segment_);
            XSync(display_, False);
        }
        display_ = nullptr;
        if (segment_.shmaddr != nullptr)
            ::shmdt(segment_.shmaddr);
        segment_.shmaddr = nullptr;
    }
    static inline bool refused_ = false; // Xlib's handler has no other way to say so
    Display* display_ = nullptr;
    XShmSegmentInfo segment_{};
};

class MemoryScreen final : public Screen {
public:
    explicit MemoryScreen(Window& window)
        : window_(window)
        , display_(glfwGetX11Display())
        , drawable_(glfwGetX11Window(window.handle()))
        , can_share_(XShmQueryExtension(display_) == True) {
        const GLFWvidmode* mode = glfwGetVideoMode(glfwGetPrimaryMonitor());
        const int refresh_hz =
            mode != nullptr && mode->refreshRate > 0 ? mode->refreshRate : usual_refresh_hz;
        refresh_ = base::Duration{1000 / refresh_hz};
    }
    ~MemoryScreen() override { XFreeGC(display_, context_); }
    MemoryScreen(const MemoryScreen&) = delete;
    MemoryScreen& operator=(const MemoryScreen&) = delete;

    Result<void> start() {
        context_ = XCreateGC(display_, drawable_, 0, nullptr);
        XWindowAttributes window{};
        XGetWindowAttributes(display_, drawable_, &window);
        visual_ = window.visual;
        depth_ = window.depth;
        return resize();
    }

    Result<void> show(std::span<const Patch> patches) override {
        TRY_VOID(resize());
        XSync(display_, False); // the server has read the frame before
        const auto changed = painter_.paint(canvas_, patches);
        std::this_thread::sleep_for(shown_ + refresh_ - clock_.read().steady);
        shown_ = clock_.read().steady;
        for (const Part& part : is_exposed_ ? std::span<const Part>(&whole_, 1) : changed)
            put(part);
        XFlush(display_);
        is_exposed_ = false;
        return {};
    }
    void expose() override { is_exposed_ = true; }
    Result<void> check() override {
        XSync(display_, False); // ends the process when the server is gone
        return {};
    }

private:
    // As large as the window is now.
    Result<void> resize() {
        const Glass glass = window_.glass();
        if (image_ && glass.width_px == canvas_.width_px && glass.height_px == canvas_.height_px)
            return {};
        const auto width = static_cast<unsigned>(glass.width_px);
        const auto height = static_cast<unsigned>(glass.height_px);
        const std::size_t pixels = std::size_t{width} * height;
        const bool shared = can_share_ && memory_.share(display_, pixels * 4);
        if (!shared)
            pixels_.resize(pixels);
        std::uint32_t* const place =
            shared ? reinterpret_cast<std::uint32_t*>(memory_.bytes()) : pixels_.data();
        auto* bytes = reinterpret_cast<char*>(place);
        image_.reset(shared ? XShmCreateImage(display_, visual_, static_cast<unsigned>(depth_),
                                              ZPixmap, bytes, memory_.segment(), width, height)
                            : XCreateImage(display_, visual_, static_cast<unsigned>(depth_),
                                           ZPixmap, 0, bytes, width, height, 32, 0));
        can_share_ = shared;
        base::ensure(image_ != nullptr);
        canvas_ = {{place, pixels}, glass.width_px, glass.height_px};
        whole_ = {0, 0, glass.width_px, glass.height_px};
        painter_.forget();
        return judge();
    }
    Result<void> judge() const {
        const bool fits = image_->bits_per_pixel == 32 &&
                          image_->bytes_per_line == canvas_.width_px * 4 &&
                          image_->byte_order == LSBFirst && image_->red_mask == 0xFF0000 &&
                          image_->green_mask == 0xFF00 && image_->blue_mask == 0xFF;
        if (fits && std::endian::native == std::endian::little)
            return {};
        return base::fail(base::ErrorCode::unavailable,
                          "the X server has " + std::to_string(depth_) +
                              " bits a pixel; set its depth to 24, or draw with OpenGL");
    }
    void put(const Part& part) {
        const auto width = static_cast<unsigned>(part.right - part.left);
        const auto height = static_cast<unsigned>(part.bottom - part.top);
        if (can_share_)
            XShmPutImage(display_, drawable_, context_, image_.get(), part.left, part.top,
                         part.left, part.top, width, height, False);
        else
            XPutImage(display_, drawable_, context_, image_.get(), part.left, part.top, part.left,
                      part.top, width, height);
    }

    Window& window_;
    Display* display_;
    ::Window drawable_;
    bool can_share_;
    GC context_ = nullptr;
    Visual* visual_ = nullptr;
    int depth_ = 0;
    SharedMemory memory_;
    std::vector<std::uint32_t> pixels_; // where no memory can be shared
    Image image_{nullptr, destroy_image};
    Canvas canvas_;
    Part whole_;
    bool is_exposed_ = true;
    Painter painter_;
    SystemClock clock_;
    base::Duration refresh_{};
    base::Duration shown_{}; // when, on the steady clock
};

} // namespace

Result<std::unique_ptr<Screen>> open_memory_screen(Window& window) {
    auto screen = std::make_unique<MemoryScreen>(window);
    TRY_VOID(screen->start());
    return screen;
}

} // namespace platform
