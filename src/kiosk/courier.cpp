#include "kiosk/courier.h"

#include "wire/acknowledgement.h"

#include <algorithm>
#include <utility>

namespace kiosk {
namespace {

using base::ErrorCode;
using base::Result;
using crypto::LetterId;

constexpr base::Duration question_within = std::chrono::seconds{5}; // a visitor stands there

std::string letter_of(const base::Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

// For the staff: the hub understood and says no. A hub that is busy or broken says nothing of us.
std::string refusal_in(const platform::HttpAnswer& answer) {
    switch (answer.status) {
    case 401:
        return "the hub does not know this kiosk: enrol it";
    case 403:
        return "the hub has revoked this kiosk";
    case 409:
        return "the hub holds another letter under an id of this kiosk: was its disk copied?";
    case 422:
        return "the hub knows no employer for a letter's key";
    case 400:
    case 404:
    case 405:
    case 413:
        return "the hub does not understand this kiosk (status " + std::to_string(answer.status) +
               "): is the address right?";
    default:
        return {};
    }
}

std::vector<std::pair<std::string, std::string>> signed_json(const crypto::DeviceSigningKey& key,
                                                             const crypto::Signature& signature) {
    return {
        {"Content-Type", "application/json"},
        {"Vitrine-Device", crypto::to_hex(crypto::id_of(key.public_key()))},
        {"Vitrine-Signature", base::to_base64url(signature.bytes)},
    };
}

Result<wire::ReceiptAnswer> answer_in(const Returned& returned) {
    if (!returned.answer)
        return std::unexpected(returned.answer.error());
    if (returned.answer->status != 200)
        return base::fail(ErrorCode::unavailable,
                          "status " + std::to_string(returned.answer->status));
    return wire::receipt_answer_from(returned.answer->body);
}

} // namespace

Result<Courier> Courier::open(HubAddress hub, store::OutboxStore& outbox) {
    Courier courier(std::move(hub));
    TRY(const auto letters, outbox.letters());
    for (const store::Letter& letter : letters) {
        if (letter.state == store::LetterState::acknowledged)
            courier.outbox_.letters[letter.id] = outbox::Acknowledged{letter.changed_at};
        else if (letter.state != store::LetterState::erased)
            courier.outbox_.letters[letter.id] = outbox::Queued{};
    }
    return courier;
}

void Courier::live(const outbox::Event& event, base::TrustedTime now) {
    auto updated = outbox::update(std::move(outbox_), event, now);
    outbox_ = std::move(updated.outbox);
    effects_.insert(effects_.end(), updated.effects.begin(), updated.effects.end());
}

Result<Errand> Courier::errand_for(const LetterId& id, store::OutboxStore& outbox,
                                   base::Instant now) {
    TRY(const crypto::Envelope envelope, outbox.envelope(id));
    const auto* travelling = std::get_if<outbox::Travelling>(&outbox_.letters.at(id));
    if (travelling != nullptr && travelling->failures == 0)
        TRY_VOID(outbox.mark_sent(id, now));
    platform::HttpRequest request;
    request.method = "POST";
    request.url = hub_.url + "/letters";
    request.headers = {{"Content-Type", "application/octet-stream"}};
    request.body = letter_of(crypto::serialise(envelope));
    return Errand{id, {}, {}, std::move(request)};
}

std::vector<Errand> Courier::due(store::OutboxStore& outbox, base::TrustedTime now) {
    live(outbox::Tick{}, now);
    std::vector<Errand> errands;
    for (const outbox::Effect& effect : std::exchange(effects_, {})) {
        if (const auto* erase = std::get_if<outbox::Erase>(&effect)) {
            // A disk that refuses is asked again, until it obeys or the hub asks after a restart.
            const auto erased = outbox.erase(std::array{erase->id}, now.now);
            if (!erased && erased.error().code != ErrorCode::not_found)
                effects_.push_back(effect);
            continue;
        }
        const LetterId id = std::get<outbox::Send>(effect).id;
        if (!outbox_.letters.contains(id)) // erased between the two
            continue;
        if (auto errand = errand_for(id, outbox, now.now))
            errands.push_back(std::move(*errand));
        else
            live(outbox::Failed{id, 0}, now);
    }
    return errands;
}

Result<base::Instant> Courier::acknowledge(const LetterId& id, const platform::HttpAnswer& answer,
                                           store::OutboxStore& outbox) {
    if (answer.status != 200)
        return base::fail(ErrorCode::unavailable, "status " + std::to_string(answer.status));
    TRY(const auto acknowledgement,
        wire::read_acknowledgement(base::bytes_of(answer.body), hub_.key));
    TRY(const crypto::Envelope envelope, outbox.envelope(id));
    if (acknowledgement.id != id || acknowledgement.digest != envelope.digest)
        return base::fail(ErrorCode::unverified, "the acknowledgement is of another letter");
    TRY_VOID(outbox.mark_acknowledged(id, acknowledgement.received));
    return acknowledgement.received;
}

void Courier::take(const Returned& returned, store::OutboxStore& outbox, base::TrustedTime now,
                   double jitter) {
    if (returned.answer && returned.answer->status == 200)
        heard_at_ = now.now;
    if (returned.errand.asked) {
        told_.push_back({*returned.errand.asked, answer_in(returned)});
        return;
    }
    if (!returned.errand.letter)
        return take_heartbeat(returned, outbox, now);
    const LetterId id = *returned.errand.letter;
    if (returned.answer)
        refusal_ = refusal_in(*returned.answer);
    const auto received = returned.answer
                              ? acknowledge(id, *returned.answer, outbox)
                              : Result<base::Instant>{std::unexpected(returned.answer.error())};
    if (received)
        live(outbox::Arrived{id, *received}, now);
    else
        live(outbox::Failed{id, jitter}, now);
}

void Courier::saved(std::span<const LetterId> letters, base::TrustedTime now) {
    for (const LetterId& id : letters)
        live(outbox::Saved{id}, now);
}

void Courier::erased(std::span<const LetterId> letters, base::TrustedTime now) {
    for (const LetterId& id : letters)
        live(outbox::EraseAsked{id}, now);
    beaten_at_.reset();
}

void Courier::hurry(base::TrustedTime now) {
    live(outbox::Hurry{}, now);
    beaten_at_.reset();
}

bool Courier::is_heartbeat_due(base::Instant now) const {
    return !is_beating_ &&
           (!beaten_at_ || now < *beaten_at_ || now - *beaten_at_ >= hub_.heartbeat);
}

Result<Errand> Courier::heartbeat(wire::Heartbeat heartbeat, const crypto::DeviceSigningKey& key,
                                  store::OutboxStore& outbox, base::Instant now) {
    TRY(heartbeat.erased, outbox.untold_erasures());
    heartbeat.erasures_after = erasures_after_;
    if (!refusal_.empty())
        heartbeat.alarms.push_back(refusal_);
    Errand errand;
    errand.told = heartbeat.erased;
    errand.request.method = "POST";
    errand.request.url = hub_.url + "/heartbeat";
    errand.request.body = wire::to_json(heartbeat);
    const auto signature = wire::sign_heartbeat(key, errand.request.body);
    errand.request.headers = signed_json(key, signature);
    beaten_at_ = now;
    is_beating_ = true;
    return errand;
}

void Courier::take_heartbeat(const Returned& returned, store::OutboxStore& outbox,
                             base::TrustedTime now) {
    is_beating_ = false;
    if (!returned.answer || returned.answer->status != 200)
        return; // the next one tells the same
    const auto answer = wire::heartbeat_answer_from(returned.answer->body);
    if (!answer)
        return;
    // A disk that refuses: it is told once more.
    static_cast<void>(outbox.forget_told(returned.errand.told));
    erasures_after_ = answer->erasures_next;
    // First, since what EraseAsked leads to erases the bytes alone.
    static_cast<void>(outbox.erase_told(answer->erasures, now.now));
    for (const LetterId& id : answer->erasures)
        live(outbox::EraseAsked{id}, now);
    // After a restart of this kiosk they are sent once more, which harms nothing.
    if (answer->restored && answer->restored != restored_)
        live(outbox::AskedAgain{}, now);
    restored_ = answer->restored;
    live(outbox::HubHeard{answer->time}, now);
}

Errand Courier::question(const crypto::ReceiptDigest& receipt,
                         const crypto::DeviceSigningKey& key) const {
    Errand errand;
    errand.asked = receipt;
    errand.request.method = "POST";
    errand.request.url = hub_.url + "/receipts";
    errand.request.body = wire::receipt_question(receipt);
    errand.request.headers =
        signed_json(key, wire::sign_receipt_question(key, errand.request.body));
    errand.request.connect_within = question_within;
    errand.request.answer_within = question_within;
    return errand;
}

std::optional<base::Instant> Courier::next_wake() const {
    auto next = outbox::next_tick(outbox_);
    if (!is_beating_ && beaten_at_) {
        const base::Instant beat = *beaten_at_ + hub_.heartbeat;
        next = next ? std::min(*next, beat) : beat;
    }
    return next;
}

bool Courier::is_empty() const {
    return std::ranges::all_of(outbox_.letters, [](const auto& letter) {
        return std::holds_alternative<outbox::Acknowledged>(letter.second);
    });
}

} // namespace kiosk
