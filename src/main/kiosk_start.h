// Why: a kiosk starts the same way behind a window and behind a script.
// Left to others: its options (main/kiosk_settings), its keys (main/demonstration_keys).
#pragma once

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

// Makes or reads the keys and opens the outbox.
base::Result<void> open_registrations(kiosk::Kiosk& kiosk, const KioskArguments& arguments,
                                      base::TrustedTime now, std::ostream& news);

} // namespace vitrine
