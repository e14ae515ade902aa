#include "convert/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace convert {

namespace {

std::string_view view_of(const xmlChar* text) {
    return text == nullptr ? std::string_view{}
                           : std::string_view{reinterpret_cast<const char*>(text)};
}

const xmlNode* element_from(const xmlNode* node) {
    while (node != nullptr && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

const xmlAttr* find_attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* at = node->properties; at != nullptr; at = at->next)
        if (view_of(at->name) == name)
            return at;
    return nullptr;
}

void append_text(const xmlNode* node, std::string& text) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            text += view_of(child->content);
        else if (child->type == XML_ELEMENT_NODE)
            append_text(child, text); // libxml2 refuses more than 256 levels
}

} // namespace

XmlDocument parse_xml(std::string_view text, std::string& complaint) {
    constexpr int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
    XmlDocument document{
        xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, options),
        xmlFreeDoc};
    if (!document) {
        const xmlError* error = xmlGetLastError();
        complaint = error == nullptr || error->message == nullptr
                        ? "it is no XML"
                        : "line " + std::to_string(error->line) + ": " + error->message;
        while (complaint.ends_with('\n'))
            complaint.pop_back();
    }
    return document;
}

const xmlNode* root_of(const XmlDocument& document) {
    return document ? xmlDocGetRootElement(document.get()) : nullptr;
}

const xmlNode* first_element(const xmlNode* parent) {
    return parent == nullptr ? nullptr : element_from(parent->children);
}

const xmlNode* next_element(const xmlNode* node) {
    return element_from(node->next);
}

std::string_view name_of(const xmlNode* node) {
    return view_of(node->name);
}

std::string attribute(const xmlNode* node, std::string_view name) {
    const xmlAttr* found = find_attribute(node, name);
    std::string value;
    for (const xmlNode* part = found == nullptr ? nullptr : found->children; part != nullptr;
         part = part->next)
        value += view_of(part->content);
    return value;
}

bool has_attribute(const xmlNode* node, std::string_view name) {
    return find_attribute(node, name) != nullptr;
}

std::string text_in(const xmlNode* node) {
    std::string text;
    append_text(node, text);
    return text;
}

const xmlNode* child_named(const xmlNode* parent, std::string_view name) {
    for (const xmlNode* child = first_element(parent); child != nullptr;
         child = next_element(child))
        if (name_of(child) == name)
            return child;
    return nullptr;
}

} // namespace convert
