#include "ingest/page_chrome.h"

#include "ingest/folded.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

constexpr std::string_view chrome = "around the offer on the page";
constexpr std::string_view others = "other offers on the page";

constexpr std::array<std::string_view, 37> chrome_names{
    "breadcrumb", "breadcrumbs", "share",     "sharing",  "sharedaddy", "social", "cookie",
    "cookies",    "consent",     "navbar",    "nav",      "navigation", "menu",   "footer",
    "sidebar",    "newsletter",  "skiplinks", "skiplink", "pagination", "pager",  "modal",
    "popup",      "toolbar",     "topbar",    "comments", "subscribe",  "advert", "ads",
    "masthead",   "offcanvas",   "megamenu",  "lightbox", "rgpd",       "gdpr",   "partage",
    "partager",   "alerte"};

constexpr std::array<std::string_view, 12> other_names{
    "similar", "similaires",   "related", "recommended", "recommendations", "recommendation",
    "reco",    "recommandees", "recos",   "suggestions", "autres-offres",   "other-jobs"};

constexpr std::array<std::string_view, 8> chrome_roles{"navigation",  "banner",       "contentinfo",
                                                       "dialog",      "search",       "alert",
                                                       "alertdialog", "complementary"};

constexpr std::array<std::string_view, 4> chrome_tags{"nav", "footer", "aside", "dialog"};

bool is_in(const auto& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

} // namespace

bool heads_other_offers(std::string_view folded) {
    while (folded.starts_with(' '))
        folded.remove_prefix(1);
    for (const std::string_view opening :
         {"des ", "les ", "nos ", "d'", "voir ", "decouvrez ", "nos ", "toutes ", "our "})
        if (folded.starts_with(opening))
            folded.remove_prefix(opening.size());
    constexpr std::size_t longest = 80;
    return folded.size() < longest &&
           begins_with_any(folded, {"offres d'emplois recommandees",
                                    "offres d'emploi recommandees",
                                    "offres recommandees",
                                    "offres similaires",
                                    "offres d'emploi similaires",
                                    "autres offres",
                                    "offres liees",
                                    "offres proches",
                                    "offres qui pourraient vous interesser",
                                    "ces offres pourraient",
                                    "ces offres peuvent",
                                    "vous pourriez aussi",
                                    "offres associees",
                                    "autres postes",
                                    "nos offres",
                                    "les offres",
                                    "similar jobs",
                                    "other jobs",
                                    "recommended jobs",
                                    "related jobs",
                                    "more jobs",
                                    "dernieres offres",
                                    "nos autres",
                                    "vous aimerez aussi",
                                    "postes similaires"});
}

std::string_view chrome_of(std::string_view tag, std::string_view role, std::string_view names) {
    if (is_in(chrome_tags, tag) || is_in(chrome_roles, role))
        return chrome;
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(' ', at), names.size());
        const std::string_view name = names.substr(at, end - at);
        if (name == "d-print-none" || name == "no-print" || name == "top-bar")
            return chrome;
        if (is_in(other_names, name))
            return others;
        // "site-footer", "c-reco", "offres_similaires": the words of a name count one by one.
        for (std::size_t from = 0; from < name.size();) {
            const std::size_t stop = std::min(name.find_first_of("-_", from), name.size());
            const std::string_view word = name.substr(from, stop - from);
            if (is_in(other_names, word))
                return others;
            if (is_in(chrome_names, word))
                return chrome;
            from = stop + 1;
        }
        at = end + 1;
    }
    return {};
}

bool invites_to_apply(std::string_view folded) {
    return has_any(folded, {"postuler", "postule", "postulez", "candidater", "candidatez",
                            "candidature", "candidature en ligne", "apply", "apply now",
                            "apply online", "deposer", "deposez", "depose", "application form"});
}

} // namespace ingest
