// Why: a letter has one name from before it is sealed until after it is erased.
// Left to others: keeping two letters of one name apart (store, hub).
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "crypto/random.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace crypto {

// A UUID of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits. It sorts
// by the kiosk's clock, which may be wrong: nothing is ordered or expired by it.
struct LetterId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const LetterId&) const = default;
};

// An instant before 1970 counts as 1970.
LetterId make_letter_id(base::Instant now, Random& random);

// What the kiosk's clock said when the id was made.
base::Instant instant_of(const LetterId& id);

std::string to_text(const LetterId& id); // "019aa9f0-3f6c-7cc1-9d0b-5a1f2c3d4e5f"

// `malformed` unless it is a UUID of version 7 in its 36-character form, either case.
base::Result<LetterId> letter_id_from(std::string_view text);

// Version and variant bits are those of a UUID of version 7.
bool is_well_formed(const LetterId& id);

} // namespace crypto
