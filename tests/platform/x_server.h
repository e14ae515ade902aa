// Why: a display of a test's own, on a number nobody else has, that ends with the test.
// Left to others: what is shown on it.
#pragma once

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

// A child process that is ended and waited for when its owner goes.
class Child {
public:
    // `command` is searched in $PATH; descriptor `inherited` (or -1) stays open in the child.
    static std::optional<Child> start(const std::vector<std::string>& command, int inherited = -1);
    Child(Child&& other) noexcept;
    Child& operator=(Child&&) = delete;
    ~Child();
    pid_t id() const { return id_; }
    bool running();
    // Its exit code, or 128 + the signal; none if it still runs after `seconds`.
    std::optional<int> wait(int seconds);
    void stop() const; // SIGTERM

private:
    explicit Child(pid_t id)
        : id_(id) {}
    pid_t id_ = -1;
    std::optional<int> ended_;
};

class XServer {
public:
    // Starts `command` with -displayfd and waits until it takes clients; none where it does not.
    static std::optional<XServer> start(std::vector<std::string> command);
    const std::string& display() const { return display_; } // ":7"

private:
    XServer(Child child, std::string display)
        : child_(std::move(child))
        , display_(display) {}
    Child child_;
    std::string display_;
};

bool is_installed(const std::string& program);
