#include "hub/service.h"

#include "hub/metrics.h"
#include "hub/offers.h"
#include "hub/release_files.h"
#include "wire/receipt_status.h"

namespace hub {
namespace {

constexpr std::size_t usual_body_bytes = 256 * 1024;
constexpr std::size_t form_bytes = 1024;

bool lies_under(std::string_view path, std::string_view folder) {
    return path.starts_with(folder);
}

} // namespace

std::size_t Service::maximum_body(const Request& request) {
    if (request.method == "GET" || request.method == "HEAD")
        return 0;
    if (request.path == "/letters")
        return crypto::maximum_envelope_bytes;
    if (request.path == "/heartbeat")
        return wire::maximum_heartbeat_bytes;
    if (request.path == "/receipts")
        return wire::maximum_receipt_question_bytes;
    if (lies_under(request.path, "/r/"))
        return form_bytes;
    // Ten megabytes only for who shows a cookie; whether it is a session's is asked with the
    // answer.
    if (request.path == "/console/api/offers/import" &&
        request.header("cookie").find("vitrine_session=") != std::string_view::npos)
        return maximum_document_bytes;
    return usual_body_bytes;
}

Reply Service::counted(Reply reply) const {
    return [this, reply = std::move(reply)](Response response) {
        Counters& counters = hub_.counters;
        ++(response.status >= 500   ? counters.answers_5xx
           : response.status >= 400 ? counters.answers_4xx
           : response.status >= 300 ? counters.answers_3xx
                                    : counters.answers_2xx);
        reply(std::move(response));
    };
}

void Service::answer(const Request& request, Reply reply) {
    route(request, counted(std::move(reply)));
}

void Service::route(const Request& request, const Reply& reply) {
    const std::string& path = request.path;
    const bool posts = request.method == "POST";
    const bool gets = request.method == "GET" || request.method == "HEAD";
    if (path == "/letters")
        return posts ? kiosks_.take_letter(request, reply) : reply(wrong_method("POST"));
    if (path == "/heartbeat")
        return posts ? kiosks_.heartbeat(request, reply) : reply(wrong_method("POST"));
    if (path == "/receipts")
        return posts ? kiosks_.tell_receipt(request, reply) : reply(wrong_method("POST"));
    if (path == "/enrol")
        return posts ? kiosks_.enrol(request, reply) : reply(wrong_method("POST"));
    if (path == "/healthz")
        return reply(gets ? health(hub_) : wrong_method("GET"));
    if (path == "/metrics")
        return reply(gets ? metrics(hub_) : wrong_method("GET"));
    if (lies_under(path, "/releases/"))
        return reply(serve_file(hub_.options.data / "releases", path.substr(10), request));
    if (lies_under(path, "/r/") || path == "/r")
        return reply(visitors_.answer(request));
    if (lies_under(path, "/console/api/"))
        return reply(console_.answer(request));
    if (lies_under(path, "/console/"))
        return reply(console_file(request));
    if (path == "/" || path == "/console")
        return reply({303, "", "", {{"Location", "/console/"}}});
    reply(refusal(404, "not_found", "no such address"));
}

// The console is one page: an address of its own that is no file shows the page.
Response Service::console_file(const Request& request) const {
    std::string name = request.path.substr(std::string_view{"/console/"}.size());
    if (hub_.options.console.empty())
        return refusal(404, "not_found", "this hub was built without a console");
    if (name.find('.') == std::string::npos)
        name = "index.html";
    Response response = serve_file(hub_.options.console, name, request);
    response.headers.emplace_back("Content-Security-Policy", console_policy);
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    return response;
}

void Service::tend() {
    publishing_.soon();
    const Moment now = hub_.clock();
    if (purged_at_ && now.steady - *purged_at_ < purge_every)
        return;
    purged_at_ = now.steady;
    const auto purged = purge(hub_.engine, now.wall);
    const auto forgotten = forget_old_sessions(hub_.engine, now.wall);
    if (!purged || !forgotten) {
        ++hub_.counters.purges_failed;
        note(hub_, "purge failed",
             {{"why", purged ? forgotten.error().detail : purged.error().detail}});
        return;
    }
    hub_.counters.letters_purged += static_cast<std::uint64_t>(*purged);
    if (*purged > 0)
        note(hub_, "letters purged", {{"letters", std::to_string(*purged)}});
}

} // namespace hub
