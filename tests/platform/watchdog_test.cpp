#include "platform/watchdog.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {

// The service manager's end of the socket.
class Manager {
public:
    Manager()
        : path_(testing::TempDir() + "notify" + std::to_string(getpid())) {
        std::filesystem::remove(path_);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
        descriptor_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        EXPECT_EQ(bind(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    ~Manager() {
        close(descriptor_);
        std::filesystem::remove(path_);
    }
    const std::string& path() const { return path_; }
    std::string heard() const {
        std::array<char, 256> words{};
        const auto size = recv(descriptor_, words.data(), words.size(), 0);
        return size < 0 ? "" : std::string(words.data(), static_cast<std::size_t>(size));
    }

private:
    std::string path_;
    int descriptor_ = -1;
};

} // namespace

TEST(Watchdog, SaysReadyOnceThenAliveTwiceInAnInterval) {
    const Manager manager;
    platform::Watchdog watchdog(manager.path(), "30000000");
    watchdog.alive(100ms);
    EXPECT_EQ(manager.heard(), "READY=1\nWATCHDOG=1");
    EXPECT_EQ(watchdog.due(), 15'100ms);
    watchdog.alive(15'099ms);
    EXPECT_EQ(manager.heard(), "");
    watchdog.alive(15'100ms);
    EXPECT_EQ(manager.heard(), "WATCHDOG=1");
    watchdog.stopping();
    EXPECT_EQ(manager.heard(), "STOPPING=1");
}

TEST(Watchdog, WithoutAManagerNothingIsDue) {
    platform::Watchdog watchdog("", "");
    watchdog.alive(1ms);
    watchdog.stopping();
    EXPECT_EQ(watchdog.due(), std::nullopt);
}

TEST(Watchdog, AnIntervalThatIsNoNumberIsNoWatchdog) {
    const Manager manager;
    for (const char* interval : {"", "soon", "30s", "-1", "1"})
        EXPECT_EQ(platform::Watchdog(manager.path(), interval).due(), std::nullopt) << interval;
}
