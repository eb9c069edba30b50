// Frames of the exchange's streams.
#include "exchange/upbit/upbit_json.h"
#include "target.h"

using namespace kkachi;
using namespace kkachi::exchange::upbit;
using fuzz::demand;

namespace {

void check(const market::Trade& trade) {
    demand(trade.price.isPositive(), "a trade's price is positive");
    demand(!trade.volume.isNegative(), "a trade's volume is not negative");
}
void check(const market::OrderBook& book) {
    demand(book.asks.empty() || book.bids.empty() || book.bids.front().price < book.asks.front().price,
           "a book does not cross");
    for (const auto& level : book.asks)
        demand(level.price.isPositive() && !level.size.isNegative(), "levels are levels");
}
void check(const market::Ticker& ticker) {
    demand(ticker.price.isPositive(), "a ticker's price is positive");
    demand(ticker.turnover24h - ticker.turnover24h == 0, "a statistic is finite");
}
void check(const StreamCandle& candle) {
    demand(candle.bar.low.isPositive() && candle.bar.low <= candle.bar.high, "a bar's low is its lowest price");
    demand(candle.turnover - candle.turnover == 0, "a statistic is finite");
}
void check(const MyOrder& news) {
    demand(!news.executedVolume.isNegative(), "executed volume is not negative");
    demand(!news.fill || (news.fill->price.isPositive() && news.fill->volume.isPositive()), "a fill is one");
}
void check(const MyAsset& news) {
    demand(!news.krw || !news.krw->free.isNegative(), "a balance is not negative");
}
template <class Other>
void check(const Other&) {}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto message = parseStreamMessage(fuzz::textOf(data, size), "KRW-BTC");
    if (message)
        std::visit([](const auto& value) { check(value); }, *message);
    return 0;
}
