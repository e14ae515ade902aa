// Why: the one place that opens XML with libxml2: no network, no entities of its own, errors as
// words.
// Left to others: what the elements mean (docx, layout).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct _xmlDoc;
struct _xmlNode;

namespace convert {

using XmlDocument = std::unique_ptr<_xmlDoc, void (*)(_xmlDoc*)>;

// None where the text is no XML; `complaint` says why and where.
XmlDocument parse_xml(std::string_view text, std::string& complaint);

// The root, the next sibling and the first child that are elements; null where there is none.
const _xmlNode* root_of(const XmlDocument& document);
const _xmlNode* first_element(const _xmlNode* parent);
const _xmlNode* next_element(const _xmlNode* node);

std::string_view name_of(const _xmlNode* node);                     // without its prefix
std::string attribute(const _xmlNode* node, std::string_view name); // without its prefix; or ""
bool has_attribute(const _xmlNode* node, std::string_view name);
std::string text_in(const _xmlNode* node); // of all its descendants

// The first child element of that name, or null.
const _xmlNode* child_named(const _xmlNode* parent, std::string_view name);

} // namespace convert
