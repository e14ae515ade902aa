#include "pages_parts.h"

#include <cstdlib>
#include <iterator>

namespace pages {
namespace {

using Make = std::vector<Named> (*)(const Tongue&);
constexpr Make screens[] = {attract_pages, browse_pages, offer_pages,
                            kept_pages,    form_pages,   end_pages};

} // namespace

std::vector<Named> all(const std::string& language) {
    std::vector<Named> made;
    for (const Make make : screens) {
        std::vector<Named> some = make(Tongue{language == "fr"});
        std::move(some.begin(), some.end(), std::back_inserter(made));
    }
    return made;
}

present::Page one(const std::string& language, const std::string& name) {
    for (const Make make : screens)
        for (Named& named : make(Tongue{language == "fr"}))
            if (named.name == name)
                return std::move(named.page);
    std::abort();
}

} // namespace pages
