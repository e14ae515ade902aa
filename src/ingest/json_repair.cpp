#include "ingest/json_repair.h"

#include "ingest/folded.h"

namespace ingest {

namespace {

class Repairer {
public:
    explicit Repairer(std::string_view text)
        : rest_(text) {}

    RepairedJson run() {
        while (!rest_.empty() && out_.refused.empty())
            step();
        if (out_.refused.empty() && depth_ > 0)
            out_.refused =
                "the text ends before its brackets close (line " + std::to_string(line_) + ")";
        return std::move(out_);
    }

private:
    void step() {
        const char c = rest_.front();
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            return keep_space();
        if (leave_out_marks())
            return;
        if (c == '"')
            return take_string();
        if (c == '{' || c == '[') {
            separate();
            ++depth_;
            return keep();
        }
        if (c == '}' || c == ']') {
            leave_out_comma();
            --depth_;
            keep();
            ended_ = true;
            return;
        }
        if (c == ',' || c == ':') {
            const bool needless = c == ',' && (last_ == ',' || last_ == '{' || last_ == '[');
            if (needless) {
                report("a needless comma is left out");
                rest_.remove_prefix(1);
                return;
            }
            keep();
            ended_ = false;
            return;
        }
        if (c == ';' && depth_ == 0) {
            rest_.remove_prefix(1);
            return;
        }
        take_word();
    }

    void keep_space() {
        line_ += rest_.front() == '\n' ? 1 : 0;
        out_.text += rest_.front();
        rest_.remove_prefix(1);
    }

    void keep() {
        last_ = rest_.front();
        last_at_ = out_.text.size();
        out_.text += last_;
        ended_ = false;
        rest_.remove_prefix(1);
    }

    // Comments and what hides JSON from old browsers.
    bool leave_out_marks() {
        for (const std::string_view mark :
             {"\xEF\xBB\xBF", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "//]]>", "// ]]>", "]]>",
              "<!--", "-->", "/*<![CDATA[*/", "/*]]>*/"})
            if (rest_.starts_with(mark)) {
                rest_.remove_prefix(mark.size());
                return true;
            }
        if (rest_.starts_with("//")) {
            report("a comment is left out");
            rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
            return true;
        }
        if (rest_.starts_with("/*")) {
            report("a comment is left out");
            const std::size_t end = std::min(rest_.find("*/"), rest_.size() - 2);
            for (const char c : rest_.substr(0, end))
                line_ += c == '\n' ? 1 : 0;
            rest_.remove_prefix(end + 2);
            return true;
        }
        return false;
    }

    void separate() {
        if (!ended_)
            return;
        report("a missing comma is added");
        out_.text += ',';
        ended_ = false;
    }

    void leave_out_comma() {
        if (last_ != ',')
            return;
        report("a comma before a closing bracket is left out");
        out_.text.erase(last_at_, 1);
    }

    void take_string() {
        separate();
        const int begun = line_;
        out_.text += '"';
        std::size_t at = 1;
        for (; at < rest_.size() && rest_[at] != '"'; ++at) {
            const char c = rest_[at];
            if (c == '\\' && at + 1 < rest_.size()) {
                out_.text += c;
                out_.text += rest_[++at];
            } else if (static_cast<unsigned char>(c) < 0x20) {
                report("a raw line break or control character in a string is escaped");
                out_.text += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : " ";
            } else {
                out_.text += c;
            }
            line_ += rest_[at] == '\n' ? 1 : 0;
        }
        if (at >= rest_.size()) {
            out_.refused =
                "the text ends inside a string that began at line " + std::to_string(begun);
            return;
        }
        last_ = '"';
        last_at_ = out_.text.size();
        out_.text += '"';
        rest_.remove_prefix(at + 1);
        ended_ = true;
    }

    // A number, true, false, null; anything else is the parser's to refuse.
    void take_word() {
        separate();
        const std::size_t end = std::min(rest_.find_first_of(" \t\r\n,:{}[]\""), rest_.size());
        const std::size_t length = std::max<std::size_t>(end, 1);
        last_ = 'w';
        last_at_ = out_.text.size();
        out_.text += rest_.substr(0, length);
        rest_.remove_prefix(length);
        ended_ = true;
    }

    void report(std::string_view what) {
        constexpr std::size_t most = 20;
        std::vector<JsonRepair>& repairs = out_.repairs;
        if (repairs.size() < most &&
            (repairs.empty() || repairs.back().line != line_ || repairs.back().what != what))
            repairs.push_back({line_, std::string{what}});
    }

    std::string_view rest_;
    RepairedJson out_;
    int line_ = 1;
    int depth_ = 0;
    char last_ = ' '; // the last character that is no white space; 'w' for a word
    std::size_t last_at_ = 0;
    bool ended_ = false; // a value ended, so that a comma or a bracket must follow
};

} // namespace

RepairedJson repair_json(std::string_view text) {
    return Repairer{text}.run();
}

} // namespace ingest
