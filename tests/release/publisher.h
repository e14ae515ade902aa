// Why: a publisher in a test: keys of a fixed seed, offers made from a number, releases in memory,
// and a kiosk that takes them over.
// Left to others: what an attacker changes (attack_test.cpp).
#pragma once

#include "catalog/offer.h"
#include "release/charter.h"
#include "release/publication.h"
#include "release/reception.h"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace sample {

using Files = std::map<std::string, base::Bytes>; // by the names of release.h

base::Instant noon(int day); // that many days after 1 March 2026

// `edition` changes some of its words.
catalog::Offer offer(int number, int edition = 1);
release::DocumentsInMemory::Map documents(int count, int edition = 1,
                                          const release::Charter& charter = {});

class Publisher {
public:
    explicit Publisher(std::uint64_t seed = 1, std::string channel = "main");

    const crypto::ReleasePublicKey& anchor() const { return anchor_; }
    release::Trust trust() const { return release::Trust::in(anchor_, channel_); }
    // The next release is in files(); packs of former ones stay there.
    const release::Head& publish(const release::DocumentsInMemory::Map& documents, int day);
    const release::Head& publish(const release::DocumentsInMemory::Map& documents,
                                 base::Instant issued, base::Instant fresh_until);
    void rotate();
    const Files& files() const { return files_; }
    const release::Head& head() const { return former_->head; }
    // Any head, signed with the key of today.
    void sign(const release::Head& head, Files& files) const;
    void sign(std::string_view text, Files& files) const;

private:
    crypto::SeededRandom random_;
    crypto::ReleaseSigningKey key_;
    crypto::ReleasePublicKey anchor_;
    std::string channel_;
    std::uint64_t epoch_ = 0;
    std::optional<release::Former> former_;
    Files files_;
};

// What a kiosk does with a carrier's files: all of it, or an error and nothing changed.
struct Kiosk {
    release::Trust trust;
    release::DocumentsInMemory documents;
    std::uint64_t fetched_bytes = 0; // of packs

    base::Result<void> take(const Files& files);
};

base::Bytes bytes_of(std::string_view text);

template <class T>
void expect_failure(const base::Result<T>& result, base::ErrorCode code) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code) << result.error().detail;
}

} // namespace sample
