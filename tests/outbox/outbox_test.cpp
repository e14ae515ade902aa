#include "outbox/outbox.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace outbox {
namespace {

using crypto::LetterId;
using namespace std::chrono_literals;

constexpr base::Instant noon{std::chrono::hours{490'000}};

LetterId letter(std::uint8_t number) {
    LetterId id;
    id.bytes[15] = number;
    return id;
}

// Drives one outbox by a clock that the test sets.
struct Desk {
    Outbox outbox;
    base::TrustedTime time{noon, true};

    std::vector<Effect> tell(const Event& event) {
        Updated updated = update(std::move(outbox), event, time);
        outbox = std::move(updated.outbox);
        return updated.effects;
    }
    std::vector<Effect> wait(base::Duration duration) {
        time.now += duration;
        return tell(Tick{});
    }
};

using Effects = std::vector<Effect>;

TEST(Outbox, SendsWhatWaitsWhenSomebodyAsks) {
    Desk desk;
    desk.tell(Saved{letter(1)});
    EXPECT_EQ(desk.tell(Hurry{}), Effects{}); // it is on its way
    desk.tell(Failed{letter(1), 0.5});
    EXPECT_EQ(desk.wait(1s), Effects{});
    EXPECT_EQ(desk.tell(Hurry{}), Effects{Send{letter(1)}});
    desk.tell(Arrived{letter(1), noon});
    EXPECT_EQ(desk.tell(Hurry{}), Effects{});
}

TEST(Outbox, SendsALetterOnceAndAgainAfterItsWait) {
    Desk desk;
    EXPECT_EQ(desk.tell(Saved{letter(1)}), Effects{Send{letter(1)}});
    EXPECT_EQ(desk.tell(Saved{letter(1)}), Effects{}); // told twice
    EXPECT_EQ(desk.wait(1min), Effects{});             // on its way
    EXPECT_EQ(desk.tell(Failed{letter(1), 0}), Effects{});
    EXPECT_EQ(desk.wait(2499ms), Effects{});
    EXPECT_EQ(desk.wait(1ms), Effects{Send{letter(1)}});
    EXPECT_EQ(desk.tell(Arrived{letter(1), noon}), Effects{});
    EXPECT_EQ(desk.wait(24h), Effects{});
}

TEST(Outbox, WaitsLongerAfterEachFailureUpToALimit) {
    const auto check = [](double jitter, std::vector<base::Duration> waits) {
        Desk desk;
        desk.tell(Saved{letter(1)});
        for (const base::Duration wait : waits) {
            desk.tell(Failed{letter(1), jitter});
            EXPECT_EQ(next_tick(desk.outbox), desk.time.now + wait) << wait.count();
            EXPECT_EQ(desk.wait(wait - 1ms), Effects{}) << wait.count();
            EXPECT_EQ(desk.wait(1ms), Effects{Send{letter(1)}}) << wait.count();
        }
    };
    check(0, {2500ms, 5s, 10s, 20s, 40s, 80s, 160s, 320s, 450s, 450s});
    check(0.5, {3750ms, 7500ms, 15s, 30s, 60s, 120s, 240s, 480s, 675s, 675s});
}

TEST(Outbox, SilenceCountsAsFailure) {
    Desk desk;
    desk.tell(Saved{letter(1)});
    EXPECT_EQ(desk.wait(answer_within - 1ms), Effects{});
    EXPECT_EQ(desk.wait(1ms), Effects{});
    EXPECT_EQ(desk.outbox.letters.at(letter(1)), (State{Queued{1, desk.time.now, 2500ms}}));
    EXPECT_EQ(desk.tell(Failed{letter(1), 0}), Effects{}); // a late answer
    EXPECT_EQ(desk.outbox.letters.at(letter(1)), (State{Queued{1, desk.time.now, 2500ms}}));
}

TEST(Outbox, FewLettersTravelAtATimeAndTheOldestGoesFirst) {
    Desk desk;
    Effects sent;
    for (std::uint8_t i = 9; i > 0; --i) {
        const Effects now = desk.tell(Saved{letter(i)});
        sent.insert(sent.end(), now.begin(), now.end());
    }
    EXPECT_EQ(sent.size(), maximum_travelling);
    EXPECT_EQ(desk.tell(Arrived{letter(9), noon}), Effects{Send{letter(1)}});
}

TEST(Outbox, LateAcknowledgementCounts) {
    Desk desk;
    desk.tell(Saved{letter(1)});
    desk.tell(Failed{letter(1), 0});
    desk.tell(Arrived{letter(1), noon});
    EXPECT_EQ(desk.outbox.letters.at(letter(1)), State{Acknowledged{noon}});
    desk.tell(Arrived{letter(1), noon + 1h}); // again: the time it is kept does not begin anew
    EXPECT_EQ(desk.outbox.letters.at(letter(1)), State{Acknowledged{noon}});
}

TEST(Outbox, ClockThatJumpsNeverStrandsALetter) {
    for (const base::Duration jump :
         {base::Duration{-24h * 365 * 10}, base::Duration{24h * 365 * 10}}) {
        Desk desk;
        desk.tell(Saved{letter(1)});
        desk.time.now += jump;
        EXPECT_EQ(desk.tell(Failed{letter(1), 0}), Effects{});
        desk.time.now -= jump;
        Effects sent = desk.tell(Tick{});
        if (sent.empty())
            sent = desk.wait(longest_wait);
        EXPECT_EQ(sent, Effects{Send{letter(1)}}) << jump.count();
    }
}

TEST(Outbox, ErasesWhenBothClocksSayThatItKeptLongEnough) {
    const base::Instant over = noon + kept_for;
    const auto check = [&](base::TrustedTime kiosk, base::Instant hub, bool erases) {
        Desk desk;
        desk.tell(Saved{letter(1)});
        desk.tell(Saved{letter(2)});
        desk.tell(Arrived{letter(1), noon});
        EXPECT_EQ(next_tick(desk.outbox), noon + answer_within);
        desk.time = kiosk;
        for (const Effect& effect : desk.tell(Tick{}))
            EXPECT_TRUE(std::holds_alternative<Send>(effect));
        const Effects effects = desk.tell(HubHeard{hub});
        EXPECT_EQ(std::ranges::count(effects, Effect{Erase{letter(1)}}), erases ? 1 : 0);
        EXPECT_EQ(desk.outbox.letters.contains(letter(1)), !erases);
        EXPECT_TRUE(desk.outbox.letters.contains(letter(2))); // nothing unacknowledged ever goes
    };
    check({over, true}, over, true);
    check({over, false}, over, false); // nobody vouches for the kiosk's clock
    check({over + 24h * 3650, true}, over - 1ms, false);
    check({over - 1ms, true}, over + 24h * 3650, false);
}

TEST(Outbox, SendsAgainWhatTheHubMayHaveLost) {
    Desk desk;
    desk.tell(Saved{letter(1)});
    desk.tell(Arrived{letter(1), noon - 24h * 3650}); // its clock was wrong, then or now
    desk.tell(Saved{letter(2)});
    desk.tell(Arrived{letter(2), noon + 24h * 3650});
    EXPECT_EQ(next_tick(desk.outbox), std::nullopt);
    EXPECT_EQ(desk.tell(AskedAgain{}), (Effects{Send{letter(1)}, Send{letter(2)}}));
    desk.tell(Arrived{letter(2), noon + 9h});
    EXPECT_EQ(desk.outbox.letters.at(letter(2)), State{Acknowledged{noon + 9h}});
}

TEST(Outbox, VisitorErasesInAnyState) {
    Desk desk;
    for (std::uint8_t i = 1; i < 4; ++i)
        desk.tell(Saved{letter(i)});
    desk.tell(Failed{letter(2), 0});
    desk.tell(Arrived{letter(3), noon});
    for (std::uint8_t i = 1; i < 4; ++i)
        EXPECT_EQ(desk.tell(EraseAsked{letter(i)}), Effects{Erase{letter(i)}});
    EXPECT_EQ(desk.tell(EraseAsked{letter(1)}), Effects{});
    EXPECT_EQ(desk.outbox, Outbox{});
    EXPECT_EQ(next_tick(desk.outbox), std::nullopt);
}

TEST(Outbox, EventsAboutUnknownLettersChangeNothing) {
    const Outbox none;
    for (const Event& event : {Event{Failed{letter(1), 0}}, Event{Arrived{letter(1), noon}},
                               Event{HubHeard{noon}}, Event{AskedAgain{}}, Event{Tick{}}})
        EXPECT_EQ(update(none, event, {noon, true}), Updated{}) << event.index();
}

} // namespace
} // namespace outbox
