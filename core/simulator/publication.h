// What is told of the market at one moment. Every message is encoded at most once per format, whoever gets it.
#pragma once

#include "market/order_book.h"
#include "market/trade.h"
#include "simulator/frame_block.h"
#include "simulator/simulated_market.h"
#include "simulator/stream_messages.h"
#include "simulator/stream_request.h"

#include <array>
#include <deque>
#include <optional>
#include <span>

namespace kkachi::simulator {

class Publication {
  public:
    // The market, the book and the trades must outlive it.
    Publication(const SimulatedMarket& market, const market::OrderBook& book, std::span<const market::Trade> trades,
                base::Timestamp now, StreamPhase phase)
        : m_market{market}
        , m_book{book}
        , m_trades{trades}
        , m_now{now}
        , m_phase{phase} {}

    base::Timestamp now() const { return m_now; }
    bool hasTrades() const { return !m_trades.empty(); }
    // All trades, in order.
    const FrameBlock& trades(StreamFormat format);
    const FrameBlock& ticker(StreamFormat format);
    // Empty for a level that the market does not offer.
    const FrameBlock& book(const Subscription& wanted, StreamFormat format);

  private:
    static constexpr std::size_t kFormats = 4;
    using Forms = std::array<std::optional<FrameBlock>, kFormats>;
    struct BookForm {
        int depth;
        base::Price level;
        StreamFormat format;
        FrameBlock frames;
    };

    const SimulatedMarket& m_market;
    const market::OrderBook& m_book;
    std::span<const market::Trade> m_trades;
    base::Timestamp m_now;
    StreamPhase m_phase;
    Forms m_tradeForms;
    Forms m_tickerForms;
    std::deque<BookForm> m_bookForms;
};

} // namespace kkachi::simulator
