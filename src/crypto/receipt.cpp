#include "crypto/receipt.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace crypto {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view domain{"vitrine receipt v1\0", 19};
constexpr int group = 4;

std::string in_groups(std::string_view characters) {
    std::string code;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (i > 0 && i % group == 0)
            code += ' ';
        code += characters[i];
    }
    return code;
}

// 0 for a character that no code holds.
char meant(char typed) {
    if (typed >= 'a' && typed <= 'z')
        typed = static_cast<char>(typed - 'a' + 'A');
    if (typed == 'O')
        return '0';
    if (typed == 'I' || typed == 'L')
        return '1';
    return alphabet.find(typed) == std::string_view::npos ? '\0' : typed;
}

base::Result<std::string> characters_of(std::string_view typed) {
    std::string characters;
    for (const char each : typed) {
        if (each == ' ' || each == '-')
            continue;
        const char character = meant(each);
        if (character == '\0' || characters.size() == receipt_characters)
            return base::fail(base::ErrorCode::invalid, "not a receipt code");
        characters += character;
    }
    if (characters.size() != receipt_characters)
        return base::fail(base::ErrorCode::invalid, "not a receipt code");
    return characters;
}

} // namespace

std::string make_receipt_code(Random& random) {
    std::array<std::uint8_t, receipt_characters> bytes{};
    random.fill(bytes);
    std::string characters;
    for (const std::uint8_t byte : bytes)
        characters += alphabet[byte % alphabet.size()]; // 32 divides 256: no character is likelier
    return in_groups(characters);
}

base::Result<std::string> receipt_code_from(std::string_view typed) {
    TRY(const std::string characters, characters_of(typed));
    return in_groups(characters);
}

base::Result<ReceiptDigest> receipt_digest_of(std::string_view code) {
    TRY(const std::string characters, characters_of(code));
    return ReceiptDigest{sha256(base::bytes_of(std::string(domain) + characters))};
}

} // namespace crypto
