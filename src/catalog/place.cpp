// The town of an address: catalog::short_place() of card.h.
#include "catalog/card.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace catalog {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Where five digits stand alone, or npos.
std::size_t find_postal_code(std::string_view text) {
    for (std::size_t at = 0; at + 5 <= text.size(); ++at) {
        const bool starts = at == 0 || !is_digit(text[at - 1]);
        const bool ends = at + 5 == text.size() || !is_digit(text[at + 5]);
        if (starts && ends && std::ranges::all_of(text.substr(at, 5), is_digit))
            return at;
        if (is_digit(text[at]))
            while (at + 1 < text.size() && is_digit(text[at + 1]))
                ++at;
    }
    return std::string_view::npos;
}

std::string capitalised(std::string_view word) {
    const std::string lower = base::to_lower(word);
    const std::u32string points = base::decode(lower);
    if (points.empty())
        return lower;
    return base::to_upper(base::encode(points.substr(0, 1))) + base::encode(points.substr(1));
}

// "SAINT-OUEN SUR SEINE" as a sign writes it: "Saint-Ouen sur Seine". Other texts stay as they are.
std::string town_case(std::string_view town) {
    if (base::to_upper(town) != town)
        return std::string{town};
    constexpr std::array<std::string_view, 16> small = {"DE",  "DU", "DES", "D",   "LE",   "LA",
                                                        "LES", "L",  "EN",  "SUR", "SOUS", "AUX",
                                                        "AU",  "ET", "LES", "À"};
    std::string cased;
    std::size_t at = 0;
    while (at < town.size()) {
        std::size_t end = at;
        while (end < town.size() && town[end] != ' ' && town[end] != '-' && town[end] != '\'')
            ++end;
        const std::string_view word = town.substr(at, end - at);
        const bool is_small = at > 0 && std::ranges::find(small, word) != small.end();
        cased += is_small ? base::to_lower(word) : capitalised(word);
        if (end < town.size())
            cased += town[end++];
        at = end;
    }
    return cased;
}

// What stands before the next separator, without "CEDEX 13", a bracket or an arrondissement.
std::string_view bare_town(std::string_view text) {
    for (const std::string_view stop : {",", ";", "(", ")", " – ", " - ", "/", "\n", " — "})
        text = text.substr(0, text.find(stop));
    const std::string upper = base::to_upper(text);
    if (upper.size() == text.size())
        text = text.substr(0, upper.find(" CEDEX"));
    const auto digit = std::ranges::find_if(text, is_digit);
    return base::trim(text.substr(0, static_cast<std::size_t>(digit - text.begin())));
}

// The arrondissement that a postal code of Paris, Lyon or Marseille names, or 0.
int arrondissement(std::string_view code, std::string_view folded_town) {
    const int number = (code[3] - '0') * 10 + (code[4] - '0');
    const auto within = [&](int last) { return number >= 1 && number <= last ? number : 0; };
    if (folded_town == "paris" && (code.starts_with("750") || code == "75116"))
        return within(20);
    if (folded_town == "lyon" && code.starts_with("6900"))
        return within(9);
    if (folded_town == "marseille" && code.starts_with("130"))
        return within(16);
    return 0;
}

std::string with_arrondissement(std::string_view town, std::string_view code) {
    std::string place = town_case(town);
    const int number = arrondissement(code, base::fold(town));
    if (number != 0)
        place += " " + std::to_string(number) + (number == 1 ? "er" : "e");
    return place;
}

bool has_letter(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    });
}

// The town in what stands before a postal code: "Lille (59000)", "Mairie, Lille 59000".
std::string_view town_before(std::string_view text) {
    while (!text.empty() && std::string_view{" (,-"}.find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    const std::size_t comma = text.find_last_of(",;");
    return base::trim(comma == text.npos ? text : text.substr(comma + 1));
}

} // namespace

std::string short_place(std::string_view location) {
    const std::string collapsed = base::collapse_spaces(location);
    const std::string_view text = collapsed;
    if (const std::size_t at = find_postal_code(text); at != text.npos) {
        const std::string_view code = text.substr(at, 5);
        std::string_view after = text.substr(at + 5);
        while (!after.empty() && std::string_view{" ,-"}.find(after.front()) != after.npos)
            after.remove_prefix(1);
        if (const std::string_view town = bare_town(after); has_letter(town))
            return with_arrondissement(town, code);
        const std::string_view town = town_before(text.substr(0, at));
        const bool is_post_box = town == "BP" || town == "CS" || town == "TSA";
        if (has_letter(town) && !is_post_box && std::ranges::none_of(town, is_digit))
            return with_arrondissement(town, code);
        return collapsed;
    }
    // "Lille (59)" and "17 avenue Pierre Mendès France, Paris": the town stands last.
    std::string_view town = text;
    if (town.ends_with(')'))
        if (const std::size_t bracket = town.rfind('(');
            bracket != town.npos && bracket > 0 &&
            std::ranges::none_of(town.substr(bracket + 1, town.size() - bracket - 2),
                                 [](char c) { return !is_digit(c) && c != 'A' && c != 'B'; }))
            town = base::trim(town.substr(0, bracket));
    if (const std::size_t comma = town.rfind(','); comma != town.npos) {
        const std::string_view last = base::trim(town.substr(comma + 1));
        const bool street_before = std::ranges::any_of(town.substr(0, comma), is_digit);
        if (street_before && has_letter(last) && std::ranges::none_of(last, is_digit))
            town = last;
    }
    return town_case(town);
}

} // namespace catalog
