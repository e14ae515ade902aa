// Why: what a visitor types lives here and nowhere else: memory that is locked, never swapped,
// never in a core dump, and zeroed when it ends (libsodium's sodium_malloc). Left to others: which
// keys there are (present), what the text must look like (registration).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crypto {

// UTF-8 text of at most `maximum_bytes`. Moves, never copies by accident; has no operator<<.
class LockedText {
public:
    static constexpr std::size_t maximum_bytes = 400;

    LockedText() = default; // empty, takes no memory
    LockedText(const LockedText&) = delete;
    LockedText& operator=(const LockedText&) = delete;
    LockedText(LockedText&& other) noexcept;
    LockedText& operator=(LockedText&& other) noexcept;
    ~LockedText();

    LockedText clone() const;
    std::string_view view() const { return {data_, size_}; } // valid until the next change
    bool empty() const { return size_ == 0; }

    // False, and nothing changed, when the text would pass maximum_bytes.
    bool append(std::string_view text);
    bool assign(std::string_view text);
    void truncate(std::size_t size_bytes); // zeroes what it cuts
    void clear();                          // zeroes all

    friend bool operator==(const LockedText& a, const LockedText& b) {
        return a.view() == b.view();
    }

private:
    char* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace crypto
