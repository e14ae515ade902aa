// Why: whoever carries a release may be anybody. What a kiosk takes over is what its publisher
// signed, whole, and never older than what it has; everything else is refused with the reason.
// Left to others: fetching the files (kiosk/catch_up), where documents are kept (Documents).
//
// Nothing here does I/O or reads a clock. The order in which a release is judged:
//     1  the sizes of head and signature, before a byte of them is read
//     2  the signature, by the key that is trusted or by one that it named (follow_rotation)
//     3  the head's form, its channel and epoch
//     4  its number: never below the last one admitted, and the same number only with the same root
//     5  of each pack its size, then its digest, before a byte of it is read
//     6  the packs' form, and that every document can be shown
//     7  the number of documents and the root of what they make
// Only then is it the catalog: steps 6 and 7 happen inside a transaction that is rolled back
// otherwise. A release past its fresh_until is admitted all the same and called old: offers are
// shown with their age rather than not at all.
#pragma once

#include "release/pack.h"
#include "release/rotation.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace release {

// The last release that was admitted.
struct Seen {
    std::uint64_t epoch = 0;
    std::uint64_t number = 0;
    base::Instant issued{};
    base::Instant fresh_until{};
    crypto::Digest root;
    bool operator==(const Seen&) const = default;
};

struct Trust {
    crypto::ReleasePublicKey anchor;    // brought by whoever installed the kiosk
    crypto::ReleasePublicKey key;       // the anchor, or what rotations made of it
    std::optional<std::uint64_t> epoch; // of `key`; none until something signed told it
    std::string channel = "main";
    std::optional<Seen> seen;
    bool operator==(const Trust&) const = default;

    static Trust in(const crypto::ReleasePublicKey& anchor, std::string channel = "main") {
        return {anchor, anchor, std::nullopt, std::move(channel), std::nullopt};
    }
};

// What a kiosk keeps beside its catalog; `malformed`.
std::string to_json(const Trust& trust);
base::Result<Trust> parse_trust(std::string_view json);

// Steps 1 to 4. `too_large`, `malformed`; `unverified` for a signature that does not hold; `denied`
// for another channel or epoch, an older number, or another release with a number seen before.
base::Result<Head> admit_head(const Trust& trust, base::ByteView head, std::string_view signature);

// What is trusted after a rotation that trust.key signed; errors as of admit_head. `denied` where
// it skips or repeats an epoch.
base::Result<Trust> follow_rotation(const Trust& trust, base::ByteView rotation,
                                    std::string_view signature);

// Which packs lead to a release, in the order in which they are applied.
struct Route {
    bool from_nothing = false; // all documents are dropped first
    std::vector<PackFile> packs;
    bool operator==(const Route&) const = default;
};
// As it is kept beside a catalog; `malformed`.
std::string to_json(const Route& route);
base::Result<Route> parse_route(std::string_view json);

// From the release that was seen last by deltas, where they reach; otherwise from nothing.
Route route_to(const Head& head, const std::optional<Seen>& seen);
Route route_from_nothing(const Head& head);
std::uint64_t size_of(const Route& route); // bytes to fetch

// Step 5, of a file that was received whole: `unverified`.
base::Result<void> check_pack(const PackFile& pack, std::uint64_t size_bytes,
                              const crypto::Digest& digest);

// Steps 6 and 7. `read` reads a pack that passed step 5. `unverified` where the documents are not
// those that were signed; the errors of unpack(). After an error `documents` are worth nothing.
using ReadPack =
    std::function<base::Result<base::Bytes>(const PackFile&, std::uint64_t at, std::size_t size)>;
base::Result<void> apply(const Head& head, const Route& route, const ReadPack& read,
                         Documents& documents);

// What is trusted once `head` was applied.
Trust admitted(Trust trust, const Head& head);

} // namespace release
