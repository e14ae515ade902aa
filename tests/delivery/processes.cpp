#include "processes.h"

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <gtest/gtest.h>
#include <iterator>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;
using namespace std::chrono_literals;

namespace {

std::filesystem::path make_scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "delivery-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        std::abort();
    std::filesystem::permissions(name, std::filesystem::perms{0755});
    return name;
}

sockaddr_in loopback(std::uint16_t port, const std::string& host = "127.0.0.1") {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    return address;
}

} // namespace

Scratch::Scratch()
    : path(make_scratch()) {}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

std::string read_all(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

pid_t start_program(const std::string& name, const std::vector<std::string>& arguments,
                    const std::filesystem::path& log) {
    const std::string program = std::string{VITRINE_BINARY} + "/bin/" + name;
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const std::string& each : arguments)
        words.push_back(const_cast<char*>(each.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t child = -1;
    const int failed =
        ::posix_spawn(&child, program.c_str(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    EXPECT_EQ(failed, 0) << program;
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::size_t dump_memory(pid_t process, const std::filesystem::path& file) {
    const std::string proc = "/proc/" + std::to_string(process);
    std::ifstream maps(proc + "/maps");
    std::ifstream memory(proc + "/mem", std::ios::binary);
    std::ofstream dump(file, std::ios::binary);
    std::size_t dumped = 0;
    for (std::string line; std::getline(maps, line);) {
        std::size_t begin = 0, end = 0;
        char rights[5] = "";
        if (std::sscanf(line.c_str(), "%zx-%zx %4s", &begin, &end, rights) != 3 || rights[1] != 'w')
            continue;
        std::string bytes(end - begin, '\0');
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(begin));
        memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        dump.write(bytes.data(), memory.gcount());
        dumped += static_cast<std::size_t>(memory.gcount());
    }
    return dumped;
}

HubProcess::HubProcess(std::filesystem::path data, std::string store)
    : data_(std::move(data))
    , store_(std::move(store)) {
    start();
}

HubProcess::~HubProcess() {
    if (process_ > 0) {
        EXPECT_EQ(stop(), 0) << read_all(log());
    }
}

void HubProcess::start() {
    std::error_code ignored;
    std::filesystem::rename(log(), log().string() + ".former", ignored);
    std::vector<std::string> arguments{"--data", data_.string(), "--listen", "127.0.0.1:0"};
    if (!store_.empty())
        arguments.insert(arguments.end(), {"--store", store_});
    for (int tries = 0; tries < 20; ++tries) {
        process_ = start_program("vitrine-hub", arguments, log());
        for (int i = 0; i < 400; ++i) {
            const std::string said = read_all(log());
            const std::string mark = "vitrine-hub: http://127.0.0.1:";
            const auto at = said.rfind(mark);
            if (at != std::string::npos && said.find('\n', at) != std::string::npos) {
                port_ = static_cast<std::uint16_t>(std::stoi(said.substr(at + mark.size())));
                return;
            }
            if (::waitpid(process_, nullptr, WNOHANG) == process_)
                break; // its store is not there yet
            std::this_thread::sleep_for(25ms);
        }
        std::this_thread::sleep_for(200ms);
        std::filesystem::remove(log(), ignored);
    }
    ADD_FAILURE() << "the hub does not start: " << read_all(log());
    process_ = -1;
}

void HubProcess::kill_hard() {
    ::kill(process_, SIGKILL);
    wait_for(process_);
    process_ = -1;
}

int HubProcess::stop() {
    ::kill(process_, SIGTERM);
    const int status = wait_for(process_);
    process_ = -1;
    return status;
}

int connect_to(std::uint16_t port, const std::string& from) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in own = loopback(0, from);
    const sockaddr_in address = loopback(port);
    if (socket >= 0 && ::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0 &&
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return socket;
    if (socket >= 0)
        ::close(socket);
    return -1;
}

bool send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string read_message(int socket) {
    std::string message;
    std::size_t whole = std::string::npos;
    while (message.size() < whole) {
        std::array<char, 8192> part{};
        const ssize_t got = ::recv(socket, part.data(), part.size(), 0);
        if (got <= 0)
            return {};
        message.append(part.data(), static_cast<std::size_t>(got));
        const auto head = message.find("\r\n\r\n");
        if (whole != std::string::npos || head == std::string::npos)
            continue;
        const std::string name = "\r\nContent-Length: ";
        const auto length = message.find(name);
        whole = head + 4;
        if (length < head)
            whole += std::stoul(message.substr(length + name.size()));
    }
    return message;
}

Proxy::Proxy(std::vector<HubProcess*> hubs, std::uint64_t seed)
    : hubs_(std::move(hubs))
    , listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , random_(seed) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listening_, reinterpret_cast<const sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listening_, 64), 0);
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { accept_all(); });
}

Proxy::~Proxy() {
    is_ending_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
}

const std::string& Proxy::recorded(const std::string& message) {
    const std::lock_guard lock(mutex_);
    if (tape_.is_open())
        tape_ << message;
    return message;
}

int Proxy::roll() {
    const std::lock_guard lock(mutex_);
    return static_cast<int>(random_() % 100);
}

void Proxy::accept_all() {
    std::vector<std::future<void>> serving;
    while (!is_ending_) {
        const int client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            serving.push_back(std::async(std::launch::async, [this, client] { serve(client); }));
        std::erase_if(serving, [](const std::future<void>& each) {
            return each.wait_for(0s) == std::future_status::ready;
        });
    }
}

// The answer of whichever hub is up, to the first `bytes` of the request.
std::string Proxy::ask_hub(const std::string& request, std::size_t bytes) {
    for (int i = 0; i < 60 && !is_ending_; ++i) {
        const int hub = connect_to(hubs_[turn_++ % hubs_.size()]->port());
        if (hub < 0) {
            std::this_thread::sleep_for(50ms);
            continue;
        }
        std::string answer;
        if (send_all(hub, std::string_view{request}.substr(0, bytes)) && bytes == request.size())
            answer = read_message(hub);
        ::close(hub);
        return answer;
    }
    return {};
}

void Proxy::serve(int client) {
    const timeval patience{1, 0}; // so that the end of the test is seen
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    while (!is_ending_) {
        const std::string request = recorded(read_message(client));
        if (request.empty())
            break;
        const int fate = is_calm_ ? 99 : roll();
        if (fate < 4) {
            ++dropped;
            break;
        }
        if (fate < 8) {
            ++cut;
            ask_hub(request, request.size() / 2);
            break;
        }
        if (fate < 40)
            std::this_thread::sleep_for(std::chrono::milliseconds{roll() / 10});
        std::string answer = recorded(ask_hub(request, request.size()));
        if (fate >= 40 && fate < 65) {
            ++doubled;
            const std::string again = ask_hub(request, request.size());
            const auto body = [](const std::string& message) {
                return message.substr(std::min(message.find("\r\n\r\n"), message.size()));
            };
            const bool both =
                answer.starts_with("HTTP/1.1 200") && again.starts_with("HTTP/1.1 200");
            differing +=
                both && request.starts_with("POST /letters") && body(answer) != body(again);
        }
        if (fate >= 65 && fate < 72) {
            ++lost;
            break;
        }
        if (fate >= 72 && fate < 75) {
            ++cut;
            answer.resize(answer.size() / 2);
            send_all(client, answer);
            break;
        }
        if (answer.empty() || !send_all(client, answer))
            break;
    }
    ::close(client);
}
