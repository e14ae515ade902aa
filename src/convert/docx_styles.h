// Why: that a paragraph is a heading or an item of a list stands in other parts of a DOCX.
// Left to others: the paragraphs themselves (docx).
#pragma once

#include <map>
#include <string>
#include <string_view>

struct _xmlNode;

namespace convert {

// Looked up with w:pPr of a paragraph (ECMA-376 part 1, 17.3.1 and 17.9).
class DocxStyles {
public:
    // The text of word/styles.xml and word/numbering.xml; either may be empty or broken.
    DocxStyles(std::string_view styles, std::string_view numbering);

    // 1 for the highest heading, 0 for none.
    int heading_level(const _xmlNode* properties) const;

    enum class List { none, bullets, numbers };
    struct Item {
        List list = List::none;
        int level = 0;
        std::string id; // items of one list share it
    };
    Item item(const _xmlNode* properties) const;

private:
    struct Style {
        std::string name, based_on, list_id;
        int outline = -1;
        int list_level = 0;
    };
    const Style* style_of(const _xmlNode* properties) const;

    void read_styles(std::string_view text);
    void read_numbering(std::string_view text);

    std::map<std::string, Style> styles_;
    std::map<std::string, std::string> abstract_of_;            // list id → its definition
    std::map<std::string, std::map<int, std::string>> formats_; // definition → level → format
};

} // namespace convert
