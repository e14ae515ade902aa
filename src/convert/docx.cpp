#include "convert/docx_styles.h"
#include "convert/package.h"
#include "convert/text.h"
#include "convert/xml.h"

#include <algorithm>
#include <map>
#include <vector>

namespace convert {

namespace {

using Lines = std::vector<std::string>;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

// Whether a run has this property switched on: <w:strike/>, not <w:strike w:val="0"/>.
bool is_on(const _xmlNode* properties, std::string_view name) {
    const _xmlNode* property = child_named(properties, name);
    if (property == nullptr)
        return false;
    const std::string value = attribute(property, "val");
    return value != "0" && value != "false" && value != "none";
}

// The characters of Wingdings and Symbol that forms are made of.
std::string_view symbol(std::string_view code) {
    const std::string_view last = code.substr(code.size() > 2 ? code.size() - 2 : 0);
    if (last == "FE" || last == "FD" || last == "78" || last == "52" || last == "54")
        return "\xE2\x98\x92"; // ☒
    if (last == "A8" || last == "6F" || last == "A3" || last == "71")
        return "\xE2\x98\x90"; // ☐
    if (last == "E0" || last == "F0" || last == "E8")
        return "\xE2\x86\x92"; // →
    return "\xE2\x80\xA2";     // •
}

// The words of one paragraph while they are gathered.
struct Words {
    std::string text;
    Lines boxes;         // of text boxes anchored in it
    std::string link;    // of the field that is open
    bool struck = false; // "~~" stands open
    bool all_bold = true;
};

class Reader {
public:
    Reader(const Package& package, DocxStyles styles)
        : package_(package)
        , styles_(std::move(styles)) {}

    std::expected<Lines, Refused> lines_of_part(const std::string& part) {
        auto xml = package_.read(part);
        if (!xml)
            return std::unexpected(xml.error());
        std::string complaint;
        const XmlDocument document = parse_xml(*xml, complaint);
        const _xmlNode* root = root_of(document);
        if (root == nullptr)
            return std::unexpected(Refused{"the DOCX is damaged: " + part + ": " + complaint});
        Lines lines;
        read_links(part);
        const _xmlNode* body = child_named(root, "body");
        read_blocks(body == nullptr ? root : body, lines);
        return lines;
    }

private:
    // word/_rels/document.xml.rels names where the links of word/document.xml lead.
    void read_links(const std::string& part) {
        links_.clear();
        const std::size_t slash = part.rfind('/') + 1;
        const auto xml =
            package_.read(part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels");
        std::string ignored;
        const XmlDocument document = parse_xml(xml ? *xml : std::string{}, ignored);
        for (const _xmlNode* node = first_element(root_of(document)); node != nullptr;
             node = next_element(node))
            if (const std::string target = attribute(node, "Target");
                target.starts_with("http://") || target.starts_with("https://"))
                links_[attribute(node, "Id")] = target;
    }

    void read_blocks(const _xmlNode* parent, Lines& lines) {
        for (const _xmlNode* node = first_element(parent); node != nullptr;
             node = next_element(node)) {
            const std::string_view name = name_of(node);
            if (name == "p")
                read_paragraph(node, lines);
            else if (name == "tbl")
                read_table(node, lines);
            else if (name == "sdt")
                read_blocks(child_named(node, "sdtContent"), lines);
            else if (name == "AlternateContent")
                read_blocks(chosen(node), lines);
            else if (name == "customXml" || name == "ins" || name == "moveTo" || name == "smartTag")
                read_blocks(node, lines);
        }
    }

    // The same content stands twice, for new and for old programs.
    static const _xmlNode* chosen(const _xmlNode* alternate) {
        const _xmlNode* choice = child_named(alternate, "Choice");
        return choice == nullptr ? child_named(alternate, "Fallback") : choice;
    }

    void read_paragraph(const _xmlNode* node, Lines& lines) {
        Words words;
        read_inline(node, words);
        close_strike(words);
        const std::string_view text = trimmed(words.text);
        const _xmlNode* properties = child_named(node, "pPr");
        if (text.empty())
            lines.emplace_back();
        else
            add_paragraph(properties, std::string{text}, words.all_bold, lines);
        lines.insert(lines.end(), words.boxes.begin(), words.boxes.end());
    }

    void add_paragraph(const _xmlNode* properties, std::string text, bool bold, Lines& lines) {
        constexpr std::size_t longest_heading = 120;
        const DocxStyles::Item item = styles_.item(properties);
        const int level = styles_.heading_level(properties);
        const std::string indent(static_cast<std::size_t>(item.level) * 2, ' ');
        if (level > 0 && text.size() <= longest_heading)
            lines.push_back(std::string(static_cast<std::size_t>(level), '#') + " " + text);
        else if (item.list == DocxStyles::List::bullets)
            lines.push_back(indent + "- " + text);
        else if (item.list == DocxStyles::List::numbers)
            lines.push_back(indent + std::to_string(count(item)) + ". " + text);
        else if (bold && text.size() <= longest_heading && text.find('\n') == std::string::npos)
            lines.push_back("**" + text + "**");
        else
            lines.push_back(std::move(text));
    }

    int count(const DocxStyles::Item& item) {
        auto& levels = counters_[item.id];
        levels.resize(std::max(levels.size(), static_cast<std::size_t>(item.level) + 1));
        levels.resize(static_cast<std::size_t>(item.level) + 1); // deeper levels begin anew
        return ++levels.back();
    }

    void read_inline(const _xmlNode* parent, Words& words) {
        for (const _xmlNode* node = first_element(parent); node != nullptr;
             node = next_element(node)) {
            const std::string_view name = name_of(node);
            if (name == "r")
                read_run(node, words);
            else if (name == "hyperlink")
                read_link(node, words);
            else if (name == "sdt")
                read_inline(child_named(node, "sdtContent"), words);
            else if (name == "AlternateContent")
                read_boxes(chosen(node), words);
            else if (name != "del" && name != "moveFrom" && name != "pPr" && name != "rPr")
                read_inline(node, words);
        }
    }

    void read_link(const _xmlNode* node, Words& words) {
        const std::size_t from = words.text.size();
        read_inline(node, words);
        const auto target = links_.find(attribute(node, "id"));
        if (target != links_.end())
            add_address(words, from, target->second);
    }

    // "Postuler (https://…)", unless the words are the address.
    static void add_address(Words& words, std::size_t from, const std::string& address) {
        const std::string_view shown =
            trimmed(std::string_view{words.text}.substr(std::min(from, words.text.size())));
        if (!shown.empty() && address.find(shown) == std::string::npos)
            words.text += " (" + address + ")";
        else if (!shown.empty() && !shown.starts_with("http"))
            words.text.replace(static_cast<std::size_t>(shown.data() - words.text.data()),
                               shown.size(), address);
    }

    void read_run(const _xmlNode* run, Words& words) {
        const _xmlNode* properties = child_named(run, "rPr");
        if (is_on(properties, "vanish"))
            return;
        const bool struck = is_on(properties, "strike") || is_on(properties, "dstrike");
        const bool bold = is_on(properties, "b");
        for (const _xmlNode* node = first_element(run); node != nullptr;
             node = next_element(node)) {
            const std::string_view name = name_of(node);
            if (name == "t") {
                const std::string text = text_in(node);
                if (struck != words.struck && !text.empty())
                    toggle_strike(words);
                words.text += text;
                words.all_bold = words.all_bold && (bold || trimmed(text).empty());
            } else if (name == "tab" || name == "ptab") {
                words.text += '\t';
            } else if (name == "br" || name == "cr") {
                words.text += '\n';
            } else if (name == "noBreakHyphen") {
                words.text += '-';
            } else if (name == "sym") {
                words.text += symbol(attribute(node, "char"));
            } else if (name == "instrText") {
                open_field(text_in(node), words);
            } else if (name == "fldChar" && attribute(node, "fldCharType") == "end") {
                if (!words.link.empty() && words.text.find(words.link) == std::string::npos)
                    words.text += " (" + words.link + ")";
                words.link.clear();
            } else if (name == "drawing" || name == "pict" || name == "object") {
                read_boxes(node, words);
            } else if (name == "AlternateContent") {
                read_boxes(chosen(node), words);
            }
        }
    }

    static void toggle_strike(Words& words) {
        words.text += "~~";
        words.struck = !words.struck;
    }
    static void close_strike(Words& words) {
        if (words.struck)
            toggle_strike(words);
    }

    // ' HYPERLINK "https://…" ' of an old-style link.
    static void open_field(const std::string& instruction, Words& words) {
        const std::size_t from = instruction.find("HYPERLINK \"http");
        if (from == std::string::npos)
            return;
        const std::size_t begin = instruction.find('"', from) + 1;
        words.link = instruction.substr(begin, instruction.find('"', begin) - begin);
    }

    void read_boxes(const _xmlNode* parent, Words& words) {
        for (const _xmlNode* node = first_element(parent); node != nullptr;
             node = next_element(node)) {
            if (name_of(node) == "txbxContent")
                read_blocks(node, words.boxes);
            else
                read_boxes(name_of(node) == "AlternateContent" ? chosen(node) : node, words);
        }
    }

    Lines lines_of_cell(const _xmlNode* cell) {
        Lines lines;
        const _xmlNode* merge = child_named(child_named(cell, "tcPr"), "vMerge");
        if (merge == nullptr || attribute(merge, "val") == "restart")
            read_blocks(cell, lines);
        std::erase_if(lines, [](const std::string& line) { return trimmed(line).empty(); });
        return lines;
    }

    void read_table(const _xmlNode* table, Lines& lines) {
        lines.emplace_back();
        for (const _xmlNode* row = first_element(table); row != nullptr; row = next_element(row)) {
            if (name_of(row) != "tr")
                continue;
            std::vector<Lines> cells;
            for (const _xmlNode* cell = first_element(row); cell != nullptr;
                 cell = next_element(cell))
                if (name_of(cell) == "tc")
                    cells.push_back(lines_of_cell(cell));
                else if (name_of(cell) == "sdt")
                    cells.push_back(
                        lines_of_cell(child_named(child_named(cell, "sdtContent"), "tc")));
            add_row(cells, lines);
        }
        lines.emplace_back();
    }

    static std::string joined(const Lines& cell) {
        std::string text;
        for (const std::string& line : cell) {
            std::string_view words = trimmed(line);
            if (words.starts_with("**") && words.ends_with("**") && words.size() > 4)
                words = words.substr(2, words.size() - 4);
            text += (text.empty() ? "" : " ") + std::string{words};
        }
        std::ranges::replace(text, '\n', ' ');
        std::ranges::replace(text, '\t', ' ');
        return text;
    }

    // Two cells are a label and its value, four are two such pairs; a value of several paragraphs
    // stands below its label.
    static void add_row(const std::vector<Lines>& cells, Lines& lines) {
        const bool pairs = cells.size() % 2 == 0;
        if (!pairs) {
            std::string row;
            for (const Lines& cell : cells)
                if (cells.size() == 1)
                    lines.insert(lines.end(), cell.begin(), cell.end());
                else if (const std::string text = joined(cell); !text.empty())
                    row += (row.empty() ? "" : " \xE2\x80\x93 ") + text;
            if (!row.empty())
                lines.push_back(row);
            return;
        }
        for (std::size_t i = 0; i + 1 < cells.size(); i += 2) {
            const std::string label = joined(cells[i]);
            const Lines& value = cells[i + 1];
            if (value.size() == 1 && !label.empty()) {
                lines.push_back(label + "\t" + joined(value));
                continue;
            }
            if (!label.empty())
                lines.push_back(label);
            lines.insert(lines.end(), value.begin(), value.end());
        }
    }

    const Package& package_;
    DocxStyles styles_;
    std::map<std::string, std::string> links_;
    std::map<std::string, std::vector<int>> counters_;
};

// Head or foot on one line, as it stands on each page.
std::string strip_of(Reader& reader, const Package& package, std::string_view kind) {
    constexpr int most = 3; // first page, odd and even pages
    for (int i = 1; i <= most; ++i) {
        const std::string part = "word/" + std::string{kind} + std::to_string(i) + ".xml";
        const auto lines =
            package.has(part) ? reader.lines_of_part(part) : std::expected<Lines, Refused>{};
        std::string strip;
        for (const std::string& line : lines ? *lines : Lines{})
            if (const std::string_view words = trimmed(line); !words.empty())
                strip += (strip.empty() ? "" : " ") + std::string{words};
        if (!strip.empty())
            return strip;
    }
    return {};
}

} // namespace

Text text_of_docx(base::ByteView bytes) {
    const auto package = Package::open(bytes);
    if (!package)
        return std::unexpected(package.error());
    const std::string body = "word/document.xml";
    if (!package->has(body))
        return std::unexpected(Refused{"the archive is no DOCX (it has no word/document.xml), and "
                                       "archives are not unpacked"});
    const auto styles = package->read("word/styles.xml");
    const auto numbering = package->read("word/numbering.xml");
    Reader reader{*package, DocxStyles{styles ? *styles : std::string{},
                                       numbering ? *numbering : std::string{}}};
    const auto lines = reader.lines_of_part(body);
    if (!lines)
        return std::unexpected(lines.error());
    const std::string head = strip_of(reader, *package, "header");
    const std::string foot = strip_of(reader, *package, "footer");
    std::string text = head.empty() ? "" : head + "\n\n";
    for (const std::string& line : *lines) {
        text += line + "\n";
        if (text.size() > max_text_bytes)
            return std::unexpected(Refused{"the text of the DOCX is larger than 20 MB"});
    }
    // The strips of the second page tell the reader of text what they are.
    if (!head.empty() || !foot.empty())
        text += "\n" + foot + "\n\f" + head + "\n\n" + foot + "\n";
    return text;
}

} // namespace convert
