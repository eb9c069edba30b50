#include "simulator/stream_messages.h"

#include "simulator/book_levels.h"
#include "simulator/price_change.h"
#include "simulator/quotation_routes.h"
#include "simulator/stream_json.h"
#include "simulator/time_text.h"

namespace kkachi::simulator {

namespace {

std::string_view phaseWord(StreamPhase phase) {
    return phase == StreamPhase::Snapshot ? "SNAPSHOT" : "REALTIME";
}

std::string_view takerWord(market::Taker taker) {
    return taker == market::Taker::Seller ? "ASK" : "BID";
}

} // namespace

std::string tickerMessage(const TickerView& view, base::Timestamp now, StreamFormat format, StreamPhase phase) {
    const PriceChange change{view.last.price, view.previousClose};
    StreamJson json{format};
    json.member("type", "ty", "ticker").member("code", "cd", kMarketCode);
    json.member("opening_price", "op", view.open).member("high_price", "hp", view.high);
    json.member("low_price", "lp", view.low).member("trade_price", "tp", view.last.price);
    json.member("prev_closing_price", "pcp", view.previousClose);
    json.member("acc_trade_price", "atp", view.turnoverToday).member("change", "c", change.word());
    json.member("change_price", "cp", change.size()).member("signed_change_price", "scp", change.signedSize());
    json.member("change_rate", "cr", change.rate()).member("signed_change_rate", "scr", change.signedRate());
    json.member("ask_bid", "ab", takerWord(view.last.taker)).member("trade_volume", "tv", view.last.volume);
    json.member("acc_trade_volume", "atv", view.volumeToday);
    json.member("trade_date", "tdt", compactDate(view.last.at)).member("trade_time", "ttm", compactTime(view.last.at));
    json.member("trade_timestamp", "ttms", base::toEpochMs(view.last.at));
    json.member("acc_ask_volume", "aav", view.askVolumeToday).member("acc_bid_volume", "abv", view.bidVolumeToday);
    json.member("highest_52_week_price", "h52wp", view.highest52Weeks);
    json.member("highest_52_week_date", "h52wdt", dateText(view.highest52WeeksAt));
    json.member("lowest_52_week_price", "l52wp", view.lowest52Weeks);
    json.member("lowest_52_week_date", "l52wdt", dateText(view.lowest52WeeksAt));
    json.member("market_state", "ms", "ACTIVE").member("is_trading_suspended", "its", false);
    json.member("delisting_date", "dd", nullptr).member("market_warning", "mw", "NONE");
    json.member("timestamp", "tms", base::toEpochMs(now)).member("acc_trade_price_24h", "atp24h", view.turnover24h);
    json.member("acc_trade_volume_24h", "atv24h", view.volume24h).member("stream_type", "st", phaseWord(phase));
    return json.take();
}

std::string tradeMessage(const market::Trade& trade, base::Price previousClose, const market::OrderBook& book,
                         base::Timestamp now, StreamFormat format, StreamPhase phase) {
    const PriceChange change{trade.price, previousClose};
    const market::BookLevel ask = book.asks.empty() ? market::BookLevel{} : book.asks.front();
    const market::BookLevel bid = book.bids.empty() ? market::BookLevel{} : book.bids.front();
    StreamJson json{format};
    json.member("type", "ty", "trade").member("code", "cd", kMarketCode);
    json.member("timestamp", "tms", base::toEpochMs(now));
    json.member("trade_date", "td", dateText(trade.at)).member("trade_time", "ttm", timeText(trade.at));
    json.member("trade_timestamp", "ttms", base::toEpochMs(trade.at));
    json.member("trade_price", "tp", trade.price).member("trade_volume", "tv", trade.volume);
    json.member("ask_bid", "ab", takerWord(trade.taker)).member("prev_closing_price", "pcp", previousClose);
    json.member("change", "c", change.word()).member("change_price", "cp", change.size());
    json.member("sequential_id", "sid", trade.sequentialId);
    json.member("best_ask_price", "bap", ask.price).member("best_ask_size", "bas", ask.size);
    json.member("best_bid_price", "bbp", bid.price).member("best_bid_size", "bbs", bid.size);
    json.member("stream_type", "st", phaseWord(phase));
    return json.take();
}

std::optional<std::string> orderbookMessage(const market::OrderBook& book, const Subscription& subscription,
                                            base::Price tick, StreamFormat format, StreamPhase phase) {
    const auto grouped = groupLevels(book, subscription.level, tick, subscription.depth);
    if (!grouped)
        return std::nullopt;
    StreamJson json{format};
    json.member("type", "ty", "orderbook").member("code", "cd", kMarketCode);
    json.member("timestamp", "tms", base::toEpochMs(book.at));
    json.member("total_ask_size", "tas", grouped->totalAskSize).member("total_bid_size", "tbs", grouped->totalBidSize);
    json.key("orderbook_units", "obu").json().beginArray();
    for (const BookUnit& unit : grouped->units) {
        json.json().beginObject();
        json.member("ask_price", "ap", unit.askPrice).member("bid_price", "bp", unit.bidPrice);
        json.member("ask_size", "as", unit.askSize).member("bid_size", "bs", unit.bidSize);
        json.json().endObject();
    }
    json.json().endArray();
    json.member("level", "lv", subscription.level).member("stream_type", "st", phaseWord(phase));
    return json.take();
}

std::string candleMessage(const SeriesBar& bar, const std::string& typeName, StreamFormat format, StreamPhase phase) {
    const market::Candle& candle = bar.candle;
    StreamJson json{format};
    json.member("type", "ty", typeName).member("code", "cd", kMarketCode);
    json.member("candle_date_time_utc", "cdttmu", dateTimeText(candle.openTime));
    json.member("candle_date_time_kst", "cdttmk", dateTimeText(candle.openTime + base::kKoreaOffset));
    json.member("opening_price", "op", candle.open).member("high_price", "hp", candle.high);
    json.member("low_price", "lp", candle.low).member("trade_price", "tp", candle.close);
    json.member("candle_acc_trade_volume", "catv", candle.volume)
        .member("candle_acc_trade_price", "catp", bar.turnover);
    json.member("timestamp", "tms", base::toEpochMs(bar.lastTradeAt)).member("stream_type", "st", phaseWord(phase));
    return json.take();
}

std::string errorMessage(StreamError error) {
    JsonText json;
    json.beginObject().key("error").beginObject().member("name", toString(error));
    json.member("message", "The request was not understood or not allowed.").endObject().endObject();
    return json.take();
}

std::string subscriptionsMessage(const std::vector<Subscription>& subscriptions, const std::string& ticket,
                                 StreamFormat format) {
    StreamJson json{format};
    json.member("method", "mthd", "LIST_SUBSCRIPTIONS").key("result", "rslt").json().beginArray();
    for (const Subscription& subscription : subscriptions) {
        json.json().beginObject();
        json.member("type", "ty", subscription.typeName);
        if (!subscription.codes.empty()) {
            json.key("codes", "cds").json().beginArray();
            for (const std::string& code : subscription.codes)
                json.json().value(code);
            json.json().endArray();
        }
        if (subscription.type == StreamType::Orderbook)
            json.member("level", "lv", subscription.level);
        json.json().endObject();
    }
    json.json().endArray();
    json.member("ticket", "tckt", ticket);
    return json.take();
}

} // namespace kkachi::simulator
