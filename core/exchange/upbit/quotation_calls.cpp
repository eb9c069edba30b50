#include "exchange/upbit/quotation_calls.h"

#include "exchange/upbit/bar_reader.h"

namespace kkachi::exchange::upbit {

namespace {

RestCall publicCall(std::string path, RateGroup group) {
    RestCall call;
    call.path = std::move(path);
    call.group = group;
    call.isSigned = false;
    return call;
}

} // namespace

RestCall marketsCall(bool withDetails) {
    RestCall call = publicCall("/v1/market/all", RateGroup::Market);
    call.parameters.add("is_details", withDetails ? "true" : "false");
    return call;
}

RestCall tickersCall(std::string_view markets) {
    RestCall call = publicCall("/v1/ticker", RateGroup::Ticker);
    call.parameters.add("markets", std::string{markets});
    return call;
}

RestCall orderBooksCall(std::string_view markets, int levels) {
    RestCall call = publicCall("/v1/orderbook", RateGroup::Orderbook);
    call.parameters.add("markets", std::string{markets}).add("count", std::to_string(levels));
    return call;
}

RestCall instrumentsCall(std::string_view markets) {
    RestCall call = publicCall("/v1/orderbook/instruments", RateGroup::Orderbook);
    call.parameters.add("markets", std::string{markets});
    return call;
}

RestCall candlesCall(std::string_view market, market::CandleUnit unit, std::optional<base::Timestamp> before,
                     int count) {
    RestCall call = publicCall(candlePath(unit), RateGroup::Candle);
    call.parameters.add("market", std::string{market});
    if (before)
        call.parameters.add("to", base::formatUtcSeconds(*before));
    call.parameters.add("count", std::to_string(count));
    return call;
}

RestCall tradeTicksCall(std::string_view market, std::optional<std::int64_t> cursor, int daysAgo, int count) {
    RestCall call = publicCall("/v1/trades/ticks", RateGroup::Trade);
    call.parameters.add("market", std::string{market}).add("count", std::to_string(count));
    if (cursor)
        call.parameters.add("cursor", std::to_string(*cursor));
    if (daysAgo > 0)
        call.parameters.add("days_ago", std::to_string(daysAgo));
    return call;
}

} // namespace kkachi::exchange::upbit
