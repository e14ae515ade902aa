// Why: secret keys and the clear text of a letter live in memory that is locked, never in a core
// dump, and zeroed when it ends; this is that memory with a fixed room.
// Left to others: what a visitor types (locked_text.h).
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace crypto {

// At most `room_bytes` bytes, taken at once, so that growing never leaves a copy behind. Where the
// limit of locked memory is reached the bytes are not locked, but still guarded, kept out of core
// dumps and zeroed. Moves, never copies; has no operator<<.
class LockedBytes {
public:
    LockedBytes() = default; // no room
    explicit LockedBytes(std::size_t room_bytes);
    LockedBytes(const LockedBytes&) = delete;
    LockedBytes& operator=(const LockedBytes&) = delete;
    LockedBytes(LockedBytes&& other) noexcept;
    LockedBytes& operator=(LockedBytes&& other) noexcept;
    ~LockedBytes();

    base::ByteView view() const { return {bytes_, size_}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(bytes_), size_}; }
    std::size_t size() const { return size_; }
    std::size_t room() const { return room_; }

    // False, and nothing changed, when it would pass the room.
    bool append(base::ByteView bytes);
    bool append(std::string_view text);
    // Makes the size `size_bytes` (within the room; what it adds is zero) and gives all bytes to
    // write to.
    std::span<std::uint8_t> resize(std::size_t size_bytes);

private:
    std::uint8_t* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

} // namespace crypto
