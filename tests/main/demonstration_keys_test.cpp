#include "main/demonstration_keys.h"

#include "crypto/key_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <sstream>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

class DemonstrationKeys : public testing::Test {
protected:
    fs::path data = fs::path(testing::TempDir()) / ("vitrine-demo-" + std::to_string(::getpid()));
    crypto::SystemRandom random;
    std::ostringstream notes;
    std::vector<std::string> employers{"Métropole du Grand Paris", "METROPOLE DU GRAND PARIS", "",
                                       "Ville de Saint-Denis"};

    void SetUp() override { fs::create_directories(data); }
    void TearDown() override { fs::remove_all(data); }

    base::Result<registration::Sealer> make() {
        return demonstration_sealer(data, employers, "Borne 12", random, notes);
    }
    std::map<std::string, std::string> files() {
        std::map<std::string, std::string> all;
        for (const auto& entry : fs::directory_iterator(data / "keys")) {
            std::ifstream file(entry.path());
            std::stringstream text;
            text << file.rdbuf();
            all[entry.path().filename()] = text.str();
        }
        return all;
    }
};

TEST_F(DemonstrationKeys, AreMadeOnceForEachEmployer) {
    const auto first = make();
    ASSERT_TRUE(first.has_value()) << first.error().detail;
    EXPECT_EQ(first->employers.size(), 2U);
    EXPECT_NE(first->employers.key_of("Métropole du Grand Paris"), nullptr);
    EXPECT_EQ(first->kiosk, "Borne 12");
    const auto before = files();
    std::vector<std::string> names;
    for (const auto& [name, text] : before)
        names.push_back(name);
    EXPECT_EQ(names, (std::vector<std::string>{"device.public", "device.signing",
                                               "employer-metropole-du-grand-paris.public",
                                               "employer-metropole-du-grand-paris.secret",
                                               "employer-ville-de-saint-denis.public",
                                               "employer-ville-de-saint-denis.secret",
                                               "escrow.public", "escrow.secret"}));
    EXPECT_NE(notes.str().find("demonstration keys"), std::string::npos) << notes.str();
    EXPECT_NE(notes.str().find("(4 made now)"), std::string::npos) << notes.str();
    const auto again = make();
    ASSERT_TRUE(again.has_value()) << again.error().detail;
    EXPECT_EQ(files(), before);
    EXPECT_EQ(again->employers, first->employers);
    EXPECT_EQ(again->escrow, first->escrow);
    EXPECT_EQ(again->device.public_key(), first->device.public_key());
}

TEST_F(DemonstrationKeys, AreForTheirOwnerAlone) {
    ASSERT_TRUE(make().has_value());
    struct stat state {};
    ::stat((data / "keys").c_str(), &state);
    EXPECT_EQ(state.st_mode & 0777, 0700U);
    for (const char* secret :
         {"device.signing", "escrow.secret", "employer-metropole-du-grand-paris.secret"}) {
        ::stat((data / "keys" / secret).c_str(), &state);
        EXPECT_EQ(state.st_mode & 0777, 0600U) << secret;
    }
}

TEST_F(DemonstrationKeys, PublicHalfIsEnough) {
    const auto first = make();
    fs::remove(data / "keys" / "escrow.secret");
    fs::remove(data / "keys" / "employer-ville-de-saint-denis.secret");
    const auto again = make();
    ASSERT_TRUE(again.has_value()) << again.error().detail;
    EXPECT_EQ(again->escrow, first->escrow);
    EXPECT_EQ(again->employers, first->employers);
    EXPECT_FALSE(fs::exists(data / "keys" / "escrow.secret"));
}

TEST_F(DemonstrationKeys, FirstRunThatWasCutOffIsFinished) {
    const auto first = make();
    fs::remove(data / "keys" / "escrow.public");
    fs::remove(data / "keys" / "device.public");
    const auto again = make();
    ASSERT_TRUE(again.has_value()) << again.error().detail;
    EXPECT_EQ(again->escrow, first->escrow);
    EXPECT_TRUE(fs::exists(data / "keys" / "device.public"));
}

TEST_F(DemonstrationKeys, DamagedOrForeignKeysAreNamed) {
    ASSERT_TRUE(make().has_value());
    const fs::path file = data / "keys" / "escrow.public";
    std::ofstream(file) << "nonsense";
    const auto damaged = make();
    ASSERT_FALSE(damaged.has_value());
    EXPECT_NE(damaged.error().detail.find("escrow.public:1:"), std::string::npos);
    fs::remove(file);
    fs::remove(data / "keys" / "device.public");
    ASSERT_TRUE(crypto::write_key(
        data / "keys" / "device.public",
        crypto::make_secret_key<crypto::KeyRole::device>(random).public_key(), "Autre"));
    EXPECT_NE(make().error().detail.find("device.public: not the public half"), std::string::npos);
}

TEST_F(DemonstrationKeys, FolderThatCannotBeMadeIsNamed) {
    data = data / "none";
    const auto sealer = make();
    ASSERT_FALSE(sealer.has_value());
    EXPECT_EQ(sealer.error().code, base::ErrorCode::not_found);
}

TEST_F(DemonstrationKeys, EmployerWithoutAUsableNameGetsNone) {
    employers = {std::string(500, 'a'), "deux\nlignes"};
    const auto sealer = make();
    ASSERT_TRUE(sealer.has_value()) << sealer.error().detail;
    EXPECT_TRUE(sealer->employers.empty());
    EXPECT_NE(notes.str().find("no key for an employer"), std::string::npos);
}

} // namespace
} // namespace vitrine
