#include "kit.h"
#include "pages.h"

#include "semantics/audit.h"

#include <gtest/gtest.h>
#include <set>

namespace {

struct Setting {
    std::string theme;
    bool large = false;
    bool low = false;
};

// Draws every page of a language on a panel and reports each violation once, with its place.
void check(const kit::NamedPanel& panel, const Setting& setting, const std::string& language) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const view::Look look =
        view::make_look(panel.panel, kit::theme(setting.theme), setting.large, setting.low);
    for (const pages::Named& named : pages::all(language)) {
        const view::Frame frame = view::draw(*surface, look, named.page, {}, {});
        EXPECT_EQ(surface->vertices_outside_nodes(), 0u) << named.name;
        EXPECT_GT(surface->vertices(), 500u) << named.name;
        for (const semantics::Violation& violation :
             semantics::audit(frame.tree, panel.panel, kit::rules(look)))
            ADD_FAILURE() << named.name << " " << panel.name << " " << language << " "
                          << setting.theme << (setting.large ? " large" : "")
                          << (setting.low ? " low" : "") << ": " << violation.rule << " ["
                          << violation.clause << "] " << violation.node << ": " << violation.detail;
    }
}

TEST(Pages, PassTheAuditInEveryThemeAndLanguage) {
    const auto panel = kit::panels().front();
    for (const char* theme : {"light", "dark", "high-contrast"})
        for (const char* language : {"fr", "en"})
            check(panel, {theme}, language);
}

TEST(Pages, PassTheAuditInLargeText) {
    for (const auto& panel : kit::panels())
        for (const char* language : {"fr", "en"})
            check(panel, {"light", true}, language);
}

TEST(Pages, PassTheAuditOnEveryPanel) {
    for (const auto& panel : kit::panels())
        for (const char* language : {"fr", "en"})
            check(panel, {"light"}, language);
}

TEST(Pages, PassTheAuditInLowPosition) {
    for (const auto& panel : kit::panels())
        for (const bool large : {false, true})
            check(panel, {"light", large, true}, "fr");
}

} // namespace
