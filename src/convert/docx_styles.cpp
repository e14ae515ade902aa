#include "convert/docx_styles.h"

#include "convert/xml.h"

#include <algorithm>
#include <charconv>

namespace convert {

namespace {

int number_in(std::string_view text, int otherwise) {
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

// <w:name w:val="…"/> below `parent`.
std::string value_of(const _xmlNode* parent, std::string_view name) {
    const _xmlNode* child = child_named(parent, name);
    return child == nullptr ? std::string{} : attribute(child, "val");
}

constexpr int deepest_heading = 6;
constexpr int max_based_on = 12; // styles that build on each other

} // namespace

DocxStyles::DocxStyles(std::string_view styles, std::string_view numbering) {
    read_styles(styles);
    read_numbering(numbering);
}

void DocxStyles::read_styles(std::string_view text) {
    std::string ignored;
    const XmlDocument document = parse_xml(text, ignored);
    for (const _xmlNode* node = first_element(root_of(document)); node != nullptr;
         node = next_element(node)) {
        if (name_of(node) != "style")
            continue;
        const _xmlNode* paragraph = child_named(node, "pPr");
        const _xmlNode* list = child_named(paragraph, "numPr");
        Style style{value_of(node, "name"), value_of(node, "basedOn"), value_of(list, "numId"),
                    number_in(value_of(paragraph, "outlineLvl"), -1),
                    number_in(value_of(list, "ilvl"), 0)};
        std::ranges::transform(style.name, style.name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        });
        styles_.emplace(attribute(node, "styleId"), std::move(style));
    }
}

void DocxStyles::read_numbering(std::string_view text) {
    std::string ignored;
    const XmlDocument document = parse_xml(text, ignored);
    for (const _xmlNode* node = first_element(root_of(document)); node != nullptr;
         node = next_element(node)) {
        if (name_of(node) == "num")
            abstract_of_[attribute(node, "numId")] = value_of(node, "abstractNumId");
        if (name_of(node) != "abstractNum")
            continue;
        auto& levels = formats_[attribute(node, "abstractNumId")];
        for (const _xmlNode* level = first_element(node); level != nullptr;
             level = next_element(level))
            if (name_of(level) == "lvl")
                levels[number_in(attribute(level, "ilvl"), 0)] = value_of(level, "numFmt");
    }
}

const DocxStyles::Style* DocxStyles::style_of(const _xmlNode* properties) const {
    const auto found = styles_.find(value_of(properties, "pStyle"));
    return found == styles_.end() ? nullptr : &found->second;
}

int DocxStyles::heading_level(const _xmlNode* properties) const {
    const int own = number_in(value_of(properties, "outlineLvl"), -1);
    if (own >= 0)
        return own < deepest_heading ? own + 1 : 0;
    const Style* style = style_of(properties);
    for (int depth = 0; style != nullptr && depth < max_based_on; ++depth) {
        if (style->outline >= 0)
            return style->outline < deepest_heading ? style->outline + 1 : 0;
        // The names of built-in styles are English in every language of Word.
        if (style->name == "title")
            return 1;
        if (style->name.starts_with("heading "))
            return std::clamp(number_in(style->name.substr(8), 1), 1, deepest_heading);
        const auto base = styles_.find(style->based_on);
        style = base == styles_.end() ? nullptr : &base->second;
    }
    return 0;
}

DocxStyles::Item DocxStyles::item(const _xmlNode* properties) const {
    const _xmlNode* own = child_named(properties, "numPr");
    const Style* style = style_of(properties);
    Item item;
    item.id = value_of(own, "numId");
    item.level = number_in(value_of(own, "ilvl"), 0);
    if (item.id.empty() && style != nullptr) {
        item.id = style->list_id;
        item.level = style->list_level;
    }
    if (item.id.empty() || item.id == "0") // "0" takes a paragraph out of its style's list
        return {};
    const auto abstract = abstract_of_.find(item.id);
    const auto levels =
        abstract == abstract_of_.end() ? formats_.end() : formats_.find(abstract->second);
    std::string format = "bullet";
    if (levels != formats_.end())
        if (const auto level = levels->second.find(item.level); level != levels->second.end())
            format = level->second;
    item.list = format == "bullet" || format == "none" ? List::bullets : List::numbers;
    item.level = std::clamp(item.level, 0, 8);
    return item;
}

} // namespace convert
