// Why: a signing key wears out, is lost or stolen; its successor is named by the key itself, so
// that a kiosk in the field follows without a visit.
// Left to others: following the chain (admission.h), keeping keys (main/keys_command).
//
// A rotation is the JSON object {"format": "vitrine rotation 1", "epoch", "former", "next"}: epoch
// counts rotations from 1, former and next are public keys as `minisign -P` takes them. It is
// signed with `former` and lies under rotation_name(former.id). A later epoch goes before any
// number of a former one, so that a stolen key that used up the numbers is got rid of.
#pragma once

#include "release/release.h"

namespace release {

struct Rotation {
    std::uint64_t epoch = 0;
    crypto::ReleasePublicKey former;
    crypto::ReleasePublicKey next;
    bool operator==(const Rotation&) const = default;
};

std::string to_json(const Rotation& rotation);
// `too_large`, `malformed`. Call it only on bytes whose signature holds.
base::Result<Rotation> parse_rotation(base::ByteView bytes);

} // namespace release
