// Why: many documents travel in one file whose cost follows the change, not the catalog.
// Left to others: which documents (publication.h), whether the file may be read (admission.h).
#pragma once

#include "release/documents.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace release {

struct Record {
    std::string id;
    std::optional<std::string> text; // none: the document is gone
};

struct Packed {
    base::Bytes bytes;
    PackFile file;
};

// `level` is Zstandard's, 1 to 19. Documents of `former` that a record replaces become references.
Packed pack(std::span<const Record> records, const DocumentsInMemory::Map& former, int level);

// `size` bytes of the pack from `at` on; less at its end is an error.
using ReadAt = std::function<base::Result<base::Bytes>(std::uint64_t at, std::size_t size)>;

// Does what the pack says, part by part, never holding more than one in memory (about 26 MiB at
// most). `malformed` and `too_large` for what breaks the format, `not_found` where a document that
// it refers to or removes is missing; errors of `documents` and `read`. What was done until then
// stays done.
base::Result<void> unpack(const PackFile& file, const ReadAt& read, Documents& documents);

} // namespace release
