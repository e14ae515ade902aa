#include "sqlite/error.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace sqlite {

using base::ErrorCode;

namespace {

// I/O errors that the system explains better than SQLite does.
ErrorCode by_errno(int system_errno, ErrorCode otherwise) {
    switch (system_errno) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::disk_full;
    case EROFS:
        return ErrorCode::read_only;
    case EACCES:
    case EPERM:
        return ErrorCode::denied;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
        return ErrorCode::not_found;
    default:
        return otherwise;
    }
}

} // namespace

ErrorCode error_code(int code, int system_errno) {
    switch (code & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::disk_full;
    case SQLITE_READONLY:
        return ErrorCode::read_only;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::busy;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::denied;
    case SQLITE_CANTOPEN:
        return by_errno(system_errno, ErrorCode::unavailable);
    case SQLITE_IOERR:
        // A lock or a short file tells nothing about permissions: only a full or read-only disk.
        switch (by_errno(system_errno, ErrorCode::unavailable)) {
        case ErrorCode::disk_full:
            return ErrorCode::disk_full;
        case ErrorCode::read_only:
            return ErrorCode::read_only;
        default:
            return (code == SQLITE_IOERR_CORRUPTFS) ? ErrorCode::corrupt : ErrorCode::unavailable;
        }
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_INTERRUPT:
        return ErrorCode::unavailable;
    case SQLITE_TOOBIG:
        return ErrorCode::too_large;
    case SQLITE_CONSTRAINT:
        return ErrorCode::invalid;
    // SQLITE_ERROR is "no such table" and the like: our statements are tested, so the file is not
    // one that we wrote.
    default:
        return ErrorCode::corrupt;
    }
}

std::unexpected<base::Error> failure(sqlite3* connection, int code, std::string_view doing) {
    // Using a connection wrongly is our own mistake, and going on would hide it.
    base::ensure((code & 0xff) != SQLITE_MISUSE && (code & 0xff) != SQLITE_RANGE);
    const int system_errno = connection ? sqlite3_system_errno(connection) : 0;
    std::string detail = "SQLite: " + std::string{doing} + ": ";
    detail += connection && sqlite3_errcode(connection) != SQLITE_OK ? sqlite3_errmsg(connection)
                                                                     : sqlite3_errstr(code);
    detail += " (code " + std::to_string(code);
    if (system_errno != 0)
        detail += std::string{", "} + std::strerror(system_errno);
    detail += ")";
    return base::fail(error_code(code, system_errno), std::move(detail));
}

} // namespace sqlite
