#include "history/trade_tape_builder.h"

#include "history/candle_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kkachi::history {

namespace {

using market::Taker;
using market::Trade;
using Flaw = TradeTapeBuilder::Flaw;

constexpr const std::optional<std::string_view>& fieldOf(const TradeTexts& row, TradeColumn column) {
    return row[static_cast<std::size_t>(column)];
}

bool isWord(std::string_view text, std::string_view lowerCaseWord) {
    return std::ranges::equal(text, lowerCaseWord, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::optional<Taker> takerOf(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, Taker>, 4> kWords{
        {{"bid", Taker::Buyer}, {"ask", Taker::Seller}, {"buy", Taker::Buyer}, {"sell", Taker::Seller}}};
    for (const auto& [word, taker] : kWords)
        if (isWord(text, word))
            return taker;
    return std::nullopt;
}

std::optional<std::int64_t> idOf(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    const bool isWhole = error == std::errc{} && end == text.data() + text.size();
    return isWhole && id > 0 ? std::optional{id} : std::nullopt;
}

std::optional<Flaw> readAmounts(const TradeTexts& row, Trade& trade) {
    const auto price = parsePriceUnits(*fieldOf(row, TradeColumn::Price));
    if (!price)
        return Flaw{TradeColumn::Price, price.error()};
    if (*price <= 0)
        return Flaw{TradeColumn::Price, CsvProblem::PriceNotPositive};
    const auto volume = parseVolumeUnits(*fieldOf(row, TradeColumn::Volume));
    if (!volume)
        return Flaw{TradeColumn::Volume, volume.error()};
    if (*volume <= 0)
        return Flaw{TradeColumn::Volume, CsvProblem::VolumeNotPositive};
    trade.price = base::Price::fromUnits(*price);
    trade.volume = base::Quantity::fromUnits(*volume);
    return std::nullopt;
}

} // namespace

bool TradeTapeBuilder::SeenIds::add(std::int64_t id) {
    if (m_rising.empty() || id > m_rising.back()) {
        m_rising.push_back(id);
        return true;
    }
    return !std::ranges::binary_search(m_rising, id) && m_others.insert(id).second;
}

std::optional<Flaw> TradeTapeBuilder::add(const TradeTexts& row) {
    Trade trade;
    if (const auto flaw = readValues(row, trade))
        return flaw;
    // Told before the order is: after a reconnect old trades come again.
    if (trade.sequentialId > 0 && !m_ids.add(trade.sequentialId)) {
        ++m_tape.duplicates;
        return std::nullopt;
    }
    if (const auto flaw = checkOrder(trade))
        return flaw;
    m_tape.trades.push_back(trade);
    return std::nullopt;
}

std::optional<Flaw> TradeTapeBuilder::readValues(const TradeTexts& row, Trade& trade) {
    const auto at = parseOpenTime(*fieldOf(row, TradeColumn::Time));
    if (!at)
        return Flaw{TradeColumn::Time, CsvProblem::NotATime};
    trade.at = *at;
    if (const auto flaw = readAmounts(row, trade))
        return flaw;
    m_hasSides = fieldOf(row, TradeColumn::Side).has_value();
    if (const auto& side = fieldOf(row, TradeColumn::Side)) {
        const auto taker = takerOf(*side);
        if (!taker)
            return Flaw{TradeColumn::Side, CsvProblem::UnknownSide};
        trade.taker = *taker;
    }
    if (const auto& text = fieldOf(row, TradeColumn::Id)) {
        const auto id = idOf(*text);
        if (!id)
            return Flaw{TradeColumn::Id, CsvProblem::NotAnId};
        trade.sequentialId = *id;
    }
    if (const auto& market = fieldOf(row, TradeColumn::Market)) {
        if (!m_market)
            m_market = *market;
        if (*m_market != *market)
            return Flaw{TradeColumn::Market, CsvProblem::OtherMarket};
    }
    return std::nullopt;
}

std::optional<Flaw> TradeTapeBuilder::checkOrder(const Trade& trade) {
    if (isEmpty() || trade.at == m_tape.trades.back().at)
        return std::nullopt;
    const int direction = trade.at > m_tape.trades.back().at ? 1 : -1;
    if (m_direction == 0 && (direction > 0 || m_order == Order::OneOfTwo))
        m_direction = direction;
    if (direction != m_direction)
        return Flaw{TradeColumn::Time, CsvProblem::TimeOutOfOrder};
    return std::nullopt;
}

TradeTape TradeTapeBuilder::finish() {
    if (m_direction < 0)
        std::ranges::reverse(m_tape.trades);
    sortWithinMilliseconds();
    if (!m_hasSides)
        applyTickRule();
    return std::move(m_tape);
}

void TradeTapeBuilder::sortWithinMilliseconds() {
    const auto earlier = [](const Trade& a, const Trade& b) {
        return std::pair{a.at, a.sequentialId} < std::pair{b.at, b.sequentialId};
    };
    if (!std::ranges::is_sorted(m_tape.trades, earlier))
        std::ranges::stable_sort(m_tape.trades, earlier);
}

void TradeTapeBuilder::applyTickRule() {
    Taker taker = Taker::Buyer;
    base::Price before{};
    for (Trade& trade : m_tape.trades) {
        if (before.isPositive() && trade.price != before)
            taker = trade.price > before ? Taker::Buyer : Taker::Seller;
        trade.taker = taker;
        before = trade.price;
    }
}

} // namespace kkachi::history
