// Why: saved pages and exported tables are often in the code page of old Windows, and say so or
// not. Left to others: what the characters are (document), XML, whose library reads its own
// declaration.
#pragma once

#include "base/bytes.h"

#include <string>

namespace ingest {

// The text as UTF-8, byte order mark taken off: UTF-16 by its mark, UTF-8 where the bytes are that,
// else windows-1252 (of which ISO-8859-1 is a part; ISO-8859-15 where a page declares it). Bytes
// without a character become U+FFFD.
std::string decode_text(base::ByteView bytes);

// The character of a byte from 0x80 to 0x9F; U+FFFD where there is none.
char32_t windows_1252_character(std::uint8_t byte);

} // namespace ingest
