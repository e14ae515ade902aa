// Why: the service manager restarts a kiosk whose screen has died; this tells it that it has not.
// Left to others: the proof that a frame was presented, or that a still screen is still there.
#pragma once

#include "base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace platform {

// systemd's notification protocol (sd_notify(3)): one datagram a message to $NOTIFY_SOCKET. It is
// spoken here rather than by libsystemd, which would load six more libraries into every kiosk.
class Watchdog {
public:
    // `socket` is $NOTIFY_SOCKET and `interval_us` $WATCHDOG_USEC; both empty without a manager.
    Watchdog(std::string_view socket, std::string_view interval_us);

    // The first call says READY=1. Later ones say WATCHDOG=1, at most twice in an interval.
    void alive(base::Duration steady);
    void stopping();

    // When `alive` is due again; none without a watchdog.
    std::optional<base::Duration> due() const;

private:
    bool send(std::string_view message) const; // false: nobody listens
    std::string address_;
    std::optional<base::Duration> half_interval_;
    base::Duration told_at_{};
    bool ready_ = false;
};

} // namespace platform
