#include "messages.h"

#include <fmt/format.h>

namespace kkachi::bench {

std::string tradeMessage(std::int64_t sequentialId, std::int64_t priceWon, base::Timestamp at) {
    return fmt::format(
        R"({{"type":"trade","code":"KRW-BTC","timestamp":{0},"trade_date":"2026-11-20","trade_time":"01:15:30",)"
        R"("trade_timestamp":{0},"trade_price":{1}.00000000,"trade_volume":0.00090906,"ask_bid":"BID",)"
        R"("prev_closing_price":109000000.00000000,"change":"RISE","change_price":1003000.00000000,)"
        R"("sequential_id":{2},"best_ask_price":110003000,"best_ask_size":0.0513,"best_bid_price":110002000,)"
        R"("best_bid_size":0.1204,"stream_type":"REALTIME"}})",
        base::toEpochMs(at), priceWon, sequentialId);
}

std::string bookMessage(base::Timestamp at, int levels) {
    std::string units;
    for (int i = 0; i < levels; ++i)
        units += fmt::format(R"({}{{"ask_price":{},"bid_price":{},"ask_size":0.0513,"bid_size":0.12040112}})",
                             i == 0 ? "" : ",", 110'003'000 + i * 1000, 110'002'000 - i * 1000);
    return fmt::format(R"({{"type":"orderbook","code":"KRW-BTC","timestamp":{},"total_ask_size":4.21,)"
                       R"("total_bid_size":3.87,"orderbook_units":[{}],"stream_type":"REALTIME","level":0}})",
                       base::toEpochMs(at), units);
}

std::string tickerMessage(base::Timestamp at) {
    return fmt::format(
        R"({{"type":"ticker","code":"KRW-BTC","opening_price":109000000.0,"high_price":111000000.0,)"
        R"("low_price":108500000.0,"trade_price":110003000.0,"prev_closing_price":109000000.0,)"
        R"("acc_trade_price":151234567890.12345,"change":"RISE","change_price":1003000.0,)"
        R"("signed_change_price":1003000.0,"change_rate":0.0092018349,"signed_change_rate":0.0092018349,)"
        R"("ask_bid":"BID","trade_volume":0.00090906,"acc_trade_volume":1371.12345678,"trade_date":"20261120",)"
        R"("trade_time":"011530","trade_timestamp":{0},"acc_ask_volume":680.5,"acc_bid_volume":690.62345678,)"
        R"("highest_52_week_price":163325000.0,"highest_52_week_date":"2026-01-20","lowest_52_week_price":72000000.0,)"
        R"("lowest_52_week_date":"2026-04-07","market_state":"ACTIVE","is_trading_suspended":false,)"
        R"("delisting_date":null,"market_warning":"NONE","timestamp":{0},"acc_trade_price_24h":221234567890.54321,)"
        R"("acc_trade_volume_24h":2013.87654321,"stream_type":"REALTIME"}})",
        base::toEpochMs(at));
}

std::string myOrderMessage(std::int64_t number, base::Timestamp at) {
    return fmt::format(
        R"({{"type":"myOrder","code":"KRW-BTC","uuid":"5f0c2a7e-0000-4b1d-9c55-{0:012}","ask_bid":"BID",)"
        R"("order_type":"limit","state":"trade","trade_uuid":"c3a1d7b0-0000-4c11-8a4e-{0:012}",)"
        R"("price":110000000.0,"avg_price":110000000.0,"volume":0.0004,"remaining_volume":0.0006,)"
        R"("executed_volume":0.0004,"trades_count":1,"reserved_fee":55.0,"remaining_fee":33.0,"paid_fee":22.0,)"
        R"("locked":66033.0,"executed_funds":44000.0,"time_in_force":null,"trade_fee":22.0,"is_maker":true,)"
        R"("identifier":"bench-{0}","smp_type":"cancel_maker","prevented_volume":0,"prevented_locked":0,)"
        R"("trade_timestamp":{1},"order_timestamp":{1},"timestamp":{1},"stream_type":"REALTIME"}})",
        number, base::toEpochMs(at));
}

} // namespace kkachi::bench
