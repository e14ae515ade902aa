#include "gallery.h"

#include "kit.h"

namespace gallery {

std::string Variant::name() const {
    return panel + "-" + language + "-" + theme + (large ? "-large" : "") + (low ? "-low" : "");
}

view::Look Variant::look() const {
    return view::make_look(kit::panel(panel), kit::theme(theme), large, low);
}

std::vector<pages::Named> Variant::pages() const {
    std::vector<pages::Named> made = pages::all(language);
    for (pages::Named& named : made) {
        std::vector<present::Tap>& settings = named.page.bar.settings;
        settings.at(0).chosen = language != "fr";
        settings.at(1).chosen = large;
        settings.at(2).chosen = theme != "light" && theme != "employer";
        settings.at(3).chosen = low;
    }
    return made;
}

std::vector<Variant> variants() {
    std::vector<Variant> all;
    for (const auto& panel : kit::panels())
        for (const char* language : {"fr", "en"}) {
            for (const char* theme : {"light", "dark", "high-contrast", "employer"})
                all.push_back({panel.name, theme, language, false, false});
            all.push_back({panel.name, "light", language, true, false});
            all.push_back({panel.name, "light", language, false, true});
            all.push_back({panel.name, "high-contrast", language, true, true});
        }
    return all;
}

std::vector<Pair> pairs() {
    const std::string standing = "-1080x1920-fr-light";
    const std::string lying = "-1920x1080-fr-light";
    return {{"attract", "attract" + standing},
            {"attract-landscape", "attract" + lying},
            {"browse", "browse" + standing},
            {"browse-landscape", "browse" + lying},
            {"browse-english", "browse-1080x1920-en-light"},
            {"browse-dark", "browse-1080x1920-fr-dark"},
            {"browse-high-contrast", "browse-1080x1920-fr-high-contrast"},
            {"browse-grand-texte", "browse" + standing + "-large"},
            {"browse-position-basse", "browse" + standing + "-low"},
            {"browse-no-result", "browse-nothing" + standing},
            {"detail", "offer" + standing},
            {"detail-proof", "offer-proof" + standing},
            {"detail-undated-004", "offer-undated" + standing},
            {"detail-grand-texte", "offer" + standing + "-large"},
            {"take-away", "take-away" + standing},
            {"selection", "selection" + standing},
            {"compare", "compare" + standing},
            {"register-contact", "register-contact" + standing},
            {"register-notice", "register-review" + standing},
            {"receipt", "receipt" + standing},
            {"still-there", "question" + standing},
            {"staff", "staff" + standing}};
}

} // namespace gallery
