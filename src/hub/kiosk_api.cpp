#include "hub/kiosk_api.h"

#include "hub/backup.h"
#include "wire/acknowledgement.h"
#include "wire/enrolment.h"
#include "wire/heartbeat.h"
#include "wire/receipt_status.h"

#include <algorithm>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t maximum_kiosks_known = 10'000;

Response json(std::string body) {
    Response response{200, "application/json", std::move(body)};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

KioskApi::KioskApi(const Hub& hub)
    : hub_(hub)
    , receiver_(hub.engine, hub.clock) {}

Result<KioskNamed> KioskApi::kiosk_of(const crypto::DeviceKeyId& key) {
    const base::Duration now = hub_.clock().steady;
    std::optional<KioskNamed> kiosk;
    bool is_known = false;
    {
        const std::lock_guard lock(mutex_);
        const auto found = kiosks_.find(key);
        is_known = found != kiosks_.end() && now - found->second.at < known_for;
        if (is_known)
            kiosk = found->second.kiosk;
    }
    if (!is_known) {
        auto found = find_kiosk(hub_.engine, key);
        if (!found && found.error().code != ErrorCode::not_found)
            return std::unexpected(std::move(found).error());
        if (found)
            kiosk = std::move(*found);
        const std::lock_guard lock(mutex_);
        if (kiosks_.size() >= maximum_kiosks_known)
            kiosks_.clear();
        kiosks_[key] = {kiosk, now};
    }
    if (!kiosk)
        return base::fail(ErrorCode::unverified, "no kiosk has this key");
    if (kiosk->revoked)
        return base::fail(ErrorCode::denied, "this kiosk was revoked");
    return *kiosk;
}

Result<KeyOwner> KioskApi::owner_of(const crypto::EmployerKeyId& key) {
    const base::Duration now = hub_.clock().steady;
    const auto find = [&]() -> std::optional<KeyOwner> {
        const auto found = std::ranges::find(owners_, key, &KeyOwner::key);
        return found == owners_.end() ? std::nullopt : std::optional{*found};
    };
    {
        const std::lock_guard lock(mutex_);
        if (owners_read_at_ && now - *owners_read_at_ < known_for)
            if (const auto owner = find())
                return *owner;
    }
    TRY(auto owners, list_key_owners(hub_.engine));
    const std::lock_guard lock(mutex_);
    owners_ = std::move(owners);
    owners_read_at_ = now;
    if (const auto owner = find())
        return *owner;
    return base::fail(ErrorCode::invalid, "employer_key");
}

// Cheap refusals first; the store is asked for no more than the kiosk's key until the signature
// holds.
Result<Incoming> KioskApi::verified(const std::string& body) {
    TRY(const crypto::Envelope envelope, crypto::parse_envelope(base::bytes_of(body)));
    TRY(const KioskNamed kiosk, kiosk_of(envelope.device_key));
    TRY_VOID(crypto::verify(envelope, kiosk.device));
    TRY(const KeyOwner owner, owner_of(envelope.employer_key));
    return Incoming{envelope.id,
                    envelope.digest,
                    envelope.receipt,
                    kiosk.id,
                    owner.employer,
                    owner.retention_days,
                    base::Bytes(body.begin(), body.end())};
}

void KioskApi::take_letter(const Request& request, Reply reply) {
    auto letter = verified(request.body);
    if (!letter) {
        const bool is_ours = letter.error().code == ErrorCode::unavailable;
        ++(is_ours ? hub_.counters.letters_failed : hub_.counters.letters_refused);
        note(hub_, "letter refused", {{"why", letter.error().detail}});
        return reply(refusal(letter.error()));
    }
    // What the answer needs is small; the bytes travel on to the store.
    Incoming named = *letter;
    named.envelope.clear();
    receiver_.submit(std::move(*letter),
                     [this, named = std::move(named), reply = std::move(reply)](
                         const Result<Received>& received) { reply(answer_for(named, received)); });
}

Response KioskApi::answer_for(const Incoming& letter, const Result<Received>& received) const {
    if (!received) {
        ++hub_.counters.letters_failed;
        note(hub_, "letter not kept", {{"why", received.error().detail}});
        return refusal(503, "unavailable", "the store does not answer; nothing was kept");
    }
    if (received->reception == Reception::conflicting) {
        ++hub_.counters.letters_conflicting;
        note(hub_, "letter quarantined",
             {{"letter", crypto::to_text(letter.id)}, {"kiosk", letter.kiosk}});
        return refusal(409, "conflict", "another letter has this id");
    }
    ++(received->reception == Reception::kept ? hub_.counters.letters_kept
                                              : hub_.counters.letters_known);
    const auto bytes = wire::sign({letter.id, letter.digest, received->received_at}, hub_.key);
    return {200, "application/octet-stream", std::string(bytes.begin(), bytes.end())};
}

Result<std::string> KioskApi::enrolment_answer(const Request& request) {
    TRY(const auto asked, wire::enrolment_request_from(request.body));
    const base::Instant now = hub_.clock().wall;
    TRY(const KioskNamed kiosk,
        hub::enrol(hub_.engine, asked.code, asked.device, now, hub_.random));
    {
        const std::lock_guard lock(mutex_);
        kiosks_.erase(crypto::id_of(asked.device)); // it may have tried before
    }
    wire::Enrolment enrolment;
    enrolment.kiosk = kiosk.id;
    enrolment.name = kiosk.name;
    enrolment.place = kiosk.place;
    enrolment.hub = hub_.key.public_key();
    enrolment.heartbeat = heartbeat_every;
    enrolment.receipt_link = hub_.options.public_url + "/r/";
    TRY(const auto employers, list_employers(hub_.engine));
    for (const Employer& each : employers)
        enrolment.employers.push_back({each.name, each.keys.key, each.keys.escrow});
    note(hub_, "kiosk enrolled", {{"kiosk", kiosk.id}, {"version", asked.version}});
    return wire::to_json(enrolment);
}

void KioskApi::enrol(const Request& request, const Reply& reply) {
    const auto wait = enrolments_.take("", hub_.clock().steady);
    if (wait > base::Duration{0})
        return reply(too_many(wait));
    auto answer = enrolment_answer(request);
    ++(answer ? hub_.counters.enrolments : hub_.counters.enrolments_refused);
    reply(answer ? json(std::move(*answer)) : refusal(answer.error()));
}

Result<KioskNamed> KioskApi::signer_of(const Request& request, Verify verify) {
    crypto::DeviceKeyId device;
    crypto::Signature signature;
    const auto id = base::from_hex(request.header("vitrine-device"));
    const auto signed_by = base::from_base64url(request.header("vitrine-signature"));
    if (!id || id->size() != device.bytes.size() || !signed_by ||
        signed_by->size() != signature.bytes.size())
        return base::fail(ErrorCode::unverified, "no signature");
    std::ranges::copy(*id, device.bytes.begin());
    std::ranges::copy(*signed_by, signature.bytes.begin());
    TRY(const KioskNamed kiosk, kiosk_of(device));
    if (!verify(kiosk.device, request.body, signature))
        return base::fail(ErrorCode::unverified, "signature");
    return kiosk;
}

Result<std::string> KioskApi::heartbeat_answer(const Request& request) {
    TRY(const KioskNamed kiosk, signer_of(request, wire::verify_heartbeat));
    TRY(const auto heartbeat, wire::heartbeat_from(request.body));
    const base::Instant now = hub_.clock().wall;
    TRY_VOID(note_heartbeat(hub_.engine, kiosk.id, heartbeat, now));
    TRY_VOID(erase_receipts(hub_.engine, heartbeat.erased, now));
    TRY(auto erasures, erasures_for(hub_.engine, kiosk.id, heartbeat.erasures_after));
    TRY(const auto lost, restored(hub_.engine));
    ++hub_.counters.heartbeats;
    return wire::to_json(wire::HeartbeatAnswer{now, std::move(erasures.ids), erasures.next, lost});
}

void KioskApi::heartbeat(const Request& request, const Reply& reply) {
    auto answer = heartbeat_answer(request);
    reply(answer ? json(std::move(*answer)) : refusal(answer.error()));
}

Result<std::string> KioskApi::receipt_answer(const Request& request) {
    TRY_VOID(signer_of(request, wire::verify_receipt_question));
    TRY(const auto receipt, wire::receipt_question_from(request.body));
    TRY(auto status, receipt_status(hub_.engine, receipt));
    ++hub_.counters.receipts_read;
    wire::ReceiptAnswer answer;
    if (status.state == ReceiptState::erased)
        answer.place = wire::ReceiptPlace::erased;
    if (status.state == ReceiptState::received)
        answer = {wire::ReceiptPlace::received, std::move(status.employers), status.received_at,
                  status.delete_after};
    return wire::to_json(answer);
}

void KioskApi::tell_receipt(const Request& request, const Reply& reply) {
    const auto wait =
        receipts_.take(std::string(request.header("vitrine-device")), hub_.clock().steady);
    if (wait > base::Duration{0})
        return reply(too_many(wait));
    auto answer = receipt_answer(request);
    reply(answer ? json(std::move(*answer)) : refusal(answer.error()));
}

} // namespace hub
