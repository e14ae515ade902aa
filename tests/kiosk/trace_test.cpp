// What a code leads to, put together from letters of the disk and the hub's answer.
#include "kiosk/trace.h"

#include "booth.h"
#include "crypto/random.h"
#include "wire/slip.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

using namespace std::chrono_literals;
using session::LetterStatus;
using store::LetterState;

const std::string code = "K7QM 42NX 9C0D 6TPV";
const base::Instant saved = booth::morning().now;
const base::Instant now = saved + 48h;

store::Letter letter(LetterState state, const char* employer = "Ville de Valrive") {
    crypto::SystemRandom random;
    store::Letter letter;
    letter.state = state;
    letter.saved_at = saved;
    letter.changed_at = saved + 1h;
    if (employer != nullptr)
        letter.slip =
            wire::seal({employer, {{"o1", "Jardinier", "REF-1"}}, 0}, code, random).value();
    return letter;
}

wire::ReceiptAnswer at_hub(wire::ReceiptPlace place) {
    wire::ReceiptAnswer answer{place, {}, {}, {}};
    if (place == wire::ReceiptPlace::received)
        answer = {place, {"Ville de Valrive"}, saved + 2h, saved + 90 * 24h};
    return answer;
}

TEST(Trace, OfThisKioskAlone) {
    struct Row {
        std::vector<store::Letter> letters;
        LetterStatus status;
        bool asks_hub;
    };
    const auto erased_here = letter(LetterState::erased, nullptr);
    for (const Row& row : {
             Row{{}, LetterStatus::unknown, true},
             Row{{letter(LetterState::queued)}, LetterStatus::saved_here, false},
             Row{{letter(LetterState::sent)}, LetterStatus::saved_here, true},
             Row{{letter(LetterState::acknowledged)}, LetterStatus::received, true},
             Row{{letter(LetterState::acknowledged), letter(LetterState::queued)},
                 LetterStatus::saved_here,
                 true},
             Row{{letter(LetterState::erased)}, LetterStatus::received, true}, // forgotten here
             Row{{erased_here}, LetterStatus::erased, false},
         }) {
        const auto trace = trace_of(code, row.letters, now);
        EXPECT_EQ(trace.status, row.status);
        EXPECT_EQ(trace.code, code);
        EXPECT_EQ(may_know_more(row.letters, trace), row.asks_hub);
    }
    const auto trace = trace_of(code, std::array{letter(LetterState::queued)}, now);
    ASSERT_EQ(trace.addressees.size(), 1U);
    EXPECT_EQ(trace.addressees[0].employer, "Ville de Valrive");
    EXPECT_EQ(trace.addressees[0].offers,
              (std::vector<session::NamedOffer>{{{"o1"}, "Jardinier", "REF-1"}}));
}

TEST(Trace, ErasedLongAgoIsUnknown) {
    const std::array letters{letter(LetterState::erased, nullptr)};
    session::Trace unknown;
    unknown.code = code;
    EXPECT_EQ(trace_of(code, letters, now + erasure_remembered), unknown);
}

TEST(Trace, TheHubsWordCountsForWhatHasLeft) {
    using wire::ReceiptPlace;
    struct Row {
        std::vector<store::Letter> letters;
        ReceiptPlace place;
        LetterStatus status;
    };
    for (const Row& row : {
             Row{{}, ReceiptPlace::unknown, LetterStatus::unknown},
             Row{{}, ReceiptPlace::received, LetterStatus::received},
             Row{{}, ReceiptPlace::erased, LetterStatus::erased},
             Row{{letter(LetterState::sent)}, ReceiptPlace::received, LetterStatus::received},
             Row{{letter(LetterState::sent)}, ReceiptPlace::unknown, LetterStatus::saved_here},
             Row{{letter(LetterState::erased)}, ReceiptPlace::unknown, LetterStatus::unknown},
             Row{{letter(LetterState::erased)}, ReceiptPlace::erased, LetterStatus::erased},
             Row{{letter(LetterState::acknowledged), letter(LetterState::queued, "Autre")},
                 ReceiptPlace::received,
                 LetterStatus::saved_here},
         }) {
        const auto trace = with(trace_of(code, row.letters, now), at_hub(row.place));
        EXPECT_EQ(trace.status, row.status);
        if (row.status == LetterStatus::received) {
            EXPECT_EQ(trace.kept_until, saved + 90 * 24h);
            ASSERT_EQ(trace.addressees.size(), 1U);
            EXPECT_EQ(trace.addressees[0].employer, "Ville de Valrive");
        }
        if (row.status == LetterStatus::unknown || row.status == LetterStatus::erased) {
            EXPECT_TRUE(trace.addressees.empty());
        }
    }
}

TEST(Trace, TheHubIsToldOfWhatMayHaveLeft) {
    EXPECT_FALSE(erased(code, std::array{letter(LetterState::queued)}, now).hub_to_be_told);
    EXPECT_TRUE(erased(code, std::array{letter(LetterState::sent)}, now).hub_to_be_told);
    EXPECT_TRUE(erased(code, {}, now).hub_to_be_told);
}

} // namespace
} // namespace kiosk
