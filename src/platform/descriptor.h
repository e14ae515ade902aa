// Why: a file descriptor of the system is closed once, by whoever holds it last.
// Left to others: what it was opened for.
#pragma once

#include <unistd.h>
#include <utility>

namespace platform {

class Descriptor {
public:
    explicit Descriptor(int number = -1)
        : number_(number) {}
    Descriptor(Descriptor&& other) noexcept
        : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close() {
        if (is_open())
            ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

} // namespace platform
