// Why: the next release, as values: what changed becomes a delta, and from time to time everything
// becomes a snapshot, so that a new kiosk does not begin with the first release ever.
// Left to others: where offers come from and where files go (main/publish_command), signing.
#pragma once

#include "release/pack.h"

#include <optional>
#include <vector>

namespace release {

struct Edition {
    std::string channel = "main";
    std::uint64_t epoch = 0;
    base::Instant issued{};
    base::Instant fresh_until{};
    DocumentsInMemory::Map documents; // the charter among them
};

struct Former {
    Head head;
    DocumentsInMemory::Map documents;
};

struct Publication {
    Head head; // to be signed
    std::vector<Packed> packs;
    std::size_t changed = 0; // documents put or removed since the former release
};

// Number 1 without a former release, otherwise the next. A snapshot is made for the first, when the
// deltas since the last one weigh a quarter of it, or before more deltas would be needed than a
// head names. `invalid` where the time of issue is not after the former one's; `malformed` where a
// document is none; `too_large` above the limits.
base::Result<Publication> next_release(const std::optional<Former>& former, const Edition& edition);

} // namespace release
