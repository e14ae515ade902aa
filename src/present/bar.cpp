#include "present/dates.h"
#include "present/lead.h"
#include "present/scene.h"

#include <chrono>

namespace present {
namespace {

bool is_stale(const Scene& scene) {
    const auto& shelf = scene.session.shelf;
    return shelf && !shelf->empty() && scene.now.now >= catalog::stale_from(*shelf);
}

std::string data_age(const Scene& scene) {
    const Words& words = scene.words;
    const auto& shelf = scene.session.shelf;
    if (!shelf || shelf->empty())
        return words("Offres : aucune pour l’instant");
    base::Date issued = base::in_paris(shelf->issued).date;
    if (scene.now.verified && issued == scene.today())
        return words("Offres à jour : aujourd’hui, {time}",
                     {{"time", clock_time(words, shelf->issued)}});
    if (scene.now.verified && base::days_between(issued, scene.today()) == 1)
        return words("Offres à jour : hier, {time}", {{"time", clock_time(words, shelf->issued)}});
    return words("Offres du {date}", {{"date", date_full(words, issued)}});
}

Tap setting(const Words& words, const char* id, const char* label, const char* on, const char* off,
            bool is_on, session::Event event) {
    Tap made = tap(id, words(label), std::move(event));
    made.chosen = is_on;
    made.spoken = words(is_on ? on : off);
    return made;
}

std::string theme_spoken(const Words& words, session::Theme theme) {
    switch (theme) {
    case session::Theme::light:
        return words("Contraste : clair");
    case session::Theme::dark:
        return words("Contraste : sombre");
    case session::Theme::high_contrast:
        break;
    }
    return words("Contraste : renforcé");
}

} // namespace

Bar bar(const Scene& scene) {
    const Words& words = scene.words;
    const session::Preferences& own = scene.session.preferences;
    const session::Preferences& usual = scene.house.preferences;
    Bar bar;
    bar.data_age = data_age(scene);
    bar.stale = is_stale(scene);
    bar.kiosk = scene.house.kiosk_name;
    Tap language = tap("bar.language", words("Langue"), session::NextLanguage{});
    language.chosen = own.language != usual.language;
    language.spoken = words("Langue : français");
    bar.settings.push_back(std::move(language));
    bar.settings.push_back(
        setting(words, "bar.text", message("Texte"), message("Grand texte : activé"),
                message("Grand texte : désactivé"), own.large_text, session::ToggleLargeText{}));
    Tap contrast = tap("bar.contrast", words("Contraste"), session::NextTheme{});
    contrast.chosen = own.theme != usual.theme;
    contrast.spoken = theme_spoken(words, own.theme);
    bar.settings.push_back(std::move(contrast));
    bar.settings.push_back(setting(
        words, "bar.position", message("Position"), message("Position basse : activée"),
        message("Position basse : désactivée"), own.low_position, session::ToggleLowPosition{}));
    bool has_quit = !std::holds_alternative<session::Attract>(scene.session.screen) &&
                    !std::holds_alternative<session::Staff>(scene.session.screen) &&
                    !scene.session.asked_at;
    if (has_quit)
        bar.quit = tap("bar.quit", words("Effacer et quitter"), session::Finish{});
    return bar;
}

std::optional<Banner> banner(const Scene& scene) {
    const Words& words = scene.words;
    if (std::holds_alternative<session::Staff>(scene.session.screen))
        return std::nullopt; // its rows say all of it
    if (!scene.now.verified)
        return Banner{Banner::Kind::caution,
                      words("L’heure de cette borne n’est pas vérifiée : vérifiez les dates.")};
    if (is_stale(scene))
        return Banner{
            Banner::Kind::caution,
            words("Ces offres datent du {date} : certaines ont pu changer.",
                  {{"date", date_full(words, base::in_paris(scene.session.shelf->issued).date)}})};
    if (const auto* detail = std::get_if<session::Detail>(&scene.session.screen);
        detail != nullptr && detail->renewed &&
        catalog::is_listed(state_of(scene, detail->id, detail->offer.get()).state))
        return Banner{Banner::Kind::information,
                      words("L’employeur vient de mettre cette annonce à jour.")};
    bool form = std::holds_alternative<session::Register>(scene.session.screen);
    if (session::takes_no_letters(scene.session, scene.house) && !form)
        return Banner{
            Banner::Kind::information,
            words("Les inscriptions sont fermées sur cette borne. Les offres se lisent.")};
    return std::nullopt;
}

} // namespace present
