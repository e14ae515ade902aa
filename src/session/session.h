// Why: one visit, as a pure function: update(session, event, now) -> {session, effects}.
// Left to others: words (present), pixels (view), doing the effects (kiosk).
//
// A visit begins at Attract and ends there. Erasing it is `session = fresh(house)`: nothing of it
// lives anywhere else.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "catalog/search.h"
#include "registration/draft.h"

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
    int letters_kept_months = 6;                       // by employers, as the notice says
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
    bool whole_text = false;
    bool from_selection = false; // where "back" leads and whose neighbours are turned to
    bool operator==(const Detail&) const = default;
};

struct Selection {
    bool operator==(const Selection&) const = default;
};

enum class Step { name, contact, review };
struct Register {
    std::vector<catalog::OfferId> offers;
    Step step = Step::name;
    registration::Draft draft;
    std::optional<registration::FieldProblem> problem; // of the field in hand, after "Continuer"
    std::vector<registration::FormField> revealed;     // shown in clear by "Montrer"
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
    bool asking = false;                // "Continuer" was pressed, the answer is awaited
    std::optional<LetterStatus> answer; // of the last code looked up
    bool operator==(const CodeEntry&) const = default;
};

// Guessing codes is slow. This belongs to the kiosk: no wipe and no new visit resets it.
struct CodeLock {
    static constexpr int most_refused = 5;
    static constexpr base::Duration lasts = std::chrono::minutes{15};
    int refused = 0;              // codes nobody knows, in a row
    base::Instant locked_until{}; // after five of them
    bool operator==(const CodeLock&) const = default;
};

// What the staff must know of this machine.
struct Health {
    int unsent = 0;
    int total = 0;
    std::optional<base::ErrorCode> disk; // why registrations are closed, if they are
    std::string disk_detail;
    std::uint64_t free_bytes = 0;
    base::Instant clock{};
    bool clock_verified = true;
    std::vector<std::string> notices; // "outbox.db was damaged; 12 of 12 letters were salvaged"
    bool operator==(const Health&) const = default;
};
struct Staff {
    std::optional<Health> health; // none while it is read
    bool operator==(const Staff&) const = default;
};

using Screen =
    std::variant<Attract, Browse, Detail, Selection, Register, Receipt, CodeEntry, Staff>;

struct Session {
    static constexpr std::size_t most_kept = 30;
    static constexpr std::size_t longest_query_bytes = 200;
    Preferences preferences;
    Screen screen;
    catalog::Query query;
    catalog::Hits hits;
    int first_row = 0; // of hits, the first one on the page
    std::vector<catalog::OfferId> kept;
    Keyboard keyboard;
    base::Instant last_event{}; // when anything came last: a clock that jumps shows against it
    base::Instant last_touch{};
    std::optional<base::Instant> asked_at; // "Vous êtes toujours là ?" stands over the screen
    bool registration_closed = false;      // the outbox takes no letters; said before anybody types
    CodeLock code_lock;
    std::shared_ptr<const catalog::Shelf> shelf;
    bool operator==(const Session&) const = default;
};

// Whether interest in it may be registered: it is in the catalog, and current at `now`.
bool can_register(const Session& session, const catalog::OfferId& id, base::TrustedTime now);

// A visit that has not begun.
Session fresh(const House& house, std::shared_ptr<const catalog::Shelf> shelf, base::Instant now);

// ---- Events ----

// From a finger.
struct Touched { bool operator==(const Touched&) const = default; }; // anywhere, even on nothing
struct Wake { bool operator==(const Wake&) const = default; };
struct PauseAttract { bool operator==(const PauseAttract&) const = default; };
struct ShowOffers { bool operator==(const ShowOffers&) const = default; };
struct OpenOffer { catalog::OfferId id; bool operator==(const OpenOffer&) const = default; };
struct TurnOffer { int by = 1; bool operator==(const TurnOffer&) const = default; };
struct TurnPage { int by = 1; bool operator==(const TurnPage&) const = default; }; // of the list
struct GoBack { bool operator==(const GoBack&) const = default; };
struct ToggleKept { catalog::OfferId id; bool operator==(const ToggleKept&) const = default; };
struct ShowSelection { bool operator==(const ShowSelection&) const = default; };
struct EmptySelection { bool operator==(const EmptySelection&) const = default; };
struct OpenProof { catalog::Field field{}; bool operator==(const OpenProof&) const = default; };
struct CloseProof { bool operator==(const CloseProof&) const = default; };
struct ReadWhole { bool open = true; bool operator==(const ReadWhole&) const = default; };
struct FocusSearch { bool typing = true; bool operator==(const FocusSearch&) const = default; };
struct Choose { catalog::FacetChoice choice; bool operator==(const Choose&) const = default; };
struct ClearQuery { bool text = true; bool choices = true; bool operator==(const ClearQuery&) const = default; };
struct ShowFilters { bool open = true; bool operator==(const ShowFilters&) const = default; };
struct SortBy { catalog::Order order{}; bool operator==(const SortBy&) const = default; };
struct Type { std::string text; bool operator==(const Type&) const = default; }; // one key
struct Erase { bool operator==(const Erase&) const = default; };     // last grapheme
struct ClearField { bool operator==(const ClearField&) const = default; };
struct ToggleShift { bool operator==(const ToggleShift&) const = default; };
struct ToggleSymbols { bool operator==(const ToggleSymbols&) const = default; };
struct Continue { bool operator==(const Continue&) const = default; }; // Enter, "Continuer"
struct Interested { std::vector<catalog::OfferId> offers; bool operator==(const Interested&) const = default; };
struct EditStep { Step step{}; bool operator==(const EditStep&) const = default; };
struct UseContact { registration::ContactWay way{}; bool operator==(const UseContact&) const = default; };
struct UseDomain { std::string domain; bool operator==(const UseDomain&) const = default; };
struct Reveal { registration::FormField field{}; bool operator==(const Reveal&) const = default; };
struct ToggleConsent { bool operator==(const ToggleConsent&) const = default; };
struct Send { bool operator==(const Send&) const = default; };
struct Finish { bool operator==(const Finish&) const = default; }; // erase and quit, from anywhere
struct StillHere { bool operator==(const StillHere&) const = default; };
struct MoreTime { bool operator==(const MoreTime&) const = default; }; // on the receipt
struct EnterCode { bool operator==(const EnterCode&) const = default; }; // "J’ai déjà un code"
struct NextLanguage { bool operator==(const NextLanguage&) const = default; };
struct ToggleLargeText { bool operator==(const ToggleLargeText&) const = default; };
struct NextTheme { bool operator==(const NextTheme&) const = default; };
struct ToggleLowPosition { bool operator==(const ToggleLowPosition&) const = default; };

// From the world.
struct Tick { bool operator==(const Tick&) const = default; };
struct Searched { catalog::Hits hits; bool operator==(const Searched&) const = default; };
struct OfferRead { std::shared_ptr<const catalog::Offer> offer; bool operator==(const OfferRead&) const = default; };
struct LettersSaved { Receipt receipt; bool operator==(const LettersSaved&) const = default; }; // after COMMIT
struct SavingFailed { base::ErrorCode code{}; bool operator==(const SavingFailed&) const = default; };
struct CodeLookedUp { LetterStatus status{}; bool operator==(const CodeLookedUp&) const = default; };
struct HealthRead { Health health; bool operator==(const HealthRead&) const = default; };
struct CatalogChanged { std::shared_ptr<const catalog::Shelf> shelf; bool operator==(const CatalogChanged&) const = default; };
struct RegistrationClosed { bool closed = true; bool operator==(const RegistrationClosed&) const = default; };

using Event = std::variant<
    Touched, Wake, PauseAttract, ShowOffers, OpenOffer, TurnOffer, TurnPage, GoBack, ToggleKept,
    ShowSelection, EmptySelection, OpenProof, CloseProof, ReadWhole, FocusSearch, Choose,
    ClearQuery, ShowFilters, SortBy, Type, Erase, ClearField, ToggleShift, ToggleSymbols, Continue,
    Interested, EditStep, UseContact, UseDomain, Reveal, ToggleConsent, Send, Finish, StillHere,
    MoreTime, EnterCode, NextLanguage, ToggleLargeText, NextTheme, ToggleLowPosition, Tick, Searched,
    OfferRead, LettersSaved, SavingFailed, CodeLookedUp, HealthRead, CatalogChanged,
    RegistrationClosed>;

// ---- Effects ----

struct Search { catalog::Query query; bool operator==(const Search&) const = default; };
struct ReadOffer { catalog::OfferId id; bool operator==(const ReadOffer&) const = default; };
struct SaveLetters { // seal one letter for each employer concerned and commit them together
    registration::Draft draft;
    std::vector<catalog::OfferId> offers;
    std::string language;
    bool operator==(const SaveLetters&) const = default;
};
struct LookUpCode { std::string code; bool operator==(const LookUpCode&) const = default; };
struct ReadHealth { bool operator==(const ReadHealth&) const = default; };
struct WipeVisit { bool operator==(const WipeVisit&) const = default; }; // forget what was drawn

using Effect = std::variant<Search, ReadOffer, SaveLetters, LookUpCode, ReadHealth, WipeVisit>;

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

// When something next changes by itself (idle question, each second of a countdown, attract turn,
// midnight in Paris, the data growing stale); none: never.
std::optional<base::Instant> next_tick(const Session& session, const House& house);

} // namespace session
