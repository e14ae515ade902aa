#include "main/release_command.h"

#include "crypto/key_files.h"
#include "main/keys_command.h"
#include "main/release_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

const std::string passphrase = "une phrase que personne ne devine";

// A publisher's desk: keys, a release folder, a few of the demonstration offers.
class Release : public testing::Test {
protected:
    Release() {
        fs::create_directories(root_ / "offers");
        write(root_ / "passphrase", passphrase + "\n");
        fs::permissions(root_ / "passphrase", fs::perms::owner_read | fs::perms::owner_write);
        int number = 0;
        for (const auto& entry : fs::directory_iterator(VITRINE_SOURCE "/assets/offers"))
            if (entry.is_regular_file() && number++ < 6)
                fs::copy(entry.path(), root_ / "offers");
    }
    ~Release() override { fs::remove_all(root_); }

    static void write(const fs::path& file, const std::string& text) {
        std::ofstream(file) << text;
    }
    static std::string read(const fs::path& file) {
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        return text.str();
    }
    std::string path(const char* name) const { return (root_ / name).string(); }
    int keys(int (*command)(const vitrine::KeysArguments&, std::ostream&, std::ostream&)) {
        return command({path("keys"), path("passphrase")}, out_, err_);
    }
    vitrine::PublishArguments arguments() const {
        vitrine::PublishArguments arguments;
        arguments.keys = path("keys");
        arguments.passphrase_file = path("passphrase");
        arguments.out = path("release");
        arguments.paths = {path("offers")};
        return arguments;
    }
    int publish() {
        return vitrine::publish(arguments(), now_ += std::chrono::hours{1}, out_, err_);
    }
    int verify(const char* pub) {
        return vitrine::verify({path(pub), path("release"), "main"}, now_, out_, err_);
    }
    base::Result<vitrine::ReadRelease> release() const {
        const auto key = vitrine::read_release_pub(root_ / "first.pub");
        return vitrine::read_release(root_ / "release", release::Trust::in(*key));
    }

    const fs::path root_ =
        fs::temp_directory_path() / ("vitrine-publish-" + std::to_string(::getpid()));
    base::Instant now_ = *base::parse_instant("2026-11-22T08:00:00Z");
    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(Release, IsPublishedVerifiedRecalledAndRotated) {
    ASSERT_EQ(keys(vitrine::make_keys), 0) << err_.str();
    const std::string line = out_.str();
    fs::copy(root_ / "keys" / "release.pub", root_ / "first.pub");
    EXPECT_EQ(read(root_ / "first.pub").find(line), read(root_ / "first.pub").size() - line.size());
    ASSERT_EQ(publish(), 0) << err_.str();
    EXPECT_EQ(verify("first.pub"), 0) << err_.str();
    const std::string minisign = "minisign -V -q -P " + line.substr(0, line.size() - 1) + " -m " +
                                 path("release/head.json") + " >/dev/null 2>&1";
    EXPECT_EQ(std::system(minisign.c_str()), 0);
    const auto first = release();
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_EQ(first->documents.size(), 7U);

    auto withdrawn = arguments();
    withdrawn.ids = {first->documents.rbegin()->first};
    EXPECT_EQ(vitrine::recall(withdrawn, now_, out_, err_), 0) << err_.str();
    auto unknown = arguments();
    unknown.ids = {"no such offer"};
    EXPECT_EQ(vitrine::recall(unknown, now_, out_, err_), 1);
    EXPECT_NE(err_.str().find("no such offer"), std::string::npos);

    ASSERT_EQ(keys(vitrine::rotate_keys), 0) << err_.str();
    EXPECT_NE(read(root_ / "keys" / "release.pub"), read(root_ / "first.pub"));
    ASSERT_EQ(publish(), 0) << err_.str();
    EXPECT_EQ(verify("first.pub"), 0) << "who has the first key follows: " << err_.str();
    EXPECT_EQ(verify("keys/release.pub"), 0) << err_.str();
    const auto third = release();
    ASSERT_TRUE(third);
    EXPECT_EQ(third->received.head.number, 3U);
    EXPECT_EQ(third->received.head.epoch, 1U);
    const auto charter = release::parse_charter(third->documents.at("!charter"));
    EXPECT_EQ(charter->recalled.front().text, withdrawn.ids.front()) << "a recall stays";
    withdrawn.undo = true;
    EXPECT_EQ(vitrine::recall(withdrawn, now_, out_, err_), 0) << err_.str();
    EXPECT_EQ(vitrine::recall(withdrawn, now_, out_, err_), 1);
    for (const std::string& said : {out_.str(), err_.str()})
        EXPECT_EQ(said.find("devine"), std::string::npos) << "the passphrase was told";
}

TEST_F(Release, CharterHoldsThePublicKeysOfTheFolder) {
    ASSERT_EQ(keys(vitrine::make_keys), 0) << err_.str();
    fs::copy(root_ / "keys" / "release.pub", root_ / "first.pub");
    crypto::SeededRandom random{4};
    const auto employer = crypto::make_secret_key<crypto::KeyRole::employer>(random);
    const auto escrow = crypto::make_secret_key<crypto::KeyRole::escrow>(random);
    const auto hub = crypto::make_secret_key<crypto::KeyRole::hub>(random);
    ASSERT_TRUE(write_key(root_ / "keys" / "a.public", employer.public_key(), "Ville de Valrive"));
    ASSERT_TRUE(write_key(root_ / "keys" / "b.public", escrow.public_key(), "coffre"));
    ASSERT_TRUE(write_key(root_ / "keys" / "c.public", hub.public_key(), "hub"));
    ASSERT_EQ(publish(), 0) << err_.str();
    const auto published = release();
    ASSERT_TRUE(published) << published.error().detail;
    const auto charter = release::parse_charter(published->documents.at("!charter"));
    ASSERT_TRUE(charter);
    EXPECT_EQ(charter->employers.at(0).name, "Ville de Valrive");
    EXPECT_EQ(charter->employers.at(0).key, employer.public_key());
    EXPECT_EQ(charter->escrow, escrow.public_key());
    EXPECT_EQ(charter->acknowledgement, hub.public_key());
    ASSERT_TRUE(write_key(root_ / "keys" / "d.public", escrow.public_key(), "deux"));
    EXPECT_EQ(publish(), 1) << "two escrow keys";
}

TEST_F(Release, WhatCannotBeIsSaidAndNothingIsWritten) {
    EXPECT_EQ(publish(), 1) << "no keys";
    fs::permissions(root_ / "passphrase", fs::perms::others_read, fs::perm_options::add);
    EXPECT_EQ(keys(vitrine::make_keys), 1);
    EXPECT_NE(err_.str().find("chmod 600"), std::string::npos);
    fs::permissions(root_ / "passphrase", fs::perms::others_read, fs::perm_options::remove);
    ASSERT_EQ(keys(vitrine::make_keys), 0);
    EXPECT_EQ(keys(vitrine::make_keys), 1) << "a key is never overwritten";
    write(root_ / "offers" / "empty.txt", "");
    EXPECT_EQ(publish(), 1);
    EXPECT_NE(err_.str().find("empty.txt: refused"), std::string::npos);
    EXPECT_FALSE(fs::exists(root_ / "release" / "head.json"));
    fs::remove(root_ / "offers" / "empty.txt");
    ASSERT_EQ(publish(), 0) << err_.str();
    EXPECT_EQ(verify("nowhere.pub"), 2);
    std::string head = read(root_ / "release" / "head.json");
    head[head.find("\"number\":1") + 9] = '2';
    write(root_ / "release" / "head.json", head);
    EXPECT_EQ(verify("keys/release.pub"), 1);
    EXPECT_EQ(publish(), 1) << "nothing is built upon a release that is not ours";
}

} // namespace
