// Why: what kiosks ask of the hub: enrolment, letters, heartbeats.
// Left to others: HTTP (server.h), rows (letters.h, fleet.h), messages (wire).
#pragma once

#include "crypto/envelope.h"
#include "hub/fleet.h"
#include "hub/hub.h"
#include "hub/limiter.h"
#include "hub/people.h"
#include "hub/receiver.h"

#include <mutex>
#include <unordered_map>

namespace hub {

// How long a kiosk, its revocation or an employer's key may go unnoticed by this process.
inline constexpr base::Duration known_for = std::chrono::seconds{10};
inline constexpr std::chrono::seconds heartbeat_every{60};

class KioskApi {
public:
    explicit KioskApi(const Hub& hub);

    void enrol(const Request& request, const Reply& reply);
    void take_letter(const Request& request, Reply reply);
    void heartbeat(const Request& request, const Reply& reply);
    void tell_receipt(const Request& request, const Reply& reply);

private:
    struct Known {
        std::optional<KioskNamed> kiosk;
        base::Duration at{};
    };
    // `unverified` for a device that no kiosk has, `denied` for a revoked one.
    base::Result<KioskNamed> kiosk_of(const crypto::DeviceKeyId& key);
    // `invalid` for a key of no employer.
    base::Result<KeyOwner> owner_of(const crypto::EmployerKeyId& key);
    base::Result<Incoming> verified(const std::string& body);
    Response answer_for(const Incoming& letter, const base::Result<Received>& received) const;
    using Verify = bool (*)(const crypto::DevicePublicKey& key, std::string_view body,
                            const crypto::Signature& signature);
    // The kiosk that signed the body; `unverified` where none has.
    base::Result<KioskNamed> signer_of(const Request& request, Verify verify);
    base::Result<std::string> heartbeat_answer(const Request& request);
    base::Result<std::string> receipt_answer(const Request& request);
    base::Result<std::string> enrolment_answer(const Request& request);

    Hub hub_;
    Limiter enrolments_{5, std::chrono::minutes{1}};
    Limiter receipts_{30, std::chrono::minutes{1}}; // of one kiosk
    std::mutex mutex_;                              // of the two below
    std::map<crypto::DeviceKeyId, Known> kiosks_;
    std::vector<KeyOwner> owners_;
    std::optional<base::Duration> owners_read_at_;
    Receiver receiver_; // the last: it ends first
};

} // namespace hub
