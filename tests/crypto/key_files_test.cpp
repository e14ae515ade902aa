#include "crypto/key_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

namespace crypto {
namespace {

class KeyFiles : public testing::Test {
protected:
    std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("vitrine-keys-" + std::to_string(::getpid()));
    SystemRandom random;
    void SetUp() override { std::filesystem::create_directories(folder); }
    void TearDown() override { std::filesystem::remove_all(folder); }

    static std::string text_of(const std::filesystem::path& path) {
        std::ifstream file(path);
        std::stringstream text;
        text << file.rdbuf();
        return text.str();
    }
    std::filesystem::path write(std::string_view name, std::string_view text, mode_t mode) {
        const auto path = folder / name;
        std::ofstream(path) << text;
        ::chmod(path.c_str(), mode);
        return path;
    }
};

TEST_F(KeyFiles, GoThereAndBack) {
    const auto employer = make_secret_key<KeyRole::employer>(random);
    const auto escrow = make_secret_key<KeyRole::escrow>(random);
    const auto device = make_secret_key<KeyRole::device>(random);
    ASSERT_TRUE(write_key(folder / "m.secret", employer, "Métropole du Grand Paris"));
    ASSERT_TRUE(write_key(folder / "m.public", employer.public_key(), "Métropole du Grand Paris"));
    ASSERT_TRUE(write_key(folder / "e.secret", escrow, "Séquestre"));
    ASSERT_TRUE(write_key(folder / "device.signing", device, "Borne 12"));
    const auto read = read_secret_key<KeyRole::employer>(folder / "m.secret");
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->owner, "Métropole du Grand Paris");
    EXPECT_EQ(base::to_hex(read->key.view()), base::to_hex(employer.view()));
    const auto read_public = read_public_key<KeyRole::employer>(folder / "m.public");
    ASSERT_TRUE(read_public.has_value()) << read_public.error().detail;
    EXPECT_EQ(read_public->key, employer.public_key());
    const auto signing = read_secret_key<KeyRole::device>(folder / "device.signing");
    ASSERT_TRUE(signing.has_value()) << signing.error().detail;
    EXPECT_EQ(signing->key.public_key(), device.public_key());
    const auto opening = read_opening_key(folder / "e.secret");
    ASSERT_TRUE(opening.has_value()) << opening.error().detail;
    EXPECT_EQ(std::get<OwnedSecretKey<KeyRole::escrow>>(*opening).owner, "Séquestre");
    EXPECT_TRUE(read_opening_key(folder / "m.secret").has_value());
    EXPECT_EQ(read_opening_key(folder / "device.signing").error().code, base::ErrorCode::invalid);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 4); // no drafts left
}

TEST_F(KeyFiles, SayWhatTheyAreAndWhoMayRead) {
    const auto employer = make_secret_key<KeyRole::employer>(random);
    ASSERT_TRUE(write_key(folder / "m.secret", employer, "Ville"));
    ASSERT_TRUE(write_key(folder / "m.public", employer.public_key(), "Ville"));
    EXPECT_TRUE(text_of(folder / "m.secret")
                    .starts_with("Vitrine employer SECRET key 1. Keep it to yourself"));
    EXPECT_TRUE(text_of(folder / "m.public")
                    .starts_with("Vitrine employer public key 1\nowner: Ville\nid: " +
                                 to_hex(id_of(employer.public_key())) + "\nkey: "));
    struct stat state {};
    ::stat((folder / "m.secret").c_str(), &state);
    EXPECT_EQ(state.st_mode & 0777, 0600U);
}

TEST_F(KeyFiles, NeverOverwrite) {
    const auto first = make_secret_key<KeyRole::employer>(random);
    const auto second = make_secret_key<KeyRole::employer>(random);
    ASSERT_TRUE(write_key(folder / "m.secret", first, "Ville"));
    const auto again = write_key(folder / "m.secret", second, "Ville");
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, base::ErrorCode::denied);
    EXPECT_EQ(read_secret_key<KeyRole::employer>(folder / "m.secret")->key.public_key(),
              first.public_key());
}

TEST_F(KeyFiles, RefuseToBeWrittenWrongly) {
    const EscrowPublicKey key = make_secret_key<KeyRole::escrow>(random).public_key();
    const auto check = [](const base::Result<void>& result, base::ErrorCode code) {
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().code, code) << result.error().detail;
    };
    check(write_key(folder / "a", key, "two\nlines"), base::ErrorCode::invalid);
    check(write_key(folder / "a", key, ""), base::ErrorCode::invalid);
    check(write_key(folder / "a", key, std::string(401, 'x')), base::ErrorCode::invalid);
    check(write_key(folder / "no" / "a", key, "x"), base::ErrorCode::not_found);
    check(write_key("/proc/version/a", key, "x"), base::ErrorCode::not_found);
}

TEST_F(KeyFiles, RefusalsNameFileLineAndReason) {
    const auto employer = make_secret_key<KeyRole::employer>(random);
    ASSERT_TRUE(write_key(folder / "good", employer.public_key(), "Ville"));
    const std::string good = text_of(folder / "good");
    const auto check = [&](std::string text, base::ErrorCode code, std::string_view part) {
        const auto path = write("bad", text, 0644);
        const auto key = read_public_key<KeyRole::employer>(path);
        ASSERT_FALSE(key.has_value()) << text;
        EXPECT_EQ(key.error().code, code) << key.error().detail;
        EXPECT_NE(key.error().detail.find(part), std::string::npos) << key.error().detail;
        EXPECT_TRUE(key.error().detail.starts_with(path.string())) << key.error().detail;
    };
    using base::ErrorCode;
    const auto replaced = [&](std::string_view what, std::string_view with) {
        std::string text = good;
        return text.replace(text.find(what), what.size(), with);
    };
    check("", ErrorCode::malformed, ":1: this is not a Vitrine public key");
    check("-----BEGIN PGP", ErrorCode::malformed, ":1:");
    check(replaced("employer public", "escrow public"), ErrorCode::invalid, "a key of the escrow");
    check(replaced("owner: ", "owner "), ErrorCode::malformed, ":2:");
    check(replaced("id: ", "id: 0"), ErrorCode::malformed, ":3:");
    check(replaced("key: ", "key: A"), ErrorCode::malformed, ":4:");
    check(good + "more\n", ErrorCode::malformed, ":5:");
    check(good.substr(0, good.size() - 1), ErrorCode::malformed, ":4:");
    check(std::string(2000, 'x'), ErrorCode::too_large, "1024");
    EXPECT_EQ(read_public_key<KeyRole::employer>(folder / "none").error().code,
              ErrorCode::not_found);
    EXPECT_EQ(read_opening_key(folder / "none").error().code, ErrorCode::not_found);
    EXPECT_EQ(read_public_key<KeyRole::employer>(folder).error().code, ErrorCode::unavailable);
}

TEST_F(KeyFiles, SecretKeyThatOthersMayReadIsRefused) {
    const auto employer = make_secret_key<KeyRole::employer>(random);
    ASSERT_TRUE(write_key(folder / "m.secret", employer, "Ville"));
    for (const mode_t mode : {0640, 0604, 0620}) {
        ::chmod((folder / "m.secret").c_str(), mode);
        const auto key = read_secret_key<KeyRole::employer>(folder / "m.secret");
        ASSERT_FALSE(key.has_value()) << mode;
        EXPECT_EQ(key.error().code, base::ErrorCode::denied);
        EXPECT_NE(key.error().detail.find("chmod 600"), std::string::npos);
        EXPECT_EQ(read_opening_key(folder / "m.secret").error().code, base::ErrorCode::denied);
    }
    ::chmod((folder / "m.secret").c_str(), 0400);
    EXPECT_TRUE(read_secret_key<KeyRole::employer>(folder / "m.secret").has_value());
}

} // namespace
} // namespace crypto
