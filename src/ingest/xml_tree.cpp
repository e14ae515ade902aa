#include "base/text.h"
#include "ingest/aliases.h"
#include "ingest/encoding.h"
#include "ingest/folded.h"
#include "ingest/tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace ingest {

namespace {

struct FreeContext {
    void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};
struct FreeDocument {
    void operator()(xmlDocPtr document) const { xmlFreeDoc(document); }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view view_of(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

struct Parsed {
    XmlDocument document;
    int error_line = 0;
    std::string error;
};

// The first error is the cause, the last often a closing tag far below.
void remember_first(void* context, xmlErrorPtr error) {
    auto* parsed = static_cast<Parsed*>(static_cast<xmlParserCtxtPtr>(context)->_private);
    if (!parsed->error.empty() || error->level < XML_ERR_ERROR ||
        error->domain == XML_FROM_NAMESPACE)
        return;
    parsed->error_line = error->line;
    parsed->error = base::collapse_spaces(
        base::repair_utf8(error->message == nullptr ? "" : error->message).text);
}

Parsed parse(std::string_view text) {
    const Context context{xmlNewParserCtxt()};
    const auto size = static_cast<int>(text.size()); // max_text_bytes is far below INT_MAX
    Parsed parsed;
    context->_private = &parsed;
    context->sax->serror = &remember_first;
    parsed.document.reset(xmlCtxtReadMemory(context.get(), text.data(), size, nullptr, "UTF-8",
                                            XML_PARSE_NONET | XML_PARSE_NOERROR |
                                                XML_PARSE_NOWARNING | XML_PARSE_NOCDATA));
    return parsed;
}

// Elements of HTML inside a value are the value's markup.
bool is_markup(const xmlNode& element) {
    constexpr std::array<std::string_view, 20> tags{"a",  "b",  "i",      "u",  "p",   "br",   "ul",
                                                    "ol", "li", "strong", "em", "div", "span", "h1",
                                                    "h2", "h3", "h4",     "td", "sup", "table"};
    return std::ranges::find(tags, view_of(element.name)) != tags.end();
}

std::string inner_markup(const xmlNode& element) {
    std::string markup;
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer{xmlBufferCreate(),
                                                                      &xmlBufferFree};
    for (xmlNode* child = element.children; child != nullptr; child = child->next)
        xmlNodeDump(buffer.get(), element.doc, child, 0, 0);
    markup = view_of(xmlBufferContent(buffer.get()));
    return markup;
}

class Converter {
public:
    std::string refused;

    Node convert(const xmlNode& element, std::string path, int depth) {
        Node node;
        node.name = name_of(element);
        node.path = std::move(path);
        if (depth >= max_tree_depth)
            refused = "the XML nests more than 32 levels (line " +
                      std::to_string(xmlGetLineNo(&element)) + ")";
        if (++count_ > max_tree_nodes)
            refused = "the XML holds more than 2 000 000 values";
        if (!refused.empty())
            return node;
        bool elements = false;
        bool markup = true;
        std::map<std::string, int> names;
        for (const xmlNode* child = element.children; child != nullptr; child = child->next)
            if (child->type == XML_ELEMENT_NODE) {
                elements = true;
                markup = markup && is_markup(*child);
                ++names[name_of(*child)];
            }
        if (!elements || markup) {
            node.kind = Node::Kind::text;
            node.text = elements ? inner_markup(element) : content_of(element);
        }
        add_attributes(element, node);
        if (!elements || markup)
            return node;
        std::map<std::string, int> seen;
        for (const xmlNode* child = element.children; child != nullptr; child = child->next) {
            if (child->type != XML_ELEMENT_NODE)
                continue;
            const std::string name = name_of(*child);
            std::string below = node.path + "/" + name;
            if (names[name] > 1)
                below += "[" + std::to_string(++seen[name]) + "]";
            node.children.push_back(convert(*child, std::move(below), depth + 1));
        }
        return node;
    }

    static std::string name_of(const xmlNode& element) {
        std::string name{view_of(element.name)};
        if (element.ns != nullptr && element.ns->prefix != nullptr)
            name = std::string{view_of(element.ns->prefix)} + ":" + name;
        return name;
    }

private:
    static std::string content_of(const xmlNode& element) {
        xmlChar* content = xmlNodeGetContent(&element);
        std::string text{view_of(content)};
        xmlFree(content);
        return text;
    }

    void add_attributes(const xmlNode& element, Node& node) {
        for (const xmlAttr* attribute = element.properties; attribute != nullptr;
             attribute = attribute->next) {
            xmlChar* value = xmlNodeListGetString(element.doc, attribute->children, 1);
            Node child;
            child.kind = Node::Kind::text;
            child.name = "@" + std::string{view_of(attribute->name)};
            child.path = node.path + "/" + child.name;
            child.text = view_of(value);
            xmlFree(value);
            // RSS tells its categories apart by a domain such as "emploi-territorial:metier".
            if (child.name == "@domain")
                node.name += "." + child.text.substr(child.text.rfind(':') + 1);
            node.children.push_back(std::move(child));
        }
    }

    std::size_t count_ = 0;
};

// Where the items of a list stand in the text, found without parsing it.
struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;
};
struct Segments {
    std::string name;
    std::vector<Segment> items;
};

Segments segments_of(std::string_view text) {
    std::map<std::string, std::vector<std::size_t>> starts;
    for (std::size_t at = text.find('<'); at != npos; at = text.find('<', at + 1)) {
        if (text.substr(at).starts_with("<![CDATA[")) {
            at = std::min(text.find("]]>", at), text.size() - 1);
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && (is_word_char(text[end]) || text[end] == '_'))
            ++end;
        const std::string name{text.substr(at + 1, end - at - 1)};
        if (!name.empty() && end < text.size() && contains(" \t\r\n>", text.substr(end, 1)) &&
            names_an_offer(name))
            starts[name].push_back(at);
    }
    Segments found;
    std::size_t most = 0;
    for (const auto& [name, places] : starts) {
        if (places.size() <= most)
            continue;
        most = places.size();
        found = {name, {}};
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::size_t next = i + 1 < places.size() ? places[i + 1] : text.size();
            const std::string closing = "</" + name + ">";
            const std::size_t end = text.substr(0, next).rfind(closing);
            const bool closed = end != npos && end > places[i];
            found.items.push_back({places[i], closed ? end + closing.size() : next});
        }
    }
    return found;
}

std::string line_at(std::string_view text, std::size_t at, int further) {
    return std::to_string(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n') +
                          std::max(further, 1));
}

// Reads the items one by one, so that a damaged one harms no other.
Tree read_items(std::string_view text, const Parsed& failed) {
    Tree tree;
    const Segments segments = segments_of(text);
    tree.root.kind = Node::Kind::array;
    tree.root.name = segments.name;
    for (std::size_t i = 0; i < segments.items.size(); ++i) {
        const Segment& place = segments.items[i];
        const std::string_view item = text.substr(place.begin, place.end - place.begin);
        const Parsed parsed = parse(item);
        const std::string path = "/" + segments.name + "[" + std::to_string(i + 1) + "]";
        if (!parsed.document) {
            const std::string line = line_at(text, place.begin, parsed.error_line);
            const int number = std::stoi(line);
            tree.problems.push_back(
                {"damaged_item",
                 {number, number},
                 path + " is damaged and left out (line " + line + "): " + parsed.error});
            continue;
        }
        Converter converter;
        Node node = converter.convert(*xmlDocGetRootElement(parsed.document.get()), path, 1);
        if (!converter.refused.empty())
            tree.problems.push_back({"damaged_item", {}, path + ": " + converter.refused});
        else
            tree.root.children.push_back(std::move(node));
    }
    if (tree.root.children.empty())
        tree.refused =
            "the XML is damaged (line " + std::to_string(failed.error_line) + "): " + failed.error;
    return tree;
}

} // namespace

Tree read_xml(base::ByteView bytes) {
    Tree tree;
    const std::string text = base::repair_utf8(decode_text(bytes)).text;
    if (contains(text, "<!ENTITY")) {
        tree.refused = "the XML declares entities of its own, which are not read (line " +
                       line_at(text, text.find("<!ENTITY"), 1) + ")";
        return tree;
    }
    const Parsed parsed = parse(base::trim(text));
    if (!parsed.document)
        return read_items(text, parsed);
    const xmlNode* root = xmlDocGetRootElement(parsed.document.get());
    if (root == nullptr) {
        tree.refused = "the XML holds no element";
        return tree;
    }
    Converter converter;
    tree.root = converter.convert(*root, "/" + Converter::name_of(*root), 0);
    tree.refused = std::move(converter.refused);
    return tree;
}

} // namespace ingest
