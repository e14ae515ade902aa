#include "present/page.h"

#include "present/scene.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace present {
namespace {

template <class... Rules>
struct Overloaded : Rules... {
    using Rules::operator()...;
};

std::pair<const char*, Screen> screen_of(const Scene& scene) {
    using Said = std::pair<const char*, Screen>;
    return std::visit(Overloaded{
                          [&](const session::Attract&) {
                              return Said{"attract", attract_page(scene)};
                          },
                          [&](const session::Browse& screen) {
                              return Said{"browse", browse_page(scene, screen)};
                          },
                          [&](const session::Detail& screen) {
                              return Said{"offer", detail_page(scene, screen)};
                          },
                          [&](const session::Selection& screen) {
                              return Said{"selection", selection_page(scene, screen)};
                          },
                          [&](const session::Compare& screen) {
                              return Said{"compare", compare_page(scene, screen)};
                          },
                          [&](const session::TakeAway& screen) {
                              return Said{"take-away", take_away_page(scene, screen)};
                          },
                          [&](const session::Register& screen) {
                              return Said{"register", register_page(scene, screen)};
                          },
                          [&](const session::Receipt& screen) {
                              return Said{"receipt", receipt_page(scene, screen)};
                          },
                          [&](const session::CodeEntry& screen) {
                              return Said{"code", code_page(scene, screen)};
                          },
                          [&](const session::Followed& screen) {
                              return Said{"follow", follow_page(scene, screen)};
                          },
                          [&](const session::Staff& screen) {
                              return Said{"staff", staff_page(scene, screen)};
                          },
                      },
                      scene.session.screen);
}

} // namespace

Tap tap(std::string id, std::string label, session::Event event) {
    Tap made;
    made.id = std::move(id);
    made.label = std::move(label);
    made.event = std::move(event);
    return made;
}

int seconds_left(base::Instant now, base::Instant end) {
    auto left = std::chrono::ceil<std::chrono::seconds>(end - now);
    return static_cast<int>(std::clamp<long long>(left.count(), 0, 24 * 3600));
}

float part_left(base::Instant now, base::Instant end, base::Duration lasts) {
    if (lasts <= base::Duration{0})
        return 0;
    auto part = static_cast<float>((end - now).count()) / static_cast<float>(lasts.count());
    return std::clamp(part, 0.0F, 1.0F);
}

QuestionPage question_page(const Scene& scene, base::Instant asked_at) {
    const Words& words = scene.words;
    base::Duration lasts = session::question_lasts(scene.house);
    base::Instant end = asked_at + lasts;
    QuestionPage page;
    page.light = words("Vous êtes");
    page.bold = words("toujours là ?");
    int left = seconds_left(scene.now.now, end);
    page.seconds = words.number(left);
    page.text = left > 1
                    ? words("secondes, puis tout s’efface.\nPersonne ne verra ce que vous avez "
                            "tapé.")
                    : words("seconde, puis tout s’efface.\nPersonne ne verra ce que vous avez "
                            "tapé.");
    page.time_left = part_left(scene.now.now, end, lasts);
    page.stay = tap("question.stay", words("Oui, je continue"), session::StillHere{});
    page.leave = tap("question.leave", words("Non, tout effacer"), session::Finish{});
    return page;
}

Page present(const session::Session& session, base::TrustedTime now, const session::House& house,
             const Languages& languages) {
    const session::Preferences& own = session.preferences;
    const Words& words = languages.in(own.language);
    Scene scene{session, now, house, words};
    auto [id, screen] = screen_of(scene);
    Page page;
    page.id = id;
    page.language = words.language();
    page.theme = own.theme;
    page.large_text = own.large_text;
    page.low_position = own.low_position;
    page.screen = std::move(screen);
    if (session.asked_at)
        page.question = question_page(scene, *session.asked_at);
    page.banner = banner(scene);
    page.bar = bar(scene);
    page.scroll_up = words("Plus haut");
    page.scroll_down = words("Plus bas");
    if (own.low_position)
        page.low_hint = words("Position basse : tout se touche sous le trait jaune");
    return page;
}

} // namespace present
