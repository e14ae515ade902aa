#include "main/demonstration_keys.h"

#include "base/text.h"
#include "crypto/key_files.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <ostream>
#include <utility>

namespace vitrine {
namespace {

using base::ErrorCode;
using crypto::KeyRole;
using std::filesystem::path;

// "employer-metropole-du-grand-paris". Names that differ in marks alone share one key.
std::string file_name_of(std::string_view employer) {
    constexpr std::size_t maximum = 100;
    std::string name = "employer";
    bool gap = true;
    for (const char each : registration::Employers::folded(employer)) {
        const bool plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
        if (plain && gap)
            name += '-';
        if (plain && name.size() < maximum)
            name += each;
        gap = !plain;
    }
    return name;
}

base::Result<void> make_folder(const path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST)
        return {};
    const ErrorCode code = errno == EROFS    ? ErrorCode::read_only
                           : errno == ENOSPC ? ErrorCode::disk_full
                           : errno == ENOENT ? ErrorCode::not_found
                                             : ErrorCode::denied;
    return base::fail(code, folder.string() + ": create: " + std::strerror(errno));
}

// The secret key at `file`, made where there is none.
template <KeyRole role>
base::Result<crypto::SecretKey<role>> secret_key(const path& file, const std::string& owner,
                                                 crypto::Random& random, int& made) {
    auto read = crypto::read_secret_key<role>(file);
    if (read)
        return std::move(read->key);
    if (read.error().code != ErrorCode::not_found)
        return std::unexpected(read.error());
    crypto::SecretKey<role> key = crypto::make_secret_key<role>(random);
    TRY_VOID(crypto::write_key(file, key, owner));
    ++made;
    return key;
}

// The public key of the pair called `name`. The secret half is written first, so that no public key
// is ever used whose secret half was lost to a power cut.
template <KeyRole role>
base::Result<crypto::PublicKey<role>> public_key(const path& folder, const std::string& name,
                                                 const std::string& owner, crypto::Random& random,
                                                 int& made) {
    const path file = folder / (name + ".public");
    const auto read = crypto::read_public_key<role>(file);
    if (read)
        return read->key;
    if (read.error().code != ErrorCode::not_found)
        return std::unexpected(read.error());
    TRY(const crypto::SecretKey<role> secret,
        secret_key<role>(folder / (name + ".secret"), owner, random, made));
    TRY_VOID(crypto::write_key(file, secret.public_key(), owner));
    return secret.public_key();
}

base::Result<crypto::DeviceSigningKey> signing_key(const path& folder, const std::string& kiosk,
                                                   crypto::Random& random, int& made) {
    TRY(crypto::DeviceSigningKey key,
        secret_key<KeyRole::device>(folder / "device.signing", kiosk, random, made));
    const path file = folder / "device.public";
    const auto read = crypto::read_public_key<KeyRole::device>(file);
    if (!read && read.error().code != ErrorCode::not_found)
        return std::unexpected(read.error());
    if (!read)
        TRY_VOID(crypto::write_key(file, key.public_key(), kiosk));
    else if (read->key != key.public_key())
        return base::fail(ErrorCode::invalid, file.string() + ": not the public half of " +
                                                  (folder / "device.signing").string());
    return key;
}

} // namespace

base::Result<crypto::DeviceSigningKey> device_key(const path& data, const std::string& kiosk,
                                                  crypto::Random& random) {
    TRY_VOID(make_folder(data / "keys"));
    int made = 0;
    return signing_key(data / "keys", kiosk, random, made);
}

base::Result<registration::Sealer>
demonstration_sealer(const path& data, std::span<const std::string> employers,
                     const std::string& kiosk, crypto::Random& random, std::ostream& notes) {
    const path folder = data / "keys";
    TRY_VOID(make_folder(folder));
    int made = 0;
    registration::Employers known;
    for (const std::string& employer : employers) {
        if (known.size() == maximum_demonstration_keys) {
            notes << "vitrine: demonstration keys for the first " << maximum_demonstration_keys
                  << " employers alone\n";
            break;
        }
        if (known.key_of(employer) != nullptr || registration::Employers::folded(employer).empty())
            continue;
        if (employer.size() > crypto::maximum_owner_bytes || employer.find('\n') != employer.npos) {
            notes << "vitrine: no key for an employer whose name is no line of at most "
                  << crypto::maximum_owner_bytes << " bytes\n";
            continue;
        }
        TRY(const crypto::EmployerPublicKey key,
            public_key<KeyRole::employer>(folder, file_name_of(employer), employer, random, made));
        TRY_VOID(known.add(employer, key));
    }
    TRY(const crypto::EscrowPublicKey escrow,
        public_key<KeyRole::escrow>(folder, "escrow", "escrow of " + kiosk, random, made));
    TRY(crypto::DeviceSigningKey device, signing_key(folder, kiosk, random, made));
    notes << "vitrine: letters are sealed to demonstration keys in " << folder.string()
          << ", whose secret halves lie beside them: whoever has this folder can read the letters";
    if (made > 0)
        notes << " (" << made << " made now)";
    notes << '\n';
    return registration::Sealer{std::move(known), escrow, std::move(device), kiosk};
}

} // namespace vitrine
