// Why: a visitor without an account proves by a short code that a letter is theirs.
// Left to others: showing it (present), looking it up (store, hub).
//
// The code is 80 random bits in 16 characters of Crockford's base 32 (no I, L, O, U), in four
// groups of four: "K7QM 42NX 9C0D 6TPV". Everybody but the visitor keeps only its digest,
//     SHA-256("vitrine receipt v1" 00 || the 16 characters),
// from which 80 bits cannot be searched back.
#pragma once

#include "crypto/digest.h"
#include "crypto/random.h"

#include <string>
#include <string_view>

namespace crypto {

inline constexpr int receipt_characters = 16;

struct ReceiptDigest {
    Digest digest;
    auto operator<=>(const ReceiptDigest&) const = default;
};

std::string make_receipt_code(Random& random);

// The code as made, from what a person typed: any case, spaces and hyphens anywhere, O for 0, I and
// L for 1. `invalid` when it is not 16 characters of the alphabet.
base::Result<std::string> receipt_code_from(std::string_view typed);

// Of a code as made; `invalid` as above.
base::Result<ReceiptDigest> receipt_digest_of(std::string_view code);

} // namespace crypto
