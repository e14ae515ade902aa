// Why: the two folders of a publisher: the release that everybody may read, and the keys that
// nobody else may.
// Left to others: what a release is (release), the commands (keys_command, release_command).
//
// A folder of keys (mode 0700) holds
//     release.key            the signing key, under its passphrase (crypto/release_key_file.h)
//     release.pub            its public half, in minisign's format
//     rotations/             signed statements of former keys, copied into every release
//     former/<key id>.key    signing keys that were rotated away
//     <anything>.public      public keys of employers, the escrow and the hub
//                            (crypto/key_files.h), which go into the charter of a release
#pragma once

#include "crypto/release_key_file.h"
#include "release/charter.h"
#include "release/publication.h"
#include "release/reception.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine {

// The bytes of a file of a release folder; symbolic links and what is no file are `denied`.
base::Result<base::Bytes> read_release_file(const std::filesystem::path& folder,
                                            const std::string& name, std::size_t maximum_bytes);

struct ReadRelease {
    release::ReceivedHead received;
    release::DocumentsInMemory::Map documents;
};
// The whole release in that folder, judged by what is trusted. `not_found` where it has no head.
base::Result<ReadRelease> read_release(const std::filesystem::path& folder,
                                       const release::Trust& trust);

// Adds packs, rotations and head to the folder, in that order, each file whole or not there; then
// removes packs that neither this head nor the former one names.
base::Result<void> write_release(const std::filesystem::path& folder,
                                 const release::Publication& publication,
                                 const std::string& signature,
                                 const std::filesystem::path& rotations,
                                 const std::optional<release::Head>& former);

struct PublisherKeys {
    crypto::ReleaseSigningKey key;
    std::uint64_t epoch = 0;        // how many rotations led to it
    crypto::ReleasePublicKey first; // the key of epoch 0
};
base::Result<PublisherKeys> open_publisher_keys(const std::filesystem::path& folder,
                                                const std::filesystem::path& passphrase_file);

// Writes release.key and release.pub; makes the folder where it is missing. `denied` where there is
// a key.
base::Result<crypto::ReleasePublicKey>
make_publisher_keys(const std::filesystem::path& folder,
                    const std::filesystem::path& passphrase_file);

// A new key, which the former one signs for, takes its place.
base::Result<crypto::ReleasePublicKey>
rotate_publisher_keys(const std::filesystem::path& folder,
                      const std::filesystem::path& passphrase_file);

base::Result<crypto::ReleasePublicKey> read_release_pub(const std::filesystem::path& file);

// The charter's keys, of the *.public files of that folder. `invalid` where two keys are for one
// employer.
base::Result<release::Charter> read_charter_keys(const std::filesystem::path& folder);

} // namespace vitrine
