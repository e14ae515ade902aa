#include "base/date.h"

#include <charconv>
#include <memory>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

namespace base {

namespace {

using namespace std::chrono;

// The digits text[at, at+count) as a number, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::string padded(int value, int width) {
    std::string text = std::to_string(value);
    while (static_cast<int>(text.size()) < width)
        text.insert(0, 1, '0');
    return text;
}

const icu::TimeZone& paris() {
    // Built once: reading the rules takes a quarter of a millisecond, and they are constant.
    static const std::unique_ptr<const icu::TimeZone> zone{
        icu::TimeZone::createTimeZone("Europe/Paris")};
    return *zone;
}

// Offset of Paris from UTC at an instant, or at a local time when `local` is set.
milliseconds paris_offset(milliseconds since_epoch, bool local) {
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    paris().getOffset(static_cast<UDate>(since_epoch.count()), local, raw, summer, status);
    ensure(U_SUCCESS(status));
    return milliseconds{raw + summer};
}

Instant from_paris(sys_time<milliseconds> local) {
    return local - paris_offset(local.time_since_epoch(), true);
}

// "+01:00", "+0100", "-05:00" or "Z"; false when it is none of them.
bool parse_offset(std::string_view text, minutes& offset) {
    if (text == "Z" || text == "z") {
        offset = minutes{0};
        return true;
    }
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-'))
        return false;
    const std::size_t minute_at = text[3] == ':' ? 4 : 3;
    const int hour = digits(text, 1, 2);
    const int minute = digits(text, minute_at, 2);
    if (hour < 0 || hour > 14 || minute < 0 || minute > 59 || text.size() != minute_at + 2)
        return false;
    offset = minutes{(text[0] == '-' ? -1 : 1) * (hour * 60 + minute)};
    return true;
}

} // namespace

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    const int y = digits(iso, 0, 4);
    const int m = digits(iso, 5, 2);
    const int d = digits(iso, 8, 2);
    if (y < 0 || m < 0 || d < 0)
        return std::nullopt;
    const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string to_iso(Date date) {
    return padded(static_cast<int>(date.year()), 4) + '-' +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + '-' +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

Result<Instant> parse_instant(std::string_view iso) {
    const auto refuse = [&] {
        return fail(ErrorCode::malformed, "\"" + std::string{iso} +
                                              "\" is no time; write 2025-11-14, 2025-11-14T09:30 "
                                              "(Paris) or 2025-11-14T09:30+01:00");
    };
    const std::optional<Date> date =
        parse_date(iso.substr(0, std::min<std::size_t>(10, iso.size())));
    if (!date)
        return refuse();
    if (iso.size() == 10)
        return start_of_day(*date);
    if (iso.size() < 16 || (iso[10] != 'T' && iso[10] != ' ') || iso[13] != ':')
        return refuse();
    const int hour = digits(iso, 11, 2);
    const int minute = digits(iso, 14, 2);
    std::size_t at = 16;
    int second = 0;
    if (at < iso.size() && iso[at] == ':') {
        second = digits(iso, at + 1, 2);
        at += 3;
        if (at < iso.size() && iso[at] == '.')
            for (++at; at < iso.size() && iso[at] >= '0' && iso[at] <= '9';)
                ++at;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return refuse();
    const sys_time<milliseconds> local =
        sys_days{*date} + hours{hour} + minutes{minute} + seconds{second};
    if (at >= iso.size())
        return from_paris(local);
    minutes offset{};
    if (!parse_offset(iso.substr(at), offset))
        return refuse();
    return local - offset;
}

std::string to_iso(Instant instant) {
    const auto day = floor<days>(instant);
    const hh_mm_ss time{floor<seconds>(instant - day)};
    return to_iso(Date{day}) + 'T' + padded(static_cast<int>(time.hours().count()), 2) + ':' +
           padded(static_cast<int>(time.minutes().count()), 2) + ':' +
           padded(static_cast<int>(time.seconds().count()), 2) + 'Z';
}

CivilTime in_paris(Instant instant) {
    const Instant local = instant + paris_offset(instant.time_since_epoch(), false);
    const auto day = floor<days>(local);
    const hh_mm_ss time{floor<seconds>(local - day)};
    return {Date{day}, static_cast<int>(time.hours().count()),
            static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count())};
}

Instant start_of_day(Date date) {
    return from_paris(sys_days{date});
}

int days_between(Date from, Date to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Date add_days(Date date, int count) {
    return Date{sys_days{date} + days{count}};
}

} // namespace base
