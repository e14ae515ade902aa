#include "ingest/dates.h"

#include "ingest/folded.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ingest {

namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

struct Named {
    std::string_view name;
    unsigned number;
};
constexpr std::array<Named, 44> months{{
    {"janvier", 1},   {"fevrier", 2},   {"mars", 3},      {"avril", 4},     {"mai", 5},
    {"juin", 6},      {"juillet", 7},   {"aout", 8},      {"septembre", 9}, {"octobre", 10},
    {"novembre", 11}, {"decembre", 12}, {"january", 1},   {"february", 2},  {"march", 3},
    {"april", 4},     {"may", 5},       {"june", 6},      {"july", 7},      {"august", 8},
    {"september", 9}, {"october", 10},  {"november", 11}, {"december", 12}, {"janv", 1},
    {"fevr", 2},      {"fev", 2},       {"avr", 4},       {"juil", 7},      {"sept", 9},
    {"oct", 10},      {"nov", 11},      {"dec", 12},      {"jan", 1},       {"feb", 2},
    {"mar", 3},       {"apr", 4},       {"jun", 6},       {"jul", 7},       {"aug", 8},
    {"sep", 9},       {"jly", 7},       {"juill", 7},     {"decem", 12},
}};

// What was read before the year of a range was known.
struct Parts {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

class Scanner {
public:
    explicit Scanner(std::string_view text)
        : text_(text) {}

    std::vector<DateMention> run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const bool word_start = at_ == 0 || !is_word_char(text_[at_ - 1]);
            if (word_start && is_digit(c) && take_digits())
                continue;
            if (word_start && c >= 'a' && c <= 'z' && take_month_first())
                continue;
            ++at_;
        }
        join_ranges();
        finish();
        return std::move(found_);
    }

private:
    struct Number {
        int value = 0;
        std::size_t digits = 0;
    };

    Number number_at(std::size_t at) const {
        Number number;
        while (at + number.digits < text_.size() && number.digits < 5 &&
               is_digit(text_[at + number.digits]))
            number.value = number.value * 10 + (text_[at + number.digits++] - '0');
        return number;
    }

    static bool is_year(Number number) {
        return number.digits == 4 && number.value >= 1900 && number.value <= 2100;
    }

    std::size_t skip(std::size_t at, std::string_view characters) const {
        while (at < text_.size() && contains(characters, text_.substr(at, 1)))
            ++at;
        return at;
    }

    std::string_view word_at(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && text_[end] >= 'a' && text_[end] <= 'z')
            ++end;
        return text_.substr(at, end - at);
    }

    static unsigned month_named(std::string_view word) {
        for (const Named& named : months)
            if (named.name == word)
                return named.number;
        return 0;
    }

    void add(std::size_t begin, std::size_t end, Parts parts) {
        found_.push_back({begin, end, {}, {}, parts.day == 0, false});
        parts_.push_back(parts);
        at_ = end;
    }

    bool take_digits() {
        const std::size_t begin = at_;
        const Number first = number_at(at_);
        std::size_t at = at_ + first.digits;
        if (first.digits > 4) {
            while (at_ < text_.size() && is_digit(text_[at_]))
                ++at_;
            return true;
        }
        if (is_year(first) && take_iso(begin, first.value))
            return true;
        if (first.digits > 2 || first.value < 1 || first.value > 31) {
            at_ = at;
            return true;
        }
        const auto day_number = static_cast<unsigned>(first.value);
        if (text_.substr(at).starts_with("er"))
            at += 2;
        else if (const std::string_view ordinal = text_.substr(at, 2);
                 ordinal == "st" || ordinal == "nd" || ordinal == "rd" || ordinal == "th")
            at += 2;
        if (take_numeric(begin, at, day_number) || take_named(begin, at, day_number))
            return true;
        // "du 2 au 31 mars": a day alone counts only as the beginning of a range.
        if (is_range_start(begin) &&
            begins_with_any(text_.substr(skip(at, " ")), {"au", "to", "-"}))
            add(begin, at, {0, 0, day_number});
        else
            at_ = std::max(at, begin + first.digits);
        return true;
    }

    bool is_range_start(std::size_t begin) const {
        const std::string_view before = text_.substr(0, begin);
        return before.ends_with("du ") || before.ends_with("from ") ||
               before.ends_with("entre le ");
    }

    bool take_iso(std::size_t begin, int year_number) {
        const std::size_t at = begin + 4;
        if (at >= text_.size() || (text_[at] != '-' && text_[at] != '/'))
            return false;
        const Number month_number = number_at(at + 1);
        const std::size_t second = at + 1 + month_number.digits;
        if (month_number.digits != 2 || second >= text_.size() || text_[second] != text_[at])
            return false;
        const Number day_number = number_at(second + 1);
        if (day_number.digits != 2)
            return false;
        add(begin, second + 3,
            {year_number, static_cast<unsigned>(month_number.value),
             static_cast<unsigned>(day_number.value)});
        return true;
    }

    // 13/10/2025, 13.10.25, 13-10-2025, 13 / 10 / 2025, and 31/08 in front of a year.
    bool take_numeric(std::size_t begin, std::size_t at, unsigned day_number) {
        const std::size_t mark = skip(at, " ");
        if (mark >= text_.size() || !contains("/.-", text_.substr(mark, 1)))
            return false;
        const char separator = text_[mark];
        const std::size_t month_at = skip(mark + 1, " ");
        const Number month_number = number_at(month_at);
        if (month_number.digits < 1 || month_number.digits > 2 || month_number.value < 1 ||
            month_number.value > 12)
            return false;
        const std::size_t second = skip(month_at + month_number.digits, " ");
        if (second >= text_.size() || text_[second] != separator)
            return false;
        const std::size_t year_at = skip(second + 1, " ");
        Number year_number = number_at(year_at);
        if (year_number.digits == 2)
            year_number = {2000 + year_number.value, 4};
        else if (!is_year(year_number))
            return false;
        const std::size_t end = year_at + number_at(year_at).digits;
        if (end < text_.size() && is_digit(text_[end]))
            return false;
        add(begin, end, {year_number.value, static_cast<unsigned>(month_number.value), day_number});
        return true;
    }

    // "2 mars 2026", "2 mars", "12th of June, 2026".
    bool take_named(std::size_t begin, std::size_t at, unsigned day_number) {
        std::size_t word = skip(at, " ");
        if (begins_with(text_.substr(word), "of"))
            word = skip(word + 2, " ");
        const std::string_view name = word_at(word);
        const unsigned month_number = month_named(name);
        if (month_number == 0)
            return false;
        std::size_t end = word + name.size();
        const Number year_number = number_at(skip(end, " .,"));
        int written_year = 0;
        if (is_year(year_number)) {
            end = skip(end, " .,") + 4;
            written_year = year_number.value;
        }
        add(begin, end, {written_year, month_number, day_number});
        return true;
    }

    // "août 2022", "June 12, 2026", and "janvier" at the beginning of a range.
    bool take_month_first() {
        const std::string_view name = word_at(at_);
        const unsigned month_number = month_named(name);
        const std::size_t after = at_ + name.size();
        if (month_number == 0 || (after < text_.size() && is_word_char(text_[after]))) {
            at_ = std::max(after, at_ + 1);
            return true;
        }
        const std::size_t number_begin = skip(after, " .,");
        const Number number = number_at(number_begin);
        if (is_year(number)) {
            add(at_, number_begin + 4, {number.value, month_number, 0});
            return true;
        }
        if (number.digits >= 1 && number.digits <= 2 && number.value >= 1 && number.value <= 31) {
            std::size_t end = number_begin + number.digits;
            if (begins_with_any(text_.substr(end), {"st", "nd", "rd", "th"}))
                end += 2;
            const Number year_number = number_at(skip(end, " ,"));
            if (is_year(year_number)) {
                add(at_, skip(end, " ,") + 4,
                    {year_number.value, month_number, static_cast<unsigned>(number.value)});
                return true;
            }
        }
        const std::string_view before = text_.substr(0, at_);
        const bool starts_range = before.ends_with("de ") || before.ends_with("d'") ||
                                  before.ends_with("from ") || before.ends_with("entre ");
        if (starts_range && name.size() > 2)
            add(at_, after, {0, month_number, 0});
        else
            at_ = after;
        return true;
    }

    // Two dates with "au", "à", "to", "jusqu'au" or a dash between them are one range; what the
    // first one leaves out is the second one's.
    void join_ranges() {
        std::vector<DateMention> mentions;
        std::vector<Parts> parts;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            mentions.push_back(found_[i]);
            parts.push_back(parts_[i]);
            if (i + 1 == found_.size() || !are_range(i))
                continue;
            Parts& first = parts.back();
            const Parts& second = parts_[i + 1];
            first.month = first.month == 0 ? second.month : first.month;
            if (first.year == 0 && second.year != 0)
                first.year = second.year - (first.month > second.month ? 1 : 0);
            ends_.push_back({mentions.size() - 1, second});
            mentions.back().range = true;
            mentions.back().end = found_[i + 1].end;
            ++i;
        }
        found_ = std::move(mentions);
        parts_ = std::move(parts);
    }

    bool are_range(std::size_t i) const {
        std::string_view words = text_.substr(found_[i].end, found_[i + 1].begin - found_[i].end);
        words.remove_prefix(std::min(skip_spaces(words), words.size()));
        return words == "au " || words == "a " || words == "to " || words == "- " || words == "-" ||
               words == "jusqu'au " || words == "jusqu'en " || words == "until " ||
               (words == "et le " && is_range_start(found_[i].begin));
    }

    static std::size_t skip_spaces(std::string_view text) {
        std::size_t at = 0;
        while (at < text.size() && text[at] == ' ')
            ++at;
        return at;
    }

    static std::optional<base::Date> first_day(const Parts& parts) {
        if (parts.year == 0 || parts.month == 0)
            return std::nullopt;
        const base::Date date{year{parts.year}, month{parts.month},
                              day{parts.day == 0 ? 1 : parts.day}};
        return date.ok() ? std::optional{date} : std::nullopt;
    }

    static std::optional<base::Date> last_day(const Parts& parts) {
        if (parts.day != 0 || parts.year == 0 || parts.month == 0)
            return first_day(parts);
        return base::Date{year{parts.year} / month{parts.month} / last};
    }

    void finish() {
        for (std::size_t i = 0; i < found_.size(); ++i) {
            found_[i].date = first_day(parts_[i]);
            if (found_[i].whole_month)
                found_[i].last = last_day(parts_[i]);
        }
        for (const auto& [index, parts] : ends_)
            found_[index].last = last_day(parts);
        std::erase_if(found_, [](const DateMention& mention) {
            return mention.whole_month && !mention.date;
        });
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<DateMention> found_;
    std::vector<Parts> parts_;
    std::vector<std::pair<std::size_t, Parts>> ends_;
};

} // namespace

std::vector<DateMention> find_dates(std::string_view folded) {
    return Scanner{folded}.run();
}

} // namespace ingest
