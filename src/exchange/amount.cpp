#include "exchange/amount.h"

#include "base/text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace exchange {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Number {
    double value = 0;
    std::size_t begin = 0, end = 0;
};

// "32 000", "1 870,50", "12.40"; a group of thousands has three digits.
std::vector<Number> numbers_of(std::string_view text) {
    std::vector<Number> numbers;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        Number number{0, at, at};
        const auto take = [&](double scale) {
            number.value = scale == 0 ? number.value * 10 + (text[at] - '0')
                                      : number.value + (text[at] - '0') * scale;
            ++at;
        };
        while (at < text.size() && is_digit(text[at]))
            take(0);
        const auto is_group = [&] {
            return at + 3 < text.size() && text[at] == ' ' && is_digit(text[at + 1]) &&
                   is_digit(text[at + 2]) && is_digit(text[at + 3]) &&
                   (at + 4 == text.size() || !is_digit(text[at + 4]));
        };
        while (is_group()) {
            ++at;
            for (int digit = 0; digit < 3; ++digit)
                take(0);
        }
        if (at + 1 < text.size() && (text[at] == ',' || text[at] == '.') &&
            is_digit(text[at + 1])) {
            double scale = 0.1;
            for (++at; at < text.size() && is_digit(text[at]); scale /= 10)
                take(scale);
        }
        number.end = at;
        numbers.push_back(number);
    }
    return numbers;
}

constexpr std::string_view euro = "\xE2\x82\xAC";

// What stands after a number: 1 for euros, 1000 for thousands of them, 0 for anything else.
double euros_after(std::string_view text) {
    text = base::trim(text);
    for (const std::string_view thousand : {"k\xE2\x82\xAC", "k euros", "keur"})
        if (text.starts_with(thousand))
            return 1000;
    for (const std::string_view one : {euro, std::string_view{"euros"}, std::string_view{"eur"}})
        if (text.starts_with(one))
            return 1;
    return 0;
}

std::string_view unit_of(std::string_view folded) {
    struct Unit {
        std::string_view words, unit;
    };
    constexpr Unit units[]{
        {"par mois", "MONTH"}, {"mensuel", "MONTH"},    {"per month", "MONTH"},
        {"/mois", "MONTH"},    {"/ mois", "MONTH"},     {"par an", "YEAR"},
        {"annuel", "YEAR"},    {"per annum", "YEAR"},   {"per year", "YEAR"},
        {"/an", "YEAR"},       {"/ an", "YEAR"},        {"l'heure", "HOUR"},
        {"par heure", "HOUR"}, {"horaire", "HOUR"},     {"per hour", "HOUR"},
        {"/h", "HOUR"},        {"par jour", "DAY"},     {"per day", "DAY"},
        {"journalier", "DAY"}, {"par semaine", "WEEK"}, {"per week", "WEEK"},
    };
    std::string_view found;
    for (const Unit& unit : units)
        if (folded.find(unit.words) != std::string_view::npos) {
            if (!found.empty() && found != unit.unit)
                return {};
            found = unit.unit;
        }
    return found;
}

} // namespace

std::optional<Amount> find_amount(std::string_view words) {
    const std::string text = base::fold(words);
    const std::string_view unit = unit_of(text);
    const auto numbers = numbers_of(text);
    if (unit.empty() || numbers.empty())
        return std::nullopt;
    std::optional<Amount> amount;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string_view after = std::string_view{text}.substr(numbers[i].end);
        double scale = euros_after(after);
        if (scale == 0)
            continue;
        if (amount)
            return std::nullopt;
        amount = Amount{numbers[i].value * scale, numbers[i].value * scale, unit};
        if (i == 0)
            continue;
        const std::string between =
            text.substr(numbers[i - 1].end, numbers[i].begin - numbers[i - 1].end);
        const std::string_view joint = base::trim(between);
        if (joint == "a" || joint == "-" || joint == "et" || joint == "to")
            amount->least = numbers[i - 1].value * scale;
    }
    // "1 900 € à 2 400 €" has two; its first is followed by the joint.
    return amount && amount->least <= amount->most && amount->least > 0 ? amount : std::nullopt;
}

} // namespace exchange
