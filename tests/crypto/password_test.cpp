#include "crypto/password.h"

#include <gtest/gtest.h>

namespace {

TEST(Password, OpensWithItselfAlone) {
    const auto hash = crypto::hash_password("correct horse battery");
    ASSERT_TRUE(hash);
    EXPECT_TRUE(hash->starts_with("$argon2id$"));
    EXPECT_TRUE(crypto::verify_password(*hash, "correct horse battery"));
    EXPECT_FALSE(crypto::verify_password(*hash, "correct horse batterz"));
    EXPECT_FALSE(crypto::verify_password("", "correct horse battery"));
    EXPECT_FALSE(crypto::verify_password(std::string(5000, '$'), "correct horse battery"));
    EXPECT_NE(*hash, *crypto::hash_password("correct horse battery")); // another salt
}

TEST(Password, HasALength) {
    EXPECT_EQ(crypto::hash_password("too short").error().code, base::ErrorCode::invalid);
    EXPECT_EQ(crypto::hash_password(std::string(201, 'x')).error().code, base::ErrorCode::invalid);
}

} // namespace
