#include "present/words.h"

#include "present/typography.h"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <exception>
#include <utility>

namespace present {
namespace {

using Messages = boost::locale::message_format<char>;

constexpr std::string_view mo_magic = "\xde\x12\x04\x95"; // msgfmt's own byte order: little endian

std::string fill(const std::string& pattern, std::initializer_list<Blank> blanks) {
    std::string text;
    std::size_t at = 0;
    while (at < pattern.size()) {
        std::size_t open = std::min(pattern.find('{', at), pattern.size());
        text.append(pattern, at, open - at);
        std::size_t close = pattern.find('}', open);
        if (close == std::string::npos) {
            text.append(pattern, open);
            break;
        }
        auto name = std::string_view{pattern}.substr(open + 1, close - open - 1);
        auto blank = std::find_if(blanks.begin(), blanks.end(),
                                  [&](const Blank& other) { return other.name == name; });
        if (blank != blanks.end())
            text += blank->value;
        else
            text.append(pattern, open, close + 1 - open);
        at = close + 1;
    }
    return text;
}

} // namespace

base::Result<Words> Words::from_catalog(std::string language, std::string_view catalog) {
    using boost::locale::gnu_gettext::messages_info;
    if (!catalog.starts_with(mo_magic))
        return base::fail(base::ErrorCode::malformed,
                          "translations for " + language + ": not a compiled gettext catalog");
    messages_info wanted;
    wanted.language = language;
    wanted.encoding = "UTF-8";
    wanted.paths.push_back(".");
    wanted.domains.push_back(messages_info::domain("vitrine/UTF-8"));
    wanted.callback = [&](const std::string&, const std::string&) {
        return std::vector<char>(catalog.begin(), catalog.end());
    };
    Words words(std::move(language));
    try {
        Messages* facet = boost::locale::gnu_gettext::create_messages_facet<char>(wanted);
        if (facet)
            words.catalog_.emplace(std::locale::classic(), facet);
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed,
                          "translations for " + words.language_ + ": " + error.what());
    }
    if (!words.catalog_)
        return base::fail(base::ErrorCode::malformed,
                          "translations for " + words.language_ + ": no messages");
    return words;
}

std::string Words::operator()(const char* words, std::initializer_list<Blank> blanks) const {
    const char* found =
        catalog_ ? std::use_facet<Messages>(*catalog_).get(0, nullptr, words) : nullptr;
    return finish(found ? found : words, blanks);
}

std::string Words::count(long long number, const char* one, const char* many,
                         std::initializer_list<Blank> blanks) const {
    const char* found = nullptr;
    int chosen = static_cast<int>(std::clamp(number, 0LL, 1'000'000'000LL));
    if (catalog_)
        found = std::use_facet<Messages>(*catalog_).get(0, nullptr, one, chosen);
    if (!found)
        found = number < 2 ? one : many; // French: zero is singular
    return finish(fill(finish(found, {}), {{"n", this->number(number)}}), blanks);
}

std::string Words::number(long long number) const {
    std::string digits = std::to_string(number);
    std::string_view apart = is_french() ? std::string_view{"\u202f"} : std::string_view{","};
    std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, apart);
    }
    return digits;
}

std::string Words::finish(std::string pattern, std::initializer_list<Blank> blanks) const {
    if (is_french())
        pattern = typeset(pattern);
    return blanks.size() == 0 ? pattern : fill(pattern, blanks);
}

Languages::Languages() {
    all_.emplace_back("fr");
}

void Languages::add(Words words) {
    auto same = std::find_if(all_.begin(), all_.end(), [&](const Words& other) {
        return other.language() == words.language();
    });
    if (same != all_.end())
        *same = std::move(words);
    else
        all_.push_back(std::move(words));
}

const Words& Languages::in(std::string_view language) const {
    auto found = std::find_if(all_.begin(), all_.end(),
                              [&](const Words& other) { return other.language() == language; });
    return found != all_.end() ? *found : all_.front();
}

std::vector<std::string> Languages::names() const {
    std::vector<std::string> names;
    for (const Words& words : all_)
        names.push_back(words.language());
    return names;
}

} // namespace present
