#include "crypto/letter_id.h"

#include "base/bytes.h"

#include <algorithm>
#include <span>

namespace crypto {
namespace {

constexpr std::array<std::size_t, 4> hyphens = {8, 13, 18, 23};
constexpr std::size_t text_size = 36;

} // namespace

LetterId make_letter_id(base::Instant now, Random& random) {
    LetterId id;
    random.fill(std::span(id.bytes).subspan(6));
    const auto milliseconds =
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, now.time_since_epoch().count()));
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (8 * (5 - i)));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0F));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));
    return id;
}

base::Instant instant_of(const LetterId& id) {
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i)
        milliseconds = milliseconds << 8 | id.bytes[i];
    return base::Instant{std::chrono::milliseconds{milliseconds}};
}

std::string to_text(const LetterId& id) {
    std::string text = base::to_hex(id.bytes);
    for (const std::size_t place : hyphens)
        text.insert(place, 1, '-');
    return text;
}

base::Result<LetterId> letter_id_from(std::string_view text) {
    const base::Error error{base::ErrorCode::malformed,
                            "a letter id is a UUID of version 7 in 36 characters"};
    if (text.size() != text_size)
        return std::unexpected(error);
    std::string digits;
    for (std::size_t i = 0; i < text_size; ++i) {
        const bool hyphen = std::ranges::find(hyphens, i) != hyphens.end();
        if (hyphen != (text[i] == '-'))
            return std::unexpected(error);
        if (!hyphen)
            digits += text[i];
    }
    TRY(const base::Bytes bytes, base::from_hex(digits));
    LetterId id;
    base::ensure(bytes.size() == id.bytes.size());
    std::ranges::copy(bytes, id.bytes.begin());
    if (!is_well_formed(id))
        return std::unexpected(error);
    return id;
}

bool is_well_formed(const LetterId& id) {
    return (id.bytes[6] & 0xF0) == 0x70 && (id.bytes[8] & 0xC0) == 0x80;
}

} // namespace crypto
