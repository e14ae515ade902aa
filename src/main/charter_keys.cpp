// The public keys that go into a charter: read_charter_keys() of release_folder.h.
#include "main/release_folder.h"

#include "crypto/key_files.h"
#include "registration/employers.h"

#include <set>

namespace vitrine {
namespace {

using base::ErrorCode;
using crypto::KeyRole;

// A key of that role, or that the file holds one of another.
template <KeyRole role>
base::Result<std::optional<crypto::OwnedPublicKey<role>>>
key_in(const std::filesystem::path& file) {
    auto read = crypto::read_public_key<role>(file);
    if (read)
        return std::optional{std::move(*read)};
    if (read.error().code == ErrorCode::invalid) // a key of another role
        return std::nullopt;
    return std::unexpected(read.error());
}

} // namespace

base::Result<release::Charter> read_charter_keys(const std::filesystem::path& folder) {
    std::error_code refused;
    std::set<std::filesystem::path> files; // in the order of their names
    for (const auto& entry : std::filesystem::directory_iterator(folder, refused))
        if (entry.path().extension() == ".public")
            files.insert(entry.path());
    if (refused)
        return base::fail(ErrorCode::not_found, folder.string() + ": " + refused.message());
    release::Charter charter;
    registration::Employers known;
    for (const auto& file : files) {
        TRY(auto employer, key_in<KeyRole::employer>(file));
        if (employer) {
            if (auto added = known.add(employer->owner, employer->key); !added)
                return base::fail(added.error().code, file.string() + ": " + added.error().detail);
            charter.employers.push_back({std::move(employer->owner), employer->key});
            continue;
        }
        TRY(const auto escrow, key_in<KeyRole::escrow>(file));
        TRY(const auto hub, key_in<KeyRole::hub>(file));
        if ((escrow && charter.escrow) || (hub && charter.acknowledgement))
            return base::fail(ErrorCode::invalid,
                              file.string() + ": there is another key of this kind");
        if (escrow)
            charter.escrow = escrow->key;
        if (hub)
            charter.acknowledgement = hub->key;
    }
    return charter;
}

} // namespace vitrine
