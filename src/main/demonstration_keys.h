// Why: a kiosk that is only tried out needs keys too, and nobody there to make them.
// Left to others: real keys, which an employer makes elsewhere and whose secret half never comes
// near a kiosk (they will arrive with a signed release).
//
// DATA/keys/ (mode 0700) holds, made at the first need and never overwritten:
//     <employer>.public, <employer>.secret    of each employer, named by its folded name
//     escrow.public, escrow.secret            the second recipient of every letter
//     device.public, device.signing           what this kiosk signs with
// A secret half may be taken away from there (that is the point of it); its public half is enough.
// The names "escrow" and "device" are not taken for employers: theirs begin with "employer-".
#pragma once

#include "registration/letter.h"

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>

namespace vitrine {

// A file each, read at every start: enough to try a kiosk out.
inline constexpr std::size_t maximum_demonstration_keys = 2000;

// What to seal with for these employers (empty names are left out, an offer without an employer
// takes no registrations; the same holds for those past the maximum). Says on `notes`, each time,
// that these keys are for demonstration. Fails as crypto/key_files.h does; what was made until then
// stays.
base::Result<registration::Sealer>
demonstration_sealer(const std::filesystem::path& data, std::span<const std::string> employers,
                     const std::string& kiosk, crypto::Random& random, std::ostream& notes);

// What this kiosk signs its letters with, made at the first need.
base::Result<crypto::DeviceSigningKey> device_key(const std::filesystem::path& data,
                                                  const std::string& kiosk, crypto::Random& random);

} // namespace vitrine
