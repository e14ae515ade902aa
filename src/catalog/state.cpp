#include "catalog/state.h"

#include "base/result.h"

namespace catalog {

namespace {

std::optional<base::Date> date_of(const Offer& offer, Field field) {
    return base::parse_date(offer.facts[field].value());
}

} // namespace

StateDates state_dates(const Offer& offer, bool recalled) {
    return {date_of(offer, Field::deadline), date_of(offer, Field::end_date), recalled};
}

// An end that has passed outweighs a deadline that has passed: the post itself is over. A time that
// nothing vouches for is used as it is; the kiosk's clock is floored elsewhere by its release.
OfferState state(const StateDates& dates, base::TrustedTime now) {
    if (dates.recalled)
        return {State::withdrawn, StateReason::recalled, {}};
    const auto is_past = [&](const std::optional<base::Date>& date) {
        return date && now.now >= base::start_of_day(base::add_days(*date, 1));
    };
    if (is_past(dates.end))
        return {State::ended, StateReason::after_end, dates.end};
    if (is_past(dates.deadline))
        return {State::expired, StateReason::after_deadline, dates.deadline};
    if (dates.deadline)
        return {State::open, StateReason::before_deadline, dates.deadline};
    return {State::undated, StateReason::no_deadline, {}};
}

std::string_view name_of(State state) {
    switch (state) {
    case State::open:
        return "open";
    case State::undated:
        return "undated";
    case State::expired:
        return "expired";
    case State::ended:
        return "ended";
    case State::withdrawn:
        return "withdrawn";
    }
    std::unreachable();
}

std::string reason_sentence(const OfferState& state) {
    const std::string date = state.date ? base::to_iso(*state.date) : std::string{};
    switch (state.reason) {
    case StateReason::before_deadline:
        return "applications are taken until the end of " + date;
    case StateReason::no_deadline:
        return "the document states no deadline";
    case StateReason::after_deadline:
        return "the deadline " + date + " has passed";
    case StateReason::after_end:
        return "the post ended on " + date;
    case StateReason::recalled:
        return "the employer withdrew it";
    }
    std::unreachable();
}

} // namespace catalog
