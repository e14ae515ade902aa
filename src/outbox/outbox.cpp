#include "outbox/outbox.h"

#include <algorithm>
#include <utility>

namespace outbox {
namespace {

using crypto::LetterId;

// Over when now is past the end, and also when now is before the beginning: the clock went back.
bool is_over(base::Instant since, base::Duration wait, base::Instant now) {
    return now < since || now - since >= wait;
}

// Half of the wait is certain, the other half is drawn.
base::Duration wait_after(int failures, double jitter) {
    base::Duration wait = first_wait;
    for (int i = 1; i < failures && wait < longest_wait; ++i)
        wait *= 2;
    wait = std::min(wait, longest_wait);
    const auto drawn = std::chrono::duration<double, std::milli>(wait / 2) * jitter;
    return wait / 2 + std::chrono::duration_cast<base::Duration>(drawn);
}

std::size_t count_travelling(const Outbox& outbox) {
    return static_cast<std::size_t>(std::ranges::count_if(outbox.letters, [](const auto& letter) {
        return std::holds_alternative<Travelling>(letter.second);
    }));
}

struct Change {
    Outbox& outbox;
    std::vector<Effect>& effects;
    base::TrustedTime time;

    void operator()(const Saved& saved) {
        outbox.letters.try_emplace(saved.id, Queued{0, time.now, base::Duration{0}});
    }
    void operator()(const Failed& failed) {
        const auto letter = outbox.letters.find(failed.id);
        if (letter == outbox.letters.end() || !std::holds_alternative<Travelling>(letter->second))
            return;
        fail(letter->second, failed.jitter);
    }
    void operator()(const Arrived& arrived) {
        const auto letter = outbox.letters.find(arrived.id);
        if (letter != outbox.letters.end() && !std::holds_alternative<Acknowledged>(letter->second))
            letter->second = Acknowledged{arrived.received};
    }
    void operator()(const EraseAsked& asked) {
        if (outbox.letters.erase(asked.id) > 0)
            effects.push_back(Erase{asked.id});
    }
    void operator()(const HubHeard& hub) {
        if (!time.verified)
            return;
        const base::Instant both = std::min(hub.now, time.now);
        std::erase_if(outbox.letters, [&](const auto& letter) {
            const auto* acknowledged = std::get_if<Acknowledged>(&letter.second);
            const bool over = acknowledged != nullptr && both - acknowledged->received >= kept_for;
            if (over)
                effects.push_back(Erase{letter.first});
            return over;
        });
    }
    void operator()(const AskedAgain&) {
        for (auto& [id, state] : outbox.letters)
            if (std::holds_alternative<Acknowledged>(state))
                state = Queued{0, time.now, base::Duration{0}};
    }
    void operator()(const Hurry&) {
        for (auto& [id, state] : outbox.letters)
            if (auto* queued = std::get_if<Queued>(&state))
                queued->wait = base::Duration{0};
    }
    void operator()(const Tick&) {}

    void fail(State& state, double jitter) {
        const int failures = std::get<Travelling>(state).failures + 1;
        state = Queued{failures, time.now, wait_after(failures, jitter)};
    }
    void give_up_waiting_for_answers() {
        for (auto& [id, state] : outbox.letters)
            if (const auto* travelling = std::get_if<Travelling>(&state))
                if (is_over(travelling->since, answer_within, time.now))
                    fail(state, 0);
    }
    // Oldest first: the ids sort by the time they were made.
    void send_what_is_due() {
        std::size_t room = maximum_travelling - count_travelling(outbox);
        for (auto& [id, state] : outbox.letters) {
            const auto* queued = std::get_if<Queued>(&state);
            if (queued == nullptr || room == 0 || !is_over(queued->since, queued->wait, time.now))
                continue;
            state = Travelling{queued->failures, time.now};
            effects.push_back(Send{id});
            --room;
        }
    }
};

} // namespace

Updated update(Outbox outbox, const Event& event, base::TrustedTime now) {
    std::vector<Effect> effects;
    Change change{outbox, effects, now};
    std::visit(change, event);
    change.give_up_waiting_for_answers();
    change.send_what_is_due();
    return {std::move(outbox), std::move(effects)};
}

std::optional<base::Instant> next_tick(const Outbox& outbox) {
    struct End {
        using When = std::optional<base::Instant>;
        When operator()(const Queued& queued) const { return queued.since + queued.wait; }
        When operator()(const Travelling& travelling) const {
            return travelling.since + answer_within;
        }
        When operator()(const Acknowledged&) const { return std::nullopt; } // the hub is heard
    };
    std::optional<base::Instant> next;
    for (const auto& [id, state] : outbox.letters)
        if (const auto end = std::visit(End{}, state))
            next = next ? std::min(*next, *end) : *end;
    return next;
}

} // namespace outbox
