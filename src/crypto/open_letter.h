// Why: only a recruiter, or whoever holds the escrow key, opens a letter.
// Left to others: what the text means (registration/opened_letter.h).
//
// This file is alone so that a kiosk and a hub never carry it: they do not include it, so that the
// linker leaves it out of their static binaries, and a test looks at their symbols.
#pragma once

#include "crypto/envelope.h"
#include "crypto/keys.h"
#include "crypto/locked_bytes.h"

namespace crypto {

// The inner text without its padding, in locked memory. `denied` when the envelope names another
// key; `unverified` when the sealed bytes are not what was sealed to this key under this head.
base::Result<LockedBytes> open_letter(const Envelope& envelope, const EmployerSecretKey& key);
base::Result<LockedBytes> open_letter(const Envelope& envelope, const EscrowSecretKey& key);

} // namespace crypto
