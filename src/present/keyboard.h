// Why: the on-screen keyboards, AZERTY for French and QWERTY elsewhere, accents as keys.
// Left to others: where keys stand (view), what a key does (session).
//
// No prediction, no learning, no repeat. An id names the key, not the sign it gives: "key.é" stays
// "key.é" when "Maj" makes it give "É".
#pragma once

#include "present/scene.h"

namespace present {

KeyboardPage search_keyboard(const Scene& scene); // key.close in place of key.continue
KeyboardPage name_keyboard(const Scene& scene);
KeyboardPage mail_keyboard(const Scene& scene); // "@" and ".fr" as keys
KeyboardPage phone_keyboard(const Scene& scene);
KeyboardPage code_keyboard(const Scene& scene); // capitals and digits

} // namespace present
