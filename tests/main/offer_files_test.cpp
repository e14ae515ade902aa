#include "main/offer_files.h"

#include "ingest/document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

class OfferFiles : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "offers-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override {
        std::error_code ignored;
        fs::permissions(folder_ / "closed.txt", fs::perms::owner_all, ignored);
        fs::remove_all(folder_, ignored);
    }

    void write(const std::string& name, std::string_view text) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }

    LoadedOffers load() {
        const std::string path = folder_.string();
        return load_offers({&path, 1});
    }

    std::string reason_for(const LoadedOffers& loaded, std::string_view name) {
        for (const RefusedFile& file : loaded.refused)
            if (file.path.ends_with(name))
                return file.reason;
        return "";
    }

    fs::path folder_;
};

TEST_F(OfferFiles, NamesWhatItRefusesAndReadsTheRest) {
    write("a.txt", "Jardinier (H/F)\nMissions\n- Tailler");
    write("below/b.txt", "Jardini\xE8re (H/F)\nMissions\n- Planter"); // windows-1252
    write("binary.bin", std::string_view{"\x7F"
                                         "ELF\0\0",
                                         6});
    write("empty.txt", "");
    write("list.jsonl", "{\"@type\":\"Recipe\"}");
    write(".hidden.txt", "Jardinier (H/F)");
    write("large.txt", "x");
    fs::resize_file(folder_ / "large.txt", 200'000'000);
    fs::create_directory_symlink("..", folder_ / "below/up");
    fs::create_symlink("self", folder_ / "self");
    fs::create_symlink("nowhere", folder_ / "dangling.txt");
    fs::create_symlink("a.txt", folder_ / "same.txt"); // read once
    const LoadedOffers loaded = load();
    EXPECT_EQ(loaded.offers.size(), 2u);
    EXPECT_EQ(reason_for(loaded, "binary.bin"), "the file is binary, not a text");
    EXPECT_EQ(reason_for(loaded, "empty.txt"), "the file is empty");
    EXPECT_NE(reason_for(loaded, "list.jsonl").find("no JobPosting"), std::string::npos);
    EXPECT_EQ(reason_for(loaded, "large.txt"), "the file is larger than 20 MB (200 MB)");
    EXPECT_EQ(reason_for(loaded, "up"), "symbolic link loop");
    EXPECT_EQ(reason_for(loaded, "self"), "symbolic link loop");
    EXPECT_EQ(reason_for(loaded, "dangling.txt"), "the symbolic link leads nowhere");
    EXPECT_EQ(loaded.refused.size(), 7u);
    EXPECT_TRUE(std::ranges::any_of(
        loaded.offers[1].problems, [](const auto& problem) { return problem.kind == "encoding"; }));
    EXPECT_EQ(loaded.offers[1].facts[catalog::Field::title].value(), "Jardinière (H/F)");
}

TEST_F(OfferFiles, SaysWhatItMayNotRead) {
    write("closed.txt", "Jardinier (H/F)");
    fs::permissions(folder_, fs::perms::all);
    fs::permissions(folder_ / "closed.txt", fs::perms::none);
    constexpr uid_t nobody = 65534;
    const bool root = geteuid() == 0; // may read every file, so that it steps down for a moment
    ASSERT_EQ(root ? seteuid(nobody) : 0, 0);
    const LoadedOffers loaded = load();
    ASSERT_EQ(root ? seteuid(0) : 0, 0);
    ASSERT_EQ(loaded.refused.size(), 1u);
    EXPECT_EQ(loaded.refused[0].path, (folder_ / "closed.txt").string());
    EXPECT_EQ(loaded.refused[0].reason, "permission denied");
}

TEST_F(OfferFiles, KeepsTheLastVersionOfAnOffer) {
    write("1.txt", "Employeur\nVille de Brume\nRéférence : AB-12\nTélétravail\nOui");
    write("2.txt", "Employeur\nVille de Brume\nRéférence : AB-12\nTélétravail\nNon");
    const LoadedOffers loaded = load();
    ASSERT_EQ(loaded.offers.size(), 1u);
    EXPECT_EQ(loaded.offers[0].source.name, "2.txt");
    EXPECT_NE(reason_for(loaded, "1.txt").find("the same offer"), std::string::npos);
}

TEST_F(OfferFiles, RefusesAPathThatIsNotThere) {
    const std::string path = (folder_ / "absent").string();
    const LoadedOffers loaded = load_offers({&path, 1});
    ASSERT_EQ(loaded.refused.size(), 1u);
    EXPECT_EQ(loaded.refused[0].reason, "no such file or folder");
}

} // namespace
} // namespace vitrine
