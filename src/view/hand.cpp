#include "view/hand.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

// A glide slows down as a cubic to its end. The time of a page is a motion's (150–300 ms); that of
// a throw is what makes it run as far as a sheet of paper would.
constexpr float page_s = 0.24f;
constexpr float throw_s = 0.75f;
constexpr float slowest_throw = 60; // px a second
constexpr float rubber = 0.35f;     // of a drag past an edge

float seconds(base::Duration duration) {
    return static_cast<float>(duration.count()) / 1000.0f;
}

Hand::Scroll* scroll_of(Hand& hand, std::string_view region) {
    for (Hand::Scroll& scroll : hand.scrolls)
        if (scroll.region == region)
            return &scroll;
    return nullptr;
}

const Region* region_of(const Frame& frame, std::string_view id) {
    for (const Region& region : frame.regions)
        if (region.id == id)
            return &region;
    return nullptr;
}

const Region* region_at(const Frame& frame, float x, float y) {
    for (auto region = frame.regions.rbegin(); region != frame.regions.rend(); ++region)
        if (region->rect.contains(x, y))
            return &*region;
    return nullptr;
}

// Seconds of its glide that are behind it.
float gone(const Hand::Scroll& scroll, base::Instant now) {
    return std::clamp(seconds(now - scroll.since), 0.0f, scroll.glide_s);
}

float place(const Hand::Scroll& scroll, base::Instant now) {
    if (scroll.glide_px == 0)
        return scroll.offset_px;
    const float rest = 1 - gone(scroll, now) / scroll.glide_s;
    const float glided = scroll.offset_px + scroll.glide_px * (1 - rest * rest * rest);
    return std::clamp(glided, 0.0f, scroll.extent_px);
}

float end_of(const Hand::Scroll& scroll) {
    return std::clamp(scroll.offset_px + scroll.glide_px, 0.0f, scroll.extent_px);
}

bool moves(const Hand::Scroll& scroll, base::Instant now) {
    return scroll.glide_px != 0 && gone(scroll, now) < scroll.glide_s &&
           place(scroll, now) != end_of(scroll);
}

// Where a region stands; one that nobody has touched yet stands where it was drawn.
float standing(const Hand& hand, const Region& region, base::Instant now) {
    for (const Hand::Scroll& scroll : hand.scrolls)
        if (scroll.region == region.id)
            return place(scroll, now);
    return region.offset_px;
}

// Puts a region at rest, or lets it glide from there.
void put(Hand& hand, const Region& region, float offset_px, base::Instant when, float glide_px = 0,
         float glide_s = 0) {
    Hand::Scroll* scroll = scroll_of(hand, region.id);
    if (!scroll) {
        hand.scrolls.push_back({});
        scroll = &hand.scrolls.back();
        scroll->region = region.id;
    }
    scroll->offset_px = offset_px;
    scroll->glide_px = glide_px;
    scroll->glide_s = glide_s;
    scroll->extent_px = region.extent_px;
    scroll->since = when;
}

std::string control_under(const Frame& frame, const TouchEvent& touch) {
    const semantics::Node* node = semantics::control_at(frame.tree, touch.x, touch.y);
    return node ? node->id : std::string{};
}

// What is left of a region's glide, px.
float left_to_glide(const Hand& hand, std::string_view region, base::Instant now) {
    for (const Hand::Scroll& scroll : hand.scrolls)
        if (scroll.region == region && moves(scroll, now))
            return std::abs(end_of(scroll) - place(scroll, now));
    return 0;
}

Handled down(Hand hand, const Frame& frame, const TouchEvent& touch, const HandRules& rules) {
    Hand::Touch began;
    began.start_x = touch.x;
    began.start_y = touch.y;
    began.last_y = touch.y;
    began.last_at = touch.when;
    began.control = control_under(frame, touch);
    if (const Region* region = region_at(frame, touch.x, touch.y)) {
        began.region = region->id;
        began.offset_at_start_px = standing(hand, *region, touch.when);
        // A touch stops what moves under it. While a throw still ran far the finger meant to stop
        // it and presses nothing; near its end the finger means what it sees. A page's turn is
        // ended at once, and the finger means what then lies under it.
        const bool turns_page = std::ranges::find(frame.page_taps, began.control, &PageTap::node) !=
                                frame.page_taps.end();
        const float left = left_to_glide(hand, region->id, touch.when);
        if (left > 0 && !turns_page) {
            const Hand::Scroll& scroll = *scroll_of(hand, region->id);
            began.settles = scroll.glide_s == page_s;
            if (began.settles)
                began.offset_at_start_px = end_of(scroll);
            put(hand, *region, began.offset_at_start_px, touch.when);
            if (left > rules.drag_px || began.settles)
                began.control.clear();
        }
    }
    hand.pressed = began.control;
    hand.touch = std::move(began);
    return {std::move(hand), session::Touched{}, true};
}

Handled drag(Hand hand, const Frame& frame, const TouchEvent& touch) {
    Hand::Touch& held = *hand.touch;
    const Region* region = region_of(frame, held.region);
    if (!region)
        return {std::move(hand), std::nullopt, false};
    const float wanted = held.offset_at_start_px + held.start_y - touch.y;
    const float inside = std::clamp(wanted, 0.0f, region->extent_px);
    const float t = seconds(touch.when - held.last_at);
    if (t > 0) {
        const float speed = (held.last_y - touch.y) / t;
        held.speed = held.speed == 0 ? speed : 0.4f * held.speed + 0.6f * speed;
    }
    held.last_y = touch.y;
    held.last_at = touch.when;
    put(hand, *region, inside + (wanted - inside) * rubber, touch.when);
    return {std::move(hand), std::nullopt, true};
}

Handled move(Hand hand, const Frame& frame, const TouchEvent& touch, const HandRules& rules) {
    if (!hand.touch)
        return {std::move(hand), std::nullopt, false};
    const float far = std::hypot(touch.x - hand.touch->start_x, touch.y - hand.touch->start_y);
    if (!hand.touch->dragging && far > rules.drag_px && !hand.touch->region.empty()) {
        hand.touch->dragging = true;
        hand.touch->control.clear();
        hand.touch->last_at = touch.when;
        hand.touch->last_y = touch.y;
        hand.pressed.clear();
    }
    if (hand.touch->dragging)
        return drag(std::move(hand), frame, touch);
    std::string over = control_under(frame, touch);
    if (over != hand.touch->control)
        over.clear();
    const bool changed = over != hand.pressed;
    hand.pressed = std::move(over);
    return {std::move(hand), std::nullopt, changed};
}

// A second strike of the same control, too soon after the first.
bool is_tremor(const Hand& hand, const Frame& frame, const std::string& id, base::Instant when,
               const HandRules& rules) {
    if (rules.double_strike.count() <= 0 || hand.last_struck != id ||
        when - hand.last_struck_at >= rules.double_strike)
        return false;
    const semantics::Node* node = semantics::find(frame.tree, id);
    return !node || node->role != semantics::Role::key || rules.guard_keys;
}

template <class... Events>
bool means(const Frame& frame, const std::string& id) {
    return std::ranges::any_of(frame.taps, [&id](const TapTarget& tap) {
        return tap.node == id && (std::holds_alternative<Events>(tap.event) || ...);
    });
}

// Who fills a field wants to see it; the next page and the next offer begin at their head.
bool brings_back(const Frame& frame, const std::string& id) {
    const semantics::Node* node = semantics::find(frame.tree, id);
    return (node && node->role == semantics::Role::key) ||
           means<session::UseDomain, session::TurnPage, session::TurnOffer>(frame, id);
}

Handled strike(Hand hand, const Frame& frame, const std::string& id, base::Instant when,
               const HandRules& rules) {
    if (is_tremor(hand, frame, id, when, rules))
        return {std::move(hand), std::nullopt, true};
    hand.last_struck = id;
    hand.last_struck_at = when;
    if (brings_back(frame, id)) // as if nobody had scrolled
        hand.scrolls.clear();
    for (const PageTap& tap : frame.page_taps)
        if (const Region* region = region_of(frame, tap.region); region && tap.node == id) {
            // Struck again while it glides, it goes on from where it was going.
            const Hand::Scroll* scroll = scroll_of(hand, region->id);
            const float from = standing(hand, *region, when);
            const float aim = scroll && moves(*scroll, when) ? end_of(*scroll) : from;
            const float to = std::clamp(aim + tap.by_px, 0.0f, region->extent_px);
            put(hand, *region, from, when, to - from, page_s);
            return {std::move(hand), std::nullopt, true};
        }
    for (const TapTarget& tap : frame.taps)
        if (tap.node == id)
            return {std::move(hand), tap.event, true};
    return {std::move(hand), std::nullopt, true};
}

Handled up(Hand hand, const Frame& frame, const TouchEvent& touch, const HandRules& rules) {
    if (!hand.touch)
        return {std::move(hand), std::nullopt, false};
    const Hand::Touch ended = std::move(*hand.touch);
    hand.touch.reset();
    hand.pressed.clear();
    if (!ended.dragging && ended.settles) {
        const std::string meant = control_under(frame, touch);
        return meant.empty() ? Handled{std::move(hand), std::nullopt, true}
                             : strike(std::move(hand), frame, meant, touch.when, rules);
    }
    if (!ended.dragging) {
        const bool same = !ended.control.empty() && control_under(frame, touch) == ended.control;
        return same ? strike(std::move(hand), frame, ended.control, touch.when, rules)
                    : Handled{std::move(hand), std::nullopt, true};
    }
    if (const Region* region = region_of(frame, ended.region)) {
        const Hand::Scroll* scroll = scroll_of(hand, ended.region);
        const float at = std::clamp(scroll ? scroll->offset_px : 0, 0.0f, region->extent_px);
        const bool stale = touch.when - ended.last_at > std::chrono::milliseconds{80};
        const bool thrown = std::abs(ended.speed) > slowest_throw && !stale;
        // The first speed of a cubic is three times its mean.
        put(hand, *region, at, touch.when, thrown ? ended.speed * throw_s / 3 : 0, throw_s);
    }
    return {std::move(hand), std::nullopt, true};
}

Handled cancel(Hand hand, const Frame& frame, const TouchEvent& touch) {
    const bool held = hand.touch.has_value();
    if (held && hand.touch->dragging)
        if (const Region* region = region_of(frame, hand.touch->region))
            put(hand, *region,
                std::clamp(standing(hand, *region, touch.when), 0.0f, region->extent_px),
                touch.when);
    hand.touch.reset();
    hand.pressed.clear();
    return {std::move(hand), std::nullopt, held};
}

} // namespace

Handled update(Hand hand, const Frame& frame, const TouchEvent& touch, const HandRules& rules) {
    switch (touch.phase) {
    case TouchEvent::Phase::down:
        return down(std::move(hand), frame, touch, rules);
    case TouchEvent::Phase::move:
        return move(std::move(hand), frame, touch, rules);
    case TouchEvent::Phase::up:
        return up(std::move(hand), frame, touch, rules);
    case TouchEvent::Phase::cancel:
        return cancel(std::move(hand), frame, touch);
    }
    base::ensure(false);
    return {};
}

float scroll_offset(const Hand& hand, std::string_view region, base::Instant now) {
    for (const Hand::Scroll& scroll : hand.scrolls)
        if (scroll.region == region)
            return place(scroll, now);
    return 0;
}

bool is_moving(const Hand& hand, base::Instant now) {
    return std::ranges::any_of(hand.scrolls,
                               [now](const Hand::Scroll& scroll) { return moves(scroll, now); });
}

Hand settled(Hand hand, const Frame& frame, base::Instant now) {
    std::erase_if(hand.scrolls, [&frame](const Hand::Scroll& scroll) {
        return region_of(frame, scroll.region) == nullptr;
    });
    for (Hand::Scroll& scroll : hand.scrolls) {
        scroll.extent_px = region_of(frame, scroll.region)->extent_px;
        if (!hand.touch && scroll.glide_px == 0)
            scroll.offset_px = std::clamp(scroll.offset_px, 0.0f, scroll.extent_px);
        if (scroll.glide_px != 0 && !moves(scroll, now)) {
            scroll.offset_px = place(scroll, now);
            scroll.glide_px = 0;
        }
    }
    if (!hand.pressed.empty() && !semantics::find(frame.tree, hand.pressed))
        hand.pressed.clear();
    return hand;
}

} // namespace view
