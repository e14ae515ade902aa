// Why: one visit, as a pure function: update(session, event, now) -> {session, effects}.
// Left to others: words (present), pixels (view), doing the effects (kiosk).
#pragma once

#include "session/event.h"
#include "session/state.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace session {

// Whether interest in it may be registered: it is in the catalog, current at `now`, and its
// employer can read letters.
bool can_register(const Session& session, const catalog::OfferId& id, base::TrustedTime now,
                  const House& house);

// Whether letters can be sealed for that employer.
bool has_key(const House& house, std::string_view employer);

// The notice a visitor sees in that language, or the first there is; nullptr where there is none.
// The letter is bound to this one.
const registration::Notice* notice_in(const House& house, std::string_view language);

// Which of the hits the offer is, or one more than there are.
std::ptrdiff_t place_in_hits(const Session& session, const catalog::OfferId& id);

// Why no form can be opened at all: the outbox is closed, or no notice could be shown.
bool takes_no_letters(const Session& session, const House& house);

// A visit that has not begun.
Session fresh(const House& house, std::shared_ptr<const catalog::Shelf> shelf, base::Instant now);

struct Updated {
    Session session;
    std::vector<Effect> effects;
    bool operator==(const Updated&) const = default;
};

// Pure. A wake-up touch presses nothing: on Attract every touch is Wake, but for what stands there
// to be pressed (PauseAttract, EnterCode, the bar's settings) and for Touched, which precedes them.
// Settings chosen on Attract are kept for the visit that begins, and forgotten after idle_after.
// While the question stands only StillHere, Finish and the settings do anything.
//
// Time: a clock that goes back, or that leaps more than an hour past the Tick that was asked for,
// is taken for a clock that was set: the visit's own instants move with it, so that nobody is wiped
// early and nothing waits for ever.
Updated update(Session session, const Event& event, base::TrustedTime now, const House& house);

// How long "Vous êtes toujours là ?" stands: the house's wish, 20 s at least.
base::Duration question_lasts(const House& house);

// When something next changes by itself (idle question, each second of a countdown, attract turn,
// midnight in Paris, the data growing stale); none: never.
std::optional<base::Instant> next_tick(const Session& session, const House& house);

} // namespace session
