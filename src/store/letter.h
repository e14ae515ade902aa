// Why: what the disk knows of a letter apart from its sealed bytes.
// Left to others: when a letter is sent and when it may be forgotten (outbox).
#pragma once

#include "base/date.h"
#include "crypto/envelope.h"

#include <cstddef>

namespace store {

// In the order of a letter's life; the numbers are on the disk.
enum class LetterState {
    queued = 0,       // saved and confirmed to the visitor
    sent = 1,         // tried at least once
    acknowledged = 2, // the hub signed for it
    erased = 3, // its bytes are gone, its name stays; with a slip: the hub has had it for days
};

struct Letter {
    crypto::LetterId id;
    crypto::ReceiptDigest receipt;
    crypto::EmployerKeyId employer_key; // zero when erased, like the two below
    crypto::Digest digest;
    std::size_t size_bytes = 0; // of the whole envelope
    LetterState state = LetterState::queued;
    base::Instant saved_at{};
    base::Instant changed_at{}; // of an acknowledged one: when the hub first had it
    // Sealed under the receipt's code; empty for none, and once erased by its visitor.
    base::Bytes slip;
    bool operator==(const Letter&) const = default;
};

} // namespace store
