// Why: time, chance and the order of events of a simulated fleet: one queue, one seed, no thread
// that runs by itself. Left to others: what happens (hub_site, kiosk_site, road).
#pragma once

#include "../store/power_disk.h"
#include "base/date.h"
#include "crypto/digest.h"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace fleet {

using namespace std::chrono_literals;

class World {
public:
    explicit World(std::uint64_t seed)
        : chance_(seed) {}
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    // True time; what a machine's clock says is its own matter.
    base::Instant now() const { return beginning + steady_; }
    base::Duration steady() const { return steady_; }

    void after(base::Duration wait, std::function<void()> happens);
    // Lives through everything until then; ends early where `enough` says so after an event.
    void run_until(
        base::Duration end, const std::function<bool()>& enough = [] { return false; });

    std::uint64_t draw(std::uint64_t below) { return chance_.next() % below; }
    bool chance(double probability) {
        return static_cast<double>(chance_.next() >> 11) * 0x1p-53 < probability;
    }
    base::Duration between(base::Duration least, base::Duration most) {
        return least + base::Duration{static_cast<std::int64_t>(
                           draw(static_cast<std::uint64_t>((most - least).count()) + 1))};
    }

    // One line of what happened: the digest is of all of them, the tail is for whoever looks into a
    // failure.
    void note(const std::string& line);
    std::string digest() const { return crypto::to_hex(trace_.digest()); }
    std::string tail() const;
    std::uint64_t events() const { return events_; }

    static constexpr base::Instant beginning{std::chrono::milliseconds{1'795'000'000'000}};

private:
    power::Chance chance_;
    base::Duration steady_{0};
    std::uint64_t events_ = 0;
    // In the order of time, then in that in which they were asked for.
    std::map<std::pair<base::Duration, std::uint64_t>, std::function<void()>> queue_;
    std::uint64_t asked_ = 0;
    crypto::Sha256 trace_;
    std::deque<std::string> last_;
};

} // namespace fleet
