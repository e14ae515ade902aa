// Why: a key file is whole or not there, and a secret one is its owner's alone.
// Left to others: what the text says (key_files.h, release_key_file.h).
#pragma once

#include "base/bytes.h"
#include "crypto/locked_bytes.h"

#include <cstddef>
#include <filesystem>

namespace crypto {

enum class Secrecy { open_to_all, secret }; // mode 0644, or 0600

// Under another name first, so that a power cut leaves a whole file or none. `denied` when it
// exists already; `read_only`, `disk_full`, `not_found` or `unavailable` as the disk says.
base::Result<void> write_whole(const std::filesystem::path& path, base::ByteView text,
                               Secrecy secrecy);

// `too_large` above `maximum_bytes`; `not_found`, `denied` and `unavailable` as the system says.
base::Result<LockedBytes> read_whole(const std::filesystem::path& path, std::size_t maximum_bytes);

// `denied`, with the command that mends it, when others than its owner may read or write it.
base::Result<void> check_private(const std::filesystem::path& path);

} // namespace crypto
