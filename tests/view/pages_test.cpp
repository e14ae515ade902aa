// Every picture of the gallery is audited; and what is broken on purpose is found.
#include "gallery.h"
#include "kit.h"
#include "pages.h"

#include "semantics/audit.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace {

class Gallery : public testing::TestWithParam<gallery::Variant> {};

void expect_accessible(const view::Frame& frame, const view::Look& look, const std::string& name,
                       bool scrolled = false) {
    for (const semantics::Violation& violation :
         semantics::audit(frame.tree, look.panel, kit::rules(look)))
        if (!scrolled || violation.rule != "focus hidden") // whoever scrolls the field away may
            ADD_FAILURE() << name << ": " << violation.rule << " [" << violation.clause << "] "
                          << violation.node << ": " << violation.detail;
}

TEST_P(Gallery, PassesTheAudit) {
    const gallery::Variant& variant = GetParam();
    const view::Look look = variant.look();
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    for (const pages::Named& named : variant.pages()) {
        const view::Frame frame = view::draw(*surface, look, named.page, {}, {});
        EXPECT_EQ(surface->vertices_outside_nodes(), 0u) << named.name;
        EXPECT_GT(surface->vertices(), 500u) << named.name;
        expect_accessible(frame, look, named.name + " " + variant.name());
        view::Hand scrolled; // to the end of all that scrolls
        for (const view::Region& region : frame.regions)
            scrolled.scrolls.push_back({.region = region.id,
                                        .offset_px = region.extent_px,
                                        .extent_px = region.extent_px});
        if (!scrolled.scrolls.empty())
            expect_accessible(view::draw(*surface, look, named.page, scrolled, {}), look,
                              named.name + " " + variant.name() + ", scrolled", true);
    }
}

bool is_whole_in_view(const semantics::Node& node) {
    const semantics::Rect& clip = node.clip;
    return node.rect.y >= clip.y - 1 && node.rect.bottom() <= clip.bottom() + 1;
}

// Large words on a small panel scroll; what a screen is for is in view before anybody scrolls.
TEST_P(Gallery, ShowsAtOnceWhatEachScreenIsFor) {
    // In "position basse" some of it stands in the drawing above the line, under an id of its own.
    static const std::map<std::string, std::set<std::string>> purposes = {
        {"browse", {".title"}},
        {"browse-one", {".title"}},
        {"offer", {"offer.title"}},
        {"offer-proof", {"proof.1"}},
        {"selection", {".title"}},
        {"compare", {"compare.offer.0"}},
        {"receipt", {"receipt.code"}},
        {"follow", {"follow.code"}},
        {"staff", {"staff.sentence"}},
        {"take-away", {"take.qr", "take.picture"}},
        {"question", {"question.seconds"}}};
    const view::Look look = GetParam().look();
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    for (const pages::Named& named : GetParam().pages()) {
        const view::Frame frame = view::draw(*surface, look, named.page, {}, {});
        const auto shows = [&](const std::string& ending) {
            return std::ranges::any_of(frame.tree.nodes, [&](const semantics::Node& node) {
                return node.id.ends_with(ending) && is_whole_in_view(node);
            });
        };
        const auto purpose = purposes.find(named.name);
        EXPECT_TRUE(purpose == purposes.end() || std::ranges::any_of(purpose->second, shows))
            << named.name;
        // Who receives, why, how long and which rights is read before one comes to send.
        EXPECT_TRUE(!shows("form.send") || shows("notice.0")) << named.name;
    }
}

std::string name_of(const testing::TestParamInfo<gallery::Variant>& info) {
    std::string name = info.param.name();
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, Gallery, testing::ValuesIn(gallery::variants()), name_of);

// The rules that a page breaks on a panel.
std::set<std::string> broken(const present::Page& page, const view::Look& look) {
    auto surface = view::Surface::open(kit::fonts());
    const view::Frame frame = view::draw(*surface, look, page, {}, {});
    std::set<std::string> rules;
    for (const semantics::Violation& violation :
         semantics::audit(frame.tree, look.panel, kit::rules(look)))
        rules.insert(violation.rule);
    return rules;
}

present::Page offer_with(void (*change)(present::DetailPage&)) {
    present::Page page = pages::one("fr", "offer");
    change(std::get<present::DetailPage>(page.screen));
    return page;
}

TEST(GalleryAudit, FindsWhatIsBrokenOnPurpose) {
    const gallery::Variant standing{"1080x1920", "light", "fr"};
    const view::Look look = standing.look();
    const auto whole = offer_with([](present::DetailPage&) {});
    EXPECT_EQ(broken(whole, look), std::set<std::string>{});

    view::Look pale = look;
    pale.theme.ink_soft = pale.theme.neutral;
    EXPECT_TRUE(broken(whole, pale).contains("contrast"));
    view::Look small = look;
    small.scale *= 0.6f; // everything smaller than the eye and the finger need
    const auto too_small = broken(whole, small);
    EXPECT_TRUE(too_small.contains("target size"));
    EXPECT_TRUE(too_small.contains("cap height"));
    const auto twice = offer_with([](present::DetailPage& page) { page.keep.id = page.whole.id; });
    EXPECT_TRUE(broken(twice, look).contains("unique id"));
    const auto unnamed = offer_with([](present::DetailPage& page) { page.keep.label.clear(); });
    EXPECT_TRUE(broken(unnamed, look).contains("label"));
    const auto clipped =
        offer_with([](present::DetailPage& page) { page.keep.label = std::string(200, 'm'); });
    EXPECT_TRUE(broken(clipped, look).contains("clipped text"));
    const auto split =
        offer_with([](present::DetailPage& page) { page.title.own = std::string(80, 'm'); });
    EXPECT_TRUE(broken(split, look).contains("clipped text"));
}

TEST(Facts, ALongValueIsShortenedAndSaidWholeByItsRow) {
    const gallery::Variant standing{"1080x1920", "light", "fr"};
    static const std::string value = "Bac + 5, spécialisation sciences politiques, économie, école "
                                     "de commerce, école d’urbanisme, master en développement";
    static const std::string address = "https://recrutement.metropole-du-grand-paris.example/fr/"
                                       "offres/charge-de-mission-centres-villes-vivants";
    const auto page = offer_with([](present::DetailPage& detail) {
        detail.facts[6].value = value;
        detail.facts[7].value = address;
    });
    EXPECT_EQ(broken(page, standing.look()), std::set<std::string>{});
    auto surface = view::Surface::open(kit::fonts());
    const view::Frame frame = view::draw(*surface, standing.look(), page, {}, {});
    const auto label = [&](const std::string& id) {
        const auto node = std::ranges::find(frame.tree.nodes, id, &semantics::Node::id);
        return node == frame.tree.nodes.end() ? "no " + id : node->label;
    };
    EXPECT_TRUE(label("offer.fact.experience").ends_with(value));
    EXPECT_TRUE(label("offer.fact.experience.value").starts_with("Bac + 5, spécialisation"));
    EXPECT_TRUE(label("offer.fact.experience.value").ends_with("…"));
    EXPECT_EQ(label("offer.fact.education.value"), address) << "an address is not cut";
}

// A 1 has more air at its left than a 2; both stand at the margin.
TEST(Numerals, BeginAtTheMarginWithTheirInk) {
    const gallery::Variant standing{"1080x1920", "light", "fr"};
    auto surface = view::Surface::open(kit::fonts());
    const view::Style numeral{view::Face::display_bold, 240, 240};
    view::draw(*surface, standing.look(), pages::one("fr", "attract"), {}, {});
    EXPECT_GT(surface->bearing(numeral, "2"), 0);
    EXPECT_NE(surface->bearing(numeral, "1"), surface->bearing(numeral, "2"));
    EXPECT_EQ(surface->bearing(numeral, "12"), surface->bearing(numeral, "1"));
    EXPECT_EQ(surface->bearing(numeral, ""), 0);
}

TEST(GalleryPairs, EveryDrawingHasItsShot) {
    std::set<std::string> shots;
    for (const gallery::Variant& variant : gallery::variants())
        for (const pages::Named& named : variant.pages())
            EXPECT_TRUE(shots.insert(named.name + "-" + variant.name()).second) << named.name;
    std::set<std::string> drawings;
    for (const gallery::Pair& pair : gallery::pairs()) {
        EXPECT_TRUE(shots.contains(pair.shot)) << pair.shot;
        drawings.insert(pair.drawing + ".png");
    }
    const std::filesystem::path look = VITRINE_SOURCE "/../shared/look";
    if (!std::filesystem::exists(look))
        GTEST_SKIP() << look << " is not here, and its drawings cannot be counted";
    for (const auto& entry : std::filesystem::directory_iterator(look))
        if (entry.path().extension() == ".png") {
            EXPECT_TRUE(drawings.contains(entry.path().filename().string())) << entry.path();
            EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(VITRINE_SOURCE) / "tests" /
                                                "look" / (entry.path().stem().string() + ".drive")))
                << entry.path();
        }
}

} // namespace
