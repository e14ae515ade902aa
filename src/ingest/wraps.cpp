#include "ingest/wraps.h"

#include "ingest/folded.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

constexpr std::size_t widest_page = 130; // longer lines are paragraphs, not pages

std::size_t count_points(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

} // namespace

Wraps::Wraps(const std::vector<Line>& lines, Wrapping wrapping)
    : lines_(lines)
    , wrapping_(wrapping) {
    std::vector<std::size_t> filled;
    for (const Line& line : lines) {
        lengths_.push_back(count_points(line.text));
        if (!line.text.empty())
            filled.push_back(lengths_.back());
    }
    constexpr std::size_t fewest_lines = 8;
    if (filled.size() >= fewest_lines) {
        std::ranges::sort(filled);
        const std::size_t width = filled[filled.size() * 95 / 100];
        width_ = width;
        const auto long_lines = std::ranges::count_if(
            filled, [&](std::size_t length) { return length * 10 >= width * 8; });
        wrapped_ = width >= 50 && width <= widest_page &&
                   static_cast<std::size_t>(long_lines) * 8 >= filled.size();
    }
    // The widest line near each line: tables set text in a narrower column than the page.
    constexpr std::size_t reach = 4;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::size_t width = 0;
        const std::size_t last = std::min(lines.size(), i + reach + 1);
        for (std::size_t j = i > reach ? i - reach : 0; j < last; ++j)
            width = std::max(width, lengths_[j]);
        widths_.push_back(width);
    }
}

// The first word of the next line would not have fitted.
bool Wraps::fills_its_column(std::size_t i, std::size_t next) const {
    const std::string& text = lines_[next].text;
    const std::size_t word = std::min(text.find(' '), text.size());
    // In a column most lines are about as long; a list of short facts has no common length.
    constexpr std::size_t reach = 4;
    std::size_t alike = 0;
    const std::size_t last = std::min(lines_.size(), i + reach + 1);
    for (std::size_t j = i > reach ? i - reach : 0; j < last; ++j)
        alike += lengths_[j] * 10 >= widths_[i] * 8 ? 1 : 0;
    return lengths_[i] >= 50 && lengths_[i] * 10 >= width_ * 6 && alike >= 3 &&
           lengths_[i] + 1 + count_points(text.substr(0, word)) > widths_[i];
}

bool Wraps::continues(std::size_t last, std::size_t next, std::string_view text) const {
    if (wrapping_ == Wrapping::none)
        return false;
    const std::string& following = lines_[next].text;
    if (marker_of(following).kind != MarkerKind::none && !begins_lower(following))
        return false;
    const Marker marker = marker_of(following);
    if (marker.kind == MarkerKind::bullet ||
        (marker.kind == MarkerKind::letter &&
         begins_upper(std::string_view{following}.substr(marker.length))))
        return false;
    const bool gap = next > last + 1;
    const std::string_view tail = text.substr(text.size() > 400 ? text.size() - 400 : 0);
    std::string_view whole_tail = tail;
    while (!whole_tail.empty() && (static_cast<unsigned char>(whole_tail.front()) & 0xC0u) == 0x80u)
        whole_tail.remove_prefix(1);
    const bool ended = ends_sentence(whole_tail);
    if (ended)
        return false;
    // "Vu le code, / Vu le décret,": lines that open with one word are a list without marks.
    const std::string_view opening = std::string_view{following}.substr(0, following.find(' '));
    if (opening.size() > 1 && opening.size() < following.size() && begins_upper(opening) &&
        lines_[last].text.starts_with(std::string{opening} + " "))
        return false;
    if (begins_lower(following) && !contains(following.substr(0, 12), "@") &&
        !following.starts_with("http") && !following.starts_with("www."))
        return true;
    if (has_open_quote(whole_tail))
        return !gap || wrapped_;
    const bool connected = ends_in_connective(fold_text(whole_tail).view());
    if (gap)
        return wrapped_ && (connected || fills_its_column(last, next)) && lengths_[last] >= 60;
    if (following.front() == '(')
        return true;
    if (is_upper(following) && is_upper(lines_[last].text) &&
        is_upper_sentence(fold_text(lines_[last].text).view()))
        return true;
    if (connected && lengths_[last] >= 20)
        return true;
    return wrapped_ && fills_its_column(last, next);
}

} // namespace ingest
