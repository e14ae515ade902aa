// Errors, a full disk and short reads at every call that SQLite makes, once and for good (G3).
#include "power_disk.h"
#include "samples.h"
#include "store/catalog_store.h"
#include "store/outbox_store.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

using base::ErrorCode;
using crypto::Envelope;
using crypto::LetterId;
using power::FaultKind;
using samples::Letters;
using store::OutboxStore;

namespace {

const base::Instant now = Letters::saved_at(1);

struct Registered {
    std::set<LetterId> confirmed;
    std::set<LetterId> refused;
};

void save_each(OutboxStore& store, std::span<const Envelope> letters, Registered& registered) {
    for (const Envelope& letter : letters)
        (store.save({&letter, 1}, now) ? registered.confirmed : registered.refused)
            .insert(letter.id);
}

// Exactly what was confirmed: nothing less, and nothing that the visitor was told is not saved.
void expect_exactly(OutboxStore& store, const Registered& registered, const std::string& when) {
    const auto letters = store.letters();
    ASSERT_TRUE(letters) << when << ": " << letters.error().detail;
    std::set<LetterId> kept;
    for (const store::Letter& letter : *letters)
        kept.insert(letter.id);
    EXPECT_EQ(kept, registered.confirmed) << when;
}

int faults_at_every_call(FaultKind kind, bool sticky) {
    Letters letter;
    const std::vector<Envelope> letters = letter.several(0, 8);
    int faults = 0;
    for (std::uint64_t at = 1;; ++at) {
        const std::string when = "call " + std::to_string(at);
        power::Disk disk{at};
        Registered registered;
        {
            auto store = OutboxStore::open(disk.folder());
            EXPECT_TRUE(store);
            save_each(*store, {letters.data(), 2}, registered);
        }
        disk.fail_at(at, kind, sticky);
        auto store = OutboxStore::open(disk.folder());
        if (store) {
            save_each(*store, {letters.data() + 2, 2}, registered);
            static_cast<void>(store->mark_acknowledged(letters[0].id, now));
            static_cast<void>(store->letters());
            static_cast<void>(store->check_room());
            save_each(*store, {letters.data() + 4, 2}, registered);
        }
        const bool met = disk.fault_was_met();
        disk.heal();
        if (!store)
            store = OutboxStore::open(disk.folder());
        EXPECT_TRUE(store) << when << ": " << store.error().detail;
        if (!store)
            return faults;
        // Usable again, with the same letter that was refused and with another one.
        // The last one: what the disk kept of an earlier one shall not come back by itself.
        if (!registered.refused.empty()) {
            const LetterId id = *registered.refused.rbegin();
            const auto again = std::ranges::find(letters, id, &Envelope::id);
            EXPECT_TRUE(store->save({&*again, 1}, now)) << when;
            registered.confirmed.insert(id);
        }
        save_each(*store, {letters.data() + 6, 1}, registered);
        EXPECT_TRUE(registered.confirmed.contains(letters[6].id)) << when;
        expect_exactly(*store, registered, when);
        store = base::fail(ErrorCode::not_found, "closed");

        disk.cut_power_at(1);
        static_cast<void>(OutboxStore::open(disk.folder()));
        disk.restore_power();
        auto after = OutboxStore::open(disk.folder());
        EXPECT_TRUE(after) << when;
        if (after)
            expect_exactly(*after, registered, when + " and a power cut");
        if (!met)
            return faults;
        ++faults;
    }
}

void check(const char* what, FaultKind kind) {
    const int once = faults_at_every_call(kind, false);
    const int sticky = faults_at_every_call(kind, true);
    std::printf("%s: %d single and %d lasting faults\n", what, once, sticky);
    EXPECT_GT(once, 10);
    EXPECT_GT(sticky, 10);
}

TEST(DiskFault, AFullDiskConfirmsNothingFalsely) {
    check("disk full", FaultKind::disk_full);
}

TEST(DiskFault, AnErrorConfirmsNothingFalsely) {
    check("input/output error", FaultKind::io_error);
}

TEST(DiskFault, AShortReadLosesNothing) {
    check("short read", FaultKind::short_read);
}

TEST(DiskFault, AFullDiskIsNamed) {
    Letters letter;
    const Envelope one = letter(1);
    power::Disk disk{1};
    auto store = OutboxStore::open(disk.folder());
    ASSERT_TRUE(store && store->check_room());
    disk.fail_at(1, FaultKind::disk_full, true);
    const auto refused = store->save({&one, 1}, now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::disk_full) << refused.error().detail;
    const auto room = store->check_room();
    ASSERT_FALSE(room);
    disk.heal();
    EXPECT_TRUE(store->check_room());
    disk.free_bytes = store::reserve_bytes - 1;
    const auto low = store->check_room();
    ASSERT_FALSE(low);
    EXPECT_EQ(low.error().code, ErrorCode::disk_full);
    EXPECT_EQ(low.error().detail, "only 63 MiB are free in /power/; registrations need 64 MiB");
    EXPECT_TRUE(store->save({&one, 1}, now)) << "who typed already is still saved";
}

TEST(DiskFault, TheCatalogIsTheOldOneOrTheNewOne) {
    const auto old_offers = samples::offers(4, 1, 200), new_offers = samples::offers(5, 2, 200);
    const store::Edition old_edition{now, "old", {}}, new_edition{now, "new", {}};
    int faults = 0;
    for (const FaultKind kind : {FaultKind::disk_full, FaultKind::io_error})
        for (const bool sticky : {false, true})
            for (std::uint64_t at = 1;; ++at) {
                power::Disk disk{at};
                auto store = store::CatalogStore::open(disk.folder());
                ASSERT_TRUE(store && store->replace(old_offers, old_edition));
                disk.fail_at(at, kind, sticky);
                const bool replaced = store->replace(new_offers, new_edition).has_value();
                const bool met = disk.fault_was_met();
                disk.heal();
                const auto edition = store->edition();
                ASSERT_TRUE(edition && *edition) << at;
                EXPECT_TRUE(!replaced || (*edition)->origin == "new") << at;
                const auto& there = (*edition)->origin == "new" ? new_offers : old_offers;
                EXPECT_EQ(store->cards().value().size(), there.size()) << at;
                EXPECT_EQ(store->offer({"offer-3"}).value(), there[3]) << at;
                EXPECT_FALSE(store->rebuilt());
                EXPECT_TRUE(store->replace(new_offers, new_edition)) << at;
                if (!met)
                    break;
                ++faults;
            }
    std::printf("catalog: %d faults\n", faults);
    EXPECT_GT(faults, 100);
}

} // namespace
