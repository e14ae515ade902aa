// Why: the lines of which a dump is made.
// Left to others: which parts of a page become lines (dump.cpp).
#pragma once

#include "present/page.h"

#include <string>
#include <string_view>
#include <utility>

namespace present {

inline std::string visible(std::string_view text) {
    std::string shown{text};
    for (const auto& [space, mark] : {std::pair{"\u00a0", "␣"}, std::pair{"\u202f", "⍽"}})
        for (std::size_t at = 0; (at = shown.find(space, at)) != std::string::npos;)
            shown.replace(at, std::string_view{space}.size(), mark);
    return shown;
}

class Writer {
public:
    void head(std::string_view name) { text_ += "\n## " + std::string{name} + "\n"; }
    void say(std::string_view name, std::string_view value) {
        if (!value.empty())
            text_ += std::string{name} + ": " + visible(value) + "\n";
    }
    void flag(std::string_view name, bool value) {
        if (value)
            text_ += std::string{name} + "\n";
    }
    void say(const Tap& tap) {
        if (tap.id.empty())
            return;
        text_ += "[" + visible(tap.id) + "] " + visible(tap.label);
        text_ += tap.enabled ? "" : " (disabled)";
        text_ += tap.chosen ? " (chosen)" : "";
        text_ += tap.spoken.empty() ? "" : " — " + visible(tap.spoken);
        text_ += "\n";
    }
    void say(const std::optional<Tap>& tap) {
        if (tap)
            say(*tap);
    }
    void say(const std::vector<Tap>& taps) {
        for (const Tap& tap : taps)
            say(tap);
    }
    void say(const Disc& disc) {
        say("disc",
            (disc.family != 0 ? std::to_string(disc.family) : disc.initial) + " " + disc.label);
    }
    void say(const Title& title) {
        say("title", title.beginning + " | " + title.own + " | " + title.gender);
        say("title whole", title.whole);
    }
    void say(const Route& route) {
        constexpr const char* kinds[] = {"past", "here", "deadline", "future", "passed"};
        for (const Station& station : route.stations)
            say(std::string{"station "} + kinds[static_cast<int>(station.kind)],
                station.label + " / " + station.date);
        flag("dotted", route.dotted);
        say("route spoken", route.spoken);
    }
    void say(const std::optional<Banner>& banner) {
        constexpr const char* kinds[] = {"information", "caution", "warning"};
        if (banner)
            say(std::string{"banner "} + kinds[static_cast<int>(banner->kind)], banner->text);
    }
    void say(const Chip& chip) {
        say(chip.tap);
        say("count", chip.count);
    }
    void say(const OfferRow& row) {
        say(row.open);
        say("due", row.due.day + " " + row.due.month +
                       (row.due.year.empty() ? "" : " " + row.due.year) + " / " + row.due.left +
                       (row.due.urgent ? " urgent" : "") + (row.due.last_day ? " last day" : ""));
        say(row.disc);
        say(row.title);
        say("employer", row.employer);
        say("teaser", row.teaser);
        for (const SlotText& slot : row.slots)
            say(slot.label, slot.value + (slot.stated ? "" : " (not stated)"));
    }
    void say(const std::optional<KeyboardPage>& keyboard) {
        if (!keyboard)
            return;
        head("keyboard");
        for (const auto& row : keyboard->rows) {
            std::string keys;
            for (const KeyCap& key : row)
                keys += key.tap.id + "=" + key.tap.label + " ";
            say("row", keys);
        }
    }
    std::string text() { return std::move(text_); }

private:
    std::string text_;
};

} // namespace present
