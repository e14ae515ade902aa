// Why: a kiosk starts the same way behind a window and behind a script.
// Left to others: its options (main/kiosk_settings), its keys (main/demonstration_keys).
#pragma once

#include "kiosk/rounds.h"
#include "main/kiosk_settings.h"

#include <iosfwd>

namespace vitrine {

enum class Bring { offers, nothing };

// Opens the data folder and, with Bring::offers, puts the offers of the arguments in place of those
// it held. A document that cannot be read is named on `news` and left out; when none can, the
// offers of the folder stay. Errors as kiosk::Keeper::open.
base::Result<kiosk::Keeper> open_keeper(const KioskArguments& arguments, base::Instant now,
                                        Bring bring, std::ostream& news);

base::Result<kiosk::KioskOptions> kiosk_options(const KioskArguments& arguments,
                                                const kiosk::Furnishing& furnishing,
                                                const semantics::Panel& panel);

// What renews the offers while the kiosk runs. It opens the catalog for writing, so it comes before
// open_keeper(). `invalid` for arguments that make no sense together.
struct Releases {
    base::Result<kiosk::Rounds> rounds; // an error: the disk takes no writes; its offers are shown
    release::Charter charter;           // of the offers that are in the catalog
};
base::Result<std::optional<Releases>> open_releases(const KioskArguments& arguments);
// For the staff, where the offers cannot be renewed.
void note_unrenewed(kiosk::Kiosk& kiosk, const Releases& releases);

// What letters are sealed with where the keys came with a release; the kiosk's own key is made at
// the first need; the keys of its hub where it is enrolled. `unavailable` while no charter with an
// escrow key was received.
base::Result<registration::Sealer> release_sealer(const KioskArguments& arguments,
                                                  const release::Charter& charter);

// Opens the outbox with demonstration keys, made where there are none.
base::Result<void> open_registrations(kiosk::Kiosk& kiosk, const KioskArguments& arguments,
                                      base::TrustedTime now, std::ostream& news,
                                      const release::Charter* charter = nullptr);

} // namespace vitrine
