// Why: with the code of a receipt a kiosk can tell its visitor which offers it stands for, and
// without the code nobody can, the kiosk itself included.
// Left to others: what a slip says (wire/slip.h), the code (receipt.h).
//
// A sealed slip, byte by byte; numbers in brackets are sizes:
//       0 [24]  nonce
//      24 [N+16] XChaCha20-Poly1305 (IETF) of the text, padded with 80 00 00 … to N, a multiple of
//               256 bytes (ISO/IEC 7816-4); there are no associated data, and the key is
//     SHA-256("vitrine slip v1" 00 || the 16 characters of the code)
// The code's 80 random bits cannot be searched, so a password hash would add nothing.
#pragma once

#include "base/bytes.h"
#include "crypto/random.h"

#include <string>
#include <string_view>

namespace crypto {

inline constexpr std::size_t slip_block_bytes = 256;
inline constexpr std::size_t maximum_slip_text_bytes = 2047;

// `invalid` for what is no code, `too_large` above maximum_slip_text_bytes.
base::Result<base::Bytes> seal_slip(std::string_view code, std::string_view text, Random& random);

// `unverified` unless it was sealed under this code and is as it was.
base::Result<std::string> open_slip(std::string_view code, base::ByteView sealed);

} // namespace crypto
