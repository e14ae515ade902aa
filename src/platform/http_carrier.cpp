// Releases from a web server: open_http() of carrier.h.
#include "platform/carrier.h"

#include "platform/curl.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace platform {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t maximum_header_bytes = 32 * 1024; // of all redirections together
constexpr std::size_t maximum_tag_bytes = 200;
constexpr long answer_ok = 200, answer_partial = 206, answer_unchanged = 304, answer_missing = 404,
               answer_gone = 410;

// One request and what comes of it.
struct Exchange {
    CURL* easy = nullptr;
    std::stop_token stop;
    // Takes what came with an answer that counts; an error ends the request.
    std::function<Result<void>(base::ByteView)> take;
    std::optional<base::Error> error;
    std::size_t header_bytes = 0;
    std::string tag;
    std::string range; // Content-Range
};

long answer_of(CURL* easy) {
    long answer = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer);
    return answer;
}

std::size_t on_body(char* bytes, std::size_t one, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const std::size_t size = one * count;
    const long answer = answer_of(exchange.easy);
    if (answer != answer_ok && answer != answer_partial)
        return 0; // nobody reads what an error page says
    auto taken = exchange.take({reinterpret_cast<const std::uint8_t*>(bytes), size});
    if (taken)
        return size;
    exchange.error = std::move(taken).error();
    return 0;
}

bool header_is(std::string_view line, std::string_view name, std::string& value) {
    if (line.size() <= name.size() || line[name.size()] != ':' ||
        !std::ranges::equal(line.substr(0, name.size()), name, [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
        }))
        return false;
    line.remove_prefix(name.size() + 1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
        line.remove_prefix(1);
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n' || line.back() == ' '))
        line.remove_suffix(1);
    value = line;
    return true;
}

std::size_t on_header(char* bytes, std::size_t one, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const std::size_t size = one * count;
    exchange.header_bytes += size;
    if (exchange.header_bytes > maximum_header_bytes) {
        exchange.error = base::Error{ErrorCode::too_large, "its headers do not end"};
        return 0;
    }
    const std::string_view line{bytes, size};
    if (line.starts_with("HTTP/")) { // another answer, after a redirection
        exchange.tag.clear();
        exchange.range.clear();
    }
    if (header_is(line, "etag", exchange.tag) && exchange.tag.size() > maximum_tag_bytes)
        exchange.tag.clear();
    header_is(line, "content-range", exchange.range);
    return size;
}

bool is_stopped(void* user) {
    return static_cast<Exchange*>(user)->stop.stop_requested();
}

class HttpCarrier final : public Carrier {
public:
    HttpCarrier(std::string address, const HttpLimits& limits, std::string authorities)
        : address_(std::move(address))
        , limits_(limits)
        , authorities_(std::move(authorities))
        , easy_(curl_easy_init()) {
        base::ensure(easy_ != nullptr);
    }

    const std::string& name() const override { return address_; }
    std::uint64_t moved_bytes() const override { return moved_; }

    Result<Arrived> fetch(const std::string& name, std::size_t maximum_bytes,
                          const std::string& known_tag, std::stop_token stop) override {
        Arrived arrived;
        Exchange exchange{.easy = easy_.get(),
                          .stop = std::move(stop),
                          .take = [&](base::ByteView bytes) -> Result<void> {
                              if (arrived.bytes.size() + bytes.size() > maximum_bytes)
                                  return base::fail(ErrorCode::too_large,
                                                    "it has more than " +
                                                        std::to_string(maximum_bytes) + " bytes");
                              arrived.bytes.insert(arrived.bytes.end(), bytes.begin(), bytes.end());
                              return {};
                          },
                          .error = {},
                          .tag = {},
                          .range = {}};
        Headers headers;
        if (!known_tag.empty())
            add(headers, "If-None-Match: " + known_tag);
        TRY(const long answer, perform(name, exchange, headers.get(), limits_.small_file, {}));
        arrived.unchanged = answer == answer_unchanged && !known_tag.empty();
        if (answer != answer_ok && !arrived.unchanged)
            return wrong_answer(name, answer);
        arrived.tag = std::move(exchange.tag);
        return arrived;
    }

    Result<void> append(const std::string& name, std::uint64_t size_bytes, StagedFile& into,
                        std::stop_token stop) override {
        if (into.size_bytes() > size_bytes)
            TRY_VOID(into.restart());
        if (into.size_bytes() == size_bytes)
            return {};
        const std::uint64_t from = into.size_bytes();
        bool first = true;
        Exchange exchange{.easy = easy_.get(),
                          .stop = std::move(stop),
                          .take = {},
                          .error = {},
                          .tag = {},
                          .range = {}};
        exchange.take = [&](base::ByteView bytes) -> Result<void> {
            if (std::exchange(first, false) && from > 0) {
                const bool goes_on =
                    answer_of(easy_.get()) == answer_partial &&
                    exchange.range.starts_with("bytes " + std::to_string(from) + "-");
                if (!goes_on)
                    TRY_VOID(into.restart()); // a server that cannot resume sends all of it
            }
            if (into.size_bytes() + bytes.size() > size_bytes)
                return base::fail(ErrorCode::too_large,
                                  "it has more than " + std::to_string(size_bytes) + " bytes");
            return into.append(bytes);
        };
        const std::string range = from > 0 ? std::to_string(from) + "-" : "";
        auto answer = perform(name, exchange, nullptr, limits_.large_file, range);
        if (!answer)
            return std::unexpected(std::move(answer).error());
        if (*answer != answer_ok && *answer != answer_partial) {
            TRY_VOID(into.restart()); // 416: what is here is no beginning of what is there
            return wrong_answer(name, *answer);
        }
        if (into.size_bytes() != size_bytes)
            return base::fail(ErrorCode::unavailable, address_ + "/" + name + ": it ended early");
        return {};
    }

private:
    std::unexpected<base::Error> wrong_answer(const std::string& name, long answer) const {
        const bool missing = answer == answer_missing || answer == answer_gone;
        return base::fail(missing ? ErrorCode::not_found : ErrorCode::unavailable,
                          address_ + "/" + name + ": the server answers " + std::to_string(answer));
    }

    void prepare(const std::string& url, Exchange& exchange, curl_slist* headers,
                 base::Duration patience, const std::string& range) {
        CURL* easy = easy_.get();
        const bool secure = address_.starts_with("https:");
        begin_request(easy, url, limits_.connecting, patience);
        watch_for_cancel<is_stopped>(easy, &exchange);
        curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
        curl_easy_setopt(easy, CURLOPT_MAXREDIRS, limits_.redirections);
        curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, limits_.slowest_bytes_per_second);
        curl_easy_setopt(
            easy, CURLOPT_LOW_SPEED_TIME,
            static_cast<long>(std::chrono::ceil<std::chrono::seconds>(limits_.slow_for).count()));
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        if (!authorities_.empty())
            curl_easy_setopt(easy, CURLOPT_CAINFO, authorities_.c_str());
        if (!range.empty())
            curl_easy_setopt(easy, CURLOPT_RANGE, range.c_str());
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    }

    // The answer's number, or why there is none.
    Result<long> perform(const std::string& name, Exchange& exchange, curl_slist* headers,
                         base::Duration patience, const std::string& range) {
        const std::string url = address_ + "/" + name;
        prepare(url, exchange, headers, patience, range);
        const CURLcode code = curl_easy_perform(easy_.get());
        count_moved();
        if (exchange.error)
            return base::fail(exchange.error->code, url + ": " + exchange.error->detail);
        const long answer = answer_of(easy_.get());
        if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && answer >= 400))
            return answer;
        const bool forbidden =
            code == CURLE_TOO_MANY_REDIRECTS || code == CURLE_UNSUPPORTED_PROTOCOL;
        return base::fail(forbidden ? ErrorCode::denied : ErrorCode::unavailable,
                          url + ": " + curl_easy_strerror(code));
    }

    void count_moved() {
        curl_off_t body = 0;
        long headers = 0;
        long request = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_DOWNLOAD_T, &body);
        curl_easy_getinfo(easy_.get(), CURLINFO_HEADER_SIZE, &headers);
        curl_easy_getinfo(easy_.get(), CURLINFO_REQUEST_SIZE, &request);
        moved_ += static_cast<std::uint64_t>(body) + static_cast<std::uint64_t>(headers) +
                  static_cast<std::uint64_t>(request);
    }

    std::string address_;
    HttpLimits limits_;
    std::string authorities_;
    Easy easy_;
    std::uint64_t moved_ = 0;
};

} // namespace

Result<std::unique_ptr<Carrier>> open_http(const std::string& address, const HttpLimits& limits,
                                           const std::filesystem::path& authorities) {
    if (!start_curl())
        return base::fail(ErrorCode::unavailable, "libcurl does not start");
    std::string base_address = address;
    while (base_address.ends_with('/'))
        base_address.pop_back();
    const bool known = base_address.starts_with("http://") || base_address.starts_with("https://");
    if (!known || base_address.find_first_of("?# \t\r\n") != std::string::npos)
        return base::fail(ErrorCode::invalid,
                          address + ": the address of a release begins with http:// or https:// "
                                    "and has no ? or #");
    return std::make_unique<HttpCarrier>(std::move(base_address), limits, authorities.string());
}

} // namespace platform
