#include "simulator/market_driver.h"

#include "simulator/book_shape.h"

namespace kkachi::simulator {

namespace {

constexpr int kMostTradesAtOnce = 20'000;

std::int64_t stepOf(base::Timestamp at) {
    return at.time_since_epoch() / kBookStep;
}

} // namespace

void MarketDriver::advance(base::Timestamp now) {
    for (int played = 0; played < kMostTradesAtOnce; ++played) {
        if (!m_next)
            m_next = m_market.draw(now);
        if (!m_next || m_next->at > now) {
            passTo(now);
            refreshBook(now);
            return;
        }
        const market::Trade trade = *std::exchange(m_next, std::nullopt);
        passTo(trade.at);
        playTrade(trade);
    }
}

// What is due between two trades. With no order of ours at rest nobody sees the books in between, and only the last one
// is made.
void MarketDriver::passTo(base::Timestamp at) {
    while (true) {
        const auto cancel = m_desk.nextCancel();
        const bool cancelIsDue = cancel && *cancel <= at;
        const base::Timestamp nextBook{(m_book.step + 1) * kBookStep};
        const bool bookIsDue = m_desk.engine().hasOpenOrders() && nextBook <= at;
        if (!cancelIsDue && !bookIsDue)
            return;
        if (bookIsDue && (!cancelIsDue || nextBook <= *cancel)) {
            refreshBook(nextBook);
            continue;
        }
        refreshBook(*cancel);
        m_desk.processCancels(*cancel);
        printOurs();
    }
}

void MarketDriver::playOutside(const market::Trade& trade) {
    for (const market::Trade& shown : m_desk.onTapeTrade(trade))
        m_tape.push_back(m_market.print(shown));
}

void MarketDriver::playTrade(const market::Trade& trade) {
    playOutside(trade);
    m_market.anchor(trade);
    ++m_played;
    if (m_desk.engine().hasOpenOrders())
        refreshBook(trade.at);
}

// What ours have taken stays taken until the others' book changes.
void MarketDriver::refreshBook(base::Timestamp at) {
    const BookVersion version{m_played, stepOf(at)};
    if (version == m_book)
        return;
    m_book = version;
    m_desk.setLiquidity(m_market.bookAt(at));
    printOurs();
}

void MarketDriver::printOurs() {
    for (const market::Trade& trade : m_desk.takePrints())
        m_tape.push_back(m_market.print(trade));
}

} // namespace kkachi::simulator
