#include "world.h"

#include <algorithm>

namespace fleet {
namespace {

constexpr std::size_t remembered_lines = 60;

} // namespace

void World::after(base::Duration wait, std::function<void()> happens) {
    queue_.emplace(std::pair{steady_ + std::max(wait, base::Duration{0}), asked_++},
                   std::move(happens));
}

void World::run_until(base::Duration end, const std::function<bool()>& enough) {
    while (!queue_.empty() && queue_.begin()->first.first <= end) {
        auto event = queue_.extract(queue_.begin());
        steady_ = event.key().first;
        ++events_;
        event.mapped()();
        if (enough())
            return;
    }
    steady_ = std::max(steady_, end);
}

void World::note(const std::string& line) {
    const std::string whole = std::to_string(steady_.count()) + ' ' + line + '\n';
    trace_.add(base::bytes_of(whole));
    last_.push_back(whole);
    if (last_.size() > remembered_lines)
        last_.pop_front();
}

std::string World::tail() const {
    std::string text;
    for (const std::string& line : last_)
        text += line;
    return text;
}

} // namespace fleet
