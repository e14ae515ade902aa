// Why: a request and its answer as values, so that everything the hub decides can be tried without
// a socket. Left to others: sockets and their limits (server.h), what is answered (service.h).
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub {

// What the clocks of this machine say: UTC, and a time that only grows.
struct Moment {
    base::Instant wall{};
    base::Duration steady{};
};
using Clock = std::function<Moment()>;

// Lines for the log, JSON each; never anything of a visitor, nor an address.
using Log = std::function<void(std::string_view line)>;

struct Request {
    std::string method;
    std::string path; // decoded
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
    std::string peer; // whose limits count; an address, never logged

    std::string_view header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string_view{} : std::string_view{found->second};
    }
};

struct FilePart {
    std::filesystem::path path;
    std::uint64_t offset = 0;
    std::uint64_t size_bytes = 0;
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::optional<FilePart> file = {}; // in place of the body
};

// Called exactly once, from any thread.
using Reply = std::function<void(Response)>;

// {"error", "message", "field"}, as README.md beside this file says.
Response refusal(int status, std::string_view error, std::string_view message,
                 std::string_view field = {});
// An Error of the rules or of the engine as its HTTP status; the detail of `invalid` and
// `malformed` names the member.
Response refusal(const base::Error& error);
Response wrong_method(std::string_view allowed);
Response too_many(base::Duration wait);

// The parts of a path between its slashes: "/r/CODE" is {"r", "CODE"}.
std::vector<std::string> parts_of(std::string_view path);

} // namespace hub
