// Why: what a visit is at any moment: one screen, and what lies behind all of them.
// Left to others: what changes it (session/event.h), how (session/session.h).
//
// A visit begins at Attract and ends there. Erasing it is `session = fresh(house)`: nothing of it
// lives anywhere else.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "catalog/correction.h"
#include "catalog/search.h"
#include "registration/draft.h"
#include "registration/notice.h"

#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace session {

enum class Theme { light, dark, high_contrast };

// What a visitor may change for themselves; all back to the house's at the end of the visit.
struct Preferences {
    std::string language = "fr"; // BCP 47
    bool large_text = false;
    Theme theme = Theme::light;
    bool low_position = false;
    bool operator==(const Preferences&) const = default;
};

// Fixed for a kiosk: read once from its configuration.
struct House {
    Preferences preferences;
    std::vector<std::string> languages = {"fr", "en"}; // in the order of the language button
    std::string kiosk_name;                            // "Borne 12 · Forum de l’emploi public"
    std::string staff_code; // letters in either case; empty: the staff screen cannot be opened
    std::vector<registration::Notice> notices; // one a language; without any there is no form
    // Employers who have a key, sorted, as registration::Employers::folded() names them: others'
    // offers take no registration. None: nobody has said, and all are taken.
    std::optional<std::vector<std::string>> employers;
    base::Duration idle_after = std::chrono::seconds{60};
    base::Duration idle_after_on_forms = std::chrono::seconds{90};
    base::Duration question_lasts = std::chrono::seconds{20}; // EN 301 549, 11.2.2.1: at least 20 s
    base::Duration receipt_lasts = std::chrono::seconds{60};
    base::Duration attract_turns = std::chrono::seconds{8};
    int rows_a_page = 4; // set by the view for panel and text size
    bool operator==(const House&) const = default;
};

// ---- Screens. What exists only in one state lives only in that state's struct. ----

struct Attract {
    std::size_t turn = 0; // which of the listed offers is shown, modulo their number
    bool paused = false;
    base::Instant turned_at{};
    bool operator==(const Attract&) const = default;
};

// The query, its hits and the kept offers belong to the visit (below), so that "back" finds them.
struct Browse {
    bool typing = false;  // the keyboard is up
    bool filters = false; // the sheet with all facets is open
    bool operator==(const Browse&) const = default;
};

struct Detail {
    std::shared_ptr<const catalog::Offer> offer; // null while it is read
    catalog::OfferId id;
    std::optional<catalog::Field> proof; // the fact whose sentence is open
    std::optional<std::size_t> passage;  // or the section of the offer that is
    bool whole_text = false;
    bool from_selection = false; // where "back" leads and whose neighbours are turned to
    bool renewed = false;        // it has changed under the visitor's eyes
    bool operator==(const Detail&) const = default;
};

using ReadOffers = std::vector<std::shared_ptr<const catalog::Offer>>;

struct Selection {
    ReadOffers offers;                      // the kept ones, as they are read
    bool comparing = false;                 // two of them are being picked
    std::optional<catalog::OfferId> picked; // the first of the two
    bool operator==(const Selection&) const = default;
};

// Two kept offers side by side.
struct Compare {
    std::array<catalog::OfferId, 2> ids;
    ReadOffers offers; // as they are read
    bool differences_only = false;
    bool operator==(const Compare&) const = default;
};

// "Emporter": a QR that holds what is needed to apply, or the deadline as a calendar entry.
enum class Kit { application, reminder };
struct TakeAway {
    std::vector<catalog::OfferId> ids; // one, or all that are kept
    ReadOffers offers;                 // as they are read
    Kit kit = Kit::application;
    bool enlarged = false;
    std::optional<Detail> opened_from; // none: from the selection
    bool operator==(const TakeAway&) const = default;
};

// The message is one sentence, optional: asked for from the review alone.
enum class Step { name, contact, message, review };
struct Register {
    std::vector<catalog::OfferId> offers;
    Step step = Step::name;
    registration::Draft draft;
    std::optional<registration::FieldProblem> problem; // of the field in hand, after "Continuer"
    std::vector<registration::FormField> revealed;     // shown in clear by "Montrer"
    bool whole_notice = false;                         // read in full, over the review
    bool saving = false;                               // "Envoyer" was pressed, COMMIT is awaited
    std::optional<base::ErrorCode> saving_failed;      // the draft is kept; the screen says why
    std::optional<Detail> opened_from;                 // none: from the selection
    bool operator==(const Register&) const = default;
};

// Keys of the on-screen keyboard that change what the others give.
struct Keyboard {
    bool shift = false;
    bool symbols = false;
    bool operator==(const Keyboard&) const = default;
};

enum class LetterStatus { saved_here, received, erased, unknown };
struct Recipient {
    std::string employer;
    std::vector<catalog::OfferId> offers;
    bool operator==(const Recipient&) const = default;
};
struct Receipt {
    std::string code; // "K7QM 42NX …": short groups, no look-alike letters
    std::string link; // what the QR holds
    base::Instant saved_at{};
    base::Instant closes_at{};
    LetterStatus status = LetterStatus::saved_here;
    std::vector<Recipient> recipients;
    registration::ContactWay contact = registration::ContactWay::mail;
    bool operator==(const Receipt&) const = default;
};

// "J’ai déjà un code": a receipt's code, or the staff's.
struct CodeEntry {
    static constexpr std::size_t maximum_bytes = 40;
    std::string typed;
    bool asking = false;    // "Continuer" was pressed, the answer is awaited
    bool malformed = false; // what was typed cannot be a receipt's code
    bool operator==(const CodeEntry&) const = default;
};

// What a receipt's code leads to, as far as this kiosk and its hub know. An unknown code and one
// that was erased long ago are the same.
struct NamedOffer {
    catalog::OfferId id;
    std::string title;
    std::string reference; // empty where none is stated
    bool operator==(const NamedOffer&) const = default;
};
struct Addressee {
    std::string employer; // empty where this kiosk cannot tell
    std::vector<NamedOffer> offers;
    int more = 0; // offers that are not named
    bool received = false;
    bool operator==(const Addressee&) const = default;
};
struct Trace {
    std::string code; // as the receipt writes it; empty: what was typed is none
    LetterStatus status = LetterStatus::unknown;
    std::vector<Addressee> addressees;
    std::optional<base::Instant> saved_at;    // on this kiosk
    std::optional<base::Instant> received_at; // by the hub
    std::optional<base::Instant> erased_at;   // by the visitor
    std::optional<base::Instant> kept_until;  // erased at the latest
    bool hub_silent = false;                  // it was asked and has not answered
    bool hub_to_be_told = false;              // of the erasure
    bool operator==(const Trace&) const = default;
};

// The registration behind a code: where it is, and its erasure by one confirmation.
struct Followed {
    enum class Erasing { no, asking, under_way, failed };
    Trace trace;
    Erasing erasing = Erasing::no;
    bool operator==(const Followed&) const = default;
};

// Guessing codes is slow. This belongs to the kiosk: no wipe and no new visit resets it.
struct CodeLock {
    static constexpr int most_refused = 5;
    static constexpr base::Duration lasts = std::chrono::minutes{15};
    int refused = 0;              // codes nobody knows, in a row
    base::Instant locked_until{}; // after five of them
    bool operator==(const CodeLock&) const = default;
};

// How often an offer was opened, and how many registered for it, since the kiosk was switched on.
struct Interest {
    catalog::OfferId offer;
    int opened = 0;
    int registered = 0;
    bool operator==(const Interest&) const = default;
};

// What the staff must know of this machine.
struct Health {
    static constexpr base::Duration silence_is_long = std::chrono::hours{1};
    int unsent = 0;
    int received = 0; // by the employer
    int total = 0;
    base::Instant running_since{};
    std::optional<base::Instant> last_received; // the latest acknowledgement
    bool has_hub = false;
    std::optional<base::Instant> last_heard; // when the hub answered last, since then
    bool takes_stick = false;                // letters can be handed over to one
    std::vector<Interest> interest;          // the most opened first
    std::optional<base::ErrorCode> disk;     // why registrations are closed, if they are
    std::string disk_detail;
    std::uint64_t free_bytes = 0;
    base::Instant clock{};
    bool clock_verified = true;
    std::vector<std::string> notices; // "outbox.db was damaged; 12 of 12 letters were salvaged"
    bool operator==(const Health&) const = default;
};
// The glass in fields, each to be touched once: one that does not answer is deaf there, and plain
// colours show dead pixels.
struct GlassTest {
    static constexpr std::size_t fields = 24;
    std::bitset<fields> answered;
    bool operator==(const GlassTest&) const = default;
};
struct GlassTested {
    base::Instant at{};
    int silent = 0; // fields that were not touched, or did not answer
    bool operator==(const GlassTested&) const = default;
};

// What became of handing the waiting letters over to a stick; sealed, they also stay here.
struct HandedOver {
    std::optional<base::ErrorCode> failed; // not_found: there is no stick
    int letters = 0;
    bool operator==(const HandedOver&) const = default;
};

struct Staff {
    std::optional<Health> health; // none while it is read
    std::optional<GlassTest> test;
    std::optional<HandedOver> handed_over;
    bool operator==(const Staff&) const = default;
};

using Screen = std::variant<Attract, Browse, Detail, Selection, Compare, TakeAway, Register,
                            Receipt, CodeEntry, Followed, Staff>;

struct Session {
    static constexpr std::size_t most_kept = 30;
    static constexpr std::size_t longest_query_bytes = 200;
    Preferences preferences;
    Screen screen;
    catalog::Query query;
    catalog::Hits hits;
    std::optional<catalog::Correction> correction; // of the query's text where it finds nothing
    int first_row = 0;                             // of hits, the first one on the page
    std::vector<catalog::OfferId> kept;
    Keyboard keyboard;
    base::Instant last_event{}; // when anything came last: a clock that jumps shows against it
    base::Instant last_touch{};
    std::optional<base::Instant> asked_at; // "Vous êtes toujours là ?" stands over the screen
    bool registration_closed = false;      // the outbox takes no letters; said before anybody types
    CodeLock code_lock;
    std::optional<GlassTested> glass_tested; // the kiosk's, like the lock
    std::shared_ptr<const catalog::Shelf> shelf;
    bool operator==(const Session&) const = default;
};

} // namespace session
