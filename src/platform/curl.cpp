#include "platform/curl.h"

#include "base/result.h"

namespace platform {

bool start_curl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    return started == CURLE_OK;
}

void add(Headers& headers, const std::string& line) {
    curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
    base::ensure(longer != nullptr);
    static_cast<void>(headers.release());
    headers.reset(longer);
}

void begin_request(CURL* easy, const std::string& url, base::Duration connect_within,
                   base::Duration end_within) {
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect_within.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(end_within.count()));
}

} // namespace platform
