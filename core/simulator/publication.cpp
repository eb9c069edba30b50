#include "simulator/publication.h"

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kTradeBytes = 480; // of one message with its frame

} // namespace

const FrameBlock& Publication::trades(StreamFormat format) {
    auto& form = m_tradeForms[static_cast<std::size_t>(format)];
    if (form)
        return *form;
    form.emplace().reserve(m_trades.size(), kTradeBytes);
    std::optional<std::int64_t> day;
    base::Price previousClose;
    for (const market::Trade& trade : m_trades) {
        if (std::exchange(day, base::tradingDay(trade.at)) != base::tradingDay(trade.at))
            previousClose = m_market.previousClose(trade.at);
        form->append(tradeMessage(trade, previousClose, m_book, m_now, format, m_phase));
    }
    return *form;
}

const FrameBlock& Publication::ticker(StreamFormat format) {
    auto& form = m_tickerForms[static_cast<std::size_t>(format)];
    if (!form)
        form.emplace(tickerMessage(m_market.ticker(m_now), m_now, format, m_phase));
    return *form;
}

const FrameBlock& Publication::book(const Subscription& wanted, StreamFormat format) {
    const auto known = std::find_if(m_bookForms.begin(), m_bookForms.end(), [&](const BookForm& form) {
        return form.depth == wanted.depth && form.level == wanted.level && form.format == format;
    });
    if (known != m_bookForms.end())
        return known->frames;
    const auto message = orderbookMessage(m_book, wanted, m_market.tick(), format, m_phase);
    return m_bookForms
        .emplace_back(BookForm{wanted.depth, wanted.level, format, message ? FrameBlock{*message} : FrameBlock{}})
        .frames;
}

} // namespace kkachi::simulator
