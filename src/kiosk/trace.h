// Why: what becomes of the letters behind a receipt's code, put together from this kiosk's disk and
// from what the hub says.
// Left to others: reading the disk (kiosk/keeper), asking the hub (kiosk/courier), the words
// (present).
#pragma once

#include "session/state.h"
#include "store/letter.h"
#include "wire/receipt_status.h"

#include <span>
#include <string>

namespace kiosk {

// How long "effacée" is told; afterwards the code is as unknown as any.
inline constexpr base::Duration erasure_remembered = std::chrono::days{30};

// As far as this kiosk knows. `code` as the receipt writes it.
session::Trace trace_of(std::string code, std::span<const store::Letter> letters,
                        base::Instant now);

// Whether the hub may know more: not of letters that never left, nor of what was erased here.
bool may_know_more(std::span<const store::Letter> letters, const session::Trace& trace);

// With what the hub knows; its word counts for letters that have left.
session::Trace with(session::Trace trace, const wire::ReceiptAnswer& answer);

// Once its visitor has erased it.
session::Trace erased(std::string code, std::span<const store::Letter> letters, base::Instant now);

} // namespace kiosk
