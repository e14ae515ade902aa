// Why: the real kiosk without a window: a script's commands become touches and time.
// Left to others: the words of a script (main/drive_commands), the kiosk itself (kiosk).
#pragma once

#include "kiosk/kiosk.h"
#include "main/drive_commands.h"
#include "platform/clock.h"

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace vitrine {

struct DriveOptions {
    base::Duration tap_lasts = std::chrono::milliseconds{250}; // to find a control and touch it
    base::Duration key_lasts = std::chrono::milliseconds{250};
};

// A kiosk as a process starts it, and what renews its offers while time passes.
struct Started {
    kiosk::Kiosk kiosk;
    std::optional<kiosk::Rounds> rounds;
};
using StartKiosk = std::function<base::Result<Started>(base::TrustedTime now)>;

class Drive {
public:
    static base::Result<Drive> start(StartKiosk start, const kiosk::Furnishing& furnishing,
                                     base::Instant now, DriveOptions options, std::ostream& out,
                                     std::ostream& news);
    Drive(Drive&&) noexcept;
    Drive& operator=(Drive&&) = delete;
    ~Drive();

    // What it prints goes to `out`. An error says what is wrong and which ids are near.
    base::Result<void> perform(const Command& command);

private:
    struct Camera; // draws pictures; made at the first one
    struct Doing;  // one command each
    Drive(StartKiosk start, const kiosk::Furnishing& furnishing, base::Instant now,
          DriveOptions options, std::ostream& out, std::ostream& news);

    base::TrustedTime now();
    base::Result<void> begin();
    void count_fields();
    void make_rounds(); // those that are due; what they bring is on the screen at once
    bool step(std::optional<platform::Input> input = std::nullopt);
    void pass(base::Duration time); // waking the kiosk whenever it wants to be
    void tell_news();
    void touch_at(float x_px, float y_px, base::Duration lasts);
    base::Result<void> tap(const semantics::Node& node, base::Duration lasts);
    base::Result<const semantics::Node*> find(const Target& target) const;
    base::Result<void> reach(const Target& target);
    const semantics::Node* key_for(const session::Event& event) const;
    base::Result<void> type(const std::string& character);
    base::Result<void> shoot(const std::string& file);
    base::Result<void> audit() const;

    StartKiosk start_;
    const kiosk::Furnishing* furnishing_;
    DriveOptions options_;
    std::ostream* out_;
    std::ostream* news_;
    platform::SimulatedClock clock_;
    kiosk::TrustedClock trusted_;
    std::optional<kiosk::Kiosk> kiosk_;
    std::optional<kiosk::Rounds> rounds_;
    std::optional<base::Duration> first_touch_; // by the steady clock
    std::set<std::string> fields_;              // that the form has shown, by their ids
    std::unique_ptr<Camera> camera_;
    std::string kept_; // by the command of that name
};

} // namespace vitrine
