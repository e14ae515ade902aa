// Why: a whole kiosk in a test: a folder of its own, a few offers, a finger and a clock.
// Left to others: what a test asserts.
#pragma once

#include "kiosk/furnishing.h"
#include "kiosk/kiosk.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace booth {

// Of the build tree; read once.
const kiosk::Furnishing& furnishing();
base::TrustedTime morning(); // 21 October 2025, 9 h in Paris

// "Jardinier", "Chargé·e de mission cohérence" (expires on 13 November) and "Médecin".
std::vector<catalog::Offer> offers();

class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    std::filesystem::path path;
};

// Keys of a fixed seed for the employers of offers().
registration::Sealer sealer();

class Booth {
public:
    explicit Booth(const std::filesystem::path& data, bool bring = true);

    kiosk::Kiosk& kiosk() { return *kiosk_; }
    const session::Session& session() const { return kiosk_->session(); }
    const semantics::Tree& tree() const { return kiosk_->frame().tree; }
    base::TrustedTime now = morning();
    int drawn = 0; // frames since the start

    void step(std::vector<platform::Input> inputs = {});
    void tap(const std::string& id); // its middle; fails the test where there is no such control
    void type(const std::string& letters);
    void pass(base::Duration time); // as the loop does: sleeps until the next wake

private:
    std::optional<kiosk::Kiosk> kiosk_;
};

} // namespace booth
