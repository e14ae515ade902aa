// Power cuts at every change of the disk, in every flow that writes (G1), and the proof that this
// harness can see a loss (G1n).
#include "catalog/shelf_maker.h"
#include "power_disk.h"
#include "samples.h"
#include "store/catalog_store.h"
#include "store/outbox_store.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <sqlite3.h>

using crypto::Envelope;
using crypto::LetterId;
using samples::Letters;
using store::CatalogStore;
using store::LetterState;
using store::OutboxStore;

namespace {

const base::Instant now = Letters::saved_at(1);

// ---- A store with less than FULL does not exist, so the negative controls reach around it. ----

sqlite3* last_opened = nullptr;

int note_connection(sqlite3* connection, char**, const sqlite3_api_routines*) {
    last_opened = connection;
    return SQLITE_OK;
}

class Weakened {
public:
    explicit Weakened(const char* pragma)
        : pragma_{pragma} {
        if (pragma_)
            sqlite3_auto_extension(reinterpret_cast<void (*)()>(note_connection));
    }
    ~Weakened() { sqlite3_reset_auto_extension(); }
    void apply() const {
        if (pragma_)
            sqlite3_exec(last_opened, pragma_, nullptr, nullptr, nullptr);
    }

private:
    const char* pragma_;
};

// ---- The outbox ----

// What was promised to visitors, kept outside the system.
struct Promised {
    std::set<LetterId> started;
    std::set<LetterId> confirmed;
    std::set<LetterId> acknowledged;
    std::set<LetterId> erasing; // asked for, perhaps without an answer
    std::set<LetterId> erased;
};

class Kiosk {
public:
    Kiosk(power::Disk& disk, const std::vector<Envelope>& letters, Promised& promised,
          const Weakened& weakened)
        : disk_{disk}
        , letters_{letters}
        , promised_{promised}
        , weakened_{weakened} {}

    bool start() {
        store_.reset();
        auto opened = OutboxStore::open(disk_.folder());
        if (!opened)
            return false;
        store_ = std::make_unique<OutboxStore>(std::move(*opened));
        weakened_.apply();
        return true;
    }
    bool save(std::size_t first, std::size_t count) {
        const std::span<const Envelope> saved{letters_.data() + first, count};
        for (const Envelope& letter : saved)
            promised_.started.insert(letter.id);
        if (!store_->save(saved, now))
            return false;
        for (const Envelope& letter : saved)
            promised_.confirmed.insert(letter.id);
        return true;
    }
    bool acknowledge(std::size_t n) {
        if (!store_->mark_sent(letters_[n].id, now) ||
            !store_->mark_acknowledged(letters_[n].id, now))
            return false;
        promised_.acknowledged.insert(letters_[n].id);
        return true;
    }
    bool erase(std::size_t n) {
        const std::vector<LetterId> ids = {letters_[n].id};
        promised_.erasing.insert(ids[0]);
        if (!store_->erase(ids, now))
            return false;
        promised_.erased.insert(ids[0]);
        return true;
    }
    bool check_room() { return store_->check_room().has_value(); }

    // First start, registrations, acknowledgements, erasure, restarts: all that writes.
    bool live() {
        return start() && save(0, 1) && save(1, 2) && check_room() && start() && save(3, 1) &&
               acknowledge(1) && erase(0) && save(4, 1) && acknowledge(3) && start() && erase(3) &&
               save(5, 2);
    }

private:
    power::Disk& disk_;
    const std::vector<Envelope>& letters_;
    Promised& promised_;
    const Weakened& weakened_;
    std::unique_ptr<OutboxStore> store_;
};

struct Verdict {
    int lost = 0;    // confirmed, and not there or not as it was
    int damaged = 0; // the file was not what SQLite promises
    std::string why;
};

Verdict inspect(power::Disk& disk, const std::vector<Envelope>& letters, const Promised& promised) {
    auto store = OutboxStore::open(disk.folder());
    if (!store)
        return {1, 1, store.error().detail};
    Verdict verdict;
    const auto salvages = store->salvages();
    if (!salvages || !salvages->empty())
        verdict = {0, 1, "salvaged"};
    const auto kept = store->letters();
    if (!kept)
        return {1, 1, kept.error().detail};
    const auto find = [&](const LetterId& id) {
        const auto found = std::ranges::find(*kept, id, &store::Letter::id);
        return found == kept->end() ? nullptr : &*found;
    };
    for (const Envelope& letter : letters) {
        const store::Letter* here = find(letter.id);
        if (here && !promised.started.contains(letter.id))
            return {1, 1, "a letter out of nothing"};
        if (!promised.confirmed.contains(letter.id))
            continue;
        const bool gone = here && here->state == LetterState::erased;
        bool whole = here != nullptr;
        if (gone)
            whole = promised.erasing.contains(letter.id);
        else if (here)
            whole = !promised.erased.contains(letter.id) &&
                    store->envelope(letter.id) == base::Result<Envelope>{letter};
        if (promised.acknowledged.contains(letter.id) &&
            (!here || here->state < LetterState::acknowledged))
            whole = false;
        if (!whole) {
            ++verdict.lost;
            verdict.why += " letter";
        }
    }
    return verdict;
}

struct Tally {
    int cuts = 0;
    int lost = 0;
    int damaged = 0;
    std::string first;
};

void count(Tally& tally, const Verdict& verdict, std::uint64_t seed, std::uint64_t at) {
    ++tally.cuts;
    tally.lost += verdict.lost != 0 ? 1 : 0;
    tally.damaged += verdict.damaged != 0 ? 1 : 0;
    if ((verdict.lost != 0 || verdict.damaged != 0) && tally.first.empty())
        tally.first =
            "seed " + std::to_string(seed) + ", change " + std::to_string(at) + ": " + verdict.why;
}

constexpr std::uint64_t control_seeds = 5; // a loss shows at once or never

// One moment at which the power may go: what the disk holds and owes, and what people were told.
struct Moment {
    power::Image image;
    Promised promised;
};

// Cuts the power at every moment, with different damage for each seed, and one time in three once
// more while the kiosk starts anew.
Tally cut_at(const std::vector<Moment>& moments, const std::vector<Envelope>& letters,
             std::uint64_t last_seed) {
    Tally tally;
    for (std::uint64_t seed = 1; seed <= last_seed; ++seed)
        for (std::size_t at = 0; at < moments.size(); ++at) {
            power::Disk disk{seed * 100'000 + at, moments[at].image.copy()};
            disk.restore_power();
            if (disk.chance().one_in(3)) {
                disk.cut_power_at(1 + disk.chance().next() % 30);
                static_cast<void>(OutboxStore::open(disk.folder()));
                disk.restore_power();
            }
            count(tally, inspect(disk, letters, moments[at].promised), seed, at);
        }
    return tally;
}

// Runs all that writes, once, and keeps every moment of it.
std::vector<Moment> moments_of(const std::vector<Envelope>& letters, const char* pragma,
                               bool syncs_lie) {
    const Weakened weakened{pragma};
    std::vector<Moment> moments;
    Promised promised;
    power::Disk disk{1};
    disk.syncs_lie = syncs_lie;
    disk.at_every_change = [&] { moments.push_back({disk.image(), promised}); };
    {
        Kiosk kiosk{disk, letters, promised, weakened};
        EXPECT_TRUE(kiosk.live()) << "the flow itself works";
    }
    moments.push_back({disk.image(), promised});
    return moments;
}

std::vector<Envelope> seven_letters() {
    Letters letter;
    std::vector<Envelope> letters = letter.several(0, 7);
    letters[2] = letter(2, 5000); // over several pages
    return letters;
}

void report(const char* what, const Tally& tally) {
    std::printf("%s: %d cuts, %d with a loss, %d with damage\n", what, tally.cuts, tally.lost,
                tally.damaged);
    testing::Test::RecordProperty("cuts", tally.cuts);
}

TEST(PowerCut, NoConfirmedLetterIsLost) {
    const auto letters = seven_letters();
    const Tally tally = cut_at(moments_of(letters, nullptr, false), letters, power::seeds());
    report("register, acknowledge, erase, restart", tally);
    EXPECT_EQ(tally.lost, 0) << tally.first;
    EXPECT_EQ(tally.damaged, 0) << tally.first;
    EXPECT_GT(static_cast<std::uint64_t>(tally.cuts), 100 * power::seeds());
}

TEST(PowerCut, NothingIsEverOnTheDiskInClear) {
    const auto letters = seven_letters(); // their inner text is one letter, again and again
    for (const Moment& moment : moments_of(letters, nullptr, false))
        for (const auto& [name, file] : moment.image.names) {
            const auto in_clear =
                std::ranges::search_n(file->live, 24, true, {},
                                      [](std::uint8_t byte) { return byte >= 'a' && byte <= 'z'; });
            EXPECT_TRUE(in_clear.empty()) << name;
        }
}

TEST(PowerCut, TheHarnessSeesWhatNormalLoses) {
    const auto letters = seven_letters();
    const Tally tally =
        cut_at(moments_of(letters, "PRAGMA synchronous=NORMAL", false), letters, control_seeds);
    report("the same with synchronous=NORMAL", tally);
    EXPECT_GT(tally.lost, tally.cuts / 10);
}

TEST(PowerCut, TheHarnessSeesWhatOffDamages) {
    const auto letters = seven_letters();
    const Tally tally =
        cut_at(moments_of(letters, "PRAGMA synchronous=OFF", false), letters, control_seeds);
    report("the same with synchronous=OFF", tally);
    EXPECT_GT(tally.lost, 0);
    EXPECT_GT(tally.damaged, 0);
}

TEST(PowerCut, TheHarnessSeesADiskThatLies) {
    const auto letters = seven_letters();
    const Tally tally = cut_at(moments_of(letters, nullptr, true), letters, control_seeds);
    report("the same on a disk that lies about syncs", tally);
    EXPECT_GT(tally.lost, tally.cuts / 10);
    EXPECT_GT(tally.damaged, 0);
}

// ---- Salvage ----

// Four letters lie in the file and three in the WAL alone; then every page of the file loses its
// first bytes, and with them all that SQLite needs to read it.
power::Image damaged_outbox(const std::vector<Envelope>& letters, Promised& promised) {
    const Weakened full{nullptr};
    power::Disk disk{1};
    Kiosk kiosk{disk, letters, promised, full};
    EXPECT_TRUE(kiosk.start() && kiosk.save(0, 4) && kiosk.start() && kiosk.save(4, 3));
    power::Image image = disk.image();
    base::Bytes& file = image.names.at("outbox.db")->live;
    for (std::size_t page = 0; page < file.size(); page += 8192)
        std::ranges::fill_n(file.begin() + static_cast<std::ptrdiff_t>(page), 16, 0x5a);
    image.names.at("outbox.db")->durable = file;
    return image;
}

TEST(PowerCut, ASalvageThatIsCutShortLosesNothing) {
    Letters letter;
    const std::vector<Envelope> letters = letter.several(0, 7);
    Promised promised;
    std::vector<Moment> moments;
    power::Disk disk{1, damaged_outbox(letters, promised)};
    disk.at_every_change = [&] { moments.push_back({disk.image(), promised}); };
    {
        const auto store = OutboxStore::open(disk.folder());
        ASSERT_TRUE(store) << store.error().detail;
    }
    const Tally tally = cut_at(moments, letters, power::seeds());
    report("salvage", tally);
    EXPECT_EQ(tally.lost, 0) << tally.first;
    EXPECT_EQ(tally.damaged, tally.cuts) << "each of them starts from a damaged file";
}

// ---- The catalog ----

struct Catalog {
    std::vector<catalog::Offer> offers;
    store::Edition edition;
    std::vector<catalog::Card> cards;
};

Catalog make_catalog(std::vector<catalog::Offer> offers, const char* origin) {
    Catalog made{std::move(offers), {now, origin, {{std::string{"gone "} + origin}}}, {}};
    std::ranges::sort(made.offers, {}, &catalog::Offer::id);
    for (const catalog::Offer& offer : made.offers)
        made.cards.push_back(catalog::card_of(offer));
    return made;
}

bool is_exactly(CatalogStore& store, const Catalog& expected) {
    const auto edition = store.edition();
    if (!edition || !*edition || **edition != expected.edition ||
        store.cards() != base::Result<std::vector<catalog::Card>>{expected.cards})
        return false;
    // The shelf is that of these cards, whichever of the two was written last.
    const auto shelf = store.shelf();
    const catalog::Shelf made = catalog::make_shelf(expected.cards, now);
    if (!shelf || shelf->issued != now || !std::ranges::equal(shelf->bytes(), made.bytes()))
        return false;
    return std::ranges::all_of(expected.offers, [&](const catalog::Offer& offer) {
        return store.offer(offer.id) == base::Result<catalog::Offer>{offer};
    });
}

TEST(PowerCut, TheCatalogIsTheOldOneOrTheNewOne) {
    auto changed = samples::offers(8, 2, 150);
    changed[1] = samples::offer(1, 1, 150);
    const Catalog before = make_catalog(samples::offers(6, 1, 150), "old");
    const Catalog after = make_catalog(std::move(changed), "new");
    struct CatalogMoment {
        power::Image image;
        bool replaced;
    };
    std::vector<CatalogMoment> moments;
    power::Disk first{1};
    ASSERT_TRUE(CatalogStore::open(first.folder())->replace(before.offers, before.edition));
    power::Disk disk{2, first.image()};
    bool replaced = false;
    disk.at_every_change = [&] { moments.push_back({disk.image(), replaced}); };
    {
        auto store = CatalogStore::open(disk.folder());
        ASSERT_TRUE(store);
        replaced = store->replace(after.offers, after.edition).has_value();
        ASSERT_TRUE(replaced);
    }
    Tally tally;
    int old_ones = 0, new_ones = 0;
    for (std::uint64_t seed = 1; seed <= power::seeds(); ++seed)
        for (std::size_t at = 0; at < moments.size(); ++at) {
            power::Disk again{seed * 100'000 + at, moments[at].image.copy()};
            again.restore_power();
            auto store = CatalogStore::open(again.folder());
            ASSERT_TRUE(store) << store.error().detail;
            EXPECT_FALSE(store->rebuilt());
            const bool is_new = is_exactly(*store, after);
            const bool is_old = !is_new && is_exactly(*store, before);
            old_ones += is_old ? 1 : 0;
            new_ones += is_new ? 1 : 0;
            count(tally, {moments[at].replaced && !is_new, !is_old && !is_new, "a mix"}, seed, at);
        }
    report("catalog", tally);
    std::printf("of these %d left the old catalog, %d the new one\n", old_ones, new_ones);
    EXPECT_EQ(tally.lost, 0) << tally.first;
    EXPECT_EQ(tally.damaged, 0) << tally.first;
    EXPECT_GT(old_ones, 0);
    EXPECT_GT(new_ones, 0);
}

} // namespace
