// Why: what a QR carries away: a mail ready to send, a portal's address with what to quote there, a
// calendar entry, or what the offer says where it names no way to apply.
// Left to others: drawing it (view), the screen around it (take_away.cpp).
//
// It holds what the document states and nothing else: no tracker, no address of ours, no network.
#pragma once

#include "present/scene.h"

#include <memory>
#include <string>
#include <vector>

namespace present {

// For mail a "mailto:" (RFC 6068) with the mandatory reference first in the subject, or the offer's
// own, and the documents asked for in the body. Else text, the address on a line of its own.
std::string application_kit(const Words& words, const catalog::Offer& offer);

// An event of one day (RFC 5545) as telephones read it from a QR; empty without a stated deadline.
std::string reminder_kit(const Words& words, const catalog::Offer& offer);

// Several offers as text. Empty where it is longer than a telephone reads from this screen.
std::string list_kit(const Words& words,
                     const std::vector<std::shared_ptr<const catalog::Offer>>& offers);

} // namespace present
