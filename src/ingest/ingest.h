// Why: the door of this folder: bytes of one document in, its offer with proof out.
// Left to others: finding and reading files (main), the state of an offer (catalog).
#pragma once

#include "base/bytes.h"
#include "catalog/offer.h"
#include "ingest/document.h"
#include "ingest/kind.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// A document as it was received. The digest is the caller's: no cryptography lives here.
struct SourceDocument {
    std::string name;   // file name without its folder
    std::string sha256; // 64 hexadecimal digits
    base::ByteView bytes;
};

// What a document gave. A text that names neither a title nor an employer is no offer; bytes that
// nobody can read are none either. Of a list the damaged items are problems of the first offer.
struct Imported {
    std::vector<catalog::Offer> offers;
    std::string refused; // why nothing could be read; empty otherwise
};

// Reads a document of any kind (kind.h), recognised by its bytes or as the caller says. Plain text
// is read by design.md §3 and formats.md §3. Never fails as a whole.
Imported read_document(const SourceDocument& document, std::optional<Kind> as = {});

// From employer and reference where both are known, so that a corrected document keeps its id;
// else from the digest.
catalog::OfferId offer_id(const catalog::Facts& facts, std::string_view sha256);

} // namespace ingest
