// Why: when an outbox is damaged, every letter whose bytes are still whole is found again, row by
// row, without SQLite, which stops at the first bad page and at a bad first page reads nothing.
// Left to others: putting the damaged file aside and the letters into a new one (outbox_store.h).
//
// The formats read are SQLite's own (https://www.sqlite.org/fileformat2.html, §1.5, §1.6, §2.1 and
// §4.1). A letter carries its own digest, so a wrong guess here cannot pass for a letter.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "crypto/envelope.h"
#include "store/letter.h"

#include <optional>
#include <vector>

namespace store {

struct SalvagedLetter {
    crypto::LetterId id;
    crypto::ReceiptDigest receipt;
    LetterState state = LetterState::queued; // queued too where the state was lost: sent again
    base::Instant saved_at{};
    base::Instant changed_at{};
    std::optional<crypto::Envelope> envelope; // none exactly when erased
    base::Bytes slip;                         // Letter's
};

struct Salvaged {
    std::vector<SalvagedLetter> letters; // in the order in which they were saved, as far as known
    int found = 0;                       // letters of which any trace was seen, whole or not
};

// `wal` may be empty. Of several images of one letter the most advanced state counts, so that an
// erased letter does not come back from an older page.
Salvaged salvage(base::ByteView file, base::ByteView wal);

} // namespace store
