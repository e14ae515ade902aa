// Why: "current means current". An offer's state follows from its facts, its recall and a trusted
// time, and from nothing else.
// Left to others: the words for it (present).
#pragma once

#include "base/date.h"
#include "catalog/offer.h"

#include <optional>

namespace catalog {

enum class State { open, undated, expired, ended, withdrawn };

// Why an offer is in its state, with the date that decides where there is one.
enum class StateReason {
    before_deadline,  // open: `date` is the deadline, its whole day counts (Europe/Paris)
    no_deadline,      // undated
    after_deadline,   // expired: `date` is the deadline
    after_end,        // ended: `date` is the end of the mission
    recalled,         // withdrawn
};

struct OfferState {
    State state = State::undated;
    StateReason reason = StateReason::no_deadline;
    std::optional<base::Date> date;
    bool operator==(const OfferState&) const = default;
};

// The dates that decide, so that a card can be judged without the whole offer.
struct StateDates {
    std::optional<base::Date> deadline;
    std::optional<base::Date> end;
    bool recalled = false;
    bool operator==(const StateDates&) const = default;
};
StateDates state_dates(const Offer& offer, bool recalled = false);

OfferState state(const StateDates& dates, base::TrustedTime now);
inline OfferState state(const Offer& offer, base::TrustedTime now) {
    return state(state_dates(offer), now);
}

inline bool is_listed(State state) { return state == State::open || state == State::undated; }
std::string_view name_of(State state);
std::string reason_sentence(const OfferState& state); // English, for --json and logs

} // namespace catalog
