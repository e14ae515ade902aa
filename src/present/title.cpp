#include "present/title.h"

#include "base/text.h"
#include "present/typography.h"

#include <array>
#include <cstddef>

namespace present {
namespace {

std::size_t gender_length(std::string_view title) {
    // Longest first: "(H/F)" ends in "H/F)" too.
    static constexpr std::array<std::string_view, 12> mentions = {
        "(f/h/x)", "(h/f/x)", "(h/f/d)", "(m/f/d)", "(h/f)", "(f/h)",
        "(h-f)",   "(f-h)",   "h/f/x",   "f/h/x",   "h/f",   "f/h"};
    for (std::string_view mention : mentions) {
        if (title.size() <= mention.size())
            continue;
        std::string_view end = title.substr(title.size() - mention.size());
        bool apart = title[title.size() - mention.size() - 1] == ' ' || mention.front() == '(';
        if (apart && base::to_lower(end) == mention)
            return mention.size();
    }
    return 0;
}

} // namespace

Title title_of(std::string_view title, const std::vector<std::string>& shared_beginnings) {
    Title parts;
    std::string_view rest = base::trim(title);
    parts.whole = typeset(rest);
    if (std::size_t length = gender_length(rest); length > 0) {
        parts.gender = rest.substr(rest.size() - length);
        rest = base::trim(rest.substr(0, rest.size() - length));
    }
    std::size_t longest = 0;
    for (const std::string& beginning : shared_beginnings)
        if (beginning.size() > longest && beginning.size() < rest.size() &&
            rest.starts_with(beginning) && rest[beginning.size()] == ' ')
            longest = beginning.size();
    parts.beginning = typeset(rest.substr(0, longest));
    parts.own = typeset(base::trim(rest.substr(longest)));
    return parts;
}

} // namespace present
