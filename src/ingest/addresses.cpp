#include "ingest/addresses.h"

#include "ingest/folded.h"

#include <algorithm>

namespace ingest {

namespace {

bool is_ascii_alnum(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_local_char(char c) {
    return is_ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '\'';
}
bool is_domain_char(char c) {
    return is_ascii_alnum(c) || c == '.' || c == '-';
}

// Matomo's and Google's marks of where a click came from; the link works without them.
std::string without_campaign(std::string_view url) {
    const std::size_t query = url.find('?');
    const std::size_t end = std::min(url.find('#'), url.size());
    std::string kept{url.substr(0, std::min(query, end))};
    char separator = '?';
    for (std::size_t at = query == npos ? end : query + 1; at < end;) {
        const std::size_t stop = std::min(url.find('&', at), end);
        const std::string_view parameter = url.substr(at, stop - at);
        at = stop + 1;
        if (parameter.starts_with("utm_") || parameter.starts_with("mtm_") ||
            parameter.starts_with("pk_") || parameter.starts_with("piwik_"))
            continue;
        kept += separator;
        kept += parameter;
        separator = '&';
    }
    return kept + std::string{url.substr(end)};
}

// "rh [at] ville [point] example", as pages write addresses against robots. Position and length of
// the mark, or npos.
struct Mark {
    std::size_t at = npos;
    std::size_t end = npos;
};
Mark find_mark(std::string_view text, std::size_t from,
               std::initializer_list<std::string_view> words) {
    for (std::size_t at = text.find_first_of("[({", from); at != npos;
         at = text.find_first_of("[({", at + 1))
        for (const std::string_view word : words) {
            std::size_t end = at + 1;
            while (end < text.size() && text[end] == ' ')
                ++end;
            if (fold_text(text.substr(end, word.size())).view() != word)
                continue;
            end += word.size();
            while (end < text.size() && text[end] == ' ')
                ++end;
            if (end < text.size() && contains("])}", text.substr(end, 1)))
                return {at, end + 1};
        }
    return {};
}

void find_masked_mails(std::string_view text, std::vector<Address>& found) {
    for (Mark mark = find_mark(text, 0, {"at", "arobase", "a", "chez", "@"}); mark.at != npos;
         mark = find_mark(text, mark.end, {"at", "arobase", "a", "chez", "@"})) {
        std::size_t from = mark.at;
        while (from > 0 && text[from - 1] == ' ')
            --from;
        const std::size_t local_end = from;
        while (from > 0 && is_local_char(text[from - 1]))
            --from;
        std::string value{text.substr(from, local_end - from)};
        value += '@';
        std::size_t to = mark.end;
        bool dotted = false;
        for (int parts = 0; parts < 6; ++parts) {
            while (to < text.size() && text[to] == ' ')
                ++to;
            const std::size_t begin = to;
            while (to < text.size() && is_domain_char(text[to]))
                ++to;
            value += text.substr(begin, to - begin);
            const Mark dot = find_mark(text.substr(0, to + 14), to, {"point", "dot", "."});
            if (dot.at == npos || dot.at > to + 1)
                break;
            value += '.';
            dotted = true;
            to = dot.end;
        }
        while (value.ends_with('.'))
            value.pop_back();
        if (local_end > from && (dotted || contains(value.substr(value.find('@')), ".")))
            found.push_back({from, to, std::move(value)});
    }
}

} // namespace

std::vector<Address> find_mails(std::string_view text) {
    std::vector<Address> found;
    std::size_t floor = 0;
    constexpr std::size_t longest_local = 64;
    constexpr std::size_t longest_domain = 190;
    for (std::size_t at = text.find('@'); at != npos; at = text.find('@', at + 1)) {
        std::size_t from = at;
        while (from > floor && at - from < longest_local && is_local_char(text[from - 1]))
            --from;
        while (from < at && !is_ascii_alnum(text[from]))
            ++from;
        std::size_t to = at + 1;
        while (to < text.size() && to - at < longest_domain && is_domain_char(text[to]))
            ++to;
        while (to > at + 1 && !is_ascii_alnum(text[to - 1]))
            --to;
        const std::string_view domain = text.substr(at + 1, to - at - 1);
        const std::size_t dot = domain.rfind('.');
        const bool valid = from < at && dot != npos && dot > 0 && domain.size() - dot > 2 &&
                           std::ranges::none_of(domain.substr(dot + 1), is_digit) &&
                           !contains(domain, "..");
        if (valid) {
            found.push_back({from, to, std::string{text.substr(from, to - from)}});
            floor = to;
        }
    }
    if (text.find_first_of("[({") != npos)
        find_masked_mails(text, found);
    return found;
}

std::vector<Address> find_phones(std::string_view text) {
    std::vector<Address> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool plus = text[at] == '+';
        if ((!plus && !is_digit(text[at])) ||
            (at > 0 &&
             (is_ascii_alnum(text[at - 1]) || contains("+.,/-_", text.substr(at - 1, 1)))))
            continue;
        std::string digits;
        std::size_t end = at + (plus ? 1 : 0);
        std::size_t to = end;
        int gap = 0;
        while (end < text.size()) {
            if (is_digit(text[end])) {
                digits += text[end++];
                to = end;
                gap = 0;
                continue;
            }
            std::size_t step = contains(" .-()", text.substr(end, 1)) ? 1 : 0;
            if (text.substr(end).starts_with("\xC2\xA0"))
                step = 2;
            if (text.substr(end).starts_with("\xE2\x80\xAF"))
                step = 3;
            if (step == 0 || ++gap > 2)
                break;
            end += step;
        }
        std::string value = plus ? "+" + digits : digits;
        if (plus && (value.starts_with("+330")) && digits.size() == 12)
            value.erase(3, 1);
        const bool french = !plus && digits.size() == 10 && digits[0] == '0' && digits[1] != '0';
        const bool international = plus && digits.size() >= 10 && digits.size() <= 14;
        // British numbers have eleven digits: in groups, or after a word for telephone.
        const std::string before =
            fold_text(text.substr(at > 14 ? at - 14 : 0, std::min<std::size_t>(at, 14))).text;
        const bool said =
            contains(before, "tel") || contains(before, "phone") || contains(before, "call");
        const bool grouped = to - at > digits.size();
        const bool other = !plus && (said || grouped) && digits.size() == 11 && digits[0] == '0';
        const bool ends = to >= text.size() || !is_ascii_alnum(text[to]);
        if ((french || international || other) && ends)
            found.push_back({at, to, value});
        at = std::max(to, at + 1) - 1;
    }
    return found;
}

std::vector<Address> find_urls(std::string_view text) {
    std::vector<Address> found;
    constexpr std::size_t longest_url = 600;
    if (!contains(text, "http") && !contains(text, "www."))
        return found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        const bool scheme = rest.starts_with("http://") || rest.starts_with("https://");
        const bool bare = rest.starts_with("www.") && (at == 0 || !is_ascii_alnum(text[at - 1]));
        if (!scheme && !bare)
            continue;
        std::size_t to = at;
        while (to < text.size() && to - at < longest_url && text[to] != ' ' && text[to] != '\t' &&
               text[to] != '\n' && text[to] != '<' && text[to] != '>' && text[to] != '"' &&
               !text.substr(to).starts_with("\xC2\xA0") && !text.substr(to).starts_with("\xC2\xBB"))
            ++to;
        while (to > at && contains(".,;:!?)'", text.substr(to - 1, 1)))
            --to;
        if (to - at > 8)
            found.push_back({at, to, without_campaign(text.substr(at, to - at))});
        at = to;
    }
    return found;
}

std::size_t find_postcode(std::string_view folded) {
    for (std::size_t at = 0; at + 5 < folded.size(); ++at) {
        if (!is_digit(folded[at]) || (at > 0 && is_word_char(folded[at - 1])))
            continue;
        std::size_t digits = 0;
        while (at + digits < folded.size() && is_digit(folded[at + digits]))
            ++digits;
        const bool word = at + digits + 1 < folded.size() && folded[at + digits] == ' ' &&
                          is_word_char(folded[at + digits + 1]) &&
                          !is_digit(folded[at + digits + 1]);
        if (digits == 5 && word)
            return at;
        at += digits;
    }
    return npos;
}

} // namespace ingest
