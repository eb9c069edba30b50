// How files of trades name what they hold, as CSV and as the exchange's own JSON.
#pragma once

#include "history/csv_error.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kkachi::history {

enum class TradeColumn { Time, Price, Volume, Side, Id, Market };
inline constexpr std::size_t kTradeColumns = 6;

// "trade_price|price|tp"
std::string namesOf(TradeColumn column);

// Which field of a row, or which member of an object, is which. Of two names for the same thing the more telling one is
// meant: trade_timestamp beside timestamp.
class TradeColumns {
  public:
    // The first of time, price and volume that `names` lacks; a name that stands there twice is no concern of this.
    std::optional<TradeColumn> choose(std::span<const std::string> names);

    bool has(TradeColumn column) const { return m_index[static_cast<std::size_t>(column)].has_value(); }
    // Only of a column that is there.
    std::size_t indexOf(TradeColumn column) const { return *m_index[static_cast<std::size_t>(column)]; }

  private:
    std::array<std::optional<std::size_t>, kTradeColumns> m_index{};
};

// The fields of one row; nothing where the file has no such column.
using TradeTexts = std::array<std::optional<std::string_view>, kTradeColumns>;

} // namespace kkachi::history
