#include "hub/http.h"

#include "wire/json.h"

namespace hub {

Response refusal(int status, std::string_view error, std::string_view message,
                 std::string_view field) {
    wire::Object object{{"error", error}, {"message", message}};
    if (!field.empty())
        object.emplace_back("field", field);
    Response response{status, "application/json", to_text(wire::Json{std::move(object)})};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response refusal(const base::Error& error) {
    using base::ErrorCode;
    switch (error.code) {
    case ErrorCode::malformed:
        return refusal(400, "malformed", "the request breaks its format: " + error.detail,
                       error.detail);
    case ErrorCode::too_large:
        return refusal(413, "too_large", error.detail);
    case ErrorCode::not_found:
        return refusal(404, "not_found", error.detail);
    case ErrorCode::denied:
        return refusal(403, "denied", error.detail);
    case ErrorCode::busy:
        return refusal(409, "conflict", "it exists already: " + error.detail, error.detail);
    case ErrorCode::unverified:
        return refusal(401, "signed_out", "the signature does not hold");
    case ErrorCode::invalid:
        return refusal(422, "invalid", "this makes no sense: " + error.detail, error.detail);
    case ErrorCode::read_only:
    case ErrorCode::disk_full:
    case ErrorCode::corrupt:
    case ErrorCode::newer_schema:
    case ErrorCode::unavailable:
        break;
    }
    // What the store said stands in the log; a stranger is told no more than this.
    return refusal(503, "unavailable", "the store does not answer; nothing was kept");
}

Response wrong_method(std::string_view allowed) {
    auto response = refusal(405, "wrong_method", "this address takes " + std::string{allowed});
    response.headers.emplace_back("Allow", allowed);
    return response;
}

Response too_many(base::Duration wait) {
    auto response = refusal(429, "too_many", "too many tries; wait");
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    response.headers.emplace_back("Retry-After", std::to_string(seconds));
    return response;
}

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty() && path.front() == '/') {
        path.remove_prefix(1);
        const auto end = path.find('/');
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return parts;
}

} // namespace hub
