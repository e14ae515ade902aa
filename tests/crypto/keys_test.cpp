#include "crypto/keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>
#include <vector>

namespace crypto {
namespace {

static_assert(!std::is_convertible_v<EscrowPublicKey, EmployerPublicKey>);
static_assert(!std::is_convertible_v<EscrowSecretKey, EmployerSecretKey>);
static_assert(!std::is_copy_constructible_v<EmployerSecretKey>);

TEST(Random, RepeatsForASeedAndNotForTheSystem) {
    const auto draw = [](Random& random) {
        std::vector<std::uint8_t> bytes(40);
        random.fill(std::span(bytes).first(20));
        random.fill(std::span(bytes).last(20));
        return bytes;
    };
    SeededRandom seven(7);
    SeededRandom seven_again(7);
    SeededRandom eight(8);
    SystemRandom system;
    const auto drawn = draw(seven);
    EXPECT_EQ(drawn, draw(seven_again));
    EXPECT_NE(drawn, draw(eight));
    EXPECT_NE(drawn, draw(seven));
    EXPECT_FALSE(std::equal(drawn.begin(), drawn.begin() + 20, drawn.begin() + 20));
    EXPECT_NE(draw(system), draw(system));
}

TEST(Keys, AreNamedByTheirRoleToo) {
    EmployerPublicKey employer;
    EscrowPublicKey escrow;
    EXPECT_EQ(employer.bytes, escrow.bytes);
    EXPECT_NE(id_of(employer).bytes, id_of(escrow).bytes);
    EXPECT_EQ(to_hex(id_of(employer)).size(), 32U);
    EXPECT_EQ(name_of(KeyRole::escrow), "escrow");
}

TEST(Keys, SecretKeyOfAnotherSizeIsRefused) {
    const std::vector<std::uint8_t> bytes(33);
    const auto employer = EmployerSecretKey::from(bytes);
    ASSERT_FALSE(employer.has_value());
    EXPECT_EQ(employer.error().code, base::ErrorCode::malformed);
    EXPECT_FALSE(DeviceSigningKey::from(bytes).has_value());
}

TEST(Keys, SignatureHoldsForItsKeyDomainAndMessageAlone) {
    SeededRandom random(1);
    const DeviceSigningKey key = make_secret_key<KeyRole::device>(random);
    const DeviceSigningKey other = make_secret_key<KeyRole::device>(random);
    const base::ByteView message = base::bytes_of("bonjour");
    const Signature signature = sign(key, "vitrine test", message);
    EXPECT_TRUE(verify(key.public_key(), "vitrine test", message, signature));
    EXPECT_FALSE(verify(other.public_key(), "vitrine test", message, signature));
    EXPECT_FALSE(verify(key.public_key(), "vitrine tes", message, signature));
    EXPECT_FALSE(verify(key.public_key(), "vitrine test", message.first(6), signature));
    Signature broken = signature;
    broken.bytes[0] ^= 1;
    EXPECT_FALSE(verify(key.public_key(), "vitrine test", message, broken));
}

} // namespace
} // namespace crypto
