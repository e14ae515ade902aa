// Why: randomness is a seam: the system's in the field, a seed's in a simulation.
// Left to others: what the bytes become (keys.h, letter_id.h, receipt.h, envelope.h).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace crypto {

class Random {
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// The system's generator (getrandom). Everything that is kept uses this one.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

// 0 to 1, without 1, in 65,536 steps: to spread what many kiosks do at once.
double draw_fraction(Random& random);

// The same bytes for the same seed, for simulations and tests. Not for anything that is kept.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::array<std::uint8_t, 32> seed_{};
    std::uint64_t drawn_ = 0; // how many times fill() was called
};

} // namespace crypto
