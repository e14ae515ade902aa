#include "platform/stop_signal.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace platform {

base::Result<StopSignal> StopSignal::open() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    base::ensure(pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
    const int descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor < 0)
        return base::fail(base::ErrorCode::unavailable,
                          std::string("signalfd: ") + std::strerror(errno));
    return StopSignal(descriptor);
}

StopSignal::StopSignal(StopSignal&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

StopSignal& StopSignal::operator=(StopSignal&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

StopSignal::~StopSignal() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

bool StopSignal::raised() const {
    pollfd waiting{descriptor_, POLLIN, 0};
    return poll(&waiting, 1, 0) == 1;
}

} // namespace platform
