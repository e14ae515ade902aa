// Why: what a receipt's code opens for its visitor: which offers a letter is about.
// Left to others: the sealing (crypto/slip.h), keeping it (store, hub), showing it (present).
//
// One slip a letter, JSON: {"employer", "offers": [{"id", "title", "reference"}], "more": 0}. It
// names no visitor. `more` counts the offers that did not fit.
#pragma once

#include "base/result.h"
#include "crypto/slip.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wire {

inline constexpr std::size_t maximum_slip_offers = 100;

struct SlipOffer {
    std::string id;
    std::string title;
    std::string reference; // empty where none is stated
    bool operator==(const SlipOffer&) const = default;
};
struct Slip {
    std::string employer;
    std::vector<SlipOffer> offers;
    std::int64_t more = 0;
    bool operator==(const Slip&) const = default;
};

// Leaves out the last offers until it fits, and counts them. `invalid` for what is no code,
// `too_large` where the employer's name alone does not fit.
base::Result<base::Bytes> seal(Slip slip, std::string_view code, crypto::Random& random);
// `unverified` under another code, `malformed` for another content.
base::Result<Slip> open_slip(base::ByteView sealed, std::string_view code);

} // namespace wire
