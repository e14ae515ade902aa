#include "ingest/folded.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace ingest {

namespace {

// Latin-1 letters U+00C0–U+00FF without their marks; the rest of Unicode goes through base::fold.
constexpr std::string_view latin1 =
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y";

// Marks that French texts are full of.
using Form = std::pair<std::string_view, std::string_view>;
constexpr Form typographic[]{
    {"\xE2\x80\x99", "'"},
    {"\xC2\xAB", "\xC2\xAB"},
    {"\xC2\xBB", "\xC2\xBB"},
    {"\xE2\x80\x93", "-"},
    {"\xC2\xB7", ""},
    {"\xC5\x93", "oe"},
    {"\xE2\x82\xAC", "\xE2\x82\xAC"},
    {"\xE2\x80\xA2", "\xE2\x80\xA2"},
    {"\xC2\xB0", "\xC2\xB0"},
    {"\xE2\x80\x94", "-"},
    {"\xE2\x80\x98", "'"},
};

std::size_t length_of(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_space_char(std::string_view c) {
    if (c.size() == 2)
        return c == "\xC2\xA0" || c == "\xC2\x85";
    if (c.size() != 3)
        return false;
    return c == "\xE2\x80\xAF" || c == "\xE2\x80\xA8" || c == "\xE2\x80\xA9" ||
           c == "\xE2\x81\x9F" || c == "\xE3\x80\x80" || c == "\xE1\x9A\x80" ||
           (c.starts_with("\xE2\x80") && static_cast<unsigned char>(c[2]) <= 0x8A);
}

// The folded form of one non-ASCII character that none of the tables above holds.
std::string fold_rare(std::string_view c) {
    return is_space_char(c) ? std::string{" "} : base::fold(c);
}

constexpr std::string_view unreadable = "\xEF\xBF\xBD";

// Words of job offers whose lost letter is no e, as they are read first and as they are.
constexpr std::pair<std::string_view, std::string_view> lost_letters[]{
    {"dipleme", "diplome"},   {"pele", "pole"},
    {"contrele", "controle"}, {"maetris", "maitris"},
    {"hepita", "hopita"},     {"teche", "tache"},
    {"aoet", "aout"},         {"betiment", "batiment"},
    {"rele", "role"},         {"cete", "cote"},
    {"depet", "depot"},       {"franeais", "francais"},
    {"theetre", "theatre"},   {"connaet", "connait"},
    {"cleture", "cloture"},   {"remplaeant", "remplacant"},
    {"greduel", "graduel"},   {"entraen", "entrain"},
};

void repair_lost_letters(Folded& folded, const std::vector<std::size_t>& lost) {
    for (const auto& [read, right] : lost_letters)
        for (const std::size_t at : lost)
            for (std::size_t i = 0; i < read.size() && i <= at; ++i)
                if (read[i] != right[i] &&
                    std::string_view{folded.text}.substr(at - i).starts_with(read))
                    folded.text[at] = right[i];
}

// The character before the end of `text` and the one after `at` say what a "?" was.
bool is_lost_apostrophe(std::string_view text, std::size_t at) {
    const auto letter = [](char c) { return is_word_char(c) && !is_digit(c); };
    return at > 0 && at + 1 < text.size() && letter(text[at - 1]) && letter(text[at + 1]);
}

// "cat?gorie", "P?le": two letters or more before it, or a capital that elides nothing, say that
// an accented letter was lost; "qu?un" and "aujourd?hui" lost an apostrophe.
bool is_lost_letter(std::string_view text, std::size_t at) {
    if (!is_lost_apostrophe(text, at))
        return false;
    if (static_cast<unsigned char>(text[at + 1]) < 0x80 &&
        !contains("aeiouyhAEIOUYH", text.substr(at + 1, 1)))
        return true; // nothing is elided before a consonant
    std::size_t begin = at;
    while (begin > 0 && is_word_char(text[begin - 1]))
        --begin;
    const std::string_view word = text.substr(begin, at - begin);
    if (word.size() == 1)
        return !contains("cdjlmnstCDJLMNST", word);
    return !word.ends_with("qu") && !word.ends_with("Qu") && !word.ends_with("jourd");
}

bool is_lost_degree(std::string_view text, std::size_t at) {
    return at > 0 && (text[at - 1] == 'n' || text[at - 1] == 'N') &&
           (at == 1 || !is_word_char(text[at - 2])) && at + 2 < text.size() &&
           text[at + 1] == ' ' && is_digit(text[at + 2]);
}

// Eight bytes in one number: 0x80 in each byte that is none of the letters, digits and marks of
// ASCII that stand for themselves or for their small letter; "?" needs a look around it.
constexpr std::uint64_t each_byte = 0x0101010101010101;
constexpr std::uint64_t high_bits = each_byte * 0x80;

constexpr std::uint64_t odd_bytes(std::uint64_t eight) {
    const std::uint64_t marks = eight ^ (each_byte * '?'); // a zero byte where a "?" stands
    const std::uint64_t question = (marks - each_byte) & ~marks;
    const std::uint64_t control = (eight - each_byte * ' ') & ~eight;
    return (eight | question | control) & high_bits;
}

// Of bytes none of which is odd.
constexpr std::uint64_t small_letters(std::uint64_t eight) {
    const std::uint64_t from_a = eight + each_byte * (0x80 - 'A');
    const std::uint64_t beyond_z = eight + each_byte * (0x7F - 'Z');
    return eight | (((from_a ^ beyond_z) & high_bits) >> 2);
}

constexpr char fold_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c >= '\t' && c <= '\r' ? ' ' : c;
}

// Every line of a document passes here several times, so it writes into room made beforehand: there
// is always as much of it as bytes are left to read.
class Folder {
public:
    explicit Folder(std::string_view utf8)
        : utf8_(utf8) {
        folded_.text.resize(utf8.size());
        folded_.origin.resize(utf8.size() + 1);
    }

    Folded run() {
        while (at_ < utf8_.size()) {
            const auto lead = static_cast<unsigned char>(utf8_[at_]);
            if (lead == '?')
                take_question_mark();
            else if (lead < 0x80)
                take_ascii();
            else
                take_character(lead);
        }
        folded_.text.resize(size_);
        folded_.origin.resize(size_ + 1);
        folded_.origin.back() = static_cast<std::uint32_t>(utf8_.size());
        if (!lost_.empty())
            repair_lost_letters(folded_, lost_);
        return std::move(folded_);
    }

private:
    void take_ascii() {
        constexpr std::size_t block = 8;
        for (std::uint64_t eight = 0; at_ + block <= utf8_.size(); at_ += block, size_ += block) {
            std::memcpy(&eight, utf8_.data() + at_, block);
            if (odd_bytes(eight) != 0)
                break;
            eight = small_letters(eight);
            std::memcpy(folded_.text.data() + size_, &eight, block);
            std::uint32_t* const origin = folded_.origin.data() + size_;
            for (std::uint32_t i = 0; i < block; ++i)
                origin[i] = static_cast<std::uint32_t>(at_) + i;
        }
        for (; at_ < utf8_.size() && static_cast<unsigned char>(utf8_[at_]) < 0x80 &&
               utf8_[at_] != '?';
             ++at_)
            put(fold_ascii(utf8_[at_]));
    }

    void take_question_mark() {
        if (is_lost_degree(utf8_, at_)) {
            put_all("\xC2\xB0", 1);
        } else if (is_lost_letter(utf8_, at_)) {
            lost_.push_back(size_);
            put('e');
        } else {
            put(is_lost_apostrophe(utf8_, at_) ? '\'' : '?');
        }
        ++at_;
    }

    void take_character(unsigned char lead) {
        const std::size_t length = std::min(length_of(lead), utf8_.size() - at_);
        const std::string_view c = utf8_.substr(at_, length);
        if (lead == 0xC3 && length == 2 && latin1[second_of(c)] != '?')
            put(latin1[second_of(c)]);
        else if (c == unreadable)
            put_unreadable();
        else if (const auto* const known = std::ranges::find(typographic, c, &Form::first);
                 known != std::end(typographic))
            put_all(known->second, length);
        else
            put_all(fold_rare(c), length);
        at_ += length;
    }
    static std::size_t second_of(std::string_view c) {
        return static_cast<unsigned char>(c[1]) & 0x3Fu;
    }

    // A letter is lost; alone it was most likely "à".
    void put_unreadable() {
        const std::size_t after = at_ + unreadable.size();
        const bool alone = (size_ == 0 || !is_word_char(folded_.text[size_ - 1])) &&
                           (after >= utf8_.size() || !is_word_char(utf8_[after]));
        lost_.push_back(size_);
        put(alone ? 'a' : 'e');
    }

    void put(char c) {
        folded_.text[size_] = c;
        folded_.origin[size_++] = static_cast<std::uint32_t>(at_);
    }

    // The form of a character that takes `length` bytes.
    void put_all(std::string_view form, std::size_t length) {
        const std::size_t room = size_ + form.size() + utf8_.size() - at_ - length;
        if (room > folded_.text.size()) {
            folded_.text.resize(room);
            folded_.origin.resize(room + 1);
        }
        for (const char c : form)
            put(c);
    }

    std::string_view utf8_;
    std::size_t at_ = 0;
    std::size_t size_ = 0; // of what is folded
    Folded folded_;
    std::vector<std::size_t> lost_; // where letters could not be read
};

} // namespace

std::string_view Folded::back(std::string_view source, std::size_t from, std::size_t to) const {
    const std::size_t first = origin[from];
    return source.substr(first, origin[to] - first);
}

Folded fold_text(std::string_view utf8) {
    return Folder{utf8}.run();
}

std::string letters_of(std::string_view folded) {
    std::string letters;
    for (const char c : folded)
        if (is_word_char(c))
            letters += c;
    return letters;
}

// One rule after the other asks many lists of the same sentences, which stand where they stood;
// comparing a text with the one that was read there costs a tenth of reading its words again.
const WordStarts& starts_of(std::string_view text) {
    struct Known {
        std::string text;
        WordStarts starts{{}};
    };
    constexpr std::size_t places = 256;
    thread_local std::vector<Known> known(places);
    const auto address = reinterpret_cast<std::uintptr_t>(text.data());
    Known& here = known[(address / 8 + text.size()) % places];
    if (text != here.text) {
        here.text = text;
        here.starts = WordStarts{text};
    }
    return here.starts;
}

std::size_t find_word(std::string_view text, std::string_view phrase, std::size_t from) {
    if (phrase.empty())
        return npos;
    constexpr std::size_t short_text = 16; // is searched as quickly
    if (from == 0 && text.size() > short_text && !starts_of(text).may_begin(phrase))
        return npos;
    for (std::size_t at = text.find(phrase, from); at != npos; at = text.find(phrase, at + 1)) {
        const std::size_t end = at + phrase.size();
        const bool begins = at == 0 || !is_word_char(text[at - 1]) || !is_word_char(phrase.front());
        const bool ends =
            end == text.size() || !is_word_char(text[end]) || !is_word_char(phrase.back());
        if (begins && ends)
            return at;
    }
    return npos;
}

bool has_word(std::string_view text, std::string_view phrase) {
    return find_word(text, phrase) != npos;
}

bool has_any(std::string_view text, std::span<const std::string_view> phrases) {
    const WordStarts& starts = starts_of(text);
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return starts.may_begin(phrase) && has_word(text, phrase);
    });
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
    return has_any(text, std::span{phrases.begin(), phrases.size()});
}

bool begins_with(std::string_view text, std::string_view phrase) {
    if (text.size() < phrase.size() || (!phrase.empty() && text[0] != phrase[0]))
        return false; // nearly always, and without a call
    return text.starts_with(phrase) &&
           (text.size() == phrase.size() || phrase.empty() || !is_word_char(phrase.back()) ||
            !is_word_char(text[phrase.size()]));
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> phrases) {
    return std::ranges::any_of(phrases,
                               [&](std::string_view phrase) { return begins_with(text, phrase); });
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
    return begins_with_any(text, std::span{phrases.begin(), phrases.size()});
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != npos;
}

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < folded.size();) {
        if (!is_word_char(folded[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < folded.size() && is_word_char(folded[at]))
            ++at;
        words.push_back(folded.substr(start, at - start));
    }
    return words;
}

} // namespace ingest
