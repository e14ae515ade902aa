#include "present/dates.h"
#include "present/keyboard.h"
#include "present/scene.h"

namespace present {
namespace {

// In groups of four, as the receipt writes it.
std::string grouped(std::string_view typed) {
    std::string groups;
    int in_group = 0;
    for (char c : typed) {
        if (c == ' ')
            continue;
        if (in_group == 4) {
            groups += ' ';
            in_group = 0;
        }
        groups += c;
        // The bytes after the first of a longer character stand in its place.
        in_group += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
    return groups;
}

} // namespace

CodePage code_page(const Scene& scene, const session::CodeEntry& entry) {
    const Words& words = scene.words;
    base::Instant locked_until = scene.session.code_lock.locked_until;
    CodePage page;
    page.back = tap("code.back", words("Retour"), session::GoBack{});
    page.heading = words("Votre code");
    page.lead = words("Il est sur votre reçu : quatre groupes de quatre signes.");
    page.label = words("Code du reçu");
    page.typed = grouped(entry.typed);
    page.placeholder = words("Par exemple K7QM 42NX…");
    if (scene.now.now < locked_until)
        page.answer = words("Trop d’essais. Ce sera de nouveau possible à {time}.",
                            {{"time", clock_time(words, locked_until)}});
    else if (entry.asking)
        page.answer = words("Recherche…");
    else if (entry.malformed)
        page.answer = words("Un code de reçu a seize signes. Vérifiez chacun d’eux.");
    page.keyboard = code_keyboard(scene);
    return page;
}

} // namespace present
