#include "ingest/account.h"

#include <algorithm>

namespace ingest {

namespace {

bool is_white(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

} // namespace

std::size_t count_characters(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        if (lead < 0x80) {
            count += lead == ' ' || (lead >= 0x09 && lead <= 0x0D) ? 0 : 1;
            ++at;
            continue;
        }
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i)
            c = (c << 6) | (static_cast<unsigned char>(utf8[at + i]) & 0x3Fu);
        count += is_white(c) ? 0 : 1;
        at += length;
    }
    return count;
}

void Ledger::drop(catalog::Lines lines, std::size_t characters, std::string_view reason) {
    if (characters == 0)
        return;
    characters_ += characters;
    if (!entries_.empty()) {
        catalog::Dropped& last = entries_.back();
        if (last.reason == reason && lines.first >= last.lines.first &&
            lines.first <= last.lines.last + 1) {
            last.lines.last = std::max(last.lines.last, lines.last);
            last.characters += characters;
            return;
        }
    }
    entries_.push_back({lines, characters, std::string{reason}});
}

std::vector<catalog::Dropped> Ledger::entries() const {
    std::vector<catalog::Dropped> sorted = entries_;
    std::ranges::stable_sort(sorted, {}, &catalog::Dropped::lines);
    return sorted;
}

} // namespace ingest
