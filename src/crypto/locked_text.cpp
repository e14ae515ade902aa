#include "crypto/locked_text.h"

#include "base/result.h"
#include "crypto/start.h"

#include <sodium.h>

#include <cstring>
#include <utility>

namespace crypto {

LockedText::LockedText(LockedText&& other) noexcept
    : data_(std::exchange(other.data_, nullptr))
    , size_(std::exchange(other.size_, 0)) {}

LockedText& LockedText::operator=(LockedText&& other) noexcept {
    if (this != &other) {
        sodium_free(data_);
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
    }
    return *this;
}

LockedText::~LockedText() {
    sodium_free(data_);
}

LockedText LockedText::clone() const {
    LockedText copy;
    copy.append(view());
    return copy;
}

bool LockedText::append(std::string_view text) {
    if (text.size() > maximum_bytes - size_)
        return false;
    if (text.empty())
        return true;
    if (data_ == nullptr) {
        start();
        // Asks for locking and goes on without it where the limit refuses (locked_bytes.cpp).
        data_ = static_cast<char*>(sodium_malloc(maximum_bytes));
        base::ensure(data_ != nullptr);
    }
    std::memmove(data_ + size_, text.data(), text.size()); // `text` may be a part of this one
    size_ += text.size();
    return true;
}

bool LockedText::assign(std::string_view text) {
    if (text.size() > maximum_bytes)
        return false;
    LockedText next; // `text` may be a part of this one
    next.append(text);
    *this = std::move(next);
    return true;
}

void LockedText::truncate(std::size_t size_bytes) {
    if (size_bytes >= size_)
        return;
    sodium_memzero(data_ + size_bytes, size_ - size_bytes);
    size_ = size_bytes;
}

void LockedText::clear() {
    truncate(0);
}

} // namespace crypto
