#include "x_server.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

extern char** environ;

std::optional<Child> Child::start(const std::vector<std::string>& command, int inherited) {
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", 0, 0);
    if (inherited >= 0)
        posix_spawn_file_actions_adddup2(&actions, inherited, inherited);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t id = -1;
    const int refused =
        posix_spawnp(&id, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (refused != 0)
        return std::nullopt;
    return Child(id);
}

Child::Child(Child&& other) noexcept
    : id_(std::exchange(other.id_, -1))
    , ended_(other.ended_) {}

Child::~Child() {
    if (id_ < 0 || !running())
        return;
    kill(id_, SIGTERM);
    if (!wait(3)) {
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
}

bool Child::running() {
    return !wait(0);
}

std::optional<int> Child::wait(int seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{seconds};
    while (!ended_) {
        int status = 0;
        if (waitpid(id_, &status, WNOHANG) == id_)
            ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (std::chrono::steady_clock::now() >= end)
            return std::nullopt;
        else
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return ended_;
}

void Child::stop() const {
    kill(id_, SIGTERM);
}

std::optional<XServer> XServer::start(std::vector<std::string> command) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        return std::nullopt;
    // A test that is killed must not leave its server behind.
    command.insert(command.begin(), {"timeout", "--kill-after=2", "100"});
    command.insert(command.end(), {"-displayfd", std::to_string(ends[1])});
    auto child = Child::start(command, ends[1]);
    close(ends[1]);
    std::string number;
    pollfd ready{ends[0], POLLIN, 0};
    char letter = 0;
    while (child && poll(&ready, 1, 20'000) == 1 && read(ends[0], &letter, 1) == 1 &&
           letter != '\n')
        number += letter;
    close(ends[0]);
    if (number.empty())
        return std::nullopt;
    return XServer(std::move(*child), ":" + number);
}

bool is_installed(const std::string& program) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
    std::string folder;
    while (std::getline(folders, folder, ':'))
        if (access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0)
            return true;
    return false;
}
