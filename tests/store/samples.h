// Why: letters and offers to store, made from a number, so that a test can name them.
// Left to others: what makes a real one (registration, ingest).
#pragma once

#include "catalog/offer.h"
#include "crypto/envelope.h"
#include "store/folder.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace samples {

// Sealed with keys of a fixed seed. `inner_bytes` chooses the bucket.
class Letters {
public:
    crypto::Envelope operator()(int number, std::size_t inner_bytes = 300);
    std::vector<crypto::Envelope> several(int first, int count);
    static crypto::ReceiptDigest receipt(int number);
    static base::Instant saved_at(int number);

private:
    crypto::SeededRandom random_{42};
    crypto::EmployerSecretKey employer_ =
        crypto::make_secret_key<crypto::KeyRole::employer>(random_);
    crypto::EscrowSecretKey escrow_ = crypto::make_secret_key<crypto::KeyRole::escrow>(random_);
    crypto::DeviceSigningKey device_ = crypto::make_secret_key<crypto::KeyRole::device>(random_);
};

// `edition` changes its words, so that two catalogs with the same ids differ.
catalog::Offer offer(int number, int edition = 1, int words = 60);
std::vector<catalog::Offer> offers(int count, int edition = 1, int words = 60);

// A folder of its own for one test, gone with it.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::string& name);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path path;
    std::shared_ptr<store::Folder> open() const;
};

template <class T>
void expect_failure(const base::Result<T>& result, base::ErrorCode code) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code) << result.error().detail;
}

} // namespace samples
