#include "session/visit.h"

#include "base/text.h"

#include <algorithm>
#include <utility>

namespace session {
namespace {

int rows_a_page(const House& house) {
    return std::max(1, house.rows_a_page);
}

void turn_page(Visit& visit, int by) {
    int rows = rows_a_page(visit.house);
    int count = static_cast<int>(visit.session.hits.rows.size());
    int last_page = count > 0 ? (count - 1) / rows : 0;
    int page = std::clamp(visit.session.first_row / rows + by, 0, last_page);
    visit.session.first_row = page * rows;
}

void query_changed(Visit& visit) {
    visit.session.first_row = 0;
    search_again(visit);
}

void toggle_choice(Visit& visit, const catalog::FacetChoice& choice) {
    auto& choices = visit.session.query.choices;
    if (std::erase(choices, choice) == 0)
        choices.push_back(choice);
    query_changed(visit);
}

void type_query(Visit& visit, const std::string& text) {
    std::string& query = visit.session.query.text;
    visit.session.keyboard.shift = false;
    if (query.size() + text.size() > Session::longest_query_bytes)
        return;
    query += text;
    query_changed(visit);
}

void turn_offer(Visit& visit, int by) {
    const Session& session = visit.session;
    const auto* detail = visit.on<Detail>();
    bool from_selection = detail->from_selection;
    const auto& kept = session.kept;
    const auto& hits = session.hits.rows;
    auto count = from_selection ? std::ssize(kept) : std::ssize(hits);
    auto here = from_selection ? std::find(kept.begin(), kept.end(), detail->id) - kept.begin()
                               : place_in_hits(session, detail->id);
    auto there = here + by;
    if (here == count || there < 0 || there >= count)
        return;
    auto place = static_cast<std::size_t>(there);
    if (from_selection)
        return open_offer(visit, catalog::OfferId{kept[place]}, true);
    int rows = rows_a_page(visit.house); // "back" leads to the page on which the offer stands
    visit.session.first_row = static_cast<int>(there) / rows * rows;
    open_offer(visit, {std::string{session.shelf->id(hits[place])}}, false);
}

} // namespace

std::ptrdiff_t place_in_hits(const Session& session, const catalog::OfferId& id) {
    const auto& rows = session.hits.rows;
    auto row = session.shelf ? session.shelf->row_of(id) : std::nullopt;
    if (!row)
        return std::ssize(rows);
    // An offer is opened from the page in view, so that it is found at once.
    const auto page =
        rows.begin() + std::clamp<std::ptrdiff_t>(session.first_row, 0, std::ssize(rows));
    if (const auto here = std::find(page, rows.end(), *row); here != rows.end())
        return here - rows.begin();
    const auto before = std::find(rows.begin(), page, *row);
    return before == page ? std::ssize(rows) : before - rows.begin();
}

void search_again(Visit& visit) {
    visit.session.correction.reset(); // it was of the former text
    visit.effects.push_back(Search{visit.session.query});
}

void show_list(Visit& visit) {
    visit.session.screen = Browse{};
    visit.session.keyboard = {};
}

void open_offer(Visit& visit, const catalog::OfferId& id, bool from_selection) {
    visit.session.screen = Detail{.offer = nullptr,
                                  .id = id,
                                  .proof = std::nullopt,
                                  .passage = std::nullopt,
                                  .whole_text = false,
                                  .from_selection = from_selection};
    visit.session.keyboard = {};
    visit.effects.push_back(ReadOffer{id});
}

void open_proof(Visit& visit, catalog::Field field) {
    auto* detail = visit.on<Detail>();
    if (detail->offer && detail->offer->facts[field].is_stated()) {
        detail->proof = field;
        detail->passage.reset();
        detail->whole_text = false;
    }
}

void toggle_kept(Visit& visit, const catalog::OfferId& id) {
    auto& kept = visit.session.kept;
    if (std::erase(kept, id) == 0 && kept.size() < Session::most_kept)
        kept.push_back(id);
}

void change_keyboard(Visit& visit, const Event& event) {
    Keyboard& keyboard = visit.session.keyboard;
    if (std::holds_alternative<ToggleShift>(event))
        keyboard.shift = !keyboard.shift;
    else if (std::holds_alternative<ToggleSymbols>(event))
        keyboard = {.shift = false, .symbols = !keyboard.symbols};
}

void attract(Visit& visit, const Event& event) {
    auto* screen = visit.on<Attract>();
    std::visit(Overloaded{
                   [](const Touched&) {},
                   [&](const PauseAttract&) {
                       screen->paused = !screen->paused;
                       screen->turned_at = visit.now.now;
                   },
                   [&](const EnterCode&) { visit.session.screen = CodeEntry{}; },
                   [&](const auto&) { // whatever it was aimed at: the touch that wakes is eaten
                       show_list(visit);
                       search_again(visit);
                   },
               },
               event);
}

void browse(Visit& visit, const Event& event) {
    Session& session = visit.session;
    auto* screen = visit.on<Browse>();
    change_keyboard(visit, event);
    std::visit(
        Overloaded{
            [&](const OpenOffer& open) { open_offer(visit, open.id, false); },
            [&](const TurnPage& turn) { turn_page(visit, turn.by); },
            [&](const ToggleKept& keep) { toggle_kept(visit, keep.id); },
            [&](const ShowSelection&) { show_selection(visit); },
            [&](const ShowOffers&) { *screen = {}; },
            [&](const GoBack&) { *screen = {}; },
            [&](const Continue&) { screen->typing = false; },
            [&](const FocusSearch& focus) {
                *screen = {.typing = focus.typing, .filters = false};
                session.keyboard = {};
            },
            [&](const ShowFilters& show) { *screen = {.typing = false, .filters = show.open}; },
            [&](const Choose& choose) { toggle_choice(visit, choose.choice); },
            [&](const ClearQuery& clear) {
                if (clear.text)
                    session.query.text.clear();
                if (clear.choices)
                    session.query.choices.clear();
                query_changed(visit);
            },
            [&](const UseCorrection&) {
                if (!session.correction)
                    return;
                session.query.text = session.correction->text;
                query_changed(visit);
            },
            [&](const SortBy& sort) {
                session.query.order = sort.order;
                query_changed(visit);
            },
            [&](const Type& type) {
                if (screen->typing)
                    type_query(visit, type.text);
            },
            [&](const Erase&) {
                std::string& text = session.query.text;
                if (!screen->typing || text.empty())
                    return;
                text.resize(base::last_grapheme(text));
                query_changed(visit);
            },
            [&](const ClearField&) {
                session.query.text.clear();
                query_changed(visit);
            },
            [](const auto&) {},
        },
        event);
}

void read_offer(Visit& visit, const Event& event) {
    auto* screen = visit.on<Detail>();
    std::visit(Overloaded{
                   [&](const GoBack&) {
                       screen->from_selection ? show_selection(visit) : show_list(visit);
                   },
                   [&](const ShowOffers&) { show_list(visit); },
                   [&](const ShowSelection&) { show_selection(visit); },
                   [&](const TurnOffer& turn) { turn_offer(visit, turn.by); },
                   [&](const ToggleKept& keep) { toggle_kept(visit, keep.id); },
                   [&](const OpenProof& open) { open_proof(visit, open.field); },
                   [&](const OpenPassage& open) {
                       if (!screen->offer || open.section >= screen->offer->sections.size())
                           return;
                       screen->passage = open.section;
                       screen->proof.reset();
                       screen->whole_text = false;
                   },
                   [&](const CloseProof&) {
                       screen->proof.reset();
                       screen->passage.reset();
                   },
                   [&](const ReadWhole& read) {
                       screen->whole_text = read.open;
                       screen->proof.reset();
                       screen->passage.reset();
                   },
                   [&](const TakeOffers& take) { open_take_away(visit, take.ids); },
                   [&](const Interested& interest) { open_form(visit, interest.offers); },
                   [](const auto&) {},
               },
               event);
}

} // namespace session
