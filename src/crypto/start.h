// Why: libsodium must be readied once before anything of this folder is used.
// Left to others: nothing; every entry point of crypto calls this itself.
#pragma once

namespace crypto {

// Readies libsodium. Idempotent, thread-safe, a few nanoseconds after the first time; ends the
// process when the system has no randomness to give.
void start();

} // namespace crypto
