#include "ingest/markup.h"

#include "base/text.h"
#include "ingest/account.h"
#include "ingest/folded.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ingest {

namespace {

constexpr std::array<std::string_view, 20> tags{
    "b", "i",  "u",  "p",  "br", "li", "ul",   "ol", "em",  "strong",
    "a", "h1", "h2", "h3", "h4", "tr", "span", "td", "div", "sup",
};
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> entities{{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#39;", "'"},
    {"&apos;", "'"},
    {"&nbsp;", "\xC2\xA0"},
    {"&eacute;", "\xC3\xA9"},
    {"&egrave;", "\xC3\xA8"},
    {"&rsquo;", "\xE2\x80\x99"},
}};
constexpr auto may_be_markup = [] {
    std::array<bool, 256> marks{};
    for (const unsigned char mark : std::string_view{"*_~^<[&\\#>"})
        marks[mark] = true;
    return marks;
}();
constexpr std::size_t max_tag_bytes = 200;
constexpr std::size_t max_span_bytes = 2000; // of a link or withdrawn words; bounds every search

// The length of an HTML tag at the beginning of `text`, or 0.
std::size_t tag_length(std::string_view text) {
    const std::size_t end = text.substr(0, max_tag_bytes).find('>');
    if (end == npos || text.size() < 3)
        return 0;
    std::string_view name = text.substr(1, end - 1);
    if (name.starts_with('/'))
        name.remove_prefix(1);
    name = name.substr(0, name.find_first_of(" /\t"));
    const std::string folded = fold_text(name).text;
    return std::ranges::find(tags, folded) == tags.end() ? 0 : end + 1;
}

class Stripper {
public:
    explicit Stripper(std::string_view text)
        : rest_(text) {}

    Markup run() {
        strip_line_start();
        while (!rest_.empty())
            step();
        out_.bold = out_.bold && !out_.text.empty();
        return std::move(out_);
    }

private:
    void strip_line_start() {
        while (rest_.starts_with("> "))
            rest_ = base::trim(rest_.substr(2));
        std::size_t hashes = 0;
        while (hashes < rest_.size() && rest_[hashes] == '#')
            ++hashes;
        if (hashes > 0 && hashes <= 6 && hashes < rest_.size() && rest_[hashes] == ' ') {
            out_.hashes = static_cast<int>(hashes);
            rest_ = base::trim(rest_.substr(hashes));
            while (rest_.ends_with('#'))
                rest_ = base::trim(rest_.substr(0, rest_.size() - 1));
        }
        const bool stars = rest_.starts_with("**") && rest_.ends_with("**");
        const bool lines = rest_.starts_with("__") && rest_.ends_with("__");
        out_.bold = (stars || lines) && rest_.size() > 4 &&
                    rest_.find(stars ? "**" : "__", 2) == rest_.size() - 2;
    }

    void step() {
        switch (rest_.front()) {
        case '*':
        case '_':
            return step_emphasis();
        case '~':
            return step_struck_out();
        case '^':
            return step_superscript();
        case '<':
            return step_angle();
        case '[':
            return step_link();
        case '&':
            return step_entity();
        case '\\':
            if (rest_.size() > 1 && contains("-*_.#[]()~&>", rest_.substr(1, 1)))
                rest_.remove_prefix(1);
            return keep(1);
        default:
            return keep(plain_length());
        }
    }

    // Up to the next character that may be markup.
    std::size_t plain_length() const {
        const std::size_t at = rest_.find_first_of("*_~^<[&\\");
        return at == npos ? rest_.size() : std::max<std::size_t>(at, 1);
    }

    std::string_view near() const { return rest_.substr(0, max_span_bytes); }

    void keep(std::size_t bytes) {
        out_.text += rest_.substr(0, bytes);
        rest_.remove_prefix(std::min(bytes, rest_.size()));
    }

    // "**" is taken off anywhere; "__" only at the edge of a word, since names hold it; a rule of
    // four or more is no emphasis.
    void step_emphasis() {
        const char mark = rest_.front();
        std::size_t run = 0;
        while (run < rest_.size() && rest_[run] == mark)
            ++run;
        const bool inside = !out_.text.empty() && is_word_char(out_.text.back()) &&
                            run < rest_.size() && is_word_char(rest_[run]);
        if ((run == 2 || run == 3) && !(mark == '_' && inside))
            rest_.remove_prefix(run);
        else if (run == 1 && !inside && !take_single_emphasis(mark))
            keep(run);
        else if (run != 1 || inside)
            keep(run);
    }

    // "the *Data Unit*, you": a single mark is emphasis inside a line and where it closes before a
    // space; at the beginning of a line "*" is a bullet.
    bool take_single_emphasis(char mark) {
        const std::string_view text = near();
        const std::size_t close = text.find(mark, 1);
        const bool opens = out_.text.ends_with(' ') || out_.text.ends_with('(');
        if (!opens || close == npos || close < 3 || text[1] == ' ' || text[close - 1] == ' ' ||
            (close + 1 < text.size() && (is_word_char(text[close + 1]) || text[close + 1] == mark)))
            return false;
        out_.text += text.substr(1, close - 1);
        rest_.remove_prefix(close + 1);
        return true;
    }

    void step_struck_out() {
        const std::size_t end = rest_.starts_with("~~") ? near().find("~~", 2) : npos;
        if (end == npos)
            return keep(1);
        out_.struck_out += count_characters(rest_.substr(2, end - 2));
        rest_.remove_prefix(end + 2);
        if (rest_.starts_with(' ') && out_.text.ends_with(' '))
            rest_.remove_prefix(1);
    }

    // "1^{er}" is LaTeX for "1er".
    void step_superscript() {
        const std::size_t end = rest_.starts_with("^{") ? near().find('}') : npos;
        if (end == npos || end > 8)
            return keep(1);
        out_.text += rest_.substr(2, end - 2);
        rest_.remove_prefix(end + 1);
    }

    void step_angle() {
        const std::size_t end = near().find('>');
        const std::string_view inner = rest_.substr(1, end == npos ? 0 : end - 1);
        const bool address = inner.starts_with("http") || inner.starts_with("mailto:") ||
                             (contains(inner, "@") && !contains(inner, " "));
        if (end != npos && address) {
            out_.text += inner;
            rest_.remove_prefix(end + 1);
        } else if (const std::size_t tag = tag_length(rest_); tag > 0) {
            if (!out_.text.empty() && !out_.text.ends_with(' '))
                out_.text += contains(rest_.substr(0, tag), "br") ? " " : "";
            rest_.remove_prefix(tag);
        } else {
            keep(1);
        }
    }

    // "[text](address)" is read "text (address)"; both are words of the document.
    void step_link() {
        const std::size_t middle = near().find("](");
        const std::size_t end = middle == npos ? npos : near().find(')', middle);
        if (end == npos || rest_.substr(1, middle - 1).find('[') != npos)
            return keep(1);
        out_.text += rest_.substr(1, middle - 1);
        out_.text += ' ';
        out_.text += rest_.substr(middle + 1, end - middle);
        rest_.remove_prefix(end + 1);
    }

    void step_entity() {
        for (const auto& [entity, character] : entities)
            if (rest_.starts_with(entity)) {
                out_.text += character;
                rest_.remove_prefix(entity.size());
                return;
            }
        keep(1);
    }

    std::string_view rest_;
    Markup out_;
};

} // namespace

Markup without_markup(std::string_view line) {
    if (std::ranges::none_of(line,
                             [](char c) { return may_be_markup[static_cast<unsigned char>(c)]; }))
        return {std::string{line}, 0, false, 0};
    return Stripper{line}.run();
}

} // namespace ingest
