#include "kiosk/kiosk.h"

#include "catalog/correction.h"
#include "present/page.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

namespace kiosk {

namespace {

using namespace std::chrono_literals;
using Phase = view::TouchEvent::Phase;

constexpr base::Duration frame_interval = 16ms; // while something moves
constexpr float wheel_step_mm = 20;

Phase phase_of(platform::TouchPhase phase) {
    switch (phase) {
    case platform::TouchPhase::began:
        return Phase::down;
    case platform::TouchPhase::moved:
        return Phase::move;
    case platform::TouchPhase::ended:
        return Phase::up;
    case platform::TouchPhase::cancelled:
        return Phase::cancel;
    }
    std::unreachable();
}

} // namespace

base::Result<Kiosk> Kiosk::open(KioskOptions options, const Furnishing& furnishing, Keeper keeper,
                                base::TrustedTime now) {
    TRY(auto shelf, keeper.shelf());
    TRY(auto surface, view::Surface::open(furnishing.fonts()));
    Kiosk kiosk(std::move(options), furnishing, std::move(keeper), std::move(surface));
    kiosk.running_since_ = now.now;
    kiosk.session_ = session::fresh(kiosk.options_.house, std::move(shelf), now.now);
    kiosk.happen(session::CatalogChanged{kiosk.session_.shelf}, now);
    return kiosk;
}

std::vector<std::string> Kiosk::employers() const {
    return session_.shelf->employers();
}

base::Result<void> Kiosk::open_registrations(base::Result<registration::Sealer> sealer,
                                             base::TrustedTime now) {
    // An offer whose employer has no key says so before anybody types.
    if (sealer)
        options_.house.employers = employers_with_key(*session_.shelf, *sealer);
    TRY_VOID(keeper_.open_outbox(std::move(sealer)));
    tell_whether_open(now);
    return {};
}

void Kiosk::renew(Renewal renewal, base::TrustedTime now) {
    happen(session::CatalogChanged{std::move(renewal.shelf)}, now);
    if (renewal.sealer)
        options_.house.employers = std::move(renewal.employers);
    keeper_.use(std::move(renewal.sealer));
    tell_whether_open(now);
    changed_ = true;
}

bool Kiosk::step(std::span<const platform::Input> inputs, base::TrustedTime now) {
    const auto due = session::next_tick(session_, options_.house);
    const bool clock_changed = now.verified != drawn_at_.verified || now.now < drawn_at_.now;
    const bool moves = frame_.animating && now.now > drawn_at_.now;
    changed_ |= (due && now.now >= *due) || moves || clock_changed;
    happen(session::Tick{}, now);
    deliver(now);
    bool drawn = false;
    for (const platform::Input& input : inputs) {
        // A finger means what stands under it now, not what stood there before.
        if (changed_ && std::holds_alternative<platform::Touch>(input)) {
            draw_if_changed(now);
            drawn = true;
        }
        live(input, now);
    }
    drawn |= changed_;
    draw_if_changed(now);
    return drawn;
}

bool Kiosk::send(const session::Event& event, base::TrustedTime now) {
    happen(event, now);
    changed_ = true;
    return step({}, now);
}

std::optional<base::Instant> Kiosk::next_wake() const {
    auto next = session::next_tick(session_, options_.house);
    if (frame_.animating) {
        const base::Instant frame = drawn_at_.now + frame_interval;
        next = next ? std::min(*next, frame) : frame;
    }
    if (const auto delivery = keeper_.next_delivery(session_.last_event))
        next = next ? std::min(*next, *delivery) : *delivery;
    return next;
}

void Kiosk::draw_on(view::Surface& surface, base::TrustedTime now) const {
    const auto page = present::present(session_, now, options_.house, furnishing_->languages);
    view::draw(surface, look_, page, hand_, now.now);
}

void Kiosk::happen(const session::Event& event, base::TrustedTime now) {
    const bool was_at_rest = std::holds_alternative<session::Attract>(session_.screen);
    std::deque<session::Event> events{event};
    while (!events.empty()) {
        auto updated = session::update(std::move(session_), events.front(), now, options_.house);
        session_ = std::move(updated.session);
        interest_.note(events.front(), session_.screen);
        events.pop_front();
        for (const session::Effect& effect : updated.effects) {
            changed_ = true;
            if (auto answer = perform(effect, now))
                events.push_back(std::move(*answer));
        }
    }
    if (was_at_rest && !std::holds_alternative<session::Attract>(session_.screen)) {
        keeper_.check_room(); // before this visitor types anything
        tell_whether_open(now);
    }
}

std::optional<session::Event> Kiosk::perform(const session::Effect& effect, base::TrustedTime now) {
    struct Performer {
        Kiosk& kiosk;
        base::TrustedTime now;
        using Answer = std::optional<session::Event>;

        Answer operator()(const session::Search& search) const {
            const catalog::Shelf& shelf = *kiosk.session_.shelf;
            session::Searched found{catalog::search(shelf, search.query, now)};
            if (found.hits.rows.empty())
                found.correction = catalog::correction(shelf, search.query, now);
            return found;
        }
        Answer operator()(const session::ReadOffer& read) const { return kiosk.keeper_.read(read); }
        Answer operator()(const session::SaveLetters& save) const {
            const auto* notice = session::notice_in(kiosk.options_.house, save.language);
            base::ensure(notice != nullptr); // there is no form without one
            return kiosk.keeper_.save(save, *kiosk.session_.shelf, *notice, now);
        }
        Answer operator()(const session::LookUpCode& code) const {
            return kiosk.keeper_.look_up(code, now);
        }
        Answer operator()(const session::EraseReceipt& receipt) const {
            return kiosk.keeper_.erase(receipt, now);
        }
        Answer operator()(const session::ReadHealth&) const { return kiosk.health(now); }
        Answer operator()(const session::Hurry&) const {
            kiosk.keeper_.hurry(now);
            return std::nullopt;
        }
        Answer operator()(const session::CopyLetters&) const {
            return kiosk.keeper_.copy_letters(now);
        }
        Answer operator()(const session::WipeVisit&) const {
            kiosk.hand_ = {};
            kiosk.keeper_.forget_look_up();
            kiosk.surface_.forget_after_next();
            return std::nullopt;
        }
    };
    return std::visit(Performer{*this, now}, effect);
}

void Kiosk::live(const platform::Input& input, base::TrustedTime now) {
    struct Living {
        Kiosk& kiosk;
        base::TrustedTime now;

        void operator()(const platform::Touch& touch) const {
            kiosk.touch(phase_of(touch.phase), touch.x_px, touch.y_px, now);
        }
        void operator()(const platform::Key& key) const { kiosk.press_key(key, now); }
        void operator()(const platform::Wheel& wheel) const { kiosk.turn_wheel(wheel, now); }
        void operator()(const platform::Resized& size) const {
            if (size.width_px < 1 || size.height_px < 1)
                return;
            semantics::Panel& panel = kiosk.options_.panel;
            const auto diagonal = [&] { return std::hypot(panel.width_px, panel.height_px); };
            const double before_px = diagonal();
            panel.width_px = size.width_px;
            panel.height_px = size.height_px;
            if (kiosk.options_.on_resize == OnResize::keep_diagonal)
                panel.pitch_mm *= static_cast<float>(before_px / diagonal());
            kiosk.changed_ = true;
        }
        void operator()(const platform::Exposed&) const { kiosk.changed_ = true; }
        void operator()(const platform::Stop&) const {}
    };
    std::visit(Living{*this, now}, input);
}

void Kiosk::touch(Phase phase, float x, float y, base::TrustedTime now) {
    auto handled = view::update(std::move(hand_), frame_, {phase, x, y, now.now}, options_.hand);
    hand_ = std::move(handled.hand);
    changed_ |= handled.redraw;
    if (!handled.event)
        return;
    changed_ |= !std::holds_alternative<session::Touched>(*handled.event);
    happen(*handled.event, now);
}

void Kiosk::press_key(const platform::Key& key, base::TrustedTime now) {
    changed_ = true;
    const auto* browse = std::get_if<session::Browse>(&session_.screen);
    if (key.name != platform::KeyName::enter && key.name != platform::KeyName::escape)
        hand_.scrolls.clear(); // who types wants to see the field; a page begins at its head
    switch (key.name) {
    case platform::KeyName::character:
        if (browse != nullptr && !browse->typing)
            happen(session::FocusSearch{}, now);
        return happen(session::Type{key.text}, now);
    case platform::KeyName::backspace:
        return happen(session::Erase{}, now);
    case platform::KeyName::enter:
        return happen(session::Continue{}, now);
    case platform::KeyName::escape:
        return happen(session::ClearField{}, now);
    case platform::KeyName::page_up:
        return happen(session::TurnPage{-1}, now);
    case platform::KeyName::page_down:
        return happen(session::TurnPage{1}, now);
    }
}

void Kiosk::turn_wheel(const platform::Wheel& wheel, base::TrustedTime now) {
    const bool over_region = std::ranges::any_of(frame_.regions, [&](const view::Region& region) {
        return region.rect.contains(wheel.x_px, wheel.y_px);
    });
    if (!over_region) {
        changed_ = true;
        return happen(session::TurnPage{wheel.steps > 0 ? 1 : -1}, now);
    }
    // A wheel is a short drag that ends where it is, without a throw.
    const float far = wheel.steps * wheel_step_mm / options_.panel.pitch_mm;
    touch(Phase::down, wheel.x_px, wheel.y_px, now);
    touch(Phase::move, wheel.x_px, wheel.y_px - far, now);
    touch(Phase::up, wheel.x_px, wheel.y_px - far, now);
}

// "Reçue par l'employeur", and what the hub says of a code, while the visitor still stands there.
void Kiosk::deliver(base::TrustedTime now) {
    const bool returned = keeper_.deliver(now);
    if (auto found = keeper_.take_found(now)) {
        changed_ = true;
        happen(*found, now);
    }
    if (!returned)
        return;
    if (std::holds_alternative<session::Staff>(session_.screen)) {
        changed_ = true;
        happen(health(now), now);
    }
    const auto* followed = std::get_if<session::Followed>(&session_.screen);
    if (followed != nullptr && followed->trace.hub_to_be_told &&
        keeper_.is_erasure_told(followed->trace.code)) {
        changed_ = true;
        return happen(session::ErasureTold{followed->trace.code}, now);
    }
    const auto* receipt = std::get_if<session::Receipt>(&session_.screen);
    if (receipt == nullptr || receipt->status != session::LetterStatus::saved_here)
        return;
    const std::string code = receipt->code;
    if (keeper_.status_of(code, now) != session::LetterStatus::received)
        return;
    changed_ = true;
    happen(session::LettersReceived{code}, now);
}

session::HealthRead Kiosk::health(base::TrustedTime now) {
    session::HealthRead read = keeper_.health(now);
    read.health.running_since = running_since_;
    read.health.interest = interest_.all();
    return read;
}

void Kiosk::tell_whether_open(base::TrustedTime now) {
    const bool closed = keeper_.closed().has_value();
    if (closed == session_.registration_closed)
        return;
    changed_ = true;
    happen(session::RegistrationClosed{closed}, now);
}

void Kiosk::draw_if_changed(base::TrustedTime now) {
    if (!changed_)
        return;
    changed_ = false;
    const session::Preferences& own = session_.preferences;
    look_ = view::make_look(options_.panel, furnishing_->theme(own.theme), own.large_text,
                            own.low_position, options_.highest_control_mm);
    options_.house.rows_a_page = view::rows_that_fit(look_);
    const auto page = present::present(session_, now, options_.house, furnishing_->languages);
    frame_ = view::draw(surface_, look_, page, hand_, now.now);
    hand_ = view::settled(std::move(hand_), frame_, now.now);
    frame_.animating |= view::is_moving(hand_, now.now);
    drawn_at_ = now;
}

void take_over(Kiosk& kiosk, SyncNews news, TrustedClock& clock, platform::Reading reading) {
    for (std::string& sentence : news.sentences)
        kiosk.note(std::move(sentence));
    if (!news.renewal)
        return;
    const catalog::Shelf& shelf = *news.renewal->shelf;
    clock.see_release(shelf.issued, shelf.fresh_until, reading);
    kiosk.renew(std::move(*news.renewal), clock.at(reading));
}

} // namespace kiosk
