// Taking a release over costs the visitor's thread the same for a thousand offers as for ten times
// as many: what grows with the catalog is done by the worker. Counted in pieces of memory taken and
// given back, which do not depend on the machine.
#include "kiosk/rounds.h"

#include "booth.h"
#include "catalog/card.h"
#include "catalog/shelf_maker.h"

#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <new>

namespace {

thread_local long pieces_moved = 0; // taken and given back by this thread

void* take(std::size_t size) {
    ++pieces_moved;
    if (void* piece = std::malloc(size == 0 ? 1 : size))
        return piece;
    throw std::bad_alloc();
}
void give_back(void* piece) noexcept {
    ++pieces_moved;
    std::free(piece);
}

} // namespace

void* operator new(std::size_t size) {
    return take(size);
}
void* operator new[](std::size_t size) {
    return take(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { // of a stable sort
    ++pieces_moved;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* piece) noexcept {
    give_back(piece);
}
void operator delete[](void* piece) noexcept {
    give_back(piece);
}
void operator delete(void* piece, std::size_t) noexcept {
    give_back(piece);
}
void operator delete[](void* piece, std::size_t) noexcept {
    give_back(piece);
}

namespace {

std::shared_ptr<const catalog::Shelf> shelf_with(int count, base::Instant issued) {
    std::vector<catalog::Card> cards;
    const auto kinds = booth::offers();
    for (int i = 0; i < count; ++i) {
        catalog::Card card = catalog::card_of(kinds[static_cast<std::size_t>(i) % kinds.size()]);
        std::string number = std::to_string(i);
        card.id.text = "offer-" + std::string(6 - number.size(), '0') + number;
        cards.push_back(std::move(card));
    }
    return std::make_shared<const catalog::Shelf>(catalog::make_shelf(std::move(cards), issued));
}

// Pieces that a visitor's thread moves for a renewal and the frame after it.
long work_of_renewal(int count) {
    const booth::Folder data;
    booth::Booth booth(data.path);
    booth.kiosk().send(session::ShowOffers{}, booth.now);
    std::vector<std::shared_ptr<const catalog::Shelf>> with_the_worker;
    long least = 0;
    for (int round = 0; round < 3; ++round) { // the first also grows what is kept from then on
        with_the_worker.push_back(shelf_with(count, booth.now.now));
        kiosk::Renewal renewal{with_the_worker.back(), booth::sealer(), {"ville de valrive"}};
        const long before = pieces_moved;
        booth.kiosk().renew(std::move(renewal), booth.now);
        booth.step();
        const long moved = pieces_moved - before;
        least = round == 0 ? moved : std::min(least, moved);
        booth.now.now += std::chrono::seconds{1};
    }
    EXPECT_EQ(booth.session().shelf->size(), static_cast<std::size_t>(count));
    return least;
}

TEST(RenewalWork, DoesNotGrowWithTheCatalog) {
    const long small = work_of_renewal(1'000);
    const long large = work_of_renewal(10'000);
    std::printf("a renewal and its frame move %ld pieces of memory with 1,000 offers, %ld with "
                "10,000\n",
                small, large);
    EXPECT_LT(large, small + 200);
}

// The counter counts: making a shelf here would be seen.
TEST(RenewalWork, AShelfThatIsMadeWhereItIsShownWouldBeSeen) {
    const long before = pieces_moved;
    const auto shelf = shelf_with(10'000, booth::morning().now);
    EXPECT_GT(pieces_moved - before, 10'000);
}

} // namespace
