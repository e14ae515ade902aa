// Why: keys and letters lie in folders that only their owner may enter.
// Left to others: what is put there.
#pragma once

#include "base/result.h"

#include <filesystem>

namespace vitrine {

// Made where it is missing, and closed to everybody else; `denied` with the system's reason.
base::Result<void> make_private_folder(const std::filesystem::path& folder);

} // namespace vitrine
