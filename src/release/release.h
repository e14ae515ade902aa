// Why: offers reach every kiosk as immutable files and one small signed head, so that any static
// web server, CDN or USB stick can carry them and none of these has to be believed.
// Left to others: making one (publication.h), judging one (admission.h), fetching one (kiosk).
//
// A release is a folder:
//     head.json                        what is current; the only file that changes
//     head.json.minisig                its signature (crypto/release_key.h); `minisign -V` reads it
//     packs/<sha256>.pack              documents, under the digest of the file's bytes
//     rotations/<key id>.json          what that key said last: which key follows it
//     rotations/<key id>.json.minisig  signed with that key
// Digests are SHA-256 in 64 lower-case hexadecimal digits, key ids the 16 upper-case digits that
// minisign prints. No other name is ever asked for, so nothing in a release can name a path.
//
// DOCUMENTS. What a release brings is a set of documents, each an id of 1 to 512 bytes and a text:
// every offer under its id, as catalog::to_stored_json() writes it, and the charter (charter.h)
// under the id "!charter". Its root is SHA-256 over "vitrine documents 1" 00 and, for each document
// in the order of the bytes of its id,
//     2 bytes   length of the id, little-endian as all numbers of this format
//     n bytes   the id
//     32 bytes  SHA-256 of the text
// so that two catalogs are equal byte for byte exactly when their roots are.
//
// HEAD. A JSON object (RFC 8259) of at most 16 KiB with these members and no others:
//     format       "vitrine release 1"
//     channel      a text of 1 to 64 bytes; a kiosk takes one channel alone
//     epoch        how often the signing key was rotated (rotation.h)
//     number       1 to 2^53-1; within an epoch it only grows
//     issued       when, ISO 8601 in UTC to the second; a floor for the clock of who admits it
//     fresh_until  when somebody should have published anew; later the offers are called old
//     documents    how many there are, the charter included: 1 to 200,001
//     root         as above
//     snapshot     {"number", "sha256", "bytes", "unpacked"}: the pack that builds release `number`
//                  out of nothing
//     deltas       at most 32 {"from", "sha256", "bytes", "unpacked"}, newest first: the first
//     leads
//                  from number-1 to number, the second from number-2 to number-1, and so on; they
//                  reach back to the snapshot at least
// `bytes` is the file's size, at most 1 GiB; `unpacked` the sum over its parts, at most 8 GiB.
//
// PACK. 8 bytes "VITPACK1", then parts, one after another to the end of the file:
//     4 bytes  r: size of the references, at most 8 MiB
//     4 bytes  c: size of the compressed content, at most 9 MiB
//     4 bytes  u: size of the content, 1 to 8 MiB
//     r bytes  ids of documents, each 2 bytes of length and the id
//     c bytes  one Zstandard frame (RFC 8878) that declares its size u; the texts of the documents
//              referred to, in their order and at most 8 MiB together, are its prefix, as
//              `zstd --patch-from` has it: what did not change costs next to nothing
// The content is records: 1 byte 1, the id (2 bytes of length, n bytes), 4 bytes of length and the
// text, at most 4 MiB: the document is now this; or 1 byte 2 and the id: it is gone. References
// are to documents as they were before the pack; no id stands in two records of a pack.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "crypto/digest.h"
#include "crypto/release_key.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace release {

inline constexpr std::size_t maximum_head_bytes = 16 * 1024;
inline constexpr std::size_t maximum_rotation_bytes = 1024;
inline constexpr std::size_t maximum_rotations = 32;
inline constexpr std::size_t maximum_channel_bytes = 64;
inline constexpr std::size_t maximum_deltas = 32;
inline constexpr std::size_t maximum_documents = 200'001;
inline constexpr std::size_t maximum_id_bytes = 512;
inline constexpr std::size_t maximum_document_bytes = 4u * 1024 * 1024;
inline constexpr std::size_t maximum_part_bytes = 8u * 1024 * 1024; // content, and prefix
inline constexpr std::size_t maximum_compressed_bytes = 9u * 1024 * 1024;
inline constexpr std::uint64_t maximum_pack_bytes = std::uint64_t{1} << 30;
inline constexpr std::uint64_t maximum_unpacked_bytes = std::uint64_t{8} << 30;
inline constexpr std::uint64_t maximum_number = (std::uint64_t{1} << 53) - 1;

inline constexpr std::string_view head_name = "head.json";
inline constexpr std::string_view signature_suffix = ".minisig";
inline constexpr std::string_view charter_id = "!charter";

struct PackFile {
    crypto::Digest digest;
    std::uint64_t size_bytes = 0;
    std::uint64_t unpacked_bytes = 0;
    bool operator==(const PackFile&) const = default;
};

struct Snapshot {
    std::uint64_t number = 0;
    PackFile pack;
    bool operator==(const Snapshot&) const = default;
};

struct Delta {
    std::uint64_t from = 0; // to the next number
    PackFile pack;
    bool operator==(const Delta&) const = default;
};

struct Head {
    std::string channel;
    std::uint64_t epoch = 0;
    std::uint64_t number = 0;
    base::Instant issued{};
    base::Instant fresh_until{};
    std::uint64_t documents = 0;
    crypto::Digest root;
    Snapshot snapshot;
    std::vector<Delta> deltas; // newest first
    bool operator==(const Head&) const = default;
};

std::string pack_name(const crypto::Digest& digest);        // "packs/<sha256>.pack"
std::string rotation_name(const crypto::ReleaseKeyId& key); // "rotations/<key id>.json"

std::string to_json(const Head& head); // as it is signed
// `too_large` above maximum_head_bytes; `malformed` with the member and what is wrong with it. Call
// it only on bytes whose signature holds.
base::Result<Head> parse_head(base::ByteView bytes);

} // namespace release
