// Why: a head is reached through its signature and, where its key has changed, through rotations;
// everybody who receives a release takes the same steps.
// Left to others: judging each of them (admission.h), the network and the disk (the caller's
// fetch).
#pragma once

#include "release/admission.h"

#include <functional>
#include <string>

namespace release {

// The bytes of a file of the release; `too_large` above `maximum_bytes`, `not_found`, or as the
// carrier fails.
using Fetch =
    std::function<base::Result<base::Bytes>(const std::string& name, std::size_t maximum_bytes)>;

struct ReceivedHead {
    Head head;
    Trust trust; // after the rotations that lead to its key; admitted() comes after apply()
};

// `head` is what head.json holds. Fetches its signature, and rotations where another key signed it.
base::Result<ReceivedHead> receive_head(const Trust& trust, base::ByteView head,
                                        const Fetch& fetch);

} // namespace release
