#include "present/keyboard.h"

#include "base/text.h"

#include <array>
#include <initializer_list>
#include <string>
#include <utility>

namespace present {
namespace {

using Row = std::vector<KeyCap>;
using Signs = std::initializer_list<std::string_view>;
using Kind = KeyCap::Kind;

enum class Capitals { yes, no };

KeyCap sign(std::string_view text, Capitals capitals, float width = 1) {
    std::string given = capitals == Capitals::yes ? base::to_upper(text) : std::string{text};
    return {.tap = tap("key." + std::string{text}, given, session::Type{given}),
            .width = width,
            .kind = Kind::letter};
}

KeyCap function(std::string id, std::string label, session::Event event, float width) {
    return {.tap = tap("key." + std::move(id), std::move(label), std::move(event)),
            .width = width,
            .kind = Kind::function};
}

Row signs(Signs texts, Capitals capitals) {
    Row row;
    for (std::string_view text : texts)
        row.push_back(sign(text, capitals, 10.0F / static_cast<float>(texts.size())));
    return row;
}

KeyCap shift(const Scene& scene) {
    KeyCap key = function("shift", scene.words("Maj"), session::ToggleShift{}, 1.36F);
    key.tap.chosen = scene.session.keyboard.shift;
    key.tap.spoken =
        key.tap.chosen ? scene.words("Majuscule : activée") : scene.words("Majuscule : désactivée");
    return key;
}

KeyCap erase(const Scene& scene, float width) {
    return function("erase", scene.words("Effacer"), session::Erase{}, width);
}

KeyCap space(const Scene& scene, float width) {
    return {.tap = tap("key.space", scene.words("espace"), session::Type{" "}),
            .width = width,
            .kind = Kind::letter};
}

KeyCap symbols(const Scene& scene) {
    bool on = scene.session.keyboard.symbols;
    KeyCap key = function("symbols", on ? "abc" : "123", session::ToggleSymbols{}, 1.5F);
    key.tap.spoken = on ? scene.words("Lettres") : scene.words("Chiffres et signes");
    return key;
}

KeyCap go(const Scene& scene, float width) {
    KeyCap key = function("continue", scene.words("Continuer"), session::Continue{}, width);
    key.kind = Kind::go;
    return key;
}

KeyCap close(const Scene& scene, float width) {
    KeyCap key = function("close", scene.words("Fermer"), session::FocusSearch{false}, width);
    key.kind = Kind::go;
    key.tap.spoken = scene.words("Fermer le clavier");
    return key;
}

// The letters between "Maj" and "Effacer" fill ten keys with them: "Shift" and "Erase" just fit.
Row third_row(const Scene& scene, Signs texts, Capitals capitals) {
    Row row{shift(scene)};
    for (std::string_view text : texts)
        row.push_back(sign(text, capitals));
    row.push_back(erase(scene, 8.64F - static_cast<float>(texts.size())));
    return row;
}

std::vector<Row> letter_rows(const Scene& scene) {
    Capitals capitals = scene.session.keyboard.shift ? Capitals::yes : Capitals::no;
    if (scene.session.keyboard.symbols)
        return {signs({"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, capitals),
                signs({"ê", "ë", "î", "ï", "ô", "û", "ü", "â", "ñ", "æ"}, capitals),
                signs({"@", "&", "/", "+", ":", ";", "!", "?", "(", ")"}, capitals),
                third_row(scene, {"'", "\"", ",", "#", "%", "*"}, capitals)};
    Row accents = signs({"é", "è", "ç", "à", "ù", "œ", "’", "-", "_", "."}, capitals);
    if (scene.words.is_french())
        return {accents, signs({"a", "z", "e", "r", "t", "y", "u", "i", "o", "p"}, capitals),
                signs({"q", "s", "d", "f", "g", "h", "j", "k", "l", "m"}, capitals),
                third_row(scene, {"w", "x", "c", "v", "b", "n"}, capitals)};
    return {accents, signs({"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"}, capitals),
            signs({"a", "s", "d", "f", "g", "h", "j", "k", "l"}, capitals),
            third_row(scene, {"z", "x", "c", "v", "b", "n", "m"}, capitals)};
}

} // namespace

KeyboardPage search_keyboard(const Scene& scene) {
    KeyboardPage page{letter_rows(scene)};
    page.rows.push_back({symbols(scene), space(scene, 5.5F), close(scene, 3)});
    return page;
}

KeyboardPage name_keyboard(const Scene& scene) {
    KeyboardPage page{letter_rows(scene)};
    page.rows.push_back({symbols(scene), space(scene, 5.5F), go(scene, 3)});
    return page;
}

KeyboardPage mail_keyboard(const Scene& scene) {
    KeyboardPage page{letter_rows(scene)};
    KeyCap at = sign("@", Capitals::no);
    KeyCap dot_fr = sign(".fr", Capitals::no, 1.5F);
    dot_fr.tap.id = "key.fr";
    if (scene.session.keyboard.symbols) // where "@" has its place among the signs
        page.rows.push_back({symbols(scene), space(scene, 4), dot_fr, go(scene, 3)});
    else
        page.rows.push_back({symbols(scene), at, space(scene, 3), dot_fr, go(scene, 3)});
    return page;
}

KeyboardPage phone_keyboard(const Scene& scene) {
    auto digits = [](Signs texts) {
        Row row;
        for (std::string_view text : texts)
            row.push_back(sign(text, Capitals::no, 2.5F));
        return row;
    };
    KeyboardPage page{{digits({"1", "2", "3"}), digits({"4", "5", "6"}), digits({"7", "8", "9"})}};
    page.rows[0].push_back(erase(scene, 2.5F));
    page.rows[1].push_back(sign("+", Capitals::no, 2.5F));
    page.rows[2].push_back(space(scene, 2.5F));
    page.rows.push_back({sign("0", Capitals::no, 7), go(scene, 3)});
    return page;
}

KeyboardPage code_keyboard(const Scene& scene) {
    KeyboardPage page{{signs({"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, Capitals::no)}};
    bool french = scene.words.is_french();
    if (french) {
        page.rows.push_back(
            signs({"a", "z", "e", "r", "t", "y", "u", "i", "o", "p"}, Capitals::yes));
        page.rows.push_back(
            signs({"q", "s", "d", "f", "g", "h", "j", "k", "l", "m"}, Capitals::yes));
    } else {
        page.rows.push_back(
            signs({"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"}, Capitals::yes));
        page.rows.push_back(signs({"a", "s", "d", "f", "g", "h", "j", "k", "l"}, Capitals::yes));
    }
    Row last;
    Signs azerty{"w", "x", "c", "v", "b", "n"};
    Signs qwerty{"z", "x", "c", "v", "b", "n", "m"};
    for (std::string_view text : french ? azerty : qwerty)
        last.push_back(sign(text, Capitals::yes));
    float left = 10 - static_cast<float>(last.size());
    last.push_back(erase(scene, left));
    page.rows.push_back(std::move(last));
    page.rows.push_back({go(scene, 10)});
    return page;
}

} // namespace present
