// Why: the loop's body: touches and time in, a frame out. The kiosk and vitrine-drive share it, so
// that what a script proves is what a visitor gets.
// Left to others: windows, clocks and pixels (platform, main), what each part decides (session,
// present, view, keeper).
//
// A step draws nothing unless something visible changed; next_wake() says when time alone will
// change it. Between the two a kiosk sleeps.
#pragma once

#include "kiosk/furnishing.h"
#include "kiosk/interest_counts.h"
#include "kiosk/keeper.h"
#include "kiosk/rounds.h"
#include "kiosk/trusted_clock.h"
#include "platform/input.h"
#include "session/session.h"
#include "view/frame.h"
#include "view/hand.h"
#include "view/look.h"
#include "view/surface.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kiosk {

enum class OnResize {
    keep_pitch,    // a panel: it was turned
    keep_diagonal, // a window that plays a panel
};

struct KioskOptions {
    session::House house;
    semantics::Panel panel;
    view::HandRules hand;
    float highest_control_mm = 1100; // in "position basse": EN 301 549, 8.3.2
    OnResize on_resize = OnResize::keep_pitch;
};

class Kiosk {
public:
    // `furnishing` must outlive it. Fails when the catalog or a font cannot be read.
    static base::Result<Kiosk> open(KioskOptions options, const Furnishing& furnishing,
                                    Keeper keeper, base::TrustedTime now);

    // Whom a letter may have to be sealed to: the employers of the catalog, each once.
    std::vector<std::string> employers() const;
    // After the first frame, so that nobody waits for it: opens the outbox. Fails as
    // Keeper::open_outbox does; a closed outbox is no failure, see take_news().
    base::Result<void> open_registrations(base::Result<registration::Sealer> sealer,
                                          base::TrustedTime now);

    // From then on letters leave for this hub.
    void connect(HubAddress hub) { keeper_.connect(std::move(hub)); }

    // Shows what a round brought, and seals with its keys from now on.
    void renew(Renewal renewal, base::TrustedTime now);
    // For the staff screen and take_news().
    void note(std::string sentence) { keeper_.note(std::move(sentence)); }

    // Lives through what happened since the last step. True when a new frame was laid out.
    bool step(std::span<const platform::Input> inputs, base::TrustedTime now);
    bool send(const session::Event& event, base::TrustedTime now); // an event of no finger's

    bool is_sending() const { return keeper_.is_sending(); } // an answer of the hub is awaited
    // When step() is due without any input; none: when there is some.
    std::optional<base::Instant> next_wake() const;

    const session::Session& session() const { return session_; }
    const view::Frame& frame() const { return frame_; }
    const view::Look& look() const { return look_; }
    const semantics::Panel& panel() const { return options_.panel; }
    base::Instant issued() const { return session_.shelf->issued; }
    const std::shared_ptr<const catalog::Shelf>& shelf() const { return session_.shelf; }

    // The frame once more, on another surface: a picture of what is on the screen.
    void draw_on(view::Surface& surface, base::TrustedTime now) const;

    // Sentences for the operator since the last call; they never hold a visitor's words.
    std::vector<std::string> take_news() { return keeper_.take_news(); }

private:
    Kiosk(KioskOptions options, const Furnishing& furnishing, Keeper keeper, view::Surface surface)
        : options_(std::move(options))
        , furnishing_(&furnishing)
        , keeper_(std::move(keeper))
        , surface_(std::move(surface)) {}

    void happen(const session::Event& event, base::TrustedTime now);
    std::optional<session::Event> perform(const session::Effect& effect, base::TrustedTime now);
    void live(const platform::Input& input, base::TrustedTime now);
    void touch(view::TouchEvent::Phase phase, float x, float y, base::TrustedTime now);
    void press_key(const platform::Key& key, base::TrustedTime now);
    void turn_wheel(const platform::Wheel& wheel, base::TrustedTime now);
    void tell_whether_open(base::TrustedTime now);
    void deliver(base::TrustedTime now);
    session::HealthRead health(base::TrustedTime now);
    void draw_if_changed(base::TrustedTime now);

    KioskOptions options_;
    const Furnishing* furnishing_;
    Keeper keeper_;
    InterestCounts interest_;
    base::Instant running_since_{};
    view::Surface surface_;
    session::Session session_;
    view::Hand hand_;
    view::Look look_;
    view::Frame frame_;
    base::TrustedTime drawn_at_{};
    bool changed_ = true; // something visible has, since the frame was drawn
};

// What a round brought goes to the screen, its sentences to the staff, and the release's times to
// the clock.
void take_over(Kiosk& kiosk, SyncNews news, TrustedClock& clock, platform::Reading reading);

} // namespace kiosk
