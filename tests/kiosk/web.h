// Why: a web server in a test, honest or hostile, on a port of its own.
// Left to others: what a client makes of it (catch_up_test.cpp).
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <thread>

namespace web {

struct Request {
    std::string path;                           // without the first slash
    std::map<std::string, std::string> headers; // names in lower case
};

// What a handler sends; false once the other side is gone.
class Answer {
public:
    explicit Answer(int socket)
        : socket_(socket) {}
    bool send(std::string_view bytes) const;

private:
    int socket_;
};

using Handler = std::function<void(const Request&, const Answer&)>;

// One connection after another, closed after each answer.
class Server {
public:
    explicit Server(Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string address() const; // "http://127.0.0.1:40123"
    int requests() const { return requests_; }

private:
    void serve(const std::stop_token& stop);
    void answer(int socket);

    Handler handler_;
    int listening_;
    int port_ = 0;
    std::atomic<int> requests_ = 0;
    std::jthread thread_;
};

} // namespace web
