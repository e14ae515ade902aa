#include "present/dates.h"

#include <array>
#include <chrono>

namespace present {
namespace {

constexpr std::array months = {message("janvier"), message("février"),  message("mars"),
                               message("avril"),   message("mai"),      message("juin"),
                               message("juillet"), message("août"),     message("septembre"),
                               message("octobre"), message("novembre"), message("décembre")};
constexpr std::array short_months = {message("janv."), message("févr."), message("mars "),
                                     message("avr."),  message("mai "),  message("juin "),
                                     message("juil."), message("août "), message("sept."),
                                     message("oct."),  message("nov."),  message("déc.")};
constexpr std::array weekdays = {message("dimanche"), message("lundi"), message("mardi"),
                                 message("mercredi"), message("jeudi"), message("vendredi"),
                                 message("samedi")};

unsigned month_of(base::Date date) {
    return static_cast<unsigned>(date.month()) - 1;
}

std::string day_of(const Words& words, base::Date date) {
    unsigned day = static_cast<unsigned>(date.day());
    return day == 1 ? words("1er") : std::to_string(day);
}

std::string year_of(base::Date date) {
    return std::to_string(static_cast<int>(date.year()));
}

} // namespace

std::string month_short(const Words& words, base::Date date) {
    // Months that are not shortened carry a space, to be told from their full names.
    std::string month = words(short_months.at(month_of(date)));
    while (month.ends_with(' '))
        month.pop_back();
    return month;
}

std::string date_short(const Words& words, base::Date date, base::Date today) {
    std::string day = day_of(words, date);
    if (date.year() == today.year())
        return words("{day} {month}", {{"day", day}, {"month", month_short(words, date)}});
    return words("{day} {month} {year}",
                 {{"day", day}, {"month", month_short(words, date)}, {"year", year_of(date)}});
}

std::string date_full(const Words& words, base::Date date) {
    return words("{day} {month} {year}", {{"day", day_of(words, date)},
                                          {"month", words(months.at(month_of(date)))},
                                          {"year", year_of(date)}});
}

std::string date_spoken(const Words& words, base::Date date, base::Date today) {
    std::string weekday = words(weekdays.at(std::chrono::weekday{date}.c_encoding()));
    std::string month = words(months.at(month_of(date)));
    if (date.year() == today.year())
        return words("{weekday} {day} {month}",
                     {{"weekday", weekday}, {"day", day_of(words, date)}, {"month", month}});
    return words("{weekday} {day} {month} {year}", {{"weekday", weekday},
                                                    {"day", day_of(words, date)},
                                                    {"month", month},
                                                    {"year", year_of(date)}});
}

std::string clock_time(const Words& words, base::Instant instant) {
    base::CivilTime time = base::in_paris(instant);
    std::string minute = (time.minute < 10 ? "0" : "") + std::to_string(time.minute);
    return words("{hour} h {minute}", {{"hour", std::to_string(time.hour)}, {"minute", minute}});
}

std::string date_and_time(const Words& words, base::Instant instant) {
    base::Date date = base::in_paris(instant).date;
    std::string weekday = words(weekdays.at(std::chrono::weekday{date}.c_encoding()));
    std::string spoken =
        words("{weekday} {day} {month} {year}", {{"weekday", weekday},
                                                 {"day", day_of(words, date)},
                                                 {"month", words(months.at(month_of(date)))},
                                                 {"year", year_of(date)}});
    return words("{date}, {time}", {{"date", spoken}, {"time", clock_time(words, instant)}});
}

std::string days(const Words& words, int count) {
    return words.count(count, "{n} jour", "{n} jours");
}

} // namespace present
