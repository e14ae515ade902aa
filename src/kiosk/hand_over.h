// Why: a booth without a network gives its waiting letters to a stick, sealed as they are; they
// stay in the outbox until their acknowledgements come.
// Left to others: posting them (main/deliver_command), the outbox (store).
//
// A stick takes letters when it holds a folder of this name: an empty mount point, which is a
// folder of the kiosk's own disk, has none.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "store/outbox_store.h"

#include <filesystem>

namespace kiosk {

inline constexpr const char* letters_folder = "vitrine-letters";

// Every letter that is not acknowledged, one after the other.
struct Waiting {
    base::Bytes bytes;
    int letters = 0;
};
base::Result<Waiting> waiting_letters(store::OutboxStore& outbox);

// Writes them into a new file on the first stick below `mounts` that takes letters, and returns how
// many. `not_found` where there is none; else as the stick says.
base::Result<int> hand_over(store::OutboxStore& outbox, const std::filesystem::path& mounts,
                            base::Instant now);

} // namespace kiosk
