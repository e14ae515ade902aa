// Why: what every request over libcurl shares: its start, who frees what, and the limits on time.
// Left to others: what is asked and taken (http, http_carrier).
#pragma once

#include "base/date.h"

#include <curl/curl.h>
#include <memory>
#include <string>

namespace platform {

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;

struct FreeHeaders {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, FreeHeaders>;

// False where libcurl cannot be started; it is started once.
bool start_curl();
void add(Headers& headers, const std::string& line);

// A handle with nothing but this set: http and https alone, no signals, both limits on time. It
// keeps its connections.
void begin_request(CURL* easy, const std::string& url, base::Duration connect_within,
                   base::Duration end_within);

// Asks `is_cancelled(user)` several times a second; true ends the request.
using Cancelled = bool (*)(void* user);
template <Cancelled is_cancelled>
void watch_for_cancel(CURL* easy, void* user) {
    const auto on_progress = [](void* watched, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return is_cancelled(watched) ? 1 : 0;
    };
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION,
                     static_cast<curl_xferinfo_callback>(on_progress));
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, user);
}

} // namespace platform
