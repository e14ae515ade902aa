// Why: deliberate faults of the protocol, in the real code, so that it is known whether the
// simulation would find them. Left to others: where they are (mutants.cmake), finding them (fleet).
#pragma once

namespace fleet {

enum class Mutant {
    none,
    answers_before_commit, // hub/receiver: "received" is said, then the store is asked
    answers_anew,          // hub/letters: a replay is told another time of arrival
    forgets_wishes,        // hub/letters: an erasure is of what is here, not of what comes
    gives_up,              // outbox: five failures, and the letter is let go
    forgets_at_once,       // outbox: an acknowledged letter is erased with the next heartbeat
    waits_for_its_clock,   // outbox: a wait does not end when the clock goes back
    believes_any_200,      // kiosk/courier: nobody looks at the acknowledgement
    starts_with_unsent,    // kiosk/courier: what was sent once is not sent after a restart
    stays_restored,        // kiosk/courier: a hub that lost letters asks in vain
    confirms_failure,      // store/outbox_store: a COMMIT that failed counts as one
    takes_older,           // release/admission: an older release is admitted
};
inline constexpr int mutants = 11;

// The one that lives; set by a test, none otherwise.
inline Mutant living = Mutant::none;

} // namespace fleet
