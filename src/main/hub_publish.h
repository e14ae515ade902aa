// Why: a hub signs what its recruiters publish, with a release key of its own.
// Left to others: what is published (hub/publishing), folders and forms of releases
// (release_folder).
//
// DATA/publisher/ is a folder of keys as release_folder.h has it, made at the first need, with its
// passphrase beside it (`passphrase`, mode 0600): whoever has the hub's disk can publish, as they
// could by the hub itself. DATA/releases/ is the release folder.
#pragma once

#include "crypto/release_key.h"
#include "hub/publishing.h"

#include <filesystem>

namespace vitrine {

// The key pair and an empty folder of releases, made where they are missing.
base::Result<crypto::ReleasePublicKey> prepare_publisher(const std::filesystem::path& data,
                                                         crypto::Random& random);

hub::IssueRelease publisher(const std::filesystem::path& data, crypto::HubPublicKey hub);

} // namespace vitrine
