// Why: what each screen says, as values: every word is chosen and set here, in one language.
// Left to others: where it stands and what it looks like (view).
//
// Secret text (what a visitor typed and sees in the field in hand) is a view into locked memory and
// is never copied into a page.
#pragma once

#include "catalog/search.h"
#include "present/follow_page.h"
#include "present/parts.h"
#include "session/session.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace present {

struct AttractPage {
    std::string code_label;
    Tap code; // attract.code, "J’ai déjà un code"
    Disc disc;
    std::string place; // "Métropole du Grand Paris · Paris"
    Title title;
    std::string numeral;      // days left; empty where no deadline is stated
    std::string numeral_unit; // "jours pour candidater"
    std::string numeral_date; // "jusqu’au jeudi 13 novembre"
    Route route;
    Tap wake;          // attract.wake, the whole screen: "Touchez l’écran"
    std::string count; // "38 offres d’emploi public, sans compte ni CV"
    std::vector<Disc> turns;
    std::size_t turn = 0;
    std::optional<Tap> pause; // attract.pause; none with one offer or fewer
    bool empty = false;       // no current offer: title and count say so
};

struct SlotText {
    std::string label; // "Catégorie", "Cat. déduite"
    std::string value; // "A", "non indiqué"
    bool stated = true;
    std::string spoken{}; // the label where it is shortened
};
struct DueDate {
    std::string day;     // "13"; empty where none is stated
    std::string month;   // "nov."
    std::string year;    // "2026", where it is another than today's
    std::string left;    // "23 jours", "ce soir", "date non indiquée"
    bool urgent = false; // 7 days or fewer
    bool last_day = false;
};
struct OfferRow {
    Tap open; // browse.offer.<id>
    DueDate due;
    Disc disc;
    Title title;
    std::string employer;
    std::string start; // "prise de poste 16 janv. 2026"; empty where none is stated
    std::string teaser;
    std::vector<SlotText> slots; // always four, in the same places
};

struct Chip {
    Tap tap;           // browse.facet.<facet>.<value>
    std::string count; // "3"
    Disc disc;         // of a family; family 0 with empty initial: no disc
    bool zero = false;
};
struct FacetGroup {
    std::string heading; // "Contrat"
    std::vector<Chip> chips;
    std::string more{}; // of very many values: how many are not among the chips
};

struct BrowsePage {
    Tap selection;            // browse.selection, "Ma sélection"
    std::string kept;         // "2"
    Tap search;               // browse.search
    std::string search_short; // its words where there is little room
    std::string typed;        // the query's text (no personal data)
    Tap clear_text;           // browse.search.clear; disabled when empty
    std::vector<Chip> families;
    Tap all_filters;         // browse.filters
    std::string count;       // "9 offres"
    std::string total;       // "sur 38"; empty when nothing is filtered
    std::vector<Tap> chosen; // one tap undoes each
    Tap sort;                // browse.sort
    std::vector<OfferRow> rows;
    std::string page;   // "Page 1 sur 3"
    Tap previous, next; // browse.page.previous, browse.page.next
    std::optional<KeyboardPage> keyboard;
    std::vector<FacetGroup> filters; // filled while the sheet is open
    Tap close_filters;
    // No result: what would help.
    std::string nothing_light, nothing_bold,
        nothing_with; // "Aucune offre pour" « soudeur » "en catégorie A"
    struct Way {
        Tap tap;
        std::string note;
        std::string count;
    };
    std::string meant_heading;            // "Vouliez-vous dire"
    std::optional<Way> meant;             // browse.meant: the corrected word, in one touch
    std::optional<Tap> correct, drop_all; // browse.correct, browse.drop
    std::string ways_heading;
    std::vector<Way> ways;
    std::string forgiveness;
    Tap show_all; // browse.all
};

struct FactRow {
    Tap tap; // offer.fact.<field>; disabled where nothing is stated
    std::string label;
    std::string value;
    bool stated = true;
    std::string tag;    // "déduite" where inferred
    std::string action; // "la phrase", "ci-dessous"
    bool open = false;
};
struct ProofLine {
    int number = 0;
    std::string text;
    bool proved = false;
};
struct ProofSheet {
    std::string title; // "Contractuels : acceptés"
    std::string place; // "Lignes 33 et 34 de l’annonce, mot pour mot"
    std::vector<ProofLine> lines;
    Tap previous, next, whole, close; // proof.previous …
};
struct TextBlock {
    catalog::BlockKind kind{};
    int level = 0;
    std::string text;
};
struct TextSection {
    std::string heading;
    std::vector<TextBlock> blocks;
    std::string id; // text.<n>
};
struct DetailPage {
    Tap back;           // offer.back, "Les 9 offres"
    Tap previous, next; // offer.previous, offer.next
    Disc disc;
    std::string employer_line; // "Métropole du Grand Paris · offre O075251013000634"
    Title title;
    std::string title_tag;                          // "titre déduit du texte"
    std::string lead_before, lead_bold, lead_after; // "Encore" "23 jours" "pour candidater, …"
    Route route;
    std::string facts_heading, facts_hint;
    std::vector<FactRow> facts;
    std::string silent_heading; // "Ce qu’elle ne dit pas"
    std::vector<std::string> silent;
    std::optional<Banner> banner;      // expired, ended, withdrawn, or no way to apply
    Tap keep, take, whole, interested; // offer.keep, offer.take, offer.whole, offer.interested
    bool interested_possible = true;
    std::string interested_why_not;
    std::optional<ProofSheet> proof;
    std::vector<TextSection> text; // filled while the whole text is open
    Tap close_text;                // text.close
    std::string text_source;       // where the text comes from: file and state
    bool reading = false;          // the offer is still being read
};

struct SelectionRow {
    OfferRow row;
    Tap open, take, remove;  // selection.open.<id>, selection.take.<id>, selection.remove.<id>
    std::optional<Tap> pick; // selection.pick.<id>: alone while two are picked to compare
};
struct SelectionPage {
    Tap back;
    std::string heading, summary;
    std::vector<SelectionRow> rows;
    Tap add, empty, interested; // selection.add, selection.empty, selection.interested
    std::optional<Tap> compare; // selection.compare; with two or more
    std::optional<Tap> stop;    // selection.stop, in place of all others while two are picked
    std::string qr;             // all of them in one; empty where they are too many for one
    std::string qr_heading, qr_text;
    Tap take_all; // selection.take
    bool interested_possible = true;
    std::string interested_why_not;
    std::string nothing; // words for an empty selection
};

// Two offers side by side.
struct ComparePage {
    Tap back; // compare.back
    std::string heading;
    struct Side {
        Disc disc;
        Title title;
        std::string employer;
        Tap interested; // compare.interested.0, compare.interested.1
        std::string why_not;
    };
    std::array<Side, 2> sides;
    struct Value {
        std::string text;
        bool stated = true;
        std::string tag{}; // "déduite"
    };
    enum class Mark { same, different, unknown }; // unknown: one of the two does not say it
    struct Row {
        std::string id; // compare.<field>
        std::string label;
        std::array<Value, 2> values;
        Mark mark = Mark::same;
        std::string spoken; // "différent", "identique", "on ne peut pas comparer"
    };
    std::vector<Row> rows;
    std::string count_bold, count_rest; // "5 différences" ", 1 inconnue"
    std::optional<Tap> only;            // compare.only; none without a difference to show alone
};

// "Emporter": a QR and, word for word, what it holds.
struct TakeAwayPage {
    Tap back; // take.back
    std::string heading;
    Disc disc;
    Title title;
    std::string employer_line;
    std::vector<Tap> kits; // take.kit.application, take.kit.reminder; none where there is one alone
    std::string qr;        // its content, drawn as modules of at least 1 mm
    std::string why_no_qr; // where they are too many for one
    Tap enlarge;           // take.qr
    bool enlarged = false;
    Tap shrink; // take.shrink
    std::string phone_heading, phone_text, phone_hint;
    std::string honest; // where the offer names no way to apply
    std::string facts_heading;
    std::vector<FactRow> facts; // take.fact.<field>
    struct Taken {
        Disc disc;
        Title title;
        std::string what;
    };
    std::vector<Taken> offers;    // where it holds several
    std::optional<Tap> keep, see; // take.keep, take.see
    Tap done;                     // take.done
};

struct StepMark {
    std::string label;
    enum class Kind { done, here, ahead } kind = Kind::ahead;
    int number = 0;
};
struct FieldView {
    std::string id; // form.name, form.mail, form.phone
    std::string label;
    std::string_view secret; // what was typed: drawn, never copied; empty when masked
    std::string masked;
    std::string error;
    std::string placeholder;
    std::optional<Tap> clear; // form.clear
};
struct ReviewRow {
    std::string label;
    std::string value;                  // masked, or an offer's title
    std::string_view secret;            // set instead of value while revealed
    std::optional<Tap> reveal, correct; // review.name.reveal, review.name.correct
};
struct NoticePart {
    std::string heading, text;
};
struct RegisterPage {
    Tap back; // form.back
    Disc disc;
    std::string about; // "Centres‑villes vivants", "3 offres"
    std::vector<StepMark> steps;
    std::string heading, lead;
    std::vector<Tap> ways; // form.way.mail, form.way.phone, one chosen
    std::optional<FieldView> field;
    std::vector<Tap> chips;        // form.domain.<n>
    std::optional<Tap> suggestion; // form.suggestion: "Vouliez-vous dire @gmail.com ?"
    std::vector<ReviewRow> review; // what was given so far, masked
    std::vector<NoticePart> notice;
    std::optional<Tap> read_notice;       // form.notice, "Lire la notice entière"
    std::vector<NoticePart> whole_notice; // filled while it is read, over everything but the bar
    std::optional<Tap> close_notice;      // notice.close
    std::optional<Tap> consent;           // form.consent, a checkbox
    std::string sealed;                   // "Scellé sur cette borne avant tout envoi"
    std::optional<Tap> send, abandon;     // form.send, form.abandon
    bool saving = false;
    std::optional<Banner> banner; // saving failed: why, and that nothing typed is lost
    std::optional<KeyboardPage> keyboard;
};

struct ReceiptPage {
    std::string heading_first, heading_second; // "C’est enregistré" "sur cette borne"
    std::string lead;
    std::string code_label, when;
    std::string code; // in groups
    std::string code_note;
    std::string qr; // its content, drawn as modules of at least 1 mm
    std::string phone_heading, phone_text, kiosk_heading, kiosk_text;
    struct Sent {
        Disc disc;
        Title title;
        std::string what;
        std::string reference;
    };
    std::vector<Sent> sent;
    Tap more, finish, more_time; // receipt.more, receipt.finish, receipt.time
    std::string seconds;         // "42"
    std::string seconds_text;
    float time_left = 1; // 1 … 0
};

struct QuestionPage {
    std::string light, bold; // "Vous êtes" "toujours là ?"
    std::string seconds;
    std::string text;
    float time_left = 1;
    Tap stay, leave; // question.stay, question.leave
};

struct CodePage {
    Tap back;
    std::string heading, lead;
    std::string label, typed, placeholder;
    std::string answer; // in words, after "Continuer"
    std::optional<KeyboardPage> keyboard;
};

struct StaffRow {
    enum class Kind { queue, sync, clock, disk, glass, offers } kind = Kind::queue;
    std::string label, value, note;
    bool alarm = false;
    std::optional<Tap> action; // staff.sync, staff.test
};
// Every part of the glass, to be touched once.
struct GlassTestPage {
    std::string heading, hint;
    Tap stop;                // staff.test.stop
    std::vector<Tap> fields; // staff.field.<n>; chosen: it has answered
};
struct StaffPage {
    Tap close, finish; // staff.close, staff.finish
    std::string who;
    std::string sentence, lead; // "Tout est arrivé"
    bool all_well = true;
    Route route; // switched on, the last letter that arrived, now
    std::vector<StaffRow> rows;
    struct Interest {
        Disc disc;
        Title title;
        std::string opened, registered;
        float opened_share = 0, registered_share = 0; // of the most there is
    };
    std::string interest_heading, interest_unit, interest_none;
    std::vector<Interest> interest;
    std::optional<Tap> hand_over; // staff.hand_over; only while letters wait
    std::optional<Banner> handed_over;
    std::string notices_heading;
    std::vector<std::string> notices;
    std::optional<GlassTestPage> test;
};

using Screen =
    std::variant<AttractPage, BrowsePage, DetailPage, SelectionPage, ComparePage, TakeAwayPage,
                 RegisterPage, ReceiptPage, CodePage, FollowPage, StaffPage>;

struct Page {
    std::string id;       // "attract", "browse", "offer", "selection", "register", "receipt" …
    std::string language; // BCP 47
    session::Theme theme{};
    bool large_text = false;
    bool low_position = false;
    Screen screen;
    std::optional<QuestionPage> question; // stands over everything but the bar's settings
    std::optional<Banner> banner;         // stale data, clock, registration closed
    Bar bar;
    std::string scroll_up, scroll_down; // of the two buttons beside what is taller than its place
    std::string low_hint;               // "Position basse : tout se touche sous le trait jaune"
};

class Languages; // present/words.h: the catalogs of translations, read once

// The whole screen in words, in the session's language where `languages` has it. `secret` views in
// the page live as long as `session` is unchanged.
Page present(const session::Session& session, base::TrustedTime now, const session::House& house,
             const Languages& languages);

} // namespace present
