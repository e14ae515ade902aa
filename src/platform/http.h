// Why: one request over the network with every limit it needs, and its answer as a value.
// Left to others: what is asked (kiosk, main), trying again (outbox).
//
// It is an interface because it has two real ones: the system's network, and the simulated one that
// loses, delays and doubles.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace platform {

struct HttpRequest {
    std::string method = "GET";
    std::string url; // http or https
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::size_t maximum_answer_bytes = 64 * 1024;
    base::Duration connect_within = std::chrono::seconds{10};
    base::Duration answer_within = std::chrono::seconds{30};
    bool operator==(const HttpRequest&) const = default;
};

struct HttpAnswer {
    int status = 0;
    std::string body;
    bool operator==(const HttpAnswer&) const = default;
};

class Http {
public:
    virtual ~Http() = default;
    // `unavailable` when there is no answer, or not in time; `too_large` for an answer above its
    // limit. Any status is an answer. Follows no redirect.
    virtual base::Result<HttpAnswer> send(const HttpRequest& request) = 0;
};

// libcurl, one connection that is kept. One thread may send at a time; cancel() may come from
// another and ends what is under way, and all that follows, within a second.
class SystemHttp final : public Http {
public:
    SystemHttp();
    SystemHttp(const SystemHttp&) = delete;
    SystemHttp& operator=(const SystemHttp&) = delete;
    ~SystemHttp() override;

    base::Result<HttpAnswer> send(const HttpRequest& request) override;
    void cancel() { cancelled_ = true; }

private:
    struct Close {
        void operator()(void* handle) const;
    };
    std::unique_ptr<void, Close> handle_;
    std::atomic<bool> cancelled_ = false;
};

} // namespace platform
