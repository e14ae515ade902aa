#include "catalog/state.h"

#include <gtest/gtest.h>

namespace catalog {
namespace {

std::optional<base::Date> date(std::string_view iso) {
    return iso.empty() ? std::nullopt : base::parse_date(iso);
}

struct Case {
    std::string_view deadline, end, now;
    bool recalled;
    State expected;
    StateReason reason;
};

TEST(State, FollowsFromDatesAndTime) {
    const Case cases[] = {
        {"", "", "2026-11-21", false, State::undated, StateReason::no_deadline},
        {"2025-11-13", "", "2025-11-13", false, State::open, StateReason::before_deadline},
        {"2025-11-13", "", "2025-11-13T22:59:59Z", false, State::open,
         StateReason::before_deadline},
        {"2025-11-13", "", "2025-11-13T23:00:00Z", false, State::expired,
         StateReason::after_deadline},
        {"2025-11-13", "", "2025-11-14T00:00+01:00", false, State::expired,
         StateReason::after_deadline},
        // Summer time: the day ends at 22:00 UTC.
        {"2026-07-14", "", "2026-07-14T21:59:59Z", false, State::open,
         StateReason::before_deadline},
        {"2026-07-14", "", "2026-07-14T22:00:00Z", false, State::expired,
         StateReason::after_deadline},
        {"", "2022-08-31", "2022-08-31", false, State::undated, StateReason::no_deadline},
        {"", "2022-08-31", "2022-09-01", false, State::ended, StateReason::after_end},
        {"2021-12-01", "2022-08-31", "2022-01-01", false, State::expired,
         StateReason::after_deadline},
        {"2021-12-01", "2022-08-31", "2026-01-01", false, State::ended, StateReason::after_end},
        {"2030-01-01", "", "2026-01-01", true, State::withdrawn, StateReason::recalled},
    };
    for (const Case& c : cases) {
        const auto now = base::parse_instant(c.now);
        ASSERT_TRUE(now);
        const OfferState at = state({date(c.deadline), date(c.end), c.recalled}, {*now, true});
        EXPECT_EQ(name_of(at.state), name_of(c.expected)) << c.deadline << " at " << c.now;
        EXPECT_EQ(at.reason, c.reason) << c.deadline << " at " << c.now;
        EXPECT_FALSE(reason_sentence(at).empty());
    }
}

TEST(State, ReadsItsDatesFromTheFacts) {
    Offer offer;
    offer.facts[Field::deadline] = {FactStatus::stated, {"2025-11-13"}, "13/11/2025", {15, 15}, ""};
    offer.facts[Field::end_date] = {FactStatus::derived, {"2022-08-31"}, "août 2022", {1, 1}, ""};
    EXPECT_EQ(state_dates(offer), (StateDates{date("2025-11-13"), date("2022-08-31"), false}));
    EXPECT_TRUE(state_dates(offer, true).recalled);
}

TEST(State, ListsOpenAndUndatedOnly) {
    EXPECT_TRUE(is_listed(State::open));
    EXPECT_TRUE(is_listed(State::undated));
    EXPECT_FALSE(is_listed(State::expired));
    EXPECT_FALSE(is_listed(State::ended));
    EXPECT_FALSE(is_listed(State::withdrawn));
}

} // namespace
} // namespace catalog
