#include "kiosk/trace.h"

#include "wire/slip.h"

#include <algorithm>
#include <utility>

namespace kiosk {
namespace {

using session::LetterStatus;
using store::Letter;
using store::LetterState;

bool erased_by_visitor(const Letter& letter) {
    return letter.state == LetterState::erased && letter.slip.empty();
}

bool never_left(const Letter& letter) {
    return letter.state == LetterState::queued;
}

session::Trace nothing_under(std::string code) {
    session::Trace trace;
    trace.code = std::move(code);
    return trace;
}

session::Addressee addressee_of(const std::string& code, const Letter& letter) {
    session::Addressee addressee;
    addressee.received = letter.state >= LetterState::acknowledged;
    const auto slip = wire::open_slip(letter.slip, code);
    if (!slip)
        return addressee; // saved before there were slips
    addressee.employer = slip->employer;
    addressee.more = static_cast<int>(slip->more);
    for (const wire::SlipOffer& offer : slip->offers)
        addressee.offers.push_back({catalog::OfferId{offer.id}, offer.title, offer.reference});
    return addressee;
}

} // namespace

session::Trace trace_of(std::string code, std::span<const Letter> letters, base::Instant now) {
    session::Trace trace = nothing_under(std::move(code));
    if (letters.empty())
        return trace;
    if (std::ranges::all_of(letters, erased_by_visitor)) {
        const base::Instant at = std::ranges::max(letters, {}, &Letter::changed_at).changed_at;
        if (now - at >= erasure_remembered)
            return trace;
        trace.status = LetterStatus::erased;
        trace.erased_at = at;
        return trace;
    }
    trace.status = LetterStatus::received;
    for (const Letter& letter : letters) {
        if (erased_by_visitor(letter))
            continue;
        trace.addressees.push_back(addressee_of(trace.code, letter));
        trace.saved_at = std::min(trace.saved_at.value_or(letter.saved_at), letter.saved_at);
        if (letter.state < LetterState::acknowledged)
            trace.status = LetterStatus::saved_here;
        else if (letter.state == LetterState::acknowledged)
            trace.received_at = letter.changed_at;
    }
    if (trace.status == LetterStatus::saved_here)
        trace.received_at.reset(); // not all of them
    return trace;
}

bool may_know_more(std::span<const Letter> letters, const session::Trace& trace) {
    if (trace.status == LetterStatus::erased)
        return false;
    return letters.empty() || !std::ranges::all_of(letters, never_left);
}

session::Trace with(session::Trace trace, const wire::ReceiptAnswer& answer) {
    const bool waits_here = trace.status == LetterStatus::saved_here;
    switch (answer.place) {
    case wire::ReceiptPlace::unknown:
        // What it once signed for and no longer knows was erased long ago.
        return waits_here ? trace : nothing_under(std::move(trace.code));
    case wire::ReceiptPlace::erased:
        if (waits_here)
            return trace;
        trace.status = LetterStatus::erased;
        trace.addressees.clear();
        trace.received_at.reset();
        return trace;
    case wire::ReceiptPlace::received:
        break;
    }
    if (trace.addressees.empty())
        for (const std::string& employer : answer.employers)
            trace.addressees.push_back({employer, {}, 0, false});
    bool all = true;
    for (session::Addressee& each : trace.addressees) {
        each.received |=
            each.employer.empty() ||
            std::ranges::find(answer.employers, each.employer) != answer.employers.end();
        all &= each.received;
    }
    trace.kept_until = answer.delete_after;
    if (!all)
        return trace;
    trace.status = LetterStatus::received;
    trace.received_at = answer.received;
    return trace;
}

session::Trace erased(std::string code, std::span<const Letter> letters, base::Instant now) {
    session::Trace trace = nothing_under(std::move(code));
    trace.status = LetterStatus::erased;
    trace.erased_at = now;
    trace.hub_to_be_told = letters.empty() || !std::ranges::all_of(letters, never_left);
    for (const Letter& letter : letters)
        trace.saved_at = std::min(trace.saved_at.value_or(letter.saved_at), letter.saved_at);
    return trace;
}

} // namespace kiosk
