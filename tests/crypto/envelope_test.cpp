#include "crypto/envelope.h"

#include "crypto/open_letter.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <string>

namespace crypto {
namespace {

struct World {
    SeededRandom random{42};
    EmployerSecretKey employer = make_secret_key<KeyRole::employer>(random);
    EscrowSecretKey escrow = make_secret_key<KeyRole::escrow>(random);
    DeviceSigningKey device = make_secret_key<KeyRole::device>(random);

    Address address() {
        return {make_letter_id(base::Instant{std::chrono::seconds{1'763'000'000}}, random),
                employer.public_key(), escrow.public_key(),
                *receipt_digest_of("K7QM 42NX 9C0D 1TPV")};
    }
    base::Result<Envelope> seal_text(std::string_view text) {
        return seal(address(), base::bytes_of(text), device, random);
    }
};

TEST(Envelope, OpensWithEitherKeyAndNoOther) {
    World world;
    const auto envelope = world.seal_text("une lettre");
    ASSERT_TRUE(envelope.has_value());
    EXPECT_TRUE(verify(*envelope, world.device.public_key()).has_value());
    EXPECT_EQ(open_letter(*envelope, world.employer)->text(), "une lettre");
    EXPECT_EQ(open_letter(*envelope, world.escrow)->text(), "une lettre");
    const auto other = make_secret_key<KeyRole::employer>(world.random);
    EXPECT_EQ(open_letter(*envelope, other).error().code, base::ErrorCode::denied);
    const auto other_escrow = make_secret_key<KeyRole::escrow>(world.random);
    EXPECT_EQ(open_letter(*envelope, other_escrow).error().code, base::ErrorCode::denied);
}

TEST(Envelope, SizeTellsTheBucketAlone) {
    World world;
    const auto check = [&](std::size_t inner, std::size_t bucket) {
        const std::string text(inner, '\x80'); // padding must survive its own mark
        const auto envelope = world.seal_text(text);
        ASSERT_TRUE(envelope.has_value()) << inner;
        EXPECT_EQ(serialise(*envelope).size(), bucket + 200 + 198) << inner;
        EXPECT_EQ(open_letter(*envelope, world.employer)->text(), text) << inner;
    };
    check(0, 4096);
    check(4095, 4096);
    check(4096, 16384);
    check(16383, 16384);
    check(16384, 65536);
    check(maximum_inner_bytes, 65536);
    const auto longer = world.seal_text(std::string(maximum_inner_bytes + 1, 'a'));
    ASSERT_FALSE(longer.has_value());
    EXPECT_EQ(longer.error().code, base::ErrorCode::too_large);
}

TEST(Envelope, IsReadBackToTheSameBytes) {
    World world;
    for (const std::size_t size : {0, 5000, 20000}) {
        const auto envelope = world.seal_text(std::string(size, 'x'));
        const base::Bytes bytes = serialise(*envelope);
        const auto parsed = parse_envelope(bytes);
        ASSERT_TRUE(parsed.has_value()) << parsed.error().detail;
        EXPECT_EQ(*parsed, *envelope);
        EXPECT_EQ(serialise(*parsed), bytes);
    }
}

// The bytes of version 1 do not change: a letter sealed today is opened years later.
TEST(Envelope, SeedGivesTheSameBytesForEver) {
    World world;
    const base::Bytes bytes = serialise(*world.seal_text("une lettre"));
    EXPECT_EQ(std::string(bytes.begin(), bytes.begin() + 4), "VLET");
    EXPECT_EQ(base::to_hex(base::ByteView(bytes).subspan(4, 2)), "0101");
    EXPECT_EQ(sha256_hex(bytes),
              "4e2f25870470a267888290e79cda23504e6be98f339d56bc3b969f3807a26b93");
}

TEST(Envelope, KeyIsInAPublicSealedBox) { // any libsodium opens it, a browser's too
    World world;
    const auto envelope = world.seal_text("une lettre");
    std::array<std::uint8_t, 32> key{};
    EXPECT_EQ(crypto_box_seal_open(key.data(), envelope->sealed.data(), sealed_key_bytes,
                                   world.employer.public_key().bytes.data(),
                                   world.employer.view().data()),
              0);
}

TEST(Envelope, KeyThatNothingCanBeSealedToIsRefused) {
    World world;
    Address address = world.address();
    address.employer = {}; // the point of order one
    const auto envelope = seal(address, base::bytes_of("x"), world.device, world.random);
    ASSERT_FALSE(envelope.has_value());
    EXPECT_EQ(envelope.error().code, base::ErrorCode::invalid);
}

TEST(Envelope, EveryBrokenBitOfTheHeadIsNoticed) {
    World world;
    const base::Bytes whole = serialise(*world.seal_text("une lettre"));
    const auto parses_and_verifies = [&](const base::Bytes& bytes) {
        const auto envelope = parse_envelope(bytes);
        return envelope && verify(*envelope, world.device.public_key());
    };
    const auto opens = [&](const base::Bytes& bytes) {
        const auto envelope = parse_envelope(bytes);
        return envelope && open_letter(*envelope, world.employer);
    };
    EXPECT_TRUE(parses_and_verifies(whole) && opens(whole));
    for (std::size_t bit = 0; bit < 8 * (envelope_head_bytes + sealed_overhead_bytes + 64); ++bit) {
        base::Bytes broken = whole;
        broken[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        EXPECT_FALSE(parses_and_verifies(broken)) << "bit " << bit;
        EXPECT_FALSE(bit < 8 * envelope_associated_bytes && opens(broken)) << "bit " << bit;
    }
}

TEST(Envelope, EveryCutAndEveryAdditionIsRefused) {
    World world;
    const base::Bytes whole = serialise(*world.seal_text("une lettre"));
    for (std::size_t size = 0; size < whole.size(); size += size < 250 ? 1 : 97) {
        const auto envelope = parse_envelope(base::ByteView(whole).first(size));
        ASSERT_FALSE(envelope.has_value()) << size;
        EXPECT_EQ(envelope.error().code, base::ErrorCode::malformed) << size;
    }
    base::Bytes longer = whole;
    longer.push_back(0);
    EXPECT_FALSE(parse_envelope(longer).has_value());
    longer.resize(maximum_envelope_bytes + 1);
    EXPECT_EQ(parse_envelope(longer).error().code, base::ErrorCode::too_large);
}

TEST(Envelope, RefusalsSayWhy) {
    World world;
    const Envelope whole = *world.seal_text("une lettre");
    const auto check = [](const base::Result<Envelope>& result, std::string_view part) {
        ASSERT_FALSE(result.has_value());
        EXPECT_NE(result.error().detail.find(part), std::string::npos) << result.error().detail;
    };
    base::Bytes bytes = serialise(whole);
    bytes[4] = 2;
    check(parse_envelope(bytes), "byte 4: letter of version 2");
    bytes = serialise(whole);
    bytes[5] = 2;
    check(parse_envelope(bytes), "byte 5: bucket 2");
    bytes = serialise(whole);
    bytes[12] = 0;
    check(parse_envelope(bytes), "byte 6: not a UUID");
    bytes = serialise(whole);
    bytes.back() ^= 1;
    check(parse_envelope(bytes), "not those digested");
    EXPECT_EQ(parse_envelope(bytes).error().code, base::ErrorCode::unverified);
}

TEST(Envelope, SignatureOfAnotherDeviceDoesNotHold) {
    World world;
    const Envelope envelope = *world.seal_text("une lettre");
    const auto other = make_secret_key<KeyRole::device>(world.random).public_key();
    EXPECT_EQ(verify(envelope, other).error().code, base::ErrorCode::unverified);
    Envelope renamed = envelope;
    renamed.device_key = id_of(other);
    EXPECT_EQ(verify(renamed, other).error().code, base::ErrorCode::unverified);
}

// Somebody who may sign (another kiosk) cannot put its own head on a letter it cannot read.
TEST(Envelope, SealedTextIsBoundToItsHead) {
    World world;
    Envelope envelope = *world.seal_text("une lettre");
    envelope.id = make_letter_id(base::Instant{}, world.random);
    EXPECT_EQ(open_letter(envelope, world.employer).error().code, base::ErrorCode::unverified);
    Envelope crossed = *world.seal_text("une lettre");
    std::swap_ranges(crossed.sealed.begin(), crossed.sealed.begin() + sealed_key_bytes,
                     crossed.sealed.begin() + sealed_key_bytes);
    EXPECT_EQ(open_letter(crossed, world.employer).error().code, base::ErrorCode::unverified);
    crossed.sealed.resize(10);
    EXPECT_EQ(open_letter(crossed, world.employer).error().code, base::ErrorCode::unverified);
    EXPECT_EQ(verify(crossed, world.device.public_key()).error().code, base::ErrorCode::unverified);
}

} // namespace
} // namespace crypto
