#include "convert/text.h"
#include "convert/xml.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace convert {

namespace {

// A printed line; lengths in points, y downwards.
struct Printed {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0;
    int page = 0, flow = 0, block = 0;

    double height() const { return bottom - top; }
};

double number_of(const _xmlNode* node, std::string_view name) {
    const std::string text = attribute(node, name);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Pages {
public:
    // Walks pages, flows, blocks and lines, however they are nested.
    void read(const _xmlNode* parent) {
        for (const _xmlNode* node = first_element(parent); node != nullptr;
             node = next_element(node)) {
            const std::string_view name = name_of(node);
            page_ += name == "page" ? 1 : 0;
            flow_ += name == "flow" ? 1 : 0;
            block_ += name == "block" ? 1 : 0;
            if (name == "line")
                read_line(node);
            else
                read(node);
        }
    }

    int pages() const { return page_; }
    std::vector<Printed> lines;

private:
    void read_line(const _xmlNode* node) {
        Printed line{{},
                     number_of(node, "xMin"),
                     number_of(node, "yMin"),
                     number_of(node, "xMax"),
                     number_of(node, "yMax"),
                     page_,
                     flow_,
                     block_};
        for (const _xmlNode* word = first_element(node); word != nullptr; word = next_element(word))
            line.text += (line.text.empty() ? "" : " ") + text_in(word);
        // Words of a justified line stand so far apart that they are taken for lines.
        if (!lines.empty() && goes_on(lines.back(), line)) {
            lines.back().text += " " + line.text;
            lines.back().right = line.right;
        } else if (!line.text.empty()) {
            lines.push_back(std::move(line));
        }
    }

    static bool goes_on(const Printed& before, const Printed& line) {
        constexpr double slack = 2; // points by which one line strays
        return before.block == line.block && line.top - before.top < slack &&
               before.top - line.top < slack && line.left >= before.right - slack;
    }

    int page_ = 0, flow_ = 0, block_ = 0;
};

// The height of most characters.
double body_height(const std::vector<Printed>& lines) {
    std::vector<std::pair<double, std::size_t>> heights;
    std::size_t characters = 0;
    for (const Printed& line : lines) {
        heights.emplace_back(line.height(), line.text.size());
        characters += line.text.size();
    }
    std::ranges::sort(heights);
    std::size_t seen = 0;
    for (const auto& [height, count] : heights)
        if ((seen += count) * 2 >= characters)
            return height;
    return 0;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80u) != 0;
}

// The word at the end of a line and the one at the beginning of the next.
std::string_view last_word(std::string_view line) {
    return line.substr(line.find_last_of(" \t(\xAB") + 1);
}
std::string_view first_word(std::string_view line) {
    return line.substr(0, line.find(' '));
}

std::string lower(std::string_view text) {
    std::string folded{text};
    std::ranges::transform(folded, folded.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return folded;
}

template <std::size_t N>
bool among(const std::string_view (&list)[N], std::string_view word) {
    return std::ranges::find(list, word) != std::end(list);
}

// First and second parts of words that are written with a hyphen wherever they stand.
bool is_compound(std::string_view first, std::string_view second) {
    constexpr std::string_view beginnings[]{
        "week",
        "apr\xC3\xA8s",
        "sous",
        "non",
        "vice",
        "demi",
        "semi",
        "mi",
        "ex",
        "avant",
        "arri\xC3\xA8re",
        "contre",
        "entre",
        "celui",
        "celle",
        "ceux",
        "celles",
        "peut",
        "dix",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "quatre",
        "saint",
        "sainte",
        "rendez",
        "savoir",
        "aide",
        "chef",
        "grand",
        "petit",
        "tout",
        "bac",
        "porte",
        "garde",
        "nord",
        "sud",
        "est",
        "ouest",
        "auto",
        "franco",
        "m\xC3\xA9"
        "dico",
        "c'est",
        "eux",
        "elles",
        "moi",
        "lui",
        "full",
        "part",
        "long",
        "well",
    };
    constexpr std::string_view endings[]{
        "vous", "nous", "ils",       "elles",       "elle",         "il",
        "on",   "ci",   "l\xC3\xA0", "m\xC3\xAAme", "m\xC3\xAAmes", "end",
        "midi", "dire", "time",      "term",        "faire",        "\xC3\xAAtre"};
    return among(beginnings, lower(first)) || among(endings, lower(second));
}

// What a hyphen at the end of a printed line is: part of the word, or the printer's.
class Hyphens {
public:
    explicit Hyphens(const std::vector<Printed>& lines) {
        for (const Printed& line : lines)
            all_ += " " + lower(line.text);
    }

    // Brings a word that was cut back into one piece, at the end of `line`.
    void mend(std::string& line, std::string& next) const {
        const std::size_t mark = mark_of(line);
        const std::string_view head = first_word(next);
        if (mark == 0 || head.empty())
            return;
        const std::string_view whole_tail = last_word(line);
        const std::string_view tail = whole_tail.substr(0, whole_tail.size() - mark);
        if (tail.empty() || !is_letter_or_digit(tail.back()) || !is_letter_or_digit(head.front()))
            return;
        const bool kept = mark == 1 && keeps(tail, head);
        std::string word{head};
        next.erase(0, std::min(head.size() + 1, next.size()));
        if (!kept)
            line.erase(line.size() - mark);
        line += word;
    }

private:
    static bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

    // Bytes of the hyphen at the end: "-", U+00AD or U+2010.
    static std::size_t mark_of(std::string_view line) {
        if (line.ends_with("\xC2\xAD"))
            return 2;
        if (line.ends_with("\xE2\x80\x90"))
            return 3;
        return line.ends_with('-') && !line.ends_with(" -") && !line.ends_with("--") ? 1 : 0;
    }

    // Addresses and codes are written as they are printed; a capital or a digit after the hyphen
    // and a hyphen before it say that it is real; then the rest of the document is asked.
    bool keeps(std::string_view tail, std::string_view head) const {
        const bool address = tail.find_first_of("@/._0123456789-") != std::string_view::npos ||
                             head.find_first_of("@/_") != std::string_view::npos;
        const bool plain = (head.front() >= 'a' && head.front() <= 'z') || head.front() == '\xC3' ||
                           head.front() == '\xC5';
        if (address || !plain || is_compound(tail, head))
            return true;
        return all_.find(lower(tail) + "-" + lower(stem(head))) != std::string::npos &&
               all_.find(lower(tail) + lower(stem(head))) == std::string::npos;
    }

    static std::string_view stem(std::string_view word) {
        while (!word.empty() && !is_letter(word.back()))
            word.remove_suffix(1);
        return word;
    }

    std::string all_;
};

// Whether an empty line stands between two printed ones.
bool is_apart(const Printed& before, const Printed& line, double body) {
    if (before.page != line.page)
        return false;
    if (before.flow != line.flow)
        return true;
    constexpr double paragraph_gap = 0.6; // of the height of a line
    return before.block != line.block &&
           (line.top - before.bottom > paragraph_gap * body || line.top < before.top);
}

// One or two lines in larger letters than what follows them.
bool is_heading(const std::vector<Printed>& lines, std::size_t i, double body) {
    constexpr double larger = 1.12;
    constexpr std::size_t longest = 90;
    const Printed& line = lines[i];
    std::size_t first = i;
    while (first > 0 && lines[first - 1].block == line.block)
        --first;
    std::size_t after = i;
    while (after < lines.size() && lines[after].block == line.block)
        ++after;
    return after - first <= 2 && after < lines.size() &&
           line.height() > larger * lines[after].height() && line.height() > body &&
           line.text.size() <= longest && !lines[after - 1].text.ends_with('.') &&
           !line.text.ends_with(',');
}

std::string text_of(std::vector<Printed> lines) {
    const Hyphens hyphens{lines};
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        if (lines[i].page == lines[i + 1].page && lines[i].flow == lines[i + 1].flow)
            hyphens.mend(lines[i].text, lines[i + 1].text);
    std::erase_if(lines, [](const Printed& line) { return line.text.empty(); });
    const double body = body_height(lines);
    constexpr std::size_t letterhead = 8; // lines among which title and employer stand
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && is_apart(lines[i - 1], lines[i], body))
            text += "\n";
        if (i > 0 && lines[i].page != lines[i - 1].page)
            text.append(static_cast<std::size_t>(lines[i].page - lines[i - 1].page), '\f');
        if (i >= letterhead && is_heading(lines, i, body))
            text += "## ";
        text += lines[i].text + "\n";
    }
    return text;
}

} // namespace

Text text_of_layout(std::string_view xhtml) {
    std::string complaint;
    const XmlDocument document = parse_xml(xhtml, complaint);
    const _xmlNode* root = root_of(document);
    if (root == nullptr)
        return std::unexpected(Refused{"the words of the PDF cannot be read: " + complaint});
    Pages pages;
    pages.read(root);
    if (pages.pages() > max_pages)
        return std::unexpected(
            Refused{"the PDF has more than " + std::to_string(max_pages) + " pages"});
    if (pages.lines.empty())
        return std::unexpected(Refused{"the PDF holds no text (pictures of pages, perhaps)"});
    std::string text = text_of(std::move(pages.lines));
    if (text.size() > max_text_bytes)
        return std::unexpected(Refused{"the text of the PDF is larger than 20 MB"});
    return text;
}

std::string with_addresses(std::string_view text, std::string_view addresses) {
    std::string whole{text};
    constexpr int max_addresses = 200;
    for (int count = 0; count < max_addresses && !addresses.empty(); ++count) {
        const std::size_t end = std::min(addresses.find('\n'), addresses.size());
        const std::string_view line = addresses.substr(0, end);
        addresses.remove_prefix(std::min(end + 1, addresses.size()));
        const std::size_t scheme = line.find("://");
        const std::size_t begin = line.find("http");
        if (scheme == std::string_view::npos || begin > scheme)
            continue;
        const std::string_view address = line.substr(begin);
        const std::string_view bare = line.substr(scheme + 3);
        const std::size_t at = whole.find(bare);
        if (bare.size() > 4 && at != std::string::npos && !whole.substr(0, at).ends_with("://"))
            whole.replace(at, bare.size(), address);
    }
    return whole;
}

} // namespace convert
