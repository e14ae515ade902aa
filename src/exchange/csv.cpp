#include "exchange/exchange.h"

#include <algorithm>

namespace exchange {

namespace {

using catalog::Field;

// "=1+1", "+33…", "-2", "@SUM": Excel and LibreOffice compute them (CWE-1236).
bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string::npos;
}

std::string cell(std::string_view text) {
    std::string value = is_formula(text) ? "'" + std::string{text} : std::string{text};
    if (value.find_first_of(";\"\r\n") == std::string::npos)
        return value;
    std::string quoted = "\"";
    for (const char c : value)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : " | ") + value;
    std::ranges::replace(text, '\t', ' ');
    return text;
}

std::string text_of(const catalog::Offer& offer) {
    std::string text;
    for (const catalog::Section& section : offer.sections) {
        if (!section.heading.empty())
            text += section.heading + "\n";
        for (const catalog::Block& block : section.blocks) {
            text += block.kind == catalog::BlockKind::item ? "- " : "";
            text += block.text + "\n";
        }
    }
    std::ranges::replace(text, '\t', ' ');
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

} // namespace

std::string to_csv(std::span<const catalog::Offer> offers) {
    std::string csv = "\xEF\xBB\xBF";
    for (std::size_t index = 0; index < catalog::field_count; ++index)
        csv += std::string{catalog::name_of(static_cast<Field>(index))} + ";";
    csv += "id;channel;apply_to;text\r\n";
    for (const catalog::Offer& offer : offers) {
        for (std::size_t index = 0; index < catalog::field_count; ++index)
            csv += cell(joined(offer.facts[static_cast<Field>(index)].values)) + ";";
        csv += cell(offer.id.text) + ";" + std::string{catalog::name_of(offer.apply.channel)} +
               ";" + cell(offer.apply.to) + ";" + cell(text_of(offer)) + "\r\n";
    }
    return csv;
}

} // namespace exchange
