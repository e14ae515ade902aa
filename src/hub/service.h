// Why: the hub as one function from a request to its answer, and what it does between requests.
// Left to others: sockets (server.h), processes and files (main/hub).
#pragma once

#include "hub/console_api.h"
#include "hub/kiosk_api.h"
#include "hub/publishing.h"
#include "hub/visitor_page.h"

namespace hub {

inline constexpr base::Duration purge_every = std::chrono::minutes{10};

inline constexpr std::string_view console_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

class Service {
public:
    Service(const Hub& hub, IssueRelease issue)
        : hub_(hub)
        , publishing_(hub, std::move(issue))
        , kiosks_(hub)
        , console_(hub, publishing_)
        , visitors_(hub) {}

    static std::size_t maximum_body(const Request& request);
    void answer(const Request& request, Reply reply);

    // Purges and publishes what is due. Called every few seconds, by one thread.
    void tend();

private:
    void route(const Request& request, const Reply& reply);
    Response console_file(const Request& request) const;
    Reply counted(Reply reply) const;

    Hub hub_;
    Publishing publishing_;
    KioskApi kiosks_;
    ConsoleApi console_;
    VisitorPage visitors_;
    std::optional<base::Duration> purged_at_;
};

} // namespace hub
