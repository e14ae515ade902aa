#include "hub/server.h"

#include <microhttpd.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace hub {
namespace {

using base::ErrorCode;

// What libmicrohttpd may take for the head of one request and of its answer. A longer head is
// answered 431 by the library itself.
constexpr std::size_t pool_bytes = maximum_head_bytes + 8 * 1024;
constexpr unsigned silent_seconds = 35;
constexpr base::Duration look_every = std::chrono::milliseconds{250};

enum class Phase { head, body, working, sending };

// One connection, as the watch sees it.
struct Link {
    int descriptor = -1;
    std::atomic<Phase> phase = Phase::head;
    std::atomic<base::Duration::rep> since{};
};

class Daemon;

// One request on its way.
struct Exchange {
    Daemon* daemon = nullptr;
    Link* link = nullptr;
    MHD_Connection* connection = nullptr;
    Request request;
    std::size_t maximum_body = 0;
    std::size_t counted_bytes = 0; // of the budget for all bodies
    bool is_handed_over = false;
    std::optional<Response> response;
};

std::string lower(std::string_view text) {
    std::string small{text};
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
}

MHD_Result note_header(void* headers, MHD_ValueKind, const char* name, const char* value) {
    (*static_cast<std::map<std::string, std::string>*>(headers))[lower(name)] =
        value == nullptr ? "" : value;
    return MHD_YES;
}

MHD_Result note_argument(void* arguments, MHD_ValueKind, const char* name, const char* value) {
    (*static_cast<std::map<std::string, std::string>*>(arguments))[name] =
        value == nullptr ? "" : value;
    return MHD_YES;
}

std::string address_of(MHD_Connection* connection) {
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char host[NI_MAXHOST] = "";
    if (info != nullptr)
        ::getnameinfo(info->client_addr, sizeof(sockaddr_in), host, sizeof host, nullptr, 0,
                      NI_NUMERICHOST);
    return host;
}

struct DestroyResponse {
    void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using ResponsePointer = std::unique_ptr<MHD_Response, DestroyResponse>;

ResponsePointer body_of(const Response& response) {
    if (response.file) {
        const int file = ::open(response.file->path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0)
            return nullptr;
        return ResponsePointer(MHD_create_response_from_fd_at_offset64(
            response.file->size_bytes, file, response.file->offset));
    }
    return ResponsePointer(MHD_create_response_from_buffer(
        response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY));
}

MHD_Result send(MHD_Connection* connection, const Response& response) {
    const ResponsePointer answer = body_of(response);
    if (!answer)
        return MHD_NO;
    MHD_add_response_header(answer.get(), "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(answer.get(), "Referrer-Policy", "no-referrer");
    if (!response.type.empty())
        MHD_add_response_header(answer.get(), "Content-Type", response.type.c_str());
    for (const auto& [name, value] : response.headers)
        MHD_add_response_header(answer.get(), name.c_str(), value.c_str());
    return MHD_queue_response(connection, static_cast<unsigned>(response.status), answer.get());
}

class Daemon final : public Server {
public:
    Daemon(const ServerOptions& options, Handler handler, Clock clock)
        : options_(options)
        , handler_(std::move(handler))
        , clock_(std::move(clock)) {}
    ~Daemon() override { stop(base::Duration{0}); }

    base::Result<void> start();
    std::uint16_t port() const override { return port_; }
    std::size_t connections() const override {
        const std::lock_guard lock(mutex_);
        return links_.size();
    }
    void stop(base::Duration patience) override;

private:
    static MHD_Result on_access(void* self, MHD_Connection* connection, const char* path,
                                const char* method, const char* version, const char* data,
                                std::size_t* size, void** exchange);
    static void on_completed(void* self, MHD_Connection* connection, void** exchange,
                             MHD_RequestTerminationCode why);
    static void on_connection(void* self, MHD_Connection* connection, void** link,
                              MHD_ConnectionNotificationCode what);

    Exchange* begin(MHD_Connection* connection, const char* path, const char* method);
    MHD_Result take_body(Exchange& exchange, const char* data, std::size_t size);
    MHD_Result hand_over(Exchange& exchange);
    void enter(Link& link, Phase phase) {
        link.since = clock_().steady.count();
        link.phase = phase;
    }
    void work();
    void watch();

    ServerOptions options_;
    Handler handler_;
    Clock clock_;
    MHD_Daemon* daemon_ = nullptr;
    std::uint16_t port_ = 0;
    mutable std::mutex mutex_;         // of all below
    std::condition_variable job_came_; // wakes one worker
    std::condition_variable changed_;  // for those who stop
    std::unordered_set<Link*> links_;
    std::deque<Exchange*> jobs_;
    std::size_t in_flight_ = 0; // handed over and not answered yet
    bool stopping_ = false;
    std::atomic<std::size_t> bodies_bytes_ = 0;
    std::vector<std::thread> threads_;
};

base::Result<void> Daemon::start() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(options_.port);
    if (::inet_pton(AF_INET, options_.address.c_str(), &address.sin_addr) != 1)
        return base::fail(ErrorCode::invalid, options_.address + ": not an IPv4 address");
    daemon_ = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr, &on_access,
        this, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_MEMORY_LIMIT, pool_bytes,
        MHD_OPTION_CONNECTION_LIMIT, maximum_connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        options_.behind_proxy ? 0U : maximum_connections_of_one, MHD_OPTION_CONNECTION_TIMEOUT,
        silent_seconds, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED, &on_completed,
        this, MHD_OPTION_NOTIFY_CONNECTION, &on_connection, this, MHD_OPTION_END);
    if (daemon_ == nullptr)
        return base::fail(ErrorCode::busy, options_.address + ":" + std::to_string(options_.port) +
                                               ": cannot listen there: " + std::strerror(errno));
    port_ = MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT)->port;
    for (int i = 0; i < workers; ++i)
        threads_.emplace_back([this] { work(); });
    threads_.emplace_back([this] { watch(); });
    return {};
}

void Daemon::stop(base::Duration patience) {
    if (daemon_ == nullptr)
        return;
    const int listening = MHD_quiesce_daemon(daemon_);
    {
        std::unique_lock lock(mutex_);
        // A job always ends; what is being sent may not.
        changed_.wait(lock, [&] { return in_flight_ == 0; });
        changed_.wait_for(lock, patience, [&] {
            return std::ranges::none_of(
                links_, [](const Link* link) { return link->phase == Phase::sending; });
        });
        stopping_ = true;
    }
    job_came_.notify_all();
    changed_.notify_all();
    MHD_stop_daemon(daemon_);
    daemon_ = nullptr;
    if (listening >= 0)
        ::close(listening);
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

void Daemon::on_connection(void* self, MHD_Connection* connection, void** link,
                           MHD_ConnectionNotificationCode what) {
    auto* daemon = static_cast<Daemon*>(self);
    const std::lock_guard lock(daemon->mutex_);
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) { // before its socket is closed
        daemon->links_.erase(static_cast<Link*>(*link));
        delete static_cast<Link*>(*link);
        *link = nullptr;
        daemon->changed_.notify_all();
        return;
    }
    auto* made = new Link;
    made->descriptor =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    daemon->enter(*made, Phase::head);
    daemon->links_.insert(made);
    *link = made;
}

// The library's own timeout starts anew with every byte; these do not.
void Daemon::watch() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        changed_.wait_for(lock, look_every, [&] { return stopping_; });
        const base::Duration now = clock_().steady;
        for (Link* link : links_) {
            const Phase phase = link->phase;
            const base::Duration waited = now - base::Duration{link->since};
            const base::Duration longest = phase == Phase::head   ? head_within
                                           : phase == Phase::body ? body_within
                                                                  : answer_taken_within;
            if (phase != Phase::working && waited > longest)
                ::shutdown(link->descriptor, SHUT_RDWR); // the library sees the end, and closes
        }
    }
}

Exchange* Daemon::begin(MHD_Connection* connection, const char* path, const char* method) {
    auto* exchange = new Exchange;
    exchange->daemon = this;
    exchange->connection = connection;
    exchange->link = static_cast<Link*>(
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context);
    Request& request = exchange->request;
    request.method = method;
    request.path = path;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, &note_header, &request.headers);
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &note_argument, &request.query);
    request.peer = address_of(connection);
    if (options_.behind_proxy) {
        const std::string_view chain = request.header("x-forwarded-for");
        if (!chain.empty()) // the last is the one that our own proxy saw
            request.peer = chain.substr(chain.find_last_of(", ") + 1);
    }
    exchange->maximum_body = handler_.maximum_body(request);
    enter(*exchange->link, Phase::body);
    return exchange;
}

MHD_Result Daemon::on_access(void* self, MHD_Connection* connection, const char* path,
                             const char* method, const char*, const char* data, std::size_t* size,
                             void** exchange_slot) {
    auto* daemon = static_cast<Daemon*>(self);
    auto* exchange = static_cast<Exchange*>(*exchange_slot);
    if (exchange == nullptr) {
        exchange = daemon->begin(connection, path, method);
        *exchange_slot = exchange;
        const std::string declared{exchange->request.header("content-length")};
        if (std::strtoull(declared.c_str(), nullptr, 10) > exchange->maximum_body) {
            daemon->enter(*exchange->link, Phase::sending);
            exchange->is_handed_over = true;
            return send(connection, refusal(413, "too_large", "the body is too large"));
        }
        return MHD_YES;
    }
    if (*size > 0) {
        const auto taken = daemon->take_body(*exchange, data, *size);
        *size = 0;
        return taken;
    }
    if (exchange->response) {
        daemon->enter(*exchange->link, Phase::sending);
        return send(connection, *exchange->response);
    }
    return exchange->is_handed_over ? MHD_YES : daemon->hand_over(*exchange);
}

// MHD_NO closes the connection: there is no answering in the middle of a body.
MHD_Result Daemon::take_body(Exchange& exchange, const char* data, std::size_t size) {
    std::string& body = exchange.request.body;
    if (body.size() + size > exchange.maximum_body)
        return MHD_NO;
    exchange.counted_bytes += size;
    if (bodies_bytes_.fetch_add(size) + size > maximum_bodies_bytes)
        return MHD_NO;
    body.append(data, size);
    return MHD_YES;
}

MHD_Result Daemon::hand_over(Exchange& exchange) {
    exchange.is_handed_over = true;
    {
        const std::lock_guard lock(mutex_);
        if (jobs_.size() < maximum_jobs) {
            enter(*exchange.link, Phase::working);
            MHD_suspend_connection(exchange.connection);
            jobs_.push_back(&exchange);
            ++in_flight_;
            job_came_.notify_one();
            return MHD_YES;
        }
    }
    enter(*exchange.link, Phase::sending);
    return send(exchange.connection, refusal(503, "unavailable", "too many requests wait"));
}

void Daemon::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        job_came_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
        if (jobs_.empty())
            return;
        Exchange* exchange = jobs_.front();
        jobs_.pop_front();
        lock.unlock();
        handler_.answer(std::move(exchange->request), [this, exchange](Response response) {
            MHD_Connection* connection = exchange->connection;
            exchange->response = std::move(response);
            MHD_resume_connection(connection); // the exchange may be gone from here on
            const std::lock_guard answered(mutex_);
            if (--in_flight_ == 0)
                changed_.notify_all();
        });
        lock.lock();
    }
}

void Daemon::on_completed(void* self, MHD_Connection*, void** exchange_slot,
                          MHD_RequestTerminationCode) {
    auto* daemon = static_cast<Daemon*>(self);
    auto* exchange = static_cast<Exchange*>(*exchange_slot);
    if (exchange == nullptr)
        return;
    daemon->bodies_bytes_ -= exchange->counted_bytes;
    daemon->enter(*exchange->link, Phase::head); // of the next request, if there is one
    delete exchange;
    *exchange_slot = nullptr;
}

} // namespace

base::Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Handler handler,
                                                    Clock clock) {
    auto daemon = std::make_unique<Daemon>(options, std::move(handler), std::move(clock));
    TRY_VOID(daemon->start());
    return daemon;
}

} // namespace hub
