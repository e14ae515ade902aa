// Why: a date or an hour as a person says it, in one language.
// Left to others: which date matters (the screens).
#pragma once

#include "base/date.h"
#include "present/words.h"

#include <string>

namespace present {

std::string month_short(const Words& words, base::Date date); // "nov."

// "13 nov."; with the year where it is another than today's: "16 janv. 2026".
std::string date_short(const Words& words, base::Date date, base::Date today);

// "13 novembre 2025"
std::string date_full(const Words& words, base::Date date);

// "jeudi 13 novembre"; with the year where it is another than today's.
std::string date_spoken(const Words& words, base::Date date, base::Date today);

// "9 h 12", in Paris
std::string clock_time(const Words& words, base::Instant instant);

// "mardi 21 octobre 2025, 10 h 04"
std::string date_and_time(const Words& words, base::Instant instant);

// "2 jours"
std::string days(const Words& words, int count);

} // namespace present
