// Answers of the exchange's REST API, errors included: every reader gets every input.
#include "exchange/upbit/upbit_json.h"
#include "target.h"

using namespace kkachi;
using namespace kkachi::exchange::upbit;
using fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    constexpr std::string_view kMarket = "KRW-BTC";
    if (const auto bars = parseCandles(bytes, kMarket))
        for (const market::Candle& bar : *bars)
            demand(bar.low.isPositive() && bar.low <= bar.high, "a bar's low is its lowest price");
    if (const auto trades = parseTradeTicks(bytes, kMarket))
        for (const market::Trade& trade : *trades)
            demand(trade.price.isPositive() && !trade.volume.isNegative(), "a trade is one");
    static_cast<void>(parseTickers(bytes, kMarket));
    static_cast<void>(parseOrderBooks(bytes, kMarket));
    static_cast<void>(parseMarkets(bytes));
    if (const auto tick = parseInstruments(bytes, kMarket))
        demand(tick->isPositive(), "a tick is positive");
    if (const auto held = parseAccounts(bytes, kMarket))
        demand(!held->krw.free.isNegative() && !held->base.locked.isNegative(), "a balance is not negative");
    if (const auto chance = parseChance(bytes, kMarket))
        demand(chance->minimumTotal.isPositive() && chance->bidFee < base::Ratio::whole(1), "rules make sense");
    if (const auto order = parseOrder(bytes))
        demand(!order->executedVolume.isNegative(), "executed volume is not negative");
    static_cast<void>(parseOrders(bytes, kMarket));
    static_cast<void>(parseCancelled(bytes));
    static_cast<void>(parseReplaced(bytes));
    static_cast<void>(parseApiKeys(bytes));
    demand(!parseVenueError(bytes, 500).name.empty() || size > 0, "an error has a name");
    return 0;
}
