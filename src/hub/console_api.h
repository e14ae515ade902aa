// Why: everything a recruiter may ask, confined to their own employer.
// Left to others: the page that asks (console), the rules (people.h, letters.h, offers.h, fleet.h).
#pragma once

#include "hub/hub.h"
#include "hub/limiter.h"
#include "hub/people.h"
#include "hub/publishing.h"
#include "wire/json.h"

#include <mutex>
#include <string>
#include <vector>

namespace hub {

// A request of somebody who is signed in, with its address in parts after "/console/api/".
struct Asked {
    const Request& request;
    const std::vector<std::string>& parts;
    SignedIn session;

    const std::string& employer() const { return session.employer.id; }
    bool is(std::string_view method, std::size_t count) const {
        return request.method == method && parts.size() == count;
    }
};

// The JSON of a request; `malformed` when it is none.
base::Result<wire::Json> body_of(const Request& request);
Response answer_json(int status, wire::Json json);
Response no_content();

class ConsoleApi {
public:
    ConsoleApi(const Hub& hub, Publishing& publishing)
        : hub_(hub)
        , publishing_(publishing) {}

    Response answer(const Request& request);

private:
    // Where there is no session yet.
    Response sign_in(const Request& request);
    Response first_run(const Request& request);
    Response read_invitation(const Request& request);
    Response signed_in(SignedIn session, int status);

    // Each answers what it knows; none for an address that is not its own.
    std::optional<Response> about_session(const Asked& asked);
    std::optional<Response> about_people(const Asked& asked);
    std::optional<Response> about_keys(const Asked& asked);
    std::optional<Response> about_interests(const Asked& asked);
    std::optional<Response> about_offers(const Asked& asked);
    std::optional<Response> about_releases(const Asked& asked);
    std::optional<Response> about_fleet(const Asked& asked);
    std::optional<Response> about_counts(const Asked& asked);

    Response list_interests(const Asked& asked);
    Response change_interest(const Asked& asked);
    Response import_offers(const Asked& asked);
    Response change_offer(const Asked& asked);
    Response publish_or_recall(const Asked& asked);
    Response change_password(const Asked& asked);
    bool is_password(const std::string& hash, const std::string& password);

    Hub hub_;
    Publishing& publishing_;
    Limiter sign_ins_{20, std::chrono::minutes{1}}; // of one peer
    Limiter codes_{10, std::chrono::minutes{1}};    // of all: invitations have few digits
    std::mutex hashing_;                            // Argon2id takes 64 MiB: one at a time
};

} // namespace hub
