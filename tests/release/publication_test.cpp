#include "release/publication.h"

#include "catalog/offer_json.h"
#include "publisher.h"
#include "release/charter.h"

using base::ErrorCode;
using sample::Kiosk;
using sample::Publisher;

namespace {

TEST(Publication, EveryReleaseIsTakenOverByteForByte) {
    Publisher publisher;
    Kiosk awake{publisher.trust(), {}, 0};
    for (int day = 1; day <= 40; ++day) {
        release::Charter charter;
        if (day > 5)
            charter.recalled = {{"offer-3"}};
        auto texts = sample::documents(8 + day % 5, day < 20 ? 1 : day, charter);
        texts.erase("offer-" + std::to_string(day % 8));
        const auto& head = publisher.publish(texts, day);
        EXPECT_EQ(head.number, static_cast<std::uint64_t>(day));
        EXPECT_LE(head.deltas.size(), release::maximum_deltas);
        EXPECT_LE(to_json(head).size(), release::maximum_head_bytes);
        const auto taken = awake.take(publisher.files());
        ASSERT_TRUE(taken) << "day " << day << ": " << taken.error().detail;
        EXPECT_EQ(awake.documents.texts(), texts);
        Kiosk fresh{publisher.trust(), {}, 0};
        ASSERT_TRUE(fresh.take(publisher.files()));
        EXPECT_EQ(fresh.documents.texts(), texts);
    }
}

TEST(Publication, WhoSleptCatchesUpByDeltas) {
    Publisher publisher;
    auto texts = sample::documents(200);
    publisher.publish(texts, 1);
    Kiosk sleeper{publisher.trust(), {}, 0};
    ASSERT_TRUE(sleeper.take(publisher.files()));
    const std::uint64_t before = sleeper.fetched_bytes;
    for (int day = 2; day <= 6; ++day) {
        const auto changed = sample::documents(3, day);
        for (const auto& [id, text] : changed)
            texts[id] = text;
        publisher.publish(texts, day);
    }
    const auto route = route_to(publisher.head(), sleeper.trust.seen);
    EXPECT_FALSE(route.from_nothing);
    EXPECT_EQ(route.packs.size(), 5U);
    ASSERT_TRUE(sleeper.take(publisher.files()));
    EXPECT_EQ(sleeper.documents.texts(), texts);
    EXPECT_LT(sleeper.fetched_bytes - before, 5 * 400U) << "15 changed offers";
    ASSERT_TRUE(sleeper.take(publisher.files())) << "the same once more is no rollback";
}

TEST(Publication, ADeltaCostsWhatChanged) {
    Publisher publisher;
    auto texts = sample::documents(500);
    publisher.publish(texts, 1);
    for (int i = 0; i < 10; ++i)
        texts["offer-" + std::to_string(i)] =
            sample::documents(i + 1, 2).at("offer-" + std::to_string(i));
    const auto& head = publisher.publish(texts, 2);
    ASSERT_EQ(head.deltas.size(), 1U);
    EXPECT_LT(head.deltas[0].pack.size_bytes, 700U) << "one line in each of ten offers";
    EXPECT_EQ(head.snapshot.number, 1U) << "no new snapshot for that";
}

TEST(Publication, ALargeChangeMakesASnapshot) {
    Publisher publisher;
    publisher.publish(sample::documents(20), 1);
    release::DocumentsInMemory::Map other{
        {std::string(release::charter_id), to_json(release::Charter{})}};
    for (int i = 100; i < 140; ++i) {
        const catalog::Offer offer = sample::offer(i);
        other.emplace(offer.id.text, catalog::to_stored_json(offer));
    }
    const auto& head = publisher.publish(other, 2);
    EXPECT_EQ(head.snapshot.number, 2U);
    EXPECT_TRUE(route_to(head, std::nullopt).from_nothing);
    EXPECT_EQ(route_to(head, std::nullopt).packs.size(), 1U);
}

TEST(Publication, OfferOfFourMebibytesTravels) {
    Publisher publisher;
    auto large = sample::offer(1);
    large.source.lines.assign(1, std::string(4'000'000, 'x'));
    auto texts = sample::documents(3);
    texts["offer-1"] = catalog::to_stored_json(large);
    publisher.publish(texts, 1);
    large.source.lines.push_back("and one line more");
    texts["offer-1"] = catalog::to_stored_json(large);
    Kiosk kiosk{publisher.trust(), {}, 0};
    ASSERT_TRUE(kiosk.take(publisher.files()));
    const auto& head = publisher.publish(texts, 2);
    ASSERT_TRUE(kiosk.take(publisher.files()));
    EXPECT_EQ(kiosk.documents.texts(), texts);
    EXPECT_LT(head.deltas[0].pack.size_bytes, 2000U);
}

TEST(Publication, WhatCannotBePublishedIsRefused) {
    const release::Edition good{"main", 0, sample::noon(2), sample::noon(9), sample::documents(2)};
    auto edition = good;
    edition.documents.erase(std::string(release::charter_id));
    sample::expect_failure(release::next_release(std::nullopt, edition), ErrorCode::malformed);
    edition = good;
    edition.documents["offer-0"] = "{}";
    sample::expect_failure(release::next_release(std::nullopt, edition), ErrorCode::malformed);
    const auto first = release::next_release(std::nullopt, good);
    ASSERT_TRUE(first);
    edition = good;
    edition.issued = sample::noon(1);
    sample::expect_failure(
        release::next_release(release::Former{first->head, good.documents}, edition),
        ErrorCode::invalid);
}

} // namespace
