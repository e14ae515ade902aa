#include "registration/employers.h"

#include <gtest/gtest.h>

namespace registration {
namespace {

crypto::EmployerPublicKey key(std::uint8_t first) {
    crypto::EmployerPublicKey made;
    made.bytes[0] = first;
    return made;
}

TEST(Employers, AreKnownByTheirFoldedNames) {
    Employers employers;
    ASSERT_TRUE(employers.add("Métropole du Grand Paris", key(1)));
    ASSERT_TRUE(employers.add("Ville de Saint-Denis", key(2)));
    for (const char* name : {"Métropole du Grand Paris", "METROPOLE DU GRAND PARIS",
                             " Métropole  du Grand\u00A0Paris "}) {
        ASSERT_NE(employers.key_of(name), nullptr) << name;
        EXPECT_EQ(*employers.key_of(name), key(1)) << name;
    }
    for (const char* name : {"", "Grand Paris", "Métropole du Grand Paris SA"})
        EXPECT_EQ(employers.key_of(name), nullptr) << name;
    EXPECT_EQ(employers.size(), 2U);
}

TEST(Employers, TwoKeysOrNoNameAreRefused) {
    Employers employers;
    ASSERT_TRUE(employers.add("Ville", key(1)));
    EXPECT_TRUE(employers.add("VILLE", key(1)));
    for (const auto& refused : {employers.add("ville", key(2)), employers.add(" ", key(3))}) {
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, base::ErrorCode::invalid);
    }
    EXPECT_EQ(*employers.key_of("Ville"), key(1));
}

} // namespace
} // namespace registration
