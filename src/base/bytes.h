// Why: bounded bytes, their hexadecimal and base64url forms, and fixed digests' text.
// Left to others: what the bytes are (crypto).
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

ByteView bytes_of(std::string_view text);
std::string to_hex(ByteView bytes); // lower case
Result<Bytes> from_hex(std::string_view hex);
std::string to_base64url(ByteView bytes); // RFC 4648 §5, no padding
Result<Bytes> from_base64url(std::string_view text);

} // namespace base
