#include "platform/watchdog.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace platform {

Watchdog::Watchdog(std::string_view socket, std::string_view interval_us)
    : address_(socket) {
    std::int64_t microseconds = 0;
    const char* end = interval_us.data() + interval_us.size();
    const auto read = std::from_chars(interval_us.data(), end, microseconds);
    if (!interval_us.empty() && read.ec == std::errc{} && read.ptr == end && microseconds >= 2000)
        half_interval_ =
            std::chrono::duration_cast<base::Duration>(std::chrono::microseconds{microseconds / 2});
}

void Watchdog::alive(base::Duration steady) {
    if (address_.empty())
        return;
    if (!ready_) {
        ready_ = send("READY=1\nWATCHDOG=1");
        told_at_ = steady;
    } else if (half_interval_ && steady - told_at_ >= *half_interval_) {
        send("WATCHDOG=1");
        told_at_ = steady;
    }
}

void Watchdog::stopping() {
    if (!address_.empty())
        send("STOPPING=1");
}

std::optional<base::Duration> Watchdog::due() const {
    if (address_.empty() || !half_interval_)
        return std::nullopt;
    return told_at_ + *half_interval_;
}

bool Watchdog::send(std::string_view message) const {
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    if (address_.size() >= sizeof to.sun_path)
        return false;
    std::memcpy(to.sun_path, address_.data(), address_.size());
    if (to.sun_path[0] == '@') // an abstract socket
        to.sun_path[0] = '\0';
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return false;
    const auto sent = sendto(descriptor, message.data(), message.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&to), length);
    close(descriptor);
    return sent == static_cast<ssize_t>(message.size());
}

} // namespace platform
