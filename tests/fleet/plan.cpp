#include "plan.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace fleet {
namespace {

struct Kind {
    FaultKind kind;
    const char* name;
    double a_day; // how many, of a fleet of eight
    base::Duration least;
    base::Duration most;
};

constexpr std::array<Kind, 15> kinds{{
    {FaultKind::kiosk_power_cut, "kiosk_power_cut", 24, 5s, 30min},
    {FaultKind::kiosk_disk_full, "kiosk_disk_full", 6, 10min, 3h},
    {FaultKind::kiosk_clock_jump, "kiosk_clock_jump", 8, 10min, 8h},
    {FaultKind::kiosk_clock_lost, "kiosk_clock_lost", 3, 10min, 4h},
    {FaultKind::link_dead, "link_dead", 8, 1min, 6h},
    {FaultKind::link_captive, "link_captive", 4, 1min, 2h},
    {FaultKind::hub_power_cut, "hub_power_cut", 8, 5s, 20min},
    {FaultKind::hub_crash, "hub_crash", 12, 1s, 2min},
    {FaultKind::hub_disk_full, "hub_disk_full", 2, 5min, 1h},
    {FaultKind::hub_clock_jump, "hub_clock_jump", 3, 10min, 3h},
    {FaultKind::hub_restored, "hub_restored", 1, 1min, 1h},
    {FaultKind::clone, "clone", 1, 0s, 0s},
    {FaultKind::new_employer_keys, "new_employer_keys", 3, 0s, 0s},
    {FaultKind::new_release, "new_release", 16, 0s, 0s},
    {FaultKind::new_release_key, "new_release_key", 2, 0s, 0s},
}};

base::Duration jump(World& chance) {
    constexpr std::array<base::Duration, 6> most{1min, 90min, 48h, 24h * 60, 24h * 365, 24h * 3653};
    const base::Duration by = chance.between(1s, most[chance.draw(most.size())]);
    return chance.chance(0.5) ? by : -by;
}

} // namespace

Plan Plan::of(std::uint64_t seed, const Scale& scale) {
    World chance(seed * 2 + 1); // its own, so that the run may draw as it likes
    Plan plan;
    plan.seed = seed;
    plan.scale = scale;
    plan.loss = 0.4 * static_cast<double>(chance.draw(101)) / 100;
    plan.doubling = 0.3 * static_cast<double>(chance.draw(101)) / 100;
    plan.late = 0.2 * static_cast<double>(chance.draw(101)) / 100;
    plan.heartbeat = chance.between(2min, 15min);
    plan.between_visits = chance.between(10min, 40min);
    const double days = std::chrono::duration<double>(scale.lasts) / std::chrono::hours{24};
    for (const Kind& kind : kinds) {
        // Short runs see as much as long ones: what they try is the same.
        const double expected =
            kind.a_day * std::max(days, 0.5) * std::max(static_cast<double>(scale.kiosks) / 8, 0.5);
        const auto most = static_cast<std::uint64_t>(2 * expected) + 1;
        for (std::uint64_t n = chance.draw(most + 1); n > 0; --n) {
            Fault fault;
            fault.at = chance.between(1min, scale.lasts);
            fault.kind = kind.kind;
            fault.kiosk = chance.draw(scale.kiosks);
            fault.lasts = chance.between(kind.least, kind.most);
            fault.by = kind.kind == FaultKind::hub_clock_jump ? chance.between(-30min, 30min)
                                                              : jump(chance);
            fault.n = 1 + chance.draw(12);
            plan.faults.push_back(fault);
        }
    }
    std::ranges::stable_sort(plan.faults, {}, &Fault::at);
    return plan;
}

std::string Plan::text() const {
    std::ostringstream out;
    out << "seed " << seed << ": " << scale.kiosks << " kiosks, "
        << std::chrono::duration<double>(scale.lasts) / std::chrono::hours{1} << " h, loss " << loss
        << ", doubling " << doubling << ", late " << late << ", heartbeat "
        << heartbeat.count() / 1000 << " s, visits every " << between_visits.count() / 1000
        << " s\n";
    for (const Fault& fault : faults) {
        const auto kind = std::ranges::find(kinds, fault.kind, &Kind::kind);
        out << "  " << fault.at.count() << ' ' << kind->name << " kiosk " << fault.kiosk << " for "
            << fault.lasts.count() / 1000 << " s, by " << fault.by.count() / 1000 << " s, n "
            << fault.n << '\n';
    }
    return out.str();
}

} // namespace fleet
