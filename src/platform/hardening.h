// Why: what a visitor types must not reach a core dump, a debugger or another program.
// Left to others: memory that is locked (crypto/locked_text), the service's sandbox (its unit
// file).
#pragma once

namespace platform {

// No core files, no ptrace by others of the same user, no privileges by exec. Once, at the start.
void harden_process();

} // namespace platform
