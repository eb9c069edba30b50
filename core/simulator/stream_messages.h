// The messages of the public streams, and the answers to control messages.
#pragma once

#include "market/order_book.h"
#include "simulator/candle_series.h"
#include "simulator/simulated_market.h"
#include "simulator/stream_request.h"

#include <optional>
#include <string>

namespace kkachi::simulator {

enum class StreamPhase { Snapshot, Realtime };

std::string tickerMessage(const TickerView& view, base::Timestamp now, StreamFormat format, StreamPhase phase);
std::string tradeMessage(const market::Trade& trade, base::Price previousClose, const market::OrderBook& book,
                         base::Timestamp now, StreamFormat format, StreamPhase phase);
// Nothing for a level that the market does not offer: Upbit keeps silent then.
std::optional<std::string> orderbookMessage(const market::OrderBook& book, const Subscription& subscription,
                                            base::Price tick, StreamFormat format, StreamPhase phase);
std::string candleMessage(const SeriesBar& bar, const std::string& typeName, StreamFormat format, StreamPhase phase);

std::string errorMessage(StreamError error);
std::string subscriptionsMessage(const std::vector<Subscription>& subscriptions, const std::string& ticket,
                                 StreamFormat format);

} // namespace kkachi::simulator
