// What is done with kept offers: the selection, comparing two of them, taking away.
#include "session/visit.h"

#include <algorithm>
#include <utility>

namespace session {
namespace {

void ask_for(Visit& visit, const auto& ids) {
    for (const catalog::OfferId& id : ids)
        visit.effects.push_back(ReadOffer{id});
}

// An offer that was read before is replaced: the catalog may have changed.
void take_in(ReadOffers& offers, const std::shared_ptr<const catalog::Offer>& offer) {
    std::erase_if(offers, [&](const auto& one) { return one->id == offer->id; });
    offers.push_back(offer);
}

bool holds(const auto& ids, const catalog::OfferId& id) {
    return std::ranges::find(ids, id) != ids.end();
}

void open_compare(Visit& visit, const std::array<catalog::OfferId, 2>& ids) {
    const auto& kept = visit.session.kept;
    if (ids[0] == ids[1] || !holds(kept, ids[0]) || !holds(kept, ids[1]))
        return;
    visit.session.screen = Compare{.ids = ids, .offers = {}, .differences_only = false};
    ask_for(visit, ids);
}

void pick(Visit& visit, const catalog::OfferId& id) {
    auto* screen = visit.on<Selection>();
    if (!screen->comparing)
        return;
    if (!screen->picked)
        screen->picked = id;
    else if (*screen->picked == id)
        screen->picked.reset();
    else
        open_compare(visit, {*screen->picked, id});
}

// The sentence stands on the offer's own page.
void prove(Visit& visit, catalog::Field field) {
    auto* screen = visit.on<TakeAway>();
    if (screen->ids.size() != 1 || screen->offers.empty())
        return;
    Detail offer{.offer = screen->offers.front(),
                 .id = screen->ids.front(),
                 .proof = std::nullopt,
                 .passage = std::nullopt,
                 .whole_text = false,
                 .from_selection = true};
    if (screen->opened_from)
        offer.from_selection = screen->opened_from->from_selection;
    visit.session.screen = std::move(offer);
    open_proof(visit, field);
}

void leave_take_away(Visit& visit) {
    auto* screen = visit.on<TakeAway>();
    if (screen->enlarged) {
        screen->enlarged = false;
    } else if (screen->opened_from) {
        Detail offer = std::move(*screen->opened_from);
        visit.session.screen = std::move(offer);
    } else {
        show_selection(visit);
    }
}

// The whole text stands on the offer's own page too.
void read_whole(Visit& visit) {
    auto* screen = visit.on<TakeAway>();
    if (!screen->opened_from)
        return;
    leave_take_away(visit);
    if (auto* detail = visit.on<Detail>())
        detail->whole_text = true;
}

} // namespace

void show_selection(Visit& visit) {
    visit.session.screen = Selection{};
    visit.session.keyboard = {};
    ask_for(visit, visit.session.kept);
}

void open_take_away(Visit& visit, const std::vector<catalog::OfferId>& ids) {
    if (ids.empty())
        return;
    TakeAway screen{.ids = ids,
                    .offers = {},
                    .kit = Kit::application,
                    .enlarged = false,
                    .opened_from = std::nullopt};
    if (auto* detail = visit.on<Detail>())
        screen.opened_from = std::move(*detail);
    visit.session.screen = std::move(screen);
    ask_for(visit, ids);
}

void choose_kept(Visit& visit, const Event& event) {
    auto* screen = visit.on<Selection>();
    std::visit(Overloaded{
                   [&](const OpenOffer& open) { open_offer(visit, open.id, true); },
                   [&](const ToggleKept& keep) { toggle_kept(visit, keep.id); },
                   [&](const EmptySelection&) { visit.session.kept.clear(); },
                   [&](const PickToCompare& start) {
                       screen->comparing = start.picking && visit.session.kept.size() > 1;
                       screen->picked.reset();
                   },
                   [&](const PickOffer& picked) { pick(visit, picked.id); },
                   [&](const CompareOffers& offers) { open_compare(visit, offers.ids); },
                   [&](const TakeOffers& take) { open_take_away(visit, take.ids); },
                   [&](const GoBack&) { show_list(visit); },
                   [&](const ShowOffers&) { show_list(visit); },
                   [&](const Interested& interest) { open_form(visit, interest.offers); },
                   [](const auto&) {},
               },
               event);
}

void compare(Visit& visit, const Event& event) {
    auto* screen = visit.on<Compare>();
    std::visit(
        Overloaded{
            [&](const GoBack&) { show_selection(visit); },
            [&](const ShowSelection&) { show_selection(visit); },
            [&](const OpenOffer& open) { open_offer(visit, open.id, true); },
            [&](const ToggleDifferences&) { screen->differences_only = !screen->differences_only; },
            [&](const Interested& interest) { open_form(visit, interest.offers); },
            [](const auto&) {},
        },
        event);
}

void take_away(Visit& visit, const Event& event) {
    auto* screen = visit.on<TakeAway>();
    std::visit(Overloaded{
                   [&](const GoBack&) { leave_take_away(visit); },
                   [&](const ShowOffers&) { show_list(visit); },
                   [&](const OpenProof& open) { prove(visit, open.field); },
                   [&](const ReadWhole&) { read_whole(visit); },
                   [&](const OpenOffer& open) { open_offer(visit, open.id, true); },
                   [&](const ToggleKept& keep) { toggle_kept(visit, keep.id); },
                   [&](const ShowKit& show) { screen->kit = show.kit; },
                   [&](const EnlargeCode& enlarge) { screen->enlarged = enlarge.large; },
                   [](const auto&) {},
               },
               event);
}

void offer_read(Visit& visit, const OfferRead& event) {
    const auto& offer = event.offer;
    if (auto* detail = visit.on<Detail>()) {
        if (offer && offer->id == detail->id) {
            detail->renewed |= detail->offer && *detail->offer != *offer;
            detail->offer = offer;
            if (detail->passage && *detail->passage >= offer->sections.size())
                detail->passage.reset();
        } else if (!offer && !detail->offer) {
            show_list(visit); // it could not be read
        }
        return;
    }
    if (!offer)
        return;
    if (auto* selection = visit.on<Selection>(); selection && holds(visit.session.kept, offer->id))
        take_in(selection->offers, offer);
    else if (auto* two = visit.on<Compare>(); two && holds(two->ids, offer->id))
        take_in(two->offers, offer);
    else if (auto* taken = visit.on<TakeAway>(); taken && holds(taken->ids, offer->id))
        take_in(taken->offers, offer);
}

void read_again(Visit& visit) {
    const auto& shelf = visit.session.shelf;
    const auto* detail = visit.on<Detail>();
    if (detail && shelf && shelf->row_of(detail->id)) // one that has left stays readable
        visit.effects.push_back(ReadOffer{detail->id});
    else if (visit.on<Selection>())
        ask_for(visit, visit.session.kept);
    else if (const auto* two = visit.on<Compare>())
        ask_for(visit, two->ids);
    else if (const auto* taken = visit.on<TakeAway>())
        ask_for(visit, taken->ids);
}

} // namespace session
