// Why: answer keys say what a document states; this compares an offer with one by the rules of
// facts/README.md (containment for free text, dates and lists exact).
// Left to others: which documents have keys (the tests).
#pragma once

#include "catalog/offer.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace ingest {

struct Verdict {
    int correct = 0;
    std::vector<std::string> missing, wrong, invented, rejected; // "field: value"
    std::string state;   // expected on 2026-11-21; empty where the key does not say
    std::string channel; // expected way to apply; empty where the key does not say
};

Verdict judge(const catalog::Offer& offer, const std::filesystem::path& key);

// One verdict for each offer that the key says the file holds, of the imported offer that fits
// best.
std::vector<Verdict> judge_all(std::span<const catalog::Offer> offers,
                               const std::filesystem::path& key);

// The text of a file; empty when it cannot be read.
std::string text_of_file(const std::filesystem::path& path);

} // namespace ingest
