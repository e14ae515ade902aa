#include "hub/release_files.h"

#include "crypto/digest.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

namespace hub {
namespace {

constexpr std::uint64_t maximum_hashed_bytes = 8u * 1024 * 1024;
constexpr std::size_t digest_digits = 64;

bool is_plain(std::string_view path) {
    if (path.empty() || path.size() > 300)
        return false;
    char before = '/';
    for (const char c : path) {
        const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!is_word && c != '/' && c != '.')
            return false;
        if (before == '/' && (c == '.' || c == '/'))
            return false;
        before = c;
    }
    return before != '/';
}

// 64 hexadecimal digits in a row.
bool is_named_by_content(std::string_view name) {
    std::size_t run = 0;
    for (const char c : name) {
        run = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? run + 1 : 0;
        if (run == digest_digits)
            return true;
    }
    return false;
}

std::string type_of(const std::filesystem::path& path) {
    static const std::map<std::string, std::string> types{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".json", "application/json"},
        {".wasm", "application/wasm"},
        {".woff2", "font/woff2"},
        {".minisig", "text/plain"},
        {".map", "application/json"},
    };
    const auto known = types.find(path.extension().string());
    return known == types.end() ? "application/octet-stream" : known->second;
}

// "bytes=5-", "bytes=5-9" and "bytes=-5"; none for anything else, which is then ignored.
std::optional<FilePart> part_asked(std::string_view range, const FilePart& whole) {
    if (!range.starts_with("bytes=") || range.find(',') != std::string_view::npos)
        return std::nullopt;
    range.remove_prefix(6);
    const auto dash = range.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto number = [](std::string_view text) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
            return std::nullopt;
        return value;
    };
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    FilePart part = whole;
    if (first) {
        part.offset = *first;
        const std::uint64_t end = last ? std::min(*last + 1, whole.size_bytes) : whole.size_bytes;
        part.size_bytes = end > *first ? end - *first : 0;
    } else if (last) {
        part.size_bytes = std::min(*last, whole.size_bytes);
        part.offset = whole.size_bytes - part.size_bytes;
    } else {
        return std::nullopt;
    }
    return part;
}

// A file that may change is read once, so that its ETag is that of the bytes sent.
std::optional<std::string> content_of(const std::filesystem::path& path, std::uint64_t size_bytes) {
    if (is_named_by_content(path.filename().string()) || size_bytes > maximum_hashed_bytes)
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

std::string etag_of(const std::filesystem::path& path, const std::optional<std::string>& content) {
    const std::string name = path.filename().string();
    if (is_named_by_content(name))
        return "\"" + name + "\"";
    return content ? "\"" + crypto::sha256_hex(base::bytes_of(*content)) + "\"" : "";
}

bool names(std::string_view list, const std::string& etag) {
    return !etag.empty() && (list == "*" || list.find(etag) != std::string_view::npos);
}

} // namespace

Response serve_file(const std::filesystem::path& folder, std::string_view path,
                    const Request& request) {
    if (request.method != "GET" && request.method != "HEAD")
        return wrong_method("GET, HEAD");
    const auto missing = [] { return refusal(404, "not_found", "no such file"); };
    if (!is_plain(path))
        return missing();
    const std::filesystem::path file = folder / path;
    std::error_code error;
    const auto status = std::filesystem::symlink_status(file, error);
    const auto size = std::filesystem::file_size(file, error);
    if (error || status.type() != std::filesystem::file_type::regular)
        return missing();
    const auto content = content_of(file, size);
    const FilePart whole{file, 0, content ? content->size() : size};
    const std::string etag = etag_of(file, content);
    Response response;
    response.type = type_of(file);
    response.headers.emplace_back("Accept-Ranges", "bytes");
    response.headers.emplace_back("Cache-Control", is_named_by_content(file.filename().string())
                                                       ? "public, max-age=31536000, immutable"
                                                       : "no-cache");
    if (!etag.empty())
        response.headers.emplace_back("ETag", etag);
    if (names(request.header("if-none-match"), etag)) {
        response.status = 304;
        response.type.clear();
        return response;
    }
    const std::string_view condition = request.header("if-range");
    auto part = part_asked(request.header("range"), whole);
    if (!condition.empty() && condition != etag)
        part.reset();
    if (part && part->size_bytes == 0) {
        Response unsatisfied = refusal(416, "malformed", "no such range");
        unsatisfied.headers.emplace_back("Content-Range",
                                         "bytes */" + std::to_string(whole.size_bytes));
        return unsatisfied;
    }
    if (part) {
        response.status = 206;
        response.headers.emplace_back("Content-Range",
                                      "bytes " + std::to_string(part->offset) + "-" +
                                          std::to_string(part->offset + part->size_bytes - 1) +
                                          "/" + std::to_string(whole.size_bytes));
    }
    const FilePart sent = part.value_or(whole);
    if (content)
        response.body = content->substr(sent.offset, sent.size_bytes);
    else
        response.file = sent;
    return response;
}

} // namespace hub
