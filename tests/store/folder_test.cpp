#include "store/folder.h"

#include "samples.h"
#include "store/catalog_store.h"
#include "store/outbox_store.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

using base::ErrorCode;
using samples::expect_failure;

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
}

// Root may write everywhere, so what a folder refuses is seen as somebody else.
class Unprivileged {
public:
    Unprivileged() {
        if (::geteuid() == 0)
            was_root_ = ::seteuid(65534) == 0;
    }
    ~Unprivileged() { EXPECT_TRUE(!was_root_ || ::seteuid(0) == 0); }

private:
    bool was_root_ = false;
};

TEST(Folder, IsMadeForItsOwnerAlone) {
    const samples::TemporaryFolder folder{"folder"};
    auto made = store::open_folder((folder.path / "a" / "b").string());
    ASSERT_TRUE(made) << made.error().detail;
    struct stat found {};
    ASSERT_EQ(::stat((*made)->path("").c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0700u);
    EXPECT_TRUE(store::open_folder((folder.path / "a" / "b").string())) << "once more";
    write(folder.path / "file", "x");
    expect_failure(store::open_folder((folder.path / "file").string()), ErrorCode::not_found);
    expect_failure(store::open_folder((folder.path / "file" / "below").string()),
                   ErrorCode::not_found);
    expect_failure(store::open_folder(""), ErrorCode::invalid);
}

TEST(Folder, ReadsRenamesAndRemoves) {
    const samples::TemporaryFolder temporary{"folder"};
    const auto folder = temporary.open();
    write(temporary.path / "a", "hello");
    write(temporary.path / "b", "");
    EXPECT_TRUE(folder->exists("a"));
    EXPECT_EQ(folder->size_bytes("a"), 5u);
    EXPECT_EQ(folder->size_bytes("none"), 0u);
    EXPECT_EQ(folder->read("a", 5).value(), (base::Bytes{'h', 'e', 'l', 'l', 'o'}));
    expect_failure(folder->read("a", 4), ErrorCode::too_large);
    expect_failure(folder->read("none", 4), ErrorCode::not_found);
    expect_failure(folder->rename("a", "b"), ErrorCode::denied);
    expect_failure(folder->rename("none", "c"), ErrorCode::not_found);
    EXPECT_EQ(folder->size_bytes("a"), 5u);
    ASSERT_TRUE(folder->rename("a", "c"));
    EXPECT_FALSE(folder->exists("a"));
    EXPECT_EQ(folder->size_bytes("c"), 5u);
    EXPECT_TRUE(folder->remove("c"));
    EXPECT_TRUE(folder->remove("c")) << "gone already";
    EXPECT_FALSE(folder->exists("c"));
    EXPECT_GT(folder->free_bytes().value(), 0u);
    std::filesystem::create_directory(temporary.path / "d");
    EXPECT_FALSE(folder->remove("d"));
    std::filesystem::remove_all(temporary.path);
    expect_failure(folder->free_bytes(), ErrorCode::not_found);
    expect_failure(folder->lock("e"), ErrorCode::not_found);
}

TEST(Folder, ALockHasOneHolder) {
    const samples::TemporaryFolder temporary{"folder"};
    const auto folder = temporary.open();
    {
        const auto held = folder->lock("x.lock");
        ASSERT_TRUE(held);
        expect_failure(temporary.open()->lock("x.lock"), ErrorCode::busy);
        EXPECT_TRUE(folder->lock("y.lock"));
    }
    EXPECT_TRUE(folder->lock("x.lock")) << "free again, although the file is still there";
}

TEST(Folder, OneThatTakesNoWritesStillShowsWhatItHolds) {
    const samples::TemporaryFolder temporary{"folder"};
    samples::Letters letter;
    const auto one = letter(1);
    {
        auto catalog = store::CatalogStore::open(temporary.open());
        ASSERT_TRUE(catalog && catalog->replace(samples::offers(5), {{}, "here", {}}));
        auto outbox = store::OutboxStore::open(temporary.open());
        ASSERT_TRUE(outbox && outbox->save({&one, 1}, {}));
    }
    ASSERT_EQ(::chmod(temporary.path.c_str(), 0555), 0);
    for (const char* name : {"catalog.db", "outbox.db"})
        ASSERT_EQ(::chmod((temporary.path / name).c_str(), 0444), 0);
    {
        const Unprivileged nobody;
        const auto folder = temporary.open();
        expect_failure(store::OutboxStore::open(folder), ErrorCode::read_only);
        expect_failure(store::CatalogStore::open(folder), ErrorCode::read_only);
        auto catalog = store::CatalogStore::open(folder, store::CatalogAccess::read);
        ASSERT_TRUE(catalog) << catalog.error().detail;
        EXPECT_EQ(catalog->cards().value().size(), 5u);
        EXPECT_EQ(catalog->offer({"offer-3"}).value(), samples::offer(3));
        auto outbox = store::OutboxStore::open(folder, store::OutboxAccess::read);
        ASSERT_TRUE(outbox) << outbox.error().detail;
        EXPECT_EQ(outbox->envelope(one.id).value(), one);
    }
}

} // namespace
