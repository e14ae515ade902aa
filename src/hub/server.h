// Why: strangers speak to the hub through here, and none of them may hold it up: every connection,
// head, body and wait has a limit.
// Left to others: what is answered (service.h); TLS (a proxy in front).
#pragma once

#include "hub/http.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace hub {

inline constexpr std::size_t maximum_head_bytes = 16 * 1024;
inline constexpr unsigned maximum_connections = 8000;
inline constexpr unsigned maximum_connections_of_one = 64;
inline constexpr base::Duration head_within = std::chrono::seconds{5};
inline constexpr base::Duration body_within = std::chrono::seconds{30};
inline constexpr base::Duration answer_taken_within = std::chrono::minutes{10};
inline constexpr std::size_t maximum_bodies_bytes = 96u * 1024 * 1024; // of all requests together
inline constexpr int workers = 4;
inline constexpr std::size_t maximum_jobs = 1024;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;    // 0: any that is free
    bool behind_proxy = false; // then its X-Forwarded-For names the peer, and it may connect freely
};

struct Handler {
    // How large a body may be: 0 where none is taken. Called before the body comes.
    std::function<std::size_t(const Request&)> maximum_body;
    std::function<void(Request, Reply)> answer; // on one of the workers
};

class Server {
public:
    // `busy` when the port is taken, `invalid` for an address that is none.
    static base::Result<std::unique_ptr<Server>> start(const ServerOptions& options,
                                                       Handler handler, Clock clock);
    virtual ~Server() = default; // answers what has begun, takes nothing new
    virtual std::uint16_t port() const = 0;
    virtual std::size_t connections() const = 0;
    // Takes no new connection, lets what has begun end, for at most `patience`.
    virtual void stop(base::Duration patience) = 0;
};

} // namespace hub
