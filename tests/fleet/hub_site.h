// Why: the hub of a simulated fleet: the real service twice in front of one store, on a disk that
// loses power, with the employer who reads the letters and the publisher of the offers.
// Left to others: the network (road), what must hold (oracle).
#pragma once

#include "../release/publisher.h"
#include "gate.h"
#include "hub/people.h"
#include "hub/service.h"
#include "oracle.h"
#include "registration/letter.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace fleet {

// None: the machine or the process went before it had answered.
using Answered = std::function<void(std::optional<hub::Response>)>;

class HubSite {
public:
    HubSite(World& world, Oracle& oracle, std::uint64_t seed);
    ~HubSite();

    // At once, before anything goes wrong.
    void enrol(const crypto::DevicePublicKey& device, const std::string& name);
    const crypto::HubPublicKey& key() const { return public_key_; }
    const crypto::ReleasePublicKey& anchor() const { return publisher_.anchor(); }

    bool is_up() const { return fronts_[0] != nullptr || fronts_[1] != nullptr; }
    // Whichever process the balancer chose answers; what arrives together is answered together.
    void take(hub::Request request, Answered answered);

    // The static files of today's release, and heads of former days.
    const sample::Files& files() const { return publisher_.files(); }
    const std::vector<sample::Files>& former_heads() const { return former_heads_; }

    void cut_power(std::uint64_t nth_change, base::Duration down);
    void crash_a_process(base::Duration down);
    void fill_disk(bool full);
    void set_clock(base::Duration offset) { offset_ = offset; }
    void back_up();
    void burn_and_restore(base::Duration down);
    void make_new_keys();
    void publish();
    void rotate_release_key();
    void calm(); // nothing is wrong any more

    hub::Engine& engine() { return *gate_; }

private:
    struct Pending {
        hub::Request request;
        Answered answered;
    };
    struct Batch; // answers that come from the receivers' threads
    struct Front {
        Front(const hub::Hub& hub)
            : service(hub,
                      [](const hub::Edition&, base::Instant) -> base::Result<hub::ReleaseState> {
                          return base::fail(base::ErrorCode::unavailable,
                                            "the fleet publishes by itself");
                      }) {}
        hub::Service service;
        std::vector<Pending> pending;
    };
    hub::Moment clock() const { return {world_.now() + offset_, world_.steady()}; }
    hub::Hub make_hub();
    void start_store();
    void start_front(std::size_t i);
    void stop();
    bool finish_restoring();
    void go_down(base::Duration down, const std::function<void()>& meanwhile);
    void flush(std::size_t i);
    void answer_together(Front& front, std::vector<Pending> letters);
    void tend();
    release::Charter charter() const;

    World& world_;
    Oracle& oracle_;
    crypto::SeededRandom random_;
    crypto::HubSigningKey key_;
    crypto::HubPublicKey public_key_;
    hub::HubOptions options_{{}, {}, "https://hub.example", "fleet"};
    hub::Counters counters_;
    std::unique_ptr<power::Disk> disk_;
    std::optional<power::Image> backup_;
    bool is_being_restored_ = false; // from it, and nobody was told yet
    std::unique_ptr<Gate> gate_;
    std::array<std::unique_ptr<Front>, 2> fronts_;
    std::uint64_t life_ = 0; // of the machine; grows when it goes down
    base::Duration offset_{0};
    base::Duration cut_down_{};
    std::string employer_;
    crypto::EscrowPublicKey escrow_;
    crypto::EmployerPublicKey employer_key_;
    std::vector<crypto::EmployerPublicKey> all_keys_; // made since the first
    sample::Publisher publisher_;
    std::vector<sample::Files> former_heads_;
    int edition_ = 0;
};

} // namespace fleet
