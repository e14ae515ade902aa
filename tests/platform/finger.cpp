#include "finger.h"

#include <X11/extensions/XI2.h>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <xorg/xf86-input-inputtest-protocol.h>

namespace {

constexpr double axis_end = 65535;

std::string configuration(int width, int height, const std::string& socket) {
    const std::string size = std::to_string(width) + "x" + std::to_string(height);
    // The dummy driver asks for timings and ignores them.
    const auto timing = [](int visible) {
        return std::to_string(visible) + " " + std::to_string(visible + 8) + " " +
               std::to_string(visible + 16) + " " + std::to_string(visible + 24) + " ";
    };
    return "Section \"ServerFlags\"\n"
           "  Option \"AutoAddDevices\" \"false\"\n  Option \"DontVTSwitch\" \"true\"\n"
           "  Option \"BlankTime\" \"0\"\nEndSection\n"
           "Section \"Device\"\n  Identifier \"card\"\n  Driver \"dummy\"\n  VideoRam 65536\n"
           "EndSection\n"
           "Section \"Monitor\"\n  Identifier \"monitor\"\n  HorizSync 5-1000\n"
           "  VertRefresh 5-200\n  Modeline \"" +
           size + "\" " + std::to_string((width + 24) * (height + 24) * 60 / 1'000'000 + 1) + " " +
           timing(width) + timing(height) +
           "\nEndSection\n"
           "Section \"Screen\"\n  Identifier \"screen\"\n  Device \"card\"\n"
           "  Monitor \"monitor\"\n  DefaultDepth 24\n  SubSection \"Display\"\n    Depth 24\n"
           "    Modes \"" +
           size + "\"\n    Virtual " + std::to_string(width) + " " + std::to_string(height) +
           "\n  EndSubSection\nEndSection\n"
           "Section \"InputDevice\"\n  Identifier \"finger\"\n  Driver \"inputtest\"\n"
           "  Option \"SocketPath\" \"" +
           socket +
           "\"\n  Option \"DeviceType\" \"Touch\"\n  Option \"TouchCount\" \"5\"\nEndSection\n"
           "Section \"ServerLayout\"\n  Identifier \"layout\"\n  Screen \"screen\"\n"
           "  InputDevice \"finger\"\nEndSection\n";
}

bool read_all(int socket, void* to, std::size_t size) {
    return recv(socket, to, size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

int connect_to(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    for (int attempt = 0; attempt < 200; ++attempt) {
        const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
            const timeval patience{10, 0};
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
            return descriptor;
        }
        close(descriptor);
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return -1;
}

bool agree_on_version(int socket) {
    xf86ITEventClientVersion hello{};
    hello.header = {sizeof hello, XF86IT_EVENT_CLIENT_VERSION};
    hello.major = XF86IT_PROTOCOL_VERSION_MAJOR;
    hello.minor = XF86IT_PROTOCOL_VERSION_MINOR;
    xf86ITResponseServerVersion answer{};
    return send(socket, &hello, sizeof hello, MSG_NOSIGNAL) == sizeof hello &&
           read_all(socket, &answer, sizeof answer) &&
           answer.header.type == XF86IT_RESPONSE_SERVER_VERSION;
}

} // namespace

std::optional<Glass> Glass::start(int width, int height, std::string& why_not) {
    const std::filesystem::path modules = "/usr/lib/xorg/modules";
    for (const auto& [path, package] :
         {std::pair{modules / "input/inputtest_drv.so", "xserver-xorg-core"},
          {modules / "drivers/dummy_drv.so", "xserver-xorg-video-dummy"}})
        if (!std::filesystem::exists(path)) {
            why_not = path.string() + " is missing (Debian's " + package + ")";
            return std::nullopt;
        }
    if (!is_installed("Xorg")) {
        why_not = "Xorg is not installed (Debian's xserver-xorg-core)";
        return std::nullopt;
    }
    std::string pattern = testing::TempDir() + "vitrine-glass-XXXXXX";
    const std::filesystem::path folder = mkdtemp(pattern.data());
    const std::string path = folder / "finger.socket";
    std::ofstream(folder / "xorg.conf") << configuration(width, height, path);
    auto server = XServer::start({"Xorg", "-config", folder / "xorg.conf", "-logfile",
                                  folder / "xorg.log", "-noreset", "-nolisten", "tcp",
                                  "-novtswitch", "-sharevts", "-s", "0", "-dpms", "-quiet"});
    const int socket = server ? connect_to(path) : -1;
    if (!server || socket < 0 || !agree_on_version(socket)) {
        why_not = "Xorg does not start here; the end of its log:\n";
        std::ifstream log(folder / "xorg.log");
        for (std::string line; std::getline(log, line);)
            if (line.find("(EE)") != std::string::npos)
                why_not += line + "\n";
        std::filesystem::remove_all(folder);
        return std::nullopt;
    }
    return Glass(std::move(*server), folder, socket, width, height);
}

Glass::Glass(Glass&& other) noexcept
    : server_(std::move(other.server_))
    , folder_(std::exchange(other.folder_, {}))
    , socket_(std::exchange(other.socket_, -1))
    , width_(other.width_)
    , height_(other.height_) {}

Glass::~Glass() {
    if (socket_ >= 0)
        close(socket_);
    if (!folder_.empty())
        std::filesystem::remove_all(folder_);
}

void Glass::touch(int type, float x, float y, unsigned finger) {
    xf86ITEventTouch event{};
    event.header = {sizeof event, XF86IT_EVENT_TOUCH};
    event.touchid = finger;
    event.touch_type = static_cast<std::uint32_t>(type);
    event.valuators.mask[0] = 0b11; // x and y
    event.valuators.valuators[0] = std::round((x + 0.5) / width_ * axis_end);
    event.valuators.valuators[1] = std::round((y + 0.5) / height_ * axis_end);
    xf86ITEventWaitForSync wait{{sizeof wait, XF86IT_EVENT_WAIT_FOR_SYNC}};
    xf86ITResponseSyncFinished done{};
    EXPECT_EQ(send(socket_, &event, sizeof event, MSG_NOSIGNAL),
              static_cast<ssize_t>(sizeof event));
    EXPECT_EQ(send(socket_, &wait, sizeof wait, MSG_NOSIGNAL), static_cast<ssize_t>(sizeof wait));
    EXPECT_TRUE(read_all(socket_, &done, sizeof done)) << "Xorg did not answer within 10 s";
}

void Glass::down(float x, float y, unsigned finger) {
    touch(XI_TouchBegin, x, y, finger);
}
void Glass::move(float x, float y, unsigned finger) {
    touch(XI_TouchUpdate, x, y, finger);
}
void Glass::up(float x, float y, unsigned finger) {
    touch(XI_TouchEnd, x, y, finger);
}

void Glass::tap(float x, float y) {
    down(x, y);
    std::this_thread::sleep_for(std::chrono::milliseconds{60});
    up(x, y);
}
