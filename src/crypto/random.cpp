#include "crypto/random.h"

#include "crypto/start.h"

#include <sodium.h>

namespace crypto {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    start();
    randombytes_buf(bytes.data(), bytes.size());
}

double draw_fraction(Random& random) {
    std::array<std::uint8_t, 2> bytes{};
    random.fill(bytes);
    return (bytes[0] * 256 + bytes[1]) / 65536.0;
}

SeededRandom::SeededRandom(std::uint64_t seed) {
    for (std::size_t i = 0; i < 8; ++i)
        seed_[i] = static_cast<std::uint8_t>(seed >> (8 * i));
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    static_assert(sizeof seed_ == randombytes_SEEDBYTES);
    ++drawn_;
    for (std::size_t i = 0; i < 8; ++i)
        seed_[8 + i] = static_cast<std::uint8_t>(drawn_ >> (8 * i));
    randombytes_buf_deterministic(bytes.data(), bytes.size(), seed_.data());
}

} // namespace crypto
