// Why: a card is a row of narrow columns, so that a start reads five hundred in a millisecond.
// Left to others: the table and its transactions (catalog_store.h).
#pragma once

#include "catalog/card.h"
#include "sqlite/database.h"

namespace store {

inline constexpr const char* card_columns =
    "id, title, title_derived, employer, reference, teaser, contract, contract_status, category,"
    " category_status, place, place_status, telework, telework_status, family, deadline, end,"
    " recalled, published, searched, start";
inline constexpr int card_column_count = 21;
// Counts up when catalog::card_of() makes another card of the same offer: the cards of a file of
// another form are made anew when it is opened.
inline constexpr int card_form = 1;

// Parameters 1 to 21 in the order of card_columns. The card must outlive the statement's run().
void bind_card(sqlite::Statement& statement, const catalog::Card& card);

// Columns 0 to 20 in the order of card_columns. `corrupt` where a number is none of ours.
base::Result<catalog::Card> read_card(const sqlite::Statement& row);

} // namespace store
