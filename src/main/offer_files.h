// Why: files and folders that people name become offers; what cannot be read is said, one line
// each, and the rest goes on.
// Left to others: what a document states (ingest), what is done with the offers.
#pragma once

#include "base/progress.h"
#include "catalog/offer.h"
#include "ingest/kind.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

inline constexpr std::size_t max_offer_files = 200'000; // of one call
inline constexpr std::size_t max_folder_depth = 32;

struct RefusedFile {
    std::string path;
    std::string reason; // "the file is empty", "permission denied", "symbolic link loop" …
    bool operator==(const RefusedFile&) const = default;
};

struct LoadedOffers {
    std::vector<catalog::Offer> offers;
    std::vector<std::string> paths; // of the file of each offer
    std::vector<RefusedFile> refused;
};

// Whether one post that stands in several documents is one offer (catalog/reconcile.h), or each
// document is looked at by itself.
enum class SamePosts { joined, apart };

// Folders are walked in the order of their names, hidden entries left out; a file named twice or
// reached twice through links is read once; a link that leads back into a folder above it is
// refused. Two documents of one kind whose offers have one id are two versions: the later file in
// that order is kept and the earlier one refused.
// Every file is read as `as`, or as what its bytes are. `progress` counts files.
LoadedOffers load_offers(std::span<const std::string> paths, const base::Progress& progress = {},
                         std::optional<ingest::Kind> as = {}, SamePosts same = SamePosts::joined);

} // namespace vitrine
