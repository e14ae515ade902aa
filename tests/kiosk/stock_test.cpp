// A catalog that is lost comes back from what is kept beside it, and opens no door to what is older
// than the newest release that was ever here.
#include "kiosk/stock.h"

#include "desk.h"

#include <fstream>

using base::ErrorCode;
using desk::texts_of;
using sample::Publisher;

namespace {

namespace fs = std::filesystem;

// A publisher with six releases, and a kiosk that followed the first five.
struct Town {
    booth::Folder folder;
    Publisher publisher;
    std::vector<sample::Files> carried{{}}; // by number

    Town() {
        for (int day = 1; day <= 6; ++day) {
            auto texts = sample::documents(30);
            for (const auto& [id, text] : sample::documents(2, day))
                texts[id] = text;
            publisher.publish(texts, day);
            carried.push_back(publisher.files());
        }
        for (std::size_t number = 1; number <= 5; ++number) {
            auto stock = start();
            EXPECT_TRUE(visit(stock, number)->renewed);
        }
    }
    fs::path data() const { return folder.path / "data"; }
    kiosk::Stock start() const { return desk::stock(data(), publisher.trust()); }
    base::Result<kiosk::Visited> visit(kiosk::Stock& stock, std::size_t number) const {
        desk::write(folder.path / "release", carried[number]);
        kiosk::Source source(platform::open_folder_carrier(folder.path / "release"));
        return source.visit(stock, {});
    }
    void damage(const char* name) const {
        for (const char* suffix : {"-wal", "-shm"})
            fs::remove(data() / (name + std::string(suffix)));
        std::ofstream(data() / name, std::ios::binary) << std::string(9000, 'x');
    }
};

TEST(Stock, ALostCatalogComesBackWithoutANetwork) {
    Town town;
    const auto texts = [&] {
        auto stock = town.start();
        EXPECT_EQ(stock.kept.packs.size(), 5U) << "a snapshot and four deltas";
        EXPECT_FALSE(kiosk::restore(stock).value()) << "there is nothing to do";
        return texts_of(stock.catalog);
    }();
    town.damage("catalog.db");
    auto stock = town.start();
    EXPECT_TRUE(stock.catalog.rebuilt());
    EXPECT_FALSE(stock.held);
    EXPECT_EQ(stock.trust.seen->number, 5U);
    EXPECT_TRUE(texts_of(stock.catalog).empty());
    ASSERT_TRUE(kiosk::restore(stock).value());
    EXPECT_EQ(texts_of(stock.catalog), texts);
    EXPECT_EQ(stock.held, stock.trust.seen);
    ASSERT_TRUE(town.visit(stock, 6)->renewed);
    EXPECT_EQ(stock.kept.packs.size(), 6U) << "by a delta, from what was made anew";
}

TEST(Stock, ALostCatalogLetsNothingOlderIn) {
    Town town;
    town.damage("catalog.db");
    auto stock = town.start();
    for (std::size_t number = 1; number <= 4; ++number)
        sample::expect_failure(town.visit(stock, number), ErrorCode::denied);
    EXPECT_TRUE(texts_of(stock.catalog).empty());
    ASSERT_TRUE(town.visit(stock, 5)) << "the same again, for want of packs of its own";
    EXPECT_EQ(stock.held->number, 5U);
    EXPECT_EQ(texts_of(stock.catalog).size(), 31U);
}

TEST(Stock, DamagedPacksAreNoticedAndASourceBringsAllAnew) {
    Town town;
    town.damage("catalog.db");
    const fs::path packs = town.data() / "packs";
    for (const auto& entry : fs::directory_iterator(packs)) {
        std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(40);
        file.put('!');
    }
    auto stock = town.start();
    sample::expect_failure(kiosk::restore(stock), ErrorCode::unverified);
    EXPECT_TRUE(texts_of(stock.catalog).empty());
    ASSERT_TRUE(town.visit(stock, 6));
    EXPECT_EQ(stock.held->number, 6U);
    stock.kept = {};
    fs::remove_all(packs);
    EXPECT_FALSE(kiosk::restore(stock).value());
}

TEST(Stock, ADamagedAdmissionIsBegunAnewFromTheCatalog) {
    Town town;
    town.damage("admitted.db");
    {
        auto stock = town.start();
        EXPECT_EQ(stock.trust.seen->number, 5U);
        EXPECT_EQ(stock.held, stock.trust.seen);
        EXPECT_TRUE(stock.kept.packs.empty());
    }
    town.damage("catalog.db");
    auto stock = town.start();
    sample::expect_failure(town.visit(stock, 4), ErrorCode::denied);
    EXPECT_FALSE(kiosk::restore(stock).value());
}

// The power goes after the catalog's commit and before the admission is written.
TEST(Stock, ACutBetweenCatalogAndAdmissionKeepsTheFloor) {
    Town town;
    const fs::path admitted = town.data() / "admitted.db";
    fs::copy_file(admitted, town.folder.path / "before");
    {
        auto stock = town.start();
        ASSERT_TRUE(town.visit(stock, 6));
    }
    fs::copy_file(town.folder.path / "before", admitted, fs::copy_options::overwrite_existing);
    {
        auto stock = town.start();
        EXPECT_EQ(stock.trust.seen->number, 6U);
        EXPECT_EQ(stock.held->number, 6U);
    }
    town.damage("catalog.db");
    auto stock = town.start();
    sample::expect_failure(town.visit(stock, 5), ErrorCode::denied);
    EXPECT_FALSE(kiosk::restore(stock).value()) << "what is kept is older than what was seen";
}

TEST(Stock, DeltasThatWeighAsMuchAsTheirSnapshotAreReplacedByANewOne) {
    const booth::Folder folder;
    Publisher publisher;
    auto stock = desk::stock(folder.path, publisher.trust());
    kiosk::Source source(platform::open_folder_carrier(folder.path / "release"));
    std::uintmax_t most = 0;
    std::size_t longest = 0;
    int anew = 0;
    for (int day = 1; day <= 24; ++day) {
        publisher.publish(sample::documents(20 + day % 7, day), day);
        desk::write(folder.path / "release", publisher.files());
        const std::size_t before = stock.kept.packs.size();
        const auto visited = source.visit(stock, {});
        ASSERT_TRUE(visited) << visited.error().detail;
        EXPECT_FALSE(visited->unkept);
        anew += stock.kept.packs.size() <= before ? 1 : 0;
        std::uintmax_t bytes = 0;
        for (const auto& entry : fs::directory_iterator(folder.path / "packs"))
            bytes += entry.file_size();
        EXPECT_EQ(bytes, size_of(stock.kept)) << "these packs and no others";
        most = std::max(most, bytes);
        longest = std::max(longest, stock.kept.packs.size());
    }
    EXPECT_GT(anew, 1);
    EXPECT_GT(longest, 2U);
    EXPECT_LE(most, 3 * publisher.head().snapshot.pack.size_bytes);
}

} // namespace
