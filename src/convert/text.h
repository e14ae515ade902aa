// Why: PDF and DOCX become the plain text that a person would copy from them, one line a line, so
// that one reader of offers serves them all. These functions are pure; they run in a child process
// with limits (main/converter), because their libraries read hostile bytes.
// Left to others: what the text states (ingest), the process (platform/child).
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace convert {

inline constexpr std::size_t max_text_bytes = 20'000'000;
inline constexpr std::size_t max_part_bytes = 20'000'000; // of one part of a DOCX, unpacked
inline constexpr std::size_t max_parts = 2000;
inline constexpr int max_pages = 200;

// Why there is no text, for a person: "the DOCX is damaged: …". Limits are named in it.
struct Refused {
    std::string reason;
    bool operator==(const Refused&) const = default;
};
using Text = std::expected<std::string, Refused>;

// The body of a DOCX: paragraphs, lists ("- ", "1. "), headings ("## "), tables ("label\tvalue"),
// text boxes once, accepted changes alone, struck-out words as "~~words~~", links with their
// address, head and foot as they are printed on each page. No part outside the package is read.
Text text_of_docx(base::ByteView bytes);

// The words of a PDF in reading order, from what `pdftotext -bbox-layout` writes: one line a
// printed line, an empty line between blocks, "\f" before each page but the first. A word that was
// hyphenated at the end of a line is whole again; a real hyphen stays.
Text text_of_layout(std::string_view xhtml);

// `text` with the addresses behind its links: where "recrutement.example/12" is printed and one of
// `addresses` is that with a scheme, the address stands instead.
std::string with_addresses(std::string_view text, std::string_view addresses);

} // namespace convert
