// Why: SQLite's many result codes become the few that a caller decides by.
// Left to others: what a person is told (present).
#pragma once

#include "base/result.h"

#include <string_view>

struct sqlite3;

namespace sqlite {

// `doing` names the step, e.g. "commit". `connection` may be null. The detail holds SQLite's own
// sentence, which names tables and columns but never a bound value.
std::unexpected<base::Error> failure(sqlite3* connection, int code, std::string_view doing);

base::ErrorCode error_code(int code, int system_errno);

} // namespace sqlite
