#include "store/card_row.h"

namespace store {

using catalog::FactStatus;
using catalog::Slot;

namespace {

void bind_date(sqlite::Statement& statement, int parameter, const std::optional<base::Date>& date) {
    if (date)
        statement.bind(parameter,
                       std::int64_t{std::chrono::sys_days{*date}.time_since_epoch().count()});
    else
        statement.bind_null(parameter);
}

std::optional<base::Date> read_date(const sqlite::Statement& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    const auto days = static_cast<int>(row.integer(column));
    return base::Date{std::chrono::sys_days{std::chrono::days{days}}};
}

bool read_slot(const sqlite::Statement& row, int column, Slot& slot) {
    slot.value = row.text(column);
    const std::int64_t status = row.integer(column + 1);
    if (status < 0 || status > static_cast<std::int64_t>(FactStatus::not_stated))
        return false;
    slot.status = static_cast<FactStatus>(status);
    return true;
}

} // namespace

void bind_card(sqlite::Statement& statement, const catalog::Card& card) {
    int parameter = 1;
    const auto text = [&](const std::string& value) {
        statement.bind(parameter++, std::string_view{value});
    };
    const auto number = [&](std::int64_t value) { statement.bind(parameter++, value); };
    const auto slot = [&](const Slot& value) {
        text(value.value);
        number(static_cast<std::int64_t>(value.status));
    };
    text(card.id.text);
    text(card.title);
    number(card.title_derived ? 1 : 0);
    text(card.employer);
    text(card.reference);
    text(card.teaser);
    slot(card.contract);
    slot(card.category);
    slot(card.place);
    slot(card.telework);
    number(card.family);
    bind_date(statement, parameter++, card.dates.deadline);
    bind_date(statement, parameter++, card.dates.end);
    number(card.dates.recalled ? 1 : 0);
    bind_date(statement, parameter++, card.published);
    text(card.searched);
    bind_date(statement, parameter++, card.start);
    base::ensure(parameter == card_column_count + 1);
}

base::Result<catalog::Card> read_card(const sqlite::Statement& row) {
    catalog::Card card;
    card.id.text = row.text(0);
    card.title = row.text(1);
    card.title_derived = row.integer(2) != 0;
    card.employer = row.text(3);
    card.reference = row.text(4);
    card.teaser = row.text(5);
    const bool slots = read_slot(row, 6, card.contract) && read_slot(row, 8, card.category) &&
                       read_slot(row, 10, card.place) && read_slot(row, 12, card.telework);
    const std::int64_t family = row.integer(14);
    card.family = static_cast<int>(family);
    card.dates.deadline = read_date(row, 15);
    card.dates.end = read_date(row, 16);
    card.dates.recalled = row.integer(17) != 0;
    card.published = read_date(row, 18);
    card.searched = row.text(19);
    card.start = read_date(row, 20);
    if (!slots || family < 0 || family > 8 || card.id.text.empty())
        return base::fail(base::ErrorCode::corrupt, "a card in catalog.db is not what was written");
    return card;
}

} // namespace store
