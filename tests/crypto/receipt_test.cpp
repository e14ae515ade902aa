#include "crypto/receipt.h"

#include <gtest/gtest.h>

#include <set>

namespace crypto {
namespace {

TEST(Receipt, IsSixteenCharactersInFourGroups) {
    SystemRandom random;
    std::set<std::string> codes;
    std::set<char> characters;
    for (int i = 0; i < 1000; ++i) {
        const std::string code = make_receipt_code(random);
        ASSERT_EQ(code.size(), 19U) << code;
        for (std::size_t place = 0; place < code.size(); ++place)
            EXPECT_EQ(code[place] == ' ', place == 4 || place == 9 || place == 14) << code;
        EXPECT_EQ(receipt_code_from(code), code);
        codes.insert(code);
        characters.insert(code.begin(), code.end());
    }
    EXPECT_EQ(codes.size(), 1000U);
    EXPECT_EQ(std::string(characters.begin(), characters.end()),
              " 0123456789ABCDEFGHJKMNPQRSTVWXYZ");
}

TEST(Receipt, IsReadAsAPersonTypesIt) {
    const auto check = [](std::string_view typed, std::string_view code) {
        EXPECT_EQ(receipt_code_from(typed), code) << typed;
        EXPECT_EQ(receipt_digest_of(typed), receipt_digest_of(code)) << typed;
    };
    check("K7QM 42NX 9C0D 1TPV", "K7QM 42NX 9C0D 1TPV");
    check("k7qm42nx9c0d1tpv", "K7QM 42NX 9C0D 1TPV");
    check(" K7QM-42NX-9COD-ltpv ", "K7QM 42NX 9C0D 1TPV");
    check("K7QM 42NX 9c0d iTPV", "K7QM 42NX 9C0D 1TPV");
}

TEST(Receipt, RefusesWhatIsNone) {
    for (const char* bad : {"", "K7QM 42NX", "K7QM 42NX 9C0D 1TPV 0", "K7QM 42NX 9C0D 1TPU",
                            "K7QM 42NX 9C0D 1TP!", "K7QM_42NX 9C0D 1TPV"}) {
        const auto code = receipt_code_from(bad);
        ASSERT_FALSE(code.has_value()) << bad;
        EXPECT_EQ(code.error().code, base::ErrorCode::invalid) << bad;
        EXPECT_FALSE(receipt_digest_of(bad).has_value()) << bad;
    }
}

TEST(Receipt, DigestIsThatOfTheSpecifiedBytes) {
    EXPECT_EQ(receipt_digest_of("K7QM 42NX 9C0D 1TPV")->digest,
              sha256(base::bytes_of(std::string_view("vitrine receipt v1\0K7QM42NX9C0D1TPV", 35))));
    EXPECT_NE(receipt_digest_of("K7QM 42NX 9C0D 1TPV"), receipt_digest_of("K7QM 42NX 9C0D 1TPW"));
}

} // namespace
} // namespace crypto
