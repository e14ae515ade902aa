#include "base/bytes.h"

#include <gtest/gtest.h>

namespace {

TEST(Bytes, HexGoesThereAndBack) {
    for (const std::string_view hex : {"", "00", "deadbeef", "0123456789abcdef"}) {
        const auto bytes = base::from_hex(hex);
        ASSERT_TRUE(bytes) << hex;
        EXPECT_EQ(base::to_hex(*bytes), hex);
    }
    EXPECT_EQ(base::to_hex(*base::from_hex("DEADBEEF")), "deadbeef");
}

TEST(Bytes, HexThatIsNoneIsRefused) {
    for (const std::string_view hex : {"0", "0g", "zz", "abc"})
        EXPECT_EQ(base::from_hex(hex).error().code, base::ErrorCode::malformed) << hex;
}

TEST(Bytes, Base64UrlIsThatOfRfc4648) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF", "-_8"},
    };
    for (const auto& [text, encoded] : rows) {
        EXPECT_EQ(base::to_base64url(base::bytes_of(text)), encoded);
        const auto decoded = base::from_base64url(encoded);
        ASSERT_TRUE(decoded) << encoded;
        EXPECT_EQ(std::string(decoded->begin(), decoded->end()), text);
    }
}

TEST(Bytes, Base64UrlWithAnotherAlphabetOrLooseBitsIsRefused) {
    for (const std::string_view text : {"Zg==", "+/", "Z", "Zh", "Zm9vY", "a b"})
        EXPECT_EQ(base::from_base64url(text).error().code, base::ErrorCode::malformed) << text;
}

} // namespace
