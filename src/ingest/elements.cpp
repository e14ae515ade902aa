#include "ingest/elements.h"

#include "ingest/element_builder.h"

namespace ingest {

catalog::Lines Element::lines(std::size_t from, std::size_t to) const {
    catalog::Lines lines{origins.front().line, origins.front().line};
    for (const Origin& origin : origins) {
        if (origin.at <= from)
            lines.first = origin.line;
        if (origin.at < to || origin.at <= from)
            lines.last = origin.line;
    }
    return lines;
}

std::vector<Element> read_elements(Document& document) {
    return ElementBuilder{document}.run();
}

} // namespace ingest
