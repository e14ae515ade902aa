#include "session/visit.h"

#include "base/text.h"

#include <cstddef>
#include <string_view>
#include <utility>

namespace session {
namespace {

char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

// Takes the same time wherever they differ, so that the answer's delay teaches nothing.
bool same_code(std::string_view typed, std::string_view code) {
    unsigned difference = typed.size() == code.size() ? 0U : 1U;
    for (std::size_t i = 0; i < CodeEntry::maximum_bytes; ++i) {
        char a = i < typed.size() ? upper(typed[i]) : '\0';
        char b = i < code.size() ? upper(code[i]) : '\0';
        difference |= static_cast<unsigned char>(a) ^ static_cast<unsigned char>(b);
    }
    return difference == 0;
}

void ask(Visit& visit) {
    auto* entry = visit.on<CodeEntry>();
    const std::string& staff_code = visit.house.staff_code;
    bool locked = visit.now.now < visit.session.code_lock.locked_until;
    if (locked || entry->asking || entry->malformed || base::trim(entry->typed).empty())
        return;
    bool is_staff = same_code(entry->typed, staff_code) && !staff_code.empty();
    if (is_staff) {
        visit.session.code_lock = {};
        visit.session.screen = Staff{};
        visit.session.keyboard = {};
        visit.effects.push_back(ReadHealth{});
        return;
    }
    entry->asking = true;
    visit.effects.push_back(LookUpCode{entry->typed});
}

} // namespace

void leave_code(Visit& visit) {
    Preferences own = visit.session.preferences;
    wipe(visit);
    visit.session.preferences = std::move(own);
}

void enter_code(Visit& visit, const Event& event) {
    auto* entry = visit.on<CodeEntry>();
    if (std::holds_alternative<GoBack>(event))
        return leave_code(visit);
    if (entry->asking) // the answer must stand beside the code it is about
        return;
    change_keyboard(visit, event);
    std::visit(Overloaded{
                   [&](const Type& type) {
                       visit.session.keyboard.shift = false;
                       entry->malformed = false;
                       if (entry->typed.size() + type.text.size() <= CodeEntry::maximum_bytes)
                           entry->typed += type.text;
                   },
                   [&](const Erase&) {
                       entry->malformed = false;
                       entry->typed.resize(base::last_grapheme(entry->typed));
                   },
                   [&](const ClearField&) {
                       entry->malformed = false;
                       entry->typed.clear();
                   },
                   [&](const Continue&) { ask(visit); },
                   [](const auto&) {},
               },
               event);
}

void code_looked_up(Visit& visit, const CodeLookedUp& event) {
    CodeLock& lock = visit.session.code_lock; // counts, even if the visitor has left the screen
    lock.refused = event.trace.status == LetterStatus::unknown ? lock.refused + 1 : 0;
    if (lock.refused >= CodeLock::most_refused)
        lock = {.refused = 0, .locked_until = visit.now.now + CodeLock::lasts};
    auto* entry = visit.on<CodeEntry>();
    if (!entry || !entry->asking)
        return;
    entry->asking = false;
    entry->malformed = event.trace.code.empty();
    if (entry->malformed)
        return;
    visit.session.screen = Followed{event.trace};
    visit.session.keyboard = {};
}

} // namespace session
