#include "fleet.h"

#include <cstdlib>
#include <filesystem>

namespace fleet {

namespace {

constexpr base::Duration back_up_every = 6h;
constexpr base::Duration erase_every = 45min;
constexpr base::Duration drains_within = 24h; // I5

class Scratch {
public:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "fleet-XXXXXX").string();
        base::ensure(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::filesystem::path path;
};

class Fleet {
public:
    explicit Fleet(const Plan& plan)
        : plan_(plan)
        , world_(plan.seed)
        , oracle_(world_)
        , hub_(world_, oracle_, plan.seed)
        , road_(world_, oracle_, hub_, plan) {
        for (std::size_t i = 0; i < plan_.scale.kiosks; ++i) {
            add({plan_.seed * 77 + i, "Borne " + std::to_string(i)}, {});
            hub_.enrol(kiosks_.back()->device_key(), kiosks_.back()->identity().name);
        }
        for (auto& kiosk : kiosks_)
            kiosk->start();
        for (const Fault& fault : plan_.faults)
            world_.after(fault.at, [this, fault] { happen(fault); });
        every(back_up_every, [this] { hub_.back_up(); });
        every(erase_every, [this] { erase_one(); });
    }

    Outcome live() {
        world_.run_until(plan_.scale.lasts);
        calm();
        const base::Duration calm_since = world_.steady();
        world_.run_until(calm_since + drains_within, [this] { return is_drained(); });
        Outcome outcome;
        outcome.drained_in = world_.steady() - calm_since;
        // Erasures reach the kiosks with a heartbeat, and what a restored hub asks for as well.
        world_.run_until(world_.steady() + 3 * plan_.heartbeat + 10min);
        world_.run_until(world_.steady() + 1h, [this] { return is_drained(); });
        for (auto& kiosk : kiosks_)
            kiosk->check_in_the_end();
        oracle_.check_hub(hub_.engine());
        outcome.digest = world_.digest();
        outcome.broken = oracle_.broken();
        outcome.tally = oracle_.tally;
        outcome.events = world_.events();
        outcome.tail = world_.tail();
        return outcome;
    }

private:
    void add(Identity identity, power::Image image) {
        kiosks_.push_back(std::make_unique<KioskSite>(
            KioskSite::Surroundings{world_, oracle_, road_, hub_, plan_, scratch_.path},
            kiosks_.size(), std::move(identity), std::move(image)));
    }
    void every(base::Duration period, const std::function<void()>& what) {
        world_.after(period, [this, period, what] {
            if (is_calm_)
                return;
            what();
            every(period, what);
        });
    }
    bool is_drained() {
        bool drained = hub_.is_up();
        for (auto& kiosk : kiosks_)
            drained = drained && !kiosk->has_unsent();
        return drained;
    }
    // By its visitor, with the code, on the hub's page.
    void erase_one() {
        const Visit* visit = oracle_.pick_to_erase();
        if (visit == nullptr || !hub_.is_up())
            return;
        hub::Request request;
        request.method = "POST";
        request.path = "/r/" + visit->code;
        request.body = "step=erase";
        request.peer = "192.0.2.9";
        hub_.take(std::move(request),
                  [this, receipt = visit->receipt](const std::optional<hub::Response>& response) {
                      if (response && response->status == 200)
                          oracle_.erased(receipt);
                  });
    }
    void calm() {
        is_calm_ = true;
        world_.note("calm");
        road_.calm();
        hub_.calm();
        for (auto& kiosk : kiosks_)
            kiosk->calm();
    }
    void undo_after(base::Duration lasts, std::function<void()> undo) {
        world_.after(lasts, [this, undo = std::move(undo)] {
            if (!is_calm_)
                undo();
        });
    }
    void happen(const Fault& fault);
    void happen_to_kiosk(const Fault& fault, KioskSite& kiosk);

    Scratch scratch_;
    const Plan& plan_;
    World world_;
    Oracle oracle_;
    HubSite hub_;
    Road road_;
    std::vector<std::unique_ptr<KioskSite>> kiosks_;
    bool is_calm_ = false;
};

void Fleet::happen_to_kiosk(const Fault& fault, KioskSite& kiosk) {
    switch (fault.kind) {
    case FaultKind::kiosk_power_cut:
        return kiosk.cut_power(fault.n, fault.lasts);
    case FaultKind::kiosk_disk_full:
        kiosk.fill_disk(true);
        return undo_after(fault.lasts, [&kiosk] { kiosk.fill_disk(false); });
    case FaultKind::kiosk_clock_jump:
        kiosk.set_clock(fault.by);
        return undo_after(fault.lasts, [&kiosk] { kiosk.set_clock(base::Duration{0}); });
    case FaultKind::kiosk_clock_lost:
        kiosk.lose_clock(true);
        kiosk.cut_power(1, 30s);
        return undo_after(fault.lasts, [&kiosk] { kiosk.lose_clock(false); });
    case FaultKind::link_dead:
    case FaultKind::link_captive:
        road_.set_link(fault.kiosk,
                       fault.kind == FaultKind::link_dead ? Link::dead : Link::captive);
        return undo_after(fault.lasts, [this, fault] { road_.set_link(fault.kiosk, Link::fine); });
    case FaultKind::clone:
        if (kiosks_.size() < 2 * plan_.scale.kiosks) {
            add(kiosk.identity(), kiosk.image());
            kiosks_.back()->start();
        }
        return;
    default:
        return;
    }
}

void Fleet::happen(const Fault& fault) {
    if (is_calm_)
        return;
    world_.note("fault " + std::to_string(static_cast<int>(fault.kind)));
    switch (fault.kind) {
    case FaultKind::hub_power_cut:
        return hub_.cut_power(fault.n, fault.lasts);
    case FaultKind::hub_crash:
        return hub_.crash_a_process(fault.lasts);
    case FaultKind::hub_disk_full:
        hub_.fill_disk(true);
        return undo_after(fault.lasts, [this] { hub_.fill_disk(false); });
    case FaultKind::hub_clock_jump:
        hub_.set_clock(fault.by);
        return undo_after(fault.lasts, [this] { hub_.set_clock(base::Duration{0}); });
    case FaultKind::hub_restored:
        return hub_.burn_and_restore(fault.lasts);
    case FaultKind::new_employer_keys:
        return hub_.make_new_keys();
    case FaultKind::new_release:
        return hub_.publish();
    case FaultKind::new_release_key:
        return hub_.rotate_release_key();
    default:
        return happen_to_kiosk(fault, *kiosks_.at(fault.kiosk));
    }
}

} // namespace

Outcome live_through(const Plan& plan) {
    return Fleet(plan).live();
}

} // namespace fleet
