// Why: the kiosks that may send letters, and how each said it was.
// Left to others: reading and signing messages (wire), HTTP (kiosk_api, console_api).
#pragma once

#include "crypto/keys.h"
#include "crypto/random.h"
#include "hub/sql.h"
#include "wire/heartbeat.h"

#include <optional>
#include <string>
#include <vector>

namespace hub {

inline constexpr base::Duration enrolment_code_lasts = std::chrono::hours{1};
inline constexpr int maximum_counted_days = 92;

struct KioskNamed {
    std::string id;
    std::string employer;
    std::string name;
    std::string place;
    crypto::DevicePublicKey device;
    bool revoked = false;
};

struct EnrolmentCode {
    std::string code; // as shown to a person; empty in lists
    std::string name;
    std::string place;
    base::Instant expires{};
};
base::Result<EnrolmentCode> make_enrolment_code(Engine& engine, const std::string& employer,
                                                const std::string& name, const std::string& place,
                                                base::Instant now, crypto::Random& random);
base::Result<std::vector<EnrolmentCode>>
list_enrolment_codes(Engine& engine, const std::string& employer, base::Instant now);

// Uses the code up; the same device with the same code again gets the same kiosk. `denied` for a
// code that is wrong, used by another or expired, and for a device that was enrolled otherwise.
base::Result<KioskNamed> enrol(Engine& engine, const std::string& code,
                               const crypto::DevicePublicKey& device, base::Instant now,
                               crypto::Random& random);

// `not_found` for a key of no kiosk.
base::Result<KioskNamed> find_kiosk(Engine& engine, const crypto::DeviceKeyId& key);

// An older heartbeat than the last changes nothing but the counts, unless it comes so much later
// that the kiosk's clock was set back meanwhile.
inline constexpr base::Duration overtaken_within = std::chrono::minutes{5};
base::Result<void> note_heartbeat(Engine& engine, const std::string& kiosk,
                                  const wire::Heartbeat& heartbeat, base::Instant now);

struct KioskSeen {
    KioskNamed kiosk;
    base::Instant enrolled{};
    std::optional<base::Instant> revoked;
    std::optional<base::Instant> last_seen; // by the hub's clock
    std::optional<wire::Heartbeat> health;
};
base::Result<std::vector<KioskSeen>> list_kiosks(Engine& engine, const std::string& employer);

struct KioskChange {
    std::optional<std::string> name = {};
    std::optional<std::string> place = {};
    bool revoke = false;
};
// `not_found` for another employer's.
base::Result<void> change_kiosk(Engine& engine, const std::string& employer,
                                const std::string& kiosk, const KioskChange& change,
                                base::Instant now);

struct LetterCount {
    base::Instant hour{};
    std::string kiosk;
    std::int64_t letters = 0;
};
struct OfferCount {
    std::string kiosk;
    wire::Count count;
};
struct Counts {
    std::vector<LetterCount> letters; // that came in for this employer, by hour and kiosk
    std::vector<OfferCount> offers;   // of this employer's kiosks
};
// From `from` until before `until`.
base::Result<Counts> count(Engine& engine, const std::string& employer, base::Instant from,
                           base::Instant until);

} // namespace hub
