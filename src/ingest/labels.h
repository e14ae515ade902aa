// Why: a label stands before its value on one line, with a colon, a dash or nothing between them.
// Left to others: labels alone on a line, and what the value means.
#pragma once

#include "ingest/vocabulary.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace ingest {

// A line split into the label (up to and with its colon) and the value after it, in bytes.
struct LabelSplit {
    Term term;
    std::size_t label_end = 0;
    std::size_t value_at = 0;
    bool operator==(const LabelSplit&) const = default;
};

// "Durée de la mission : 8 mois", "Référence – 12", and in tables (`in_table`) "Catégorie A",
// "Intitulé Chargé de mission". A label inside a sentence is no label.
std::optional<LabelSplit> split_label(std::string_view text, bool in_table);

} // namespace ingest
