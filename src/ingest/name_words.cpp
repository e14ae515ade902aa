#include "ingest/name_words.h"

#include "ingest/folded.h"

namespace ingest {

NameWord name_word_at(std::string_view text, std::size_t at) {
    std::size_t to = at;
    while (to < text.size()) {
        const char c = text[to];
        if (c == '\'') {
            ++to;
            break;
        }
        if (text.substr(to).starts_with("\xE2\x80\x99")) {
            to += 3;
            break;
        }
        const bool joined = c == '-' || c == '/' || c == '&';
        if (text.substr(to).starts_with("\xC2\xAB") || text.substr(to).starts_with("\xC2\xBB") ||
            text.substr(to).starts_with("\xE2\x80\x93") || text.substr(to).starts_with("\xC2\xA0"))
            break;
        if (!is_word_char(c) && !joined)
            break;
        ++to;
    }
    std::size_t next = to;
    while (next < text.size() && text[next] == ' ')
        ++next;
    return {at, to, next};
}

} // namespace ingest
