#include "crypto/letter_id.h"

#include <gtest/gtest.h>

#include <set>

namespace crypto {
namespace {

base::Instant at(std::int64_t milliseconds) {
    return base::Instant{std::chrono::milliseconds{milliseconds}};
}

TEST(LetterId, KeepsTheInstantItWasMadeAt) {
    SystemRandom random;
    const auto check = [&](std::int64_t now, std::int64_t kept) {
        const LetterId id = make_letter_id(at(now), random);
        EXPECT_EQ(instant_of(id), at(kept)) << now;
        EXPECT_TRUE(is_well_formed(id));
        EXPECT_EQ(letter_id_from(to_text(id)), id);
    };
    check(1'763'075'045'123, 1'763'075'045'123);
    check(0, 0);
    check(-5, 0);                                    // a clock before 1970
    check(253'402'300'799'000, 253'402'300'799'000); // the year 9999
}

TEST(LetterId, IsReadInEitherCase) {
    // The example of RFC 9562, appendix A.6: 22 February 2022, 19:22:22 UTC.
    const auto id = letter_id_from("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(instant_of(*id), at(0x017F22E279B0));
    EXPECT_EQ(to_text(*id), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(LetterId, RefusesWhatIsNone) {
    for (const char* bad :
         {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e279b07cc398c4dc0c0c07398f",
          "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", // version 4
          "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", // another variant
          "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", // no hexadecimal digit
          "017f22e2-79b0-7cc398c4--dc0c0c07398f", // a hyphen elsewhere
          "017f22e2-79b0-7cc3-98c4-dc0c0c07398f "})
        EXPECT_FALSE(letter_id_from(bad).has_value()) << bad;
}

TEST(LetterId, DiffersWithinOneMillisecond) {
    SystemRandom random;
    std::set<LetterId> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(make_letter_id(at(1), random));
    EXPECT_EQ(ids.size(), 1000U);
}

} // namespace
} // namespace crypto
