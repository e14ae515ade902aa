// Why: one kiosk of a simulated fleet: the real session, keeper, courier, stores and catch-up on a
// disk that loses power, with a clock of its own and visitors who come and go.
// Left to others: pixels and fingers (tests/journeys, tests/monkey), what must hold (oracle).
#pragma once

#include "kiosk/catch_up.h"
#include "kiosk/keeper.h"
#include "kiosk/trusted_clock.h"
#include "road.h"
#include "session/session.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace fleet {

struct Identity { // what an image of the disk brings along
    std::uint64_t device_seed = 0;
    std::string name; // "Borne 3"
};

class KioskSite {
public:
    struct Surroundings {
        World& world;
        Oracle& oracle;
        Road& road;
        HubSite& hub;
        const Plan& plan;
        std::filesystem::path folder; // for what is being fetched
    };
    KioskSite(const Surroundings& around, std::size_t number, Identity identity,
              power::Image image = {});
    ~KioskSite();

    void start();
    void cut_power(std::uint64_t nth_change, base::Duration down);
    void fill_disk(bool full);
    void set_clock(base::Duration offset) { offset_ = offset; }
    void lose_clock(bool lost) { clock_is_lost_ = lost; }
    void calm();

    bool is_up() const { return life_ != nullptr; }
    bool has_unsent(); // also when it is not up
    void check_in_the_end();
    power::Image image() const { return disk_.image(); }
    const Identity& identity() const { return identity_; }
    crypto::DevicePublicKey device_key() const;

private:
    struct Life;
    crypto::DeviceSigningKey device() const;
    platform::Reading reading() const;
    base::TrustedTime now();
    bool open_stock(Life& life);
    bool open_keeper(Life& life);
    base::Result<registration::Sealer> sealer();
    void connect();
    void catch_up();
    void show_what_is_here(const release::Charter& charter);
    void go_down(base::Duration down);
    bool survived(); // false, and down, when the power went

    void happen(const session::Event& event);
    std::optional<session::Event> perform(const session::Effect& effect);
    void step();
    void wake_later();
    void visit();
    void register_interest(const std::string& name);
    void expect_visit();

    Surroundings around_;
    std::size_t number_;
    Identity identity_;
    power::Disk disk_;
    std::uint64_t starts_ = 0;
    std::unique_ptr<Life> life_;
    base::Duration offset_{0};
    bool clock_is_lost_ = false;
    base::Duration cut_down_{10s};
    bool is_calm_ = false;
};

} // namespace fleet
