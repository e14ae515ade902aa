#include "web.h"

#include "base/result.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

namespace web {

bool Answer::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

Server::Server(Handler handler)
    : handler_(std::move(handler))
    , listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    base::ensure(::bind(listening_, plain, size) == 0 && ::listen(listening_, 16) == 0 &&
                 ::getsockname(listening_, plain, &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

Server::~Server() {
    thread_.request_stop();
    thread_.join();
    ::close(listening_);
}

std::string Server::address() const {
    return "http://127.0.0.1:" + std::to_string(port_);
}

void Server::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{listening_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) != 1)
            continue;
        const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0) {
            answer(socket);
            ::close(socket);
        }
    }
}

void Server::answer(int socket) {
    std::string text;
    char buffer[4096];
    while (text.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
        if (got <= 0)
            return;
        text.append(buffer, static_cast<std::size_t>(got));
    }
    Request request;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    request.path = line.substr(5, line.rfind(' ') - 5);
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos)
            continue;
        std::string name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        request.headers[name] = line.substr(colon + 2, line.find('\r') - colon - 2);
    }
    ++requests_;
    handler_(request, Answer(socket));
    ::shutdown(socket, SHUT_WR);
}

} // namespace web
