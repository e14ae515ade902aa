#include "store/catalog_change.h"

#include "catalog/offer_json.h"
#include "power_disk.h"
#include "samples.h"

#include <map>

using base::ErrorCode;
using samples::expect_failure;
using store::CatalogChange;
using store::CatalogStore;
using store::Papers;

namespace {

using Renewed = base::Result<CatalogStore::Renewal>;
using Texts = std::map<std::string, std::string>;

CatalogStore::Renewal renewal(int number) {
    return {{samples::Letters::saved_at(number),
             "release " + std::to_string(number),
             {{"offer-" + std::to_string(number)}},
             samples::Letters::saved_at(number + 7)},
            {"trust " + std::to_string(number), "charter " + std::to_string(number)}};
}

base::Result<void> put(CatalogChange& change, const catalog::Offer& offer) {
    const std::string json = catalog::to_stored_json(offer);
    return change.put(offer, json, crypto::sha256(base::bytes_of(json)));
}

// Offers 0 to 5 in their first edition.
Renewed first(CatalogChange& change) {
    for (const catalog::Offer& offer : samples::offers(6, 1, 150))
        TRY_VOID(put(change, offer));
    return renewal(1);
}

// Two of them change, one is new, one goes.
Renewed second(CatalogChange& change) {
    for (const int number : {1, 4, 8})
        TRY_VOID(put(change, samples::offer(number, 2, 150)));
    TRY_VOID(change.remove("offer-3"));
    return renewal(2);
}

// Another catalog in place of the former.
Renewed anew(CatalogChange& change) {
    TRY_VOID(change.clear());
    for (const catalog::Offer& offer : samples::offers(4, 3, 150))
        TRY_VOID(put(change, offer));
    return renewal(3);
}

// All that a catalog says, to compare.
struct Content {
    std::optional<store::Edition> edition;
    std::optional<Papers> papers;
    std::vector<catalog::Card> cards;
    Texts offers;
    bool operator==(const Content&) const = default;
};

Content content_of(CatalogStore& store) {
    Content content;
    const auto edition = store.edition();
    const auto papers = store.papers();
    const auto cards = store.cards();
    EXPECT_TRUE(edition && papers && cards);
    if (!edition || !papers || !cards)
        return content;
    content = {*edition, *papers, *cards, {}};
    for (const catalog::Card& card : *cards) {
        const auto offer = store.offer(card.id);
        EXPECT_TRUE(offer) << offer.error().detail;
        if (offer)
            content.offers[card.id.text] = catalog::to_stored_json(*offer);
    }
    return content;
}

TEST(CatalogChange, TouchesWhatChangedAndSeesItself) {
    const samples::TemporaryFolder folder{"change"};
    auto store = CatalogStore::open(folder.open());
    ASSERT_TRUE(store);
    EXPECT_EQ(store->papers().value(), std::nullopt);
    ASSERT_TRUE(store->change(first));
    ASSERT_TRUE(store->change([](CatalogChange& change) -> Renewed {
        auto done = second(change);
        EXPECT_EQ(change.count().value(), 6u);
        EXPECT_EQ(change.json("offer-1").value(),
                  catalog::to_stored_json(samples::offer(1, 2, 150)));
        EXPECT_EQ(change.json("offer-3").value(), std::nullopt);
        std::string ids;
        EXPECT_TRUE(change.each_digest([&](std::string_view id, const crypto::Digest& digest) {
            ids += std::string{id} + " ";
            const auto json = change.json(id);
            EXPECT_EQ(digest, crypto::sha256(base::bytes_of(**json)));
        }));
        EXPECT_EQ(ids, "offer-0 offer-1 offer-2 offer-4 offer-5 offer-8 ");
        return done;
    }));
    EXPECT_EQ(store->papers().value(), renewal(2).papers);
    EXPECT_EQ(store->edition().value(), renewal(2).edition);
    const auto cards = store->cards().value();
    for (const catalog::Card& card : cards)
        EXPECT_EQ(card.dates.recalled, card.id.text == "offer-2") << card.id.text;
    ASSERT_TRUE(store->replace(samples::offers(2), renewal(4).edition));
    EXPECT_EQ(store->papers().value(), std::nullopt) << "these offers are of no release";
}

TEST(CatalogChange, WhatFailsChangesNothing) {
    const samples::TemporaryFolder folder{"change"};
    auto store = CatalogStore::open(folder.open());
    ASSERT_TRUE(store && store->change(first));
    const Content before = content_of(*store);
    expect_failure(store->change([](CatalogChange& change) -> Renewed {
        TRY_VOID(change.clear());
        return base::fail(ErrorCode::unverified, "it is not what was signed");
    }),
                   ErrorCode::unverified);
    expect_failure(store->change([](CatalogChange& change) -> Renewed {
        TRY_VOID(change.remove("offer-77"));
        return renewal(9);
    }),
                   ErrorCode::not_found);
    expect_failure(store->change([](CatalogChange& change) -> Renewed {
        const std::string json(store::maximum_offer_bytes + 1, ' ');
        TRY_VOID(change.put(samples::offer(1), json, crypto::sha256(base::bytes_of(json))));
        return renewal(9);
    }),
                   ErrorCode::too_large);
    EXPECT_EQ(content_of(*store), before);
    auto reader = CatalogStore::open(folder.open(), store::CatalogAccess::read);
    ASSERT_TRUE(reader);
    expect_failure(reader->change(first), ErrorCode::read_only);
    EXPECT_EQ(content_of(*reader), before);
    ASSERT_TRUE(store->change(second));
    EXPECT_EQ(reader->papers().value(), renewal(2).papers)
        << "who reads beside it sees the new one";
}

void cut_everywhere(Renewed (*change)(CatalogChange&)) {
    struct Moment {
        power::Image image;
        bool done;
    };
    std::vector<Moment> moments;
    power::Disk start{1};
    {
        auto store = CatalogStore::open(start.folder());
        ASSERT_TRUE(store && store->change(first));
    }
    Content before;
    Content after;
    power::Disk disk{2, start.image()};
    {
        auto store = CatalogStore::open(disk.folder());
        ASSERT_TRUE(store);
        before = content_of(*store);
        bool done = false;
        disk.at_every_change = [&] { moments.push_back({disk.image(), done}); };
        ASSERT_TRUE(store->change(change));
        done = true;
        after = content_of(*store);
    }
    ASSERT_NE(before, after);
    int old_ones = 0;
    int new_ones = 0;
    for (std::uint64_t seed = 1; seed <= power::seeds(); ++seed)
        for (std::size_t at = 0; at < moments.size(); ++at) {
            power::Disk again{seed * 100'000 + at, moments[at].image.copy()};
            again.restore_power();
            auto store = CatalogStore::open(again.folder());
            ASSERT_TRUE(store) << store.error().detail;
            EXPECT_FALSE(store->rebuilt());
            const Content found = content_of(*store);
            const bool is_new = found == after;
            EXPECT_TRUE(is_new || (found == before && !moments[at].done))
                << "seed " << seed << ", change " << at;
            ++(is_new ? new_ones : old_ones);
        }
    std::printf("%d cuts: %d left the old catalog, %d the new one\n", old_ones + new_ones, old_ones,
                new_ones);
    EXPECT_GT(old_ones, 0);
    EXPECT_GT(new_ones, 0);
}

TEST(CatalogChange, APowerCutLeavesTheOldOneOrTheNewOne) {
    cut_everywhere(second);
    cut_everywhere(anew);
}

} // namespace
