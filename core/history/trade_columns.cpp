#include "history/trade_columns.h"

#include <algorithm>
#include <initializer_list>

namespace kkachi::history {

namespace {

// REST and WebSocket names, our own short ones, and those of the SIMPLE format; the most telling one first.
const std::array<std::initializer_list<std::string_view>, kTradeColumns> kNames{
    {{"trade_timestamp", "ttms", "timestamp"},
     {"trade_price", "price", "tp"},
     {"trade_volume", "volume", "tv"},
     {"ask_bid", "side", "ab"},
     {"sequential_id", "sid"},
     {"market", "code", "cd"}}};

constexpr std::array kNeeded{TradeColumn::Time, TradeColumn::Price, TradeColumn::Volume};

} // namespace

std::string namesOf(TradeColumn column) {
    std::string text;
    for (const std::string_view name : kNames[static_cast<std::size_t>(column)])
        text.append(text.empty() ? "" : "|").append(name);
    return text;
}

std::optional<TradeColumn> TradeColumns::choose(std::span<const std::string> names) {
    for (std::size_t column = 0; column < kTradeColumns; ++column) {
        m_index[column].reset();
        for (const std::string_view name : kNames[column]) {
            const auto found = std::ranges::find(names, name);
            if (!m_index[column] && found != names.end())
                m_index[column] = static_cast<std::size_t>(found - names.begin());
        }
    }
    const auto missing = std::ranges::find_if_not(kNeeded, [this](TradeColumn column) { return has(column); });
    return missing == kNeeded.end() ? std::nullopt : std::optional{*missing};
}

} // namespace kkachi::history
