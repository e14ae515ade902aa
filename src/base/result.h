// Why: expected failures are values here, and a broken promise of our own code ends the process.
// Left to others: what a person is told about an error (present) and where it is logged (platform).
#pragma once

#include <expected>
#include <source_location>
#include <string>
#include <utility>

namespace base {

// A closed set: callers decide by code, people read the detail.
enum class ErrorCode {
    malformed,    // foreign bytes break their format
    too_large,    // a named limit was passed
    not_found,    // no such file, row, key or name
    denied,       // the system or a rule forbids it
    read_only,    // the disk does not take writes
    disk_full,    // no room left
    corrupt,      // our own file does not hold what we wrote
    newer_schema, // written by a later version of Vitrine
    busy,         // somebody else holds it
    unverified,   // a signature or digest does not match
    unavailable,  // a device or service does not answer
    invalid,      // an argument a person gave makes no sense
};

// `detail` is for the log: it names file, line and reason, and never holds a visitor's words.
struct Error {
    ErrorCode code = ErrorCode::malformed;
    std::string detail;
    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string detail) {
    return std::unexpected(Error{code, std::move(detail)});
}

const char* name_of(ErrorCode code);

// Always on. Prints the place and ends the process; the service manager restarts it to Attract.
void ensure(bool promise, std::source_location place = std::source_location::current());

} // namespace base

// TRY(auto x, f()) binds the value or returns the error; TRY_VOID(f()) for Result<void>.
#define VITRINE_CONCAT_(a, b) a##b
#define VITRINE_CONCAT(a, b) VITRINE_CONCAT_(a, b)
#define VITRINE_TRY_(result, declaration, expression)                                              \
    auto result = (expression);                                                                    \
    if (!result)                                                                                   \
        return std::unexpected(std::move(result).error());                                         \
    declaration = std::move(*result)
// Numbered by __COUNTER__ and not by line: within the arguments of a macro all lines are one.
#define TRY(declaration, expression)                                                               \
    VITRINE_TRY_(VITRINE_CONCAT(try_result_, __COUNTER__), declaration, expression)
#define VITRINE_TRY_VOID_(result, expression)                                                      \
    do {                                                                                           \
        auto result = (expression);                                                                \
        if (!result)                                                                               \
            return std::unexpected(std::move(result).error());                                     \
    } while (false)
#define TRY_VOID(expression)                                                                       \
    VITRINE_TRY_VOID_(VITRINE_CONCAT(try_void_result_, __COUNTER__), expression)
