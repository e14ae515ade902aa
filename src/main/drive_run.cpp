#include "main/drive_run.h"

#include "base/text.h"
#include "main/screen_words.h"
#include "platform/painter.h"
#include "platform/pixels.h"

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <ostream>
#include <thread>
#include <utility>

namespace vitrine {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;
using platform::Touch;
using platform::TouchPhase;

constexpr base::Duration press_lasts = 60ms; // from touching the glass to leaving it
constexpr base::Duration drag_lasts = 300ms;
constexpr int drag_moves = 18;

std::string seconds(base::Duration duration) {
    const auto milliseconds = duration.count();
    std::string digits = std::to_string(milliseconds % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    return std::to_string(milliseconds / 1000) + "." + digits + " s";
}

} // namespace

// The members end in reverse order: the painter before the glyphs that it reads.
struct Drive::Camera {
    view::Surface surface;
    platform::Painter painter;
    std::vector<std::uint32_t> pixels;
};

Drive::Drive(StartKiosk start, const kiosk::Furnishing& furnishing, base::Instant now,
             DriveOptions options, std::ostream& out, std::ostream& news)
    : start_(std::move(start))
    , furnishing_(&furnishing)
    , options_(options)
    , out_(&out)
    , news_(&news)
    , clock_(now)
    , trusted_(base::Instant{}, clock_.read()) {}

Drive::Drive(Drive&&) noexcept = default;
Drive::~Drive() = default;

base::Result<Drive> Drive::start(StartKiosk start, const kiosk::Furnishing& furnishing,
                                 base::Instant now, DriveOptions options, std::ostream& out,
                                 std::ostream& news) {
    Drive drive(std::move(start), furnishing, now, options, out, news);
    TRY_VOID(drive.begin());
    return drive;
}

base::Result<void> Drive::begin() {
    kiosk_.reset(); // the folder's locks with it
    rounds_.reset();
    TRY(auto started, start_({clock_.read().wall, true}));
    kiosk_.emplace(std::move(started.kiosk));
    rounds_ = std::move(started.rounds);
    const base::Instant floor = rounds_ ? rounds_->floor() : base::Instant{};
    trusted_ = kiosk::TrustedClock(std::max(floor, kiosk_->issued()), clock_.read());
    step();
    tell_news();
    return {};
}

base::TrustedTime Drive::now() {
    return trusted_.at(clock_.read());
}

void Drive::count_fields() {
    const semantics::Tree& tree = kiosk_->frame().tree;
    if (tree.screen != "register")
        return;
    for (const semantics::Node& node : tree.nodes)
        if (node.role == semantics::Role::textbox || node.role == semantics::Role::checkbox)
            fields_.insert(node.id);
}

void Drive::make_rounds() {
    while (rounds_ && rounds_->due() && *rounds_->due() <= clock_.read().steady)
        kiosk::take_over(*kiosk_, rounds_->visit(clock_, {}), trusted_, clock_.read());
}

bool Drive::step(std::optional<platform::Input> input) {
    make_rounds();
    const bool drawn = input ? kiosk_->step({&*input, 1}, now()) : kiosk_->step({}, now());
    count_fields();
    tell_news();
    return drawn;
}

void Drive::tell_news() {
    for (const std::string& sentence : kiosk_->take_news())
        *news_ << "vitrine-drive: " << sentence << "\n";
}

void Drive::pass(base::Duration time) {
    const base::Duration end = clock_.read().steady + time;
    for (;;) {
        const base::Duration left = end - clock_.read().steady;
        base::Duration to_wake = base::Duration::max();
        if (const auto wake = kiosk_->next_wake())
            to_wake = *wake - now().now;
        if (rounds_ && rounds_->due())
            to_wake = std::min(to_wake, *rounds_->due() - clock_.read().steady);
        to_wake = std::max(base::Duration{1}, to_wake);
        if (to_wake > left) {
            clock_.advance(left);
            return;
        }
        clock_.advance(to_wake);
        step();
    }
}

void Drive::touch_at(float x_px, float y_px, base::Duration lasts) {
    if (!first_touch_)
        first_touch_ = clock_.read().steady;
    step(Touch{TouchPhase::began, x_px, y_px});
    pass(press_lasts);
    step(Touch{TouchPhase::ended, x_px, y_px});
    pass(std::max(base::Duration{0}, lasts - press_lasts));
}

base::Result<void> Drive::tap(const semantics::Node& node, base::Duration lasts) {
    TRY(const auto place, place_to_touch(kiosk_->frame().tree, node));
    touch_at(place.x, place.y, lasts);
    return {};
}

base::Result<const semantics::Node*> Drive::find(const Target& target) const {
    const semantics::Tree& tree = kiosk_->frame().tree;
    return target.by == Target::By::id ? control_with_id(tree, target.words)
                                       : control_with_label(tree, target.words);
}

base::Result<void> Drive::reach(const Target& target) {
    constexpr int most_pages = 50;
    for (int page = 0; page < most_pages; ++page) {
        TRY(const semantics::Node* node, find(target));
        const view::Frame& frame = kiosk_->frame();
        if (is_in_view(frame.tree, *node))
            return {};
        const view::PageTap* turn = nullptr;
        for (const view::PageTap& tap : frame.page_taps) {
            const auto region = std::ranges::find(frame.regions, tap.region, &view::Region::id);
            if (region == frame.regions.end())
                continue;
            const semantics::Rect& rect = region->rect;
            const float middle = node->rect.x + node->rect.width / 2;
            const bool below = node->rect.y >= rect.y + rect.height / 2;
            if (middle >= rect.x && middle <= rect.x + rect.width && (tap.by_px > 0) == below)
                turn = &tap;
        }
        if (turn == nullptr)
            return base::fail(ErrorCode::invalid,
                              "no page turned brings \"" + node->id + "\" into view");
        TRY_VOID(tap(*semantics::find(frame.tree, turn->node), options_.tap_lasts));
        pass(options_.tap_lasts); // the page glides
        step();
    }
    return base::fail(ErrorCode::invalid, "\"" + target.words + "\" is more than " +
                                              std::to_string(most_pages) + " pages away");
}

const semantics::Node* Drive::key_for(const session::Event& event) const {
    for (const view::TapTarget& tap : kiosk_->frame().taps)
        if (tap.event == event)
            if (const auto* node = semantics::find(kiosk_->frame().tree, tap.node))
                if (node->enabled && node->role == semantics::Role::key)
                    return node;
    return nullptr;
}

base::Result<void> Drive::type(const std::string& character) {
    const session::Event wanted = session::Type{character};
    const bool is_capital = base::to_lower(character) != character;
    const session::Event shift = session::ToggleShift{};
    const session::Event symbols = session::ToggleSymbols{};
    // Whatever the keyboard shows now, three touches of its own two keys show all it has.
    const std::array<session::Event, 4> turns = is_capital
                                                    ? std::array{shift, symbols, shift, symbols}
                                                    : std::array{symbols, shift, symbols, shift};
    for (std::size_t turn = 0; key_for(wanted) == nullptr && turn < turns.size(); ++turn)
        if (const semantics::Node* key = key_for(turns[turn]))
            TRY_VOID(tap(*key, options_.key_lasts));
    const semantics::Node* key = key_for(wanted);
    if (key == nullptr)
        return base::fail(ErrorCode::not_found, keyboard_lacks(kiosk_->frame().tree, character));
    return tap(*key, options_.key_lasts);
}

base::Result<void> Drive::shoot(const std::string& file) {
    const semantics::Panel& panel = kiosk_->panel();
    if (!camera_) {
        TRY(auto surface, view::Surface::open(furnishing_->fonts()));
        const auto size =
            static_cast<std::size_t>(panel.width_px) * static_cast<std::size_t>(panel.height_px);
        camera_ = std::make_unique<Camera>(
            Camera{std::move(surface), {}, std::vector<std::uint32_t>(size)});
    }
    const platform::Canvas canvas{camera_->pixels, panel.width_px, panel.height_px};
    kiosk_->draw_on(camera_->surface, now());
    camera_->painter.paint(canvas);
    return platform::write_png(platform::picture_of(canvas), file);
}

base::Result<void> Drive::audit() const {
    const auto violations = semantics::audit(kiosk_->frame().tree, kiosk_->panel(),
                                             rules_of(kiosk_->session().preferences));
    if (violations.empty())
        return {};
    std::string all = std::to_string(violations.size()) + " rules broken:";
    for (const semantics::Violation& violation : violations)
        all += "\n    " + violation.rule + " (" + violation.clause + "): " + violation.node + ": " +
               violation.detail;
    return base::fail(ErrorCode::invalid, all);
}

struct Drive::Doing {
    Drive& drive;
    using Done = base::Result<void>;

    const semantics::Tree& tree() const { return drive.kiosk_->frame().tree; }

    Done operator()(const command::Help&) const {
        *drive.out_ << command_help();
        return {};
    }
    Done operator()(const command::Tree&) const {
        print_tree(*drive.out_, tree(), drive.kiosk_->panel().pitch_mm);
        return {};
    }
    Done operator()(const command::Say&) const {
        print_speech(*drive.out_, tree());
        return {};
    }
    Done operator()(const command::Audit&) const { return drive.audit(); }
    Done operator()(const command::Tap& tap) const {
        TRY(const semantics::Node* node, drive.find(tap.target));
        return drive.tap(*node, drive.options_.tap_lasts);
    }
    Done operator()(const command::Reach& reach) const { return drive.reach(reach.target); }
    Done operator()(const command::Press& press) const {
        const float pitch = drive.kiosk_->panel().pitch_mm;
        drive.touch_at(press.x_mm / pitch, press.y_mm / pitch, drive.options_.tap_lasts);
        return {};
    }
    Done operator()(const command::Drag& drag) const {
        if (!drive.first_touch_)
            drive.first_touch_ = drive.clock_.read().steady;
        const float pitch = drive.kiosk_->panel().pitch_mm;
        const auto touch = [&](TouchPhase phase, float part) {
            drive.step(Touch{phase, (drag.x1_mm + (drag.x2_mm - drag.x1_mm) * part) / pitch,
                             (drag.y1_mm + (drag.y2_mm - drag.y1_mm) * part) / pitch});
        };
        touch(TouchPhase::began, 0);
        for (int move = 1; move <= drag_moves; ++move) {
            drive.pass(drag_lasts / drag_moves);
            touch(TouchPhase::moved, static_cast<float>(move) / drag_moves);
        }
        touch(TouchPhase::ended, 1);
        return {};
    }
    Done operator()(const command::Type& type) const {
        for (const char32_t code_point : base::decode(type.text))
            TRY_VOID(drive.type(base::encode(std::u32string_view(&code_point, 1))));
        return {};
    }
    Done operator()(const command::Keep& keep) const {
        const semantics::Node* node = semantics::find(tree(), keep.node);
        if (node == nullptr)
            return base::fail(ErrorCode::not_found, "no node \"" + keep.node + "\" on this screen" +
                                                        near_words(tree(), keep.node));
        drive.kept_ = node->label;
        std::erase(drive.kept_, ' ');
        return {};
    }
    Done operator()(const command::TypeKept&) const { return (*this)(command::Type{drive.kept_}); }
    Done operator()(const command::Wait& wait) const {
        drive.pass(wait.lasts);
        drive.step();
        return {};
    }
    Done operator()(const command::Network& network) const {
        const platform::SystemClock real;
        const base::Duration end = real.read().steady + network.most;
        drive.step(); // what is due is sent
        while (drive.kiosk_->is_sending()) {
            if (real.read().steady >= end)
                return base::fail(ErrorCode::unavailable, "the hub has not answered");
            std::this_thread::sleep_for(20ms);
            drive.step();
        }
        return {};
    }
    Done operator()(const command::Shot& shot) const { return drive.shoot(shot.file); }
    Done operator()(const command::SetClock& clock) const {
        drive.clock_.set_wall(clock.to);
        drive.step();
        return {};
    }
    Done operator()(const command::Restart&) const { return drive.begin(); }
    Done operator()(const command::Elapsed&) const {
        *drive.out_ << seconds(elapsed()) << "\n";
        return {};
    }
    Done operator()(const command::Screen& screen) const {
        if (tree().screen == screen.name)
            return {};
        return base::fail(ErrorCode::not_found,
                          "the screen is \"" + tree().screen + "\", not \"" + screen.name + "\"");
    }
    Done operator()(const command::Expect& expect) const {
        const bool by_id = expect.target.by == Target::By::id;
        const bool there = by_id ? semantics::find(tree(), expect.target.words) != nullptr
                                 : says(tree(), expect.target.words);
        if (there == (expect.that == command::Expect::That::is_there))
            return {};
        const std::string what =
            (by_id ? "no node \"" : "nowhere \"") + expect.target.words + "\" on this screen";
        return base::fail(ErrorCode::not_found,
                          there ? "\"" + expect.target.words + "\" is on this screen"
                                : what + near_words(tree(), expect.target.words));
    }
    Done operator()(const command::Within& within) const {
        if (elapsed() <= within.most)
            return {};
        return base::fail(ErrorCode::invalid, seconds(elapsed()) + " since the first touch");
    }
    Done operator()(const command::Fields& fields) const {
        if (drive.fields_.size() <= fields.most)
            return {};
        std::string all;
        for (const std::string& field : drive.fields_)
            all += (all.empty() ? "" : ", ") + field;
        return base::fail(ErrorCode::invalid, "the form has asked for " + all);
    }
    Done operator()(const command::Quit&) const { return {}; }

    base::Duration elapsed() const {
        return drive.first_touch_ ? drive.clock_.read().steady - *drive.first_touch_
                                  : base::Duration{0};
    }
};

base::Result<void> Drive::perform(const Command& command) {
    return std::visit(Doing{*this}, command);
}

} // namespace vitrine
