// Why: a finger on the glass of a real X server: Xorg with the dummy screen and the inputtest
// driver, which takes touches from a socket, so that the whole way from the kernel's side of the
// server to our pixels is tried without a screen, a VT or root's uinput.
// Left to others: what is under the finger.
#pragma once

#include "x_server.h"

#include <filesystem>
#include <optional>
#include <string>

// The server takes one connection of this kind in its life and spins afterwards: one for a test.
class Glass {
public:
    // None where Xorg or one of its two drivers is missing, and `why_not` says which.
    static std::optional<Glass> start(int width, int height, std::string& why_not);
    Glass(Glass&& other) noexcept;
    Glass& operator=(Glass&&) = delete;
    ~Glass();

    const std::string& display() const { return server_.display(); }

    // In pixels of the screen. Each returns after the server has worked it off.
    void down(float x, float y, unsigned finger = 0);
    void move(float x, float y, unsigned finger = 0);
    void up(float x, float y, unsigned finger = 0);
    void tap(float x, float y); // down, 60 ms, up

private:
    Glass(XServer server, std::filesystem::path folder, int socket, int width, int height)
        : server_(std::move(server))
        , folder_(std::move(folder))
        , socket_(socket)
        , width_(width)
        , height_(height) {}
    void touch(int type, float x, float y, unsigned finger);

    XServer server_;
    std::filesystem::path folder_;
    int socket_ = -1;
    int width_ = 0;
    int height_ = 0;
};
