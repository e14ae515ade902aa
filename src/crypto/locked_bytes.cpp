#include "crypto/locked_bytes.h"

#include "base/result.h"
#include "crypto/start.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace crypto {

// sodium_malloc asks for locking and goes on without it where the limit refuses; guard pages, the
// exclusion from core dumps, and zeroing at sodium_free do not depend on it.
LockedBytes::LockedBytes(std::size_t room_bytes)
    : room_(room_bytes) {
    start();
    bytes_ = static_cast<std::uint8_t*>(sodium_malloc(room_bytes));
    base::ensure(bytes_ != nullptr);
    sodium_memzero(bytes_, room_bytes);
}

LockedBytes::LockedBytes(LockedBytes&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr))
    , size_(std::exchange(other.size_, 0))
    , room_(std::exchange(other.room_, 0)) {}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept {
    if (this != &other) {
        sodium_free(bytes_);
        bytes_ = std::exchange(other.bytes_, nullptr);
        size_ = std::exchange(other.size_, 0);
        room_ = std::exchange(other.room_, 0);
    }
    return *this;
}

LockedBytes::~LockedBytes() {
    sodium_free(bytes_);
}

bool LockedBytes::append(base::ByteView bytes) {
    if (bytes.size() > room_ - size_)
        return false;
    std::ranges::copy(bytes, bytes_ + size_);
    size_ += bytes.size();
    return true;
}

bool LockedBytes::append(std::string_view text) {
    return append(base::bytes_of(text));
}

std::span<std::uint8_t> LockedBytes::resize(std::size_t size_bytes) {
    base::ensure(size_bytes <= room_);
    if (size_bytes < size_)
        sodium_memzero(bytes_ + size_bytes, size_ - size_bytes);
    size_ = size_bytes;
    return {bytes_, size_};
}

} // namespace crypto
