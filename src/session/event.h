// Why: what happens to a visit (from a finger, from the world) and what it asks of the world.
// Left to others: what an event changes (session/session.h), doing the effects (kiosk).
#pragma once

#include "session/state.h"

#include <array>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace session {

// ---- Events ----

// From a finger.
struct Touched {
    bool operator==(const Touched&) const = default;
}; // anywhere, even on nothing
struct Wake {
    bool operator==(const Wake&) const = default;
};
struct PauseAttract {
    bool operator==(const PauseAttract&) const = default;
};
struct ShowOffers {
    bool operator==(const ShowOffers&) const = default;
};
struct OpenOffer {
    catalog::OfferId id;
    bool operator==(const OpenOffer&) const = default;
};
struct TurnOffer {
    int by = 1;
    bool operator==(const TurnOffer&) const = default;
};
struct TurnPage {
    int by = 1;
    bool operator==(const TurnPage&) const = default;
}; // of the list
struct GoBack {
    bool operator==(const GoBack&) const = default;
};
struct ToggleKept {
    catalog::OfferId id;
    bool operator==(const ToggleKept&) const = default;
};
struct ShowSelection {
    bool operator==(const ShowSelection&) const = default;
};
struct EmptySelection {
    bool operator==(const EmptySelection&) const = default;
};
struct PickToCompare {
    bool picking = true;
    bool operator==(const PickToCompare&) const = default;
};
struct PickOffer {
    catalog::OfferId id;
    bool operator==(const PickOffer&) const = default;
}; // the first or the second to compare
struct CompareOffers {
    std::array<catalog::OfferId, 2> ids;
    bool operator==(const CompareOffers&) const = default;
};
struct ToggleDifferences {
    bool operator==(const ToggleDifferences&) const = default;
};
struct TakeOffers {
    std::vector<catalog::OfferId> ids;
    bool operator==(const TakeOffers&) const = default;
};
struct ShowKit {
    Kit kit{};
    bool operator==(const ShowKit&) const = default;
};
struct EnlargeCode {
    bool large = true;
    bool operator==(const EnlargeCode&) const = default;
};
struct OpenProof {
    catalog::Field field{};
    bool operator==(const OpenProof&) const = default;
};
struct OpenPassage {
    std::size_t section = 0; // of catalog::Offer::sections
    bool operator==(const OpenPassage&) const = default;
};
struct CloseProof {
    bool operator==(const CloseProof&) const = default;
};
struct ReadWhole {
    bool open = true;
    bool operator==(const ReadWhole&) const = default;
};
struct FocusSearch {
    bool typing = true;
    bool operator==(const FocusSearch&) const = default;
};
struct Choose {
    catalog::FacetChoice choice;
    bool operator==(const Choose&) const = default;
};
struct ClearQuery {
    bool text = true;
    bool choices = true;
    bool operator==(const ClearQuery&) const = default;
};
struct UseCorrection {
    bool operator==(const UseCorrection&) const = default;
};
struct ShowFilters {
    bool open = true;
    bool operator==(const ShowFilters&) const = default;
};
struct SortBy {
    catalog::Order order{};
    bool operator==(const SortBy&) const = default;
};
struct Type {
    std::string text;
    bool operator==(const Type&) const = default;
}; // one key
struct Erase {
    bool operator==(const Erase&) const = default;
}; // last grapheme
struct ClearField {
    bool operator==(const ClearField&) const = default;
};
struct ToggleShift {
    bool operator==(const ToggleShift&) const = default;
};
struct ToggleSymbols {
    bool operator==(const ToggleSymbols&) const = default;
};
struct Continue {
    bool operator==(const Continue&) const = default;
}; // Enter, "Continuer"
struct Interested {
    std::vector<catalog::OfferId> offers;
    bool operator==(const Interested&) const = default;
};
struct EditStep {
    Step step{};
    bool operator==(const EditStep&) const = default;
};
struct UseContact {
    registration::ContactWay way{};
    bool operator==(const UseContact&) const = default;
};
struct UseDomain {
    std::string domain;
    bool operator==(const UseDomain&) const = default;
};
struct Reveal {
    registration::FormField field{};
    bool operator==(const Reveal&) const = default;
};
struct ReadNotice {
    bool open = true;
    bool operator==(const ReadNotice&) const = default;
}; // the whole of it
struct ToggleConsent {
    bool operator==(const ToggleConsent&) const = default;
};
struct Send {
    bool operator==(const Send&) const = default;
};
struct Finish {
    bool operator==(const Finish&) const = default;
}; // erase and quit, from anywhere
struct StillHere {
    bool operator==(const StillHere&) const = default;
};
struct MoreTime {
    bool operator==(const MoreTime&) const = default;
}; // on the receipt
struct EnterCode {
    bool operator==(const EnterCode&) const = default;
}; // "J’ai déjà un code"
struct AskToErase {
    bool asking = true; // false: "Non, garder"
    bool operator==(const AskToErase&) const = default;
}; // what the code leads to
struct EraseForGood {
    bool operator==(const EraseForGood&) const = default;
}; // the confirmation
struct NextLanguage {
    bool operator==(const NextLanguage&) const = default;
};
struct ToggleLargeText {
    bool operator==(const ToggleLargeText&) const = default;
};
struct NextTheme {
    bool operator==(const NextTheme&) const = default;
};
struct ToggleLowPosition {
    bool operator==(const ToggleLowPosition&) const = default;
};
struct CallHub {
    bool operator==(const CallHub&) const = default;
}; // the staff's, like the next three
struct HandOver {
    bool operator==(const HandOver&) const = default;
};
struct TestGlass {
    bool open = true;
    bool operator==(const TestGlass&) const = default;
};
struct TouchField {
    std::size_t field = 0;
    bool operator==(const TouchField&) const = default;
};

// From the world.
struct Tick {
    bool operator==(const Tick&) const = default;
};
struct Searched {
    catalog::Hits hits;
    std::optional<catalog::Correction> correction = {}; // of the text, where there are none
    bool operator==(const Searched&) const = default;
};
struct OfferRead {
    std::shared_ptr<const catalog::Offer> offer;
    bool operator==(const OfferRead&) const = default;
};
struct LettersSaved {
    Receipt receipt;
    bool operator==(const LettersSaved&) const = default;
}; // after COMMIT
struct SavingFailed {
    base::ErrorCode code{};
    bool operator==(const SavingFailed&) const = default;
};
struct CodeLookedUp {
    Trace trace;
    bool operator==(const CodeLookedUp&) const = default;
};
struct ReceiptErased {
    Trace trace; // what is left to say
    bool operator==(const ReceiptErased&) const = default;
}; // after COMMIT
struct ErasingFailed {
    bool operator==(const ErasingFailed&) const = default;
};
struct ErasureTold {
    std::string code; // of the receipt whose erasure the hub knows of
    bool operator==(const ErasureTold&) const = default;
};
struct LettersReceived {
    std::string code; // of the receipt whose letters the hub has signed for, all of them
    bool operator==(const LettersReceived&) const = default;
};
struct HealthRead {
    Health health;
    bool operator==(const HealthRead&) const = default;
};
struct LettersCopied {
    HandedOver answer;
    bool operator==(const LettersCopied&) const = default;
};
struct CatalogChanged {
    std::shared_ptr<const catalog::Shelf> shelf;
    bool operator==(const CatalogChanged&) const = default;
};
struct RegistrationClosed {
    bool closed = true;
    bool operator==(const RegistrationClosed&) const = default;
};

using Event =
    std::variant<Touched, Wake, PauseAttract, ShowOffers, OpenOffer, TurnOffer, TurnPage, GoBack,
                 ToggleKept, ShowSelection, EmptySelection, PickToCompare, PickOffer, CompareOffers,
                 ToggleDifferences, TakeOffers, ShowKit, EnlargeCode, OpenProof, OpenPassage,
                 CloseProof, ReadWhole, FocusSearch, Choose, ClearQuery, UseCorrection, ShowFilters,
                 SortBy, Type, Erase, ClearField, ToggleShift, ToggleSymbols, Continue, Interested,
                 EditStep, UseContact, UseDomain, Reveal, ReadNotice, ToggleConsent, Send, Finish,
                 StillHere, MoreTime, EnterCode, AskToErase, EraseForGood, NextLanguage,
                 ToggleLargeText, NextTheme, ToggleLowPosition, CallHub, HandOver, TestGlass,
                 TouchField, Tick, Searched, OfferRead, LettersSaved, SavingFailed, CodeLookedUp,
                 ReceiptErased, ErasingFailed, ErasureTold, LettersReceived, HealthRead,
                 LettersCopied, CatalogChanged, RegistrationClosed>;

// ---- Effects ----

struct Search {
    catalog::Query query;
    bool operator==(const Search&) const = default;
};
struct ReadOffer {
    catalog::OfferId id;
    bool operator==(const ReadOffer&) const = default;
};
struct SaveLetters { // seal one letter for each employer concerned and commit them together
    registration::Draft draft;
    std::vector<catalog::OfferId> offers;
    std::string language;
    bool operator==(const SaveLetters&) const = default;
};
struct LookUpCode {
    std::string code;
    bool operator==(const LookUpCode&) const = default;
};
struct EraseReceipt {
    std::string code;
    bool operator==(const EraseReceipt&) const = default;
};
struct ReadHealth {
    bool operator==(const ReadHealth&) const = default;
};
struct Hurry { // go to the hub now
    bool operator==(const Hurry&) const = default;
};
struct CopyLetters { // those that wait, to a stick
    bool operator==(const CopyLetters&) const = default;
};
struct WipeVisit {
    bool operator==(const WipeVisit&) const = default;
}; // forget what was drawn

using Effect = std::variant<Search, ReadOffer, SaveLetters, LookUpCode, EraseReceipt, ReadHealth,
                            Hurry, CopyLetters, WipeVisit>;

} // namespace session
