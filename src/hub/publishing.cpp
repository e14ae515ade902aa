#include "hub/publishing.h"

#include "hub/people.h"

#include <algorithm>
#include <utility>

namespace hub {

using catalog::Field;

void Publishing::note_change() {
    const std::lock_guard lock(mutex_);
    ++pending_;
}

std::int64_t Publishing::pending() {
    const std::lock_guard lock(mutex_);
    return pending_;
}

ReleaseState Publishing::state() {
    const std::lock_guard lock(mutex_);
    return state_;
}

void Publishing::soon() {
    if (pending() == 0)
        return;
    if (const auto issued = now(); !issued)
        note(hub_, "release not issued", {{"why", issued.error().detail}});
}

base::Result<ReleaseState> Publishing::now() {
    const std::lock_guard lock(mutex_);
    TRY(const Edition made, edition());
    TRY(state_, issue_(made, hub_.clock().wall));
    pending_ = 0;
    note(hub_, "release issued",
         {{"number", std::to_string(state_.number)}, {"offers", std::to_string(state_.offers)}});
    return state_;
}

// A visitor's letter is sealed to whoever published the offer, under the name that the offer gives
// its employer. One name stands for one employer: its own, or else the first that used it.
base::Result<Edition> Publishing::edition() {
    TRY(auto published, list_published(hub_.engine));
    TRY(const auto employers, list_employers(hub_.engine));
    Edition made;
    made.recalled = std::move(published.recalled);
    const auto name = [&](std::string each, const Employer& employer) {
        if (std::ranges::find(made.employers, each, &Edition::Signatory::name) ==
            made.employers.end())
            made.employers.push_back({std::move(each), employer.keys.key, employer.keys.escrow});
    };
    for (const Employer& employer : employers)
        name(employer.name, employer);
    for (PublishedOffer& each : published.offers) {
        const auto employer = std::ranges::find(employers, each.employer, &Employer::id);
        if (employer == employers.end() ||
            std::ranges::find(made.offers, each.offer.id, &catalog::Offer::id) != made.offers.end())
            continue;
        catalog::Fact& stated = each.offer.facts[Field::employer];
        if (!stated.is_stated()) {
            stated.status = catalog::FactStatus::derived;
            stated.values = {employer->name};
            stated.path = "recruiter";
        }
        name(std::string{stated.value()}, *employer);
        made.offers.push_back(std::move(each.offer));
    }
    return made;
}

} // namespace hub
