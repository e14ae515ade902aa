#include "crypto/release_key.h"

#include "crypto/digest.h"
#include "crypto/release_key_file.h"
#include "crypto/whole_file.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

using base::ErrorCode;
using crypto::ReleaseSigningKey;

namespace {

template <class T>
void expect_failure(const base::Result<T>& result, ErrorCode code) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code) << result.error().detail;
}

ReleaseSigningKey key(std::uint64_t seed) {
    crypto::SeededRandom random{seed};
    return ReleaseSigningKey::make(random);
}

TEST(ReleaseKey, PublicKeyIsReadAsItWasWritten) {
    const auto key = ::key(1).public_key();
    const std::string text = to_text(key);
    EXPECT_TRUE(text.starts_with("untrusted comment: minisign public key " + to_hex(key.id)));
    EXPECT_EQ(crypto::release_key_from(text), base::Result<crypto::ReleasePublicKey>{key});
    EXPECT_EQ(crypto::release_key_from_line(to_line(key)).value(), key);
    for (const std::string& wrong : {std::string{}, text + "more\n", text.substr(1),
                                     std::string("untrusted comment: x\nRWQ\n"),
                                     "untrusted comment: x\n" + to_line(key) + "=\n"})
        expect_failure(crypto::release_key_from(wrong), ErrorCode::malformed);
    EXPECT_TRUE(crypto::release_key_from("untrusted comment: other words\n" + to_line(key) + "\n"));
}

TEST(ReleaseKey, SignatureHoldsForItsMessageKeyAndComment) {
    const auto signer = key(1);
    const auto message = base::bytes_of("head");
    const std::string text = sign_release(signer, message, "release 1");
    EXPECT_EQ(verify_release(signer.public_key(), message, text).value(), "release 1");
    EXPECT_EQ(crypto::signer_of(text).value(), signer.public_key().id);
    expect_failure(verify_release(signer.public_key(), base::bytes_of("heap"), text),
                   ErrorCode::unverified);
    expect_failure(verify_release(key(2).public_key(), message, text), ErrorCode::unverified);
    auto impostor = key(2).public_key();
    impostor.id = signer.public_key().id;
    expect_failure(verify_release(impostor, message, text), ErrorCode::unverified);
    std::string other = text;
    other.replace(other.find("release 1"), 9, "release 2");
    expect_failure(verify_release(signer.public_key(), message, other), ErrorCode::unverified);
    expect_failure(crypto::signer_of("untrusted comment: x\n"), ErrorCode::malformed);
    expect_failure(verify_release(signer.public_key(), message, text + "\n"), ErrorCode::malformed);
    expect_failure(verify_release(signer.public_key(), message, std::string(2000, 'x')),
                   ErrorCode::malformed);
}

class KeyFile : public testing::Test {
protected:
    KeyFile() { std::filesystem::create_directories(folder_); }
    ~KeyFile() override { std::filesystem::remove_all(folder_); }

    static crypto::LockedBytes passphrase(std::string_view words) {
        crypto::LockedBytes bytes(words.size());
        bytes.append(words);
        return bytes;
    }
    std::string text() const {
        std::ostringstream text;
        text << std::ifstream(path_).rdbuf();
        return text.str();
    }
    void write(const std::string& text) const {
        std::filesystem::remove(path_);
        ASSERT_TRUE(write_whole(path_, base::bytes_of(text), crypto::Secrecy::secret));
    }

    const std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                          ("vitrine-release-key-" + std::to_string(getpid()));
    const std::filesystem::path path_ = folder_ / "release.key";
    const crypto::Stretching quick_{1, 64};
    crypto::SeededRandom random_{3};
};

TEST_F(KeyFile, OpensWithItsPassphraseAlone) {
    const auto key = ::key(1);
    ASSERT_TRUE(write_release_key(path_, key, passphrase("correct horse"), random_, quick_));
    const auto read = crypto::read_release_key(path_, passphrase("correct horse"));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->public_key(), key.public_key());
    expect_failure(crypto::read_release_key(path_, passphrase("correct house")),
                   ErrorCode::unverified);
    expect_failure(write_release_key(path_, key, passphrase("correct horse"), random_, quick_),
                   ErrorCode::denied);
    EXPECT_EQ(text().find(base::to_base64url(key.view()).substr(12, 20)), std::string::npos);
    std::filesystem::permissions(path_, std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::add);
    expect_failure(crypto::read_release_key(path_, passphrase("correct horse")), ErrorCode::denied);
}

TEST_F(KeyFile, WhatWasChangedIsRefused) {
    ASSERT_TRUE(write_release_key(path_, key(1), passphrase("correct horse"), random_, quick_));
    const std::string good = text();
    const auto change = [&](const std::string& from, const std::string& to) {
        std::string changed = good;
        changed.replace(changed.find(from), from.size(), to);
        write(changed);
        return crypto::read_release_key(path_, passphrase("correct horse"));
    };
    expect_failure(change("SECRET", "secret"), ErrorCode::malformed);
    expect_failure(change("id: ", "id: 0"), ErrorCode::malformed);
    expect_failure(change("argon2id: 1 64", "argon2id: 1 99999999999"), ErrorCode::malformed);
    expect_failure(change("argon2id: 1 64", "argon2id: 2 64"), ErrorCode::unverified);
    expect_failure(change("key: ", "key: A"), ErrorCode::malformed);
    std::string flipped = good;
    flipped[flipped.size() - 10] = flipped[flipped.size() - 10] == 'A' ? 'B' : 'A';
    write(flipped);
    expect_failure(crypto::read_release_key(path_, passphrase("correct horse")),
                   ErrorCode::unverified);
}

TEST_F(KeyFile, PassphraseIsTheFirstLineOfAPrivateFile) {
    write("correct horse\r\nmore\n");
    EXPECT_EQ(crypto::read_passphrase(path_)->text(), "correct horse");
    write("short\n");
    expect_failure(crypto::read_passphrase(path_), ErrorCode::invalid);
    write(std::string(2000, 'x'));
    expect_failure(crypto::read_passphrase(path_), ErrorCode::too_large);
    std::filesystem::remove(path_);
    expect_failure(crypto::read_passphrase(path_), ErrorCode::not_found);
}

TEST(Sha256, OfPartsIsThatOfTheWhole) {
    crypto::Sha256 sum;
    for (const char* part : {"a", "bc", ""})
        sum.add(base::bytes_of(part));
    EXPECT_EQ(sum.digest(), crypto::sha256(base::bytes_of("abc")));
    sum.add(base::bytes_of("d"));
    EXPECT_EQ(sum.digest(), crypto::sha256(base::bytes_of("abcd")));
}

} // namespace
