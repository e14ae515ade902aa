// The attacks of the update-framework list on everything that is carried: none may be admitted, and
// the catalog that was there stays as it was.
#include "attacks.h"

#include <algorithm>
#include <cstdio>

using base::ErrorCode;
using sample::Attack;
using sample::changed;
using sample::Files;
using sample::Publisher;
using sample::Scene;
using sample::with_pack;

namespace {

void expect_refused(const Attack& attack) {
    SCOPED_TRACE(attack.name);
    Scene scene;
    const Files files = attack.carrier(scene);
    const auto trust = scene.kiosk.trust;
    const auto texts = scene.kiosk.documents.texts();
    const auto taken = scene.kiosk.take(files);
    sample::expect_failure(taken, attack.code);
    EXPECT_EQ(scene.kiosk.trust, trust);
    EXPECT_EQ(scene.kiosk.documents.texts(), texts);
}

TEST(Attack, NoneIsAdmitted) {
    const auto attacks = sample::attacks();
    EXPECT_GE(attacks.size(), 29U);
    for (const Attack& attack : attacks)
        expect_refused(attack);
}

TEST(Attack, TheSameCarrierUntouchedIsAdmitted) {
    Scene scene;
    const auto taken = scene.kiosk.take(scene.publisher.files());
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(scene.kiosk.trust.seen->number, 5U);
    EXPECT_EQ(scene.kiosk.documents.texts(), sample::documents(12, 5));
}

// A root that a signed head states wrongly: everything is well-formed and nothing fits.
TEST(Attack, DocumentsThatAreNotTheSignedOnesAreRefused) {
    Scene scene;
    Files files = scene.publisher.files();
    scene.publisher.sign(changed(scene, [](release::Head& head) { head.root.bytes[31] ^= 128; }),
                         files);
    sample::expect_failure(scene.kiosk.take(files), ErrorCode::unverified);
    scene.publisher.sign(changed(scene, [](release::Head& head) { ++head.documents; }), files);
    sample::expect_failure(scene.kiosk.take(files), ErrorCode::unverified);
}

TEST(Attack, AStolenKeyThatUsedUpTheNumbersIsGotRidOf) {
    Scene scene;
    Files files = scene.publisher.files();
    scene.publisher.sign(changed(scene,
                                 [](release::Head& head) {
                                     head.number = release::maximum_number;
                                     head.snapshot.number = head.number;
                                     head.deltas.clear();
                                     head.snapshot.pack = {};
                                     head.snapshot.pack.size_bytes = 1;
                                 }),
                         files);
    scene.kiosk.trust.seen->number = release::maximum_number; // it was admitted
    sample::expect_failure(scene.kiosk.take(scene.publisher.files()), ErrorCode::denied);
    scene.publisher.rotate();
    scene.publisher.publish(sample::documents(12, 6), 6);
    const auto taken = scene.kiosk.take(scene.publisher.files());
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(scene.kiosk.trust.seen->number, 6U);
    EXPECT_EQ(scene.kiosk.documents.texts(), sample::documents(12, 6));
}

TEST(Attack, EverySingleBitFlipOfHeadAndSignatureIsRefused) {
    Publisher publisher;
    auto texts = sample::documents(40);
    for (int day = 1; day <= 33; ++day) { // a head with as many deltas as it can have
        texts["offer-1"] = sample::documents(2, day).at("offer-1");
        publisher.publish(texts, day);
    }
    const Files& files = publisher.files();
    const std::string signature(files.at("head.json.minisig").begin(),
                                files.at("head.json.minisig").end());
    const release::Trust trust = publisher.trust();
    int flips = 0;
    int admitted = 0;
    for (const char* name : {"head.json", "head.json.minisig"}) {
        base::Bytes bytes = files.at(name);
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit, ++flips) {
            bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            const std::string text(bytes.begin(), bytes.end());
            admitted += bytes.size() == signature.size()
                            ? admit_head(trust, files.at("head.json"), text).has_value()
                            : admit_head(trust, bytes, signature).has_value();
            bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        }
    }
    std::printf("%d single-bit flips, %d admitted\n", flips, admitted);
    EXPECT_EQ(admitted, 0);
    EXPECT_GT(flips, 30'000);
    EXPECT_TRUE(admit_head(trust, files.at("head.json"), signature));
}

namespace {

// Flips every bit of a pack, or about `most` of them, one at a time.
void flip_pack(sample::Kiosk& kiosk, const Files& untouched, const std::string& name,
               std::size_t most, int& flips) {
    const auto texts = kiosk.documents.texts();
    Files files = untouched;
    base::Bytes& bytes = files.at(name);
    const std::size_t bits = bytes.size() * 8;
    int admitted = 0;
    for (std::size_t bit = 0; bit < bits; bit += std::max<std::size_t>(1, bits / most), ++flips) {
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        const auto taken = kiosk.take(files);
        admitted += taken || taken.error().code != ErrorCode::unverified ? 1 : 0;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    }
    EXPECT_EQ(admitted, 0) << name;
    EXPECT_EQ(kiosk.documents.texts(), texts);
}

} // namespace

// The newest delta for a kiosk that follows, the snapshot for one that has nothing yet.
TEST(Attack, FlipsInThePayloadAreRefused) {
    Scene scene;
    const Files& files = scene.publisher.files();
    int flips = 0;
    flip_pack(scene.kiosk, files, scene.newest_pack(), 4000, flips);
    sample::Kiosk bare{scene.publisher.trust(), {}};
    flip_pack(bare, files, release::pack_name(scene.publisher.head().snapshot.pack.digest), 4000,
              flips);
    std::printf("%d single-bit flips of the payload, 0 admitted\n", flips);
    EXPECT_GT(flips, 5600) << "with those of the head 40,000 (G7)";
}

// Whoever could sign a broken pack still must not break a kiosk: no flip of a pack may do more than
// be refused.
TEST(Attack, FlipsInASignedPayloadNeverMakeAnotherCatalog) {
    Scene scene;
    const base::Bytes whole = scene.publisher.files().at(scene.newest_pack());
    const auto texts = scene.kiosk.documents.texts();
    for (std::size_t bit = 0; bit < whole.size() * 8; bit += 13) {
        base::Bytes bytes = whole;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        const Files files = with_pack(scene, std::move(bytes));
        const auto taken = scene.kiosk.take(files);
        if (taken) // the checksum-free frame may hold bits that mean nothing
            EXPECT_EQ(scene.kiosk.documents.texts(), sample::documents(12, 5));
        else
            EXPECT_EQ(scene.kiosk.documents.texts(), texts);
        scene.kiosk.documents = release::DocumentsInMemory{texts};
        scene.kiosk.trust.seen->number = 3;
        scene.kiosk.trust.seen->root = *scene.kiosk.documents.root();
    }
}

} // namespace
