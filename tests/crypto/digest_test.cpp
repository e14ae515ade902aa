#include "crypto/digest.h"

#include <gtest/gtest.h>

namespace crypto {
namespace {

TEST(Digest, Sha256OfTheStandardsExamples) { // FIPS 180-4, examples of NIST
    EXPECT_EQ(sha256_hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex(base::bytes_of("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, GoesThroughHexadecimal) {
    const Digest digest = sha256(base::bytes_of("abc"));
    EXPECT_EQ(digest_from_hex(to_hex(digest)), digest);
}

TEST(Digest, RefusesWhatIsNone) {
    const std::string hex = sha256_hex({});
    for (const std::string& bad :
         {std::string{}, hex.substr(2), hex + "00", "zz" + hex.substr(2)}) {
        const auto digest = digest_from_hex(bad);
        ASSERT_FALSE(digest.has_value()) << bad;
        EXPECT_EQ(digest.error().code, base::ErrorCode::malformed) << bad;
    }
}

} // namespace
} // namespace crypto
