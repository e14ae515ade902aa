#include "ingest/repeats.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace ingest {

namespace {

// Prefix hashes make the comparison of two sequences one subtraction, so that a hostile document
// of equal lines costs no more than an honest one; what the hashes call equal is then compared.
class Sequence {
public:
    explicit Sequence(const std::vector<Line>& lines) {
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (!lines[i].text.empty()) {
                filled_.push_back(i);
                texts_.push_back(base::collapse_spaces(lines[i].text));
            }
        prefix_.push_back(0);
        power_.push_back(1);
        for (const std::string& text : texts_) {
            prefix_.push_back(prefix_.back() * factor + (std::hash<std::string>{}(text) | 1));
            power_.push_back(power_.back() * factor);
        }
        next_.assign(filled_.size(), 0);
        std::unordered_map<std::string_view, std::size_t> seen;
        for (std::size_t k = filled_.size(); k-- > 0;) {
            const auto [entry, fresh] = seen.try_emplace(texts_[k], k);
            if (!fresh) {
                next_[k] = entry->second;
                entry->second = k;
            }
        }
    }

    std::size_t size() const { return filled_.size(); }
    // Where the same line comes back, or 0.
    std::size_t next(std::size_t k) const { return next_[k]; }
    std::size_t line(std::size_t k) const { return filled_[k]; }
    bool equal(std::size_t a, std::size_t b, std::size_t length) const {
        if (b + length > size() || hash(a, length) != hash(b, length))
            return false;
        return std::equal(texts_.begin() + static_cast<std::ptrdiff_t>(a),
                          texts_.begin() + static_cast<std::ptrdiff_t>(a + length),
                          texts_.begin() + static_cast<std::ptrdiff_t>(b));
    }

private:
    std::uint64_t hash(std::size_t from, std::size_t length) const {
        return prefix_[from + length] - prefix_[from] * power_[length];
    }

    static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    std::vector<std::size_t> filled_, next_;
    std::vector<std::string> texts_;
    std::vector<std::uint64_t> prefix_, power_;
};

// The longest sequence from `k` that follows itself, or 0.
std::size_t repeated_length(const Sequence& sequence, std::size_t k) {
    constexpr int max_tries = 8; // occurrences of one line looked at; bounds hostile repetition
    std::size_t length = 0;
    std::size_t at = sequence.next(k);
    for (int tries = 0; at != 0 && tries < max_tries; ++tries, at = sequence.next(at))
        if (sequence.equal(k, at, at - k))
            length = at - k;
    return length;
}

bool clear_one_pass(Document& document) {
    const Sequence sequence{document.lines};
    std::vector<bool> gone(document.lines.size(), false);
    bool cleared = false;
    std::size_t k = 0;
    while (k < sequence.size()) {
        const std::size_t length = repeated_length(sequence, k);
        if (length == 0) {
            ++k;
            continue;
        }
        const int first = document.lines[sequence.line(k)].number;
        const int last = document.lines[sequence.line(k + length - 1)].number;
        const std::string reason = length == 1
                                       ? "repeated line (line " + std::to_string(first) + ")"
                                       : "repeated block (lines " + std::to_string(first) +
                                             "\xE2\x80\x93" + std::to_string(last) + ")";
        std::size_t copy = k + length;
        for (; sequence.equal(k, copy, length); copy += length)
            for (std::size_t j = copy; j < copy + length; ++j) {
                Line& line = document.lines[sequence.line(j)];
                document.ledger.drop({line.number, line.number}, count_characters(line.text),
                                     reason);
                gone[sequence.line(j)] = true;
            }
        cleared = true;
        k = copy;
    }
    // A copy leaves no gap: what stood after it goes on from what stood before.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < document.lines.size(); ++i)
        if (!gone[i]) {
            if (kept != i)
                document.lines[kept] = std::move(document.lines[i]);
            ++kept;
        }
    document.lines.resize(kept);
    return cleared;
}

} // namespace

void clear_repeats(Document& document) {
    constexpr int max_passes = 3; // a repeat may hide inside the first copy of a longer one
    for (int pass = 0; pass < max_passes && clear_one_pass(document); ++pass) {
    }
}

} // namespace ingest
