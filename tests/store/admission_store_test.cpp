#include "store/admission_store.h"

#include "power_disk.h"
#include "samples.h"

#include <fstream>
#include <gtest/gtest.h>

using store::Admission;
using store::AdmissionStore;

namespace {

const Admission first{"trust 1", "head 1", "route 1"};
const Admission second{"trust 2", std::string(16'000, 'h'), std::string(60'000, 'r')};

TEST(AdmissionStore, KeepsTheLast) {
    const samples::TemporaryFolder folder{"admission"};
    {
        auto store = AdmissionStore::open(folder.open());
        ASSERT_TRUE(store) << store.error().detail;
        EXPECT_EQ(store->last().value(), std::nullopt);
        ASSERT_TRUE(store->keep(first));
        ASSERT_TRUE(store->keep(second));
    }
    EXPECT_EQ(AdmissionStore::open(folder.open())->last().value(), second);
}

TEST(AdmissionStore, ADamagedFileIsBegunAnew) {
    power::Disk disk{1};
    ASSERT_TRUE(AdmissionStore::open(disk.folder())->keep(first));
    std::shared_ptr<power::File> file = disk.find("admitted.db");
    ASSERT_TRUE(file);
    file->live.assign(8192, 'x');
    auto store = AdmissionStore::open(disk.folder());
    ASSERT_TRUE(store) << store.error().detail;
    EXPECT_EQ(store->last().value(), std::nullopt);
    EXPECT_TRUE(store->keep(second));
}

TEST(AdmissionStore, ADiskThatTakesNoWritesIsAnError) {
    power::Disk disk{1};
    auto store = AdmissionStore::open(disk.folder());
    ASSERT_TRUE(store);
    disk.fail_at(1, power::FaultKind::disk_full, true);
    EXPECT_FALSE(store->keep(first));
    power::Disk broken{1};
    broken.fail_at(1, power::FaultKind::io_error, true);
    EXPECT_FALSE(AdmissionStore::open(broken.folder()));
}

TEST(AdmissionStore, APowerCutLeavesTheOldOneOrTheNewOne) {
    struct Moment {
        power::Image image;
        bool done;
    };
    power::Disk disk{1};
    std::vector<Moment> moments;
    {
        auto store = AdmissionStore::open(disk.folder());
        ASSERT_TRUE(store && store->keep(first));
        bool done = false;
        disk.at_every_change = [&] { moments.push_back({disk.image(), done}); };
        ASSERT_TRUE(store->keep(second));
        done = true;
    }
    int old_ones = 0;
    int new_ones = 0;
    for (std::uint64_t seed = 1; seed <= power::seeds(); ++seed)
        for (std::size_t at = 0; at < moments.size(); ++at) {
            power::Disk again{seed * 100'000 + at, moments[at].image.copy()};
            again.restore_power();
            auto store = AdmissionStore::open(again.folder());
            ASSERT_TRUE(store) << store.error().detail;
            const auto found = store->last().value();
            EXPECT_TRUE(found == second || (found == first && !moments[at].done))
                << "seed " << seed << ", change " << at;
            ++(found == second ? new_ones : old_ones);
        }
    EXPECT_GT(old_ones, 0);
    EXPECT_GT(new_ones, 0);
    std::printf("%d cuts: %d left the old admission, %d the new one\n", old_ones + new_ones,
                old_ones, new_ones);
}

} // namespace
