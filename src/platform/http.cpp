#include "platform/http.h"

#include "platform/curl.h"

namespace platform {
namespace {

using base::ErrorCode;

struct Receiving {
    std::string body;
    std::size_t maximum_bytes = 0;
    bool is_too_large = false;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* receiving) {
    auto* into = static_cast<Receiving*>(receiving);
    const std::size_t bytes = size * count;
    into->is_too_large = into->body.size() + bytes > into->maximum_bytes;
    if (into->is_too_large)
        return 0; // which ends the transfer
    into->body.append(data, bytes);
    return bytes;
}

bool is_cancelled(void* cancelled) {
    return *static_cast<std::atomic<bool>*>(cancelled);
}

} // namespace

void SystemHttp::Close::operator()(void* handle) const {
    curl_easy_cleanup(handle);
}

SystemHttp::SystemHttp() {
    base::ensure(start_curl());
    handle_.reset(curl_easy_init());
    base::ensure(handle_ != nullptr);
}

SystemHttp::~SystemHttp() = default;

base::Result<HttpAnswer> SystemHttp::send(const HttpRequest& request) {
    CURL* const curl = handle_.get();
    Receiving receiving{{}, request.maximum_answer_bytes};
    Headers headers;
    add(headers, "Expect:"); // our bodies are small: no waiting for leave to send them
    for (const auto& [name, text] : request.headers)
        add(headers, name + ": " + text);
    begin_request(curl, request.url, request.connect_within, request.answer_within);
    watch_for_cancel<is_cancelled>(curl, &cancelled_);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiving);
    if (request.method != "GET") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    }
    const CURLcode code = curl_easy_perform(curl);
    if (receiving.is_too_large)
        return base::fail(ErrorCode::too_large, request.url + ": an answer of more than " +
                                                    std::to_string(request.maximum_answer_bytes) +
                                                    " bytes");
    if (code != CURLE_OK)
        return base::fail(ErrorCode::unavailable, request.url + ": " + curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return HttpAnswer{static_cast<int>(status), std::move(receiving.body)};
}

} // namespace platform
