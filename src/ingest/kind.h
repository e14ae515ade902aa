// Why: what a document is stands in its bytes; names lie ("offre.txt" may be a saved page).
// Left to others: reading each kind (ingest and its readers).
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string_view>

namespace ingest {

// What the bytes are made of; each has one reader. A page of emploi-territorial is html or text, a
// JobPosting json, a feed xml: whose they are is the reader's to see.
enum class Kind { text, html, json, xml, csv, pdf, docx };

// Looks at the beginning alone: "%PDF-", the parts of a ZIP, "<!doctype html" and known tags,
// "<?xml" or another tag, "{" or "[", a header of known columns; anything else is text.
Kind recognise(base::ByteView bytes);

std::string_view name_of(Kind kind); // "html"
std::optional<Kind> kind_named(std::string_view name);

} // namespace ingest
