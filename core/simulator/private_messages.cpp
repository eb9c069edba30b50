#include "simulator/private_messages.h"

#include "simulator/order_json.h"
#include "simulator/order_parameters.h"
#include "simulator/quotation_routes.h"
#include "simulator/stream_json.h"

#include <optional>

namespace kkachi::simulator {

namespace {

std::string_view stateWord(const matching::Update& update) {
    switch (update.news) {
    case matching::News::Accepted:
        return "wait";
    case matching::News::Executed:
        return "trade";
    case matching::News::Prevented:
        return "prevented";
    case matching::News::Ended:
        return stageWord(update.order.stage);
    }
    return {};
}

// A fill shows its own price; an order its limit or the won it spends; a sale at market nothing.
std::optional<base::Price> shownPrice(const matching::Update& update) {
    const auto& request = update.order.request;
    if (update.execution)
        return update.execution->price;
    if (request.spendsFunds())
        return base::Price::fromUnits(request.funds.units());
    if (request.kind == matching::Kind::Limit)
        return request.price;
    return std::nullopt;
}

std::optional<base::Quantity> shownVolume(const matching::Update& update) {
    if (update.execution)
        return update.execution->volume;
    if (update.order.request.spendsFunds())
        return std::nullopt;
    return update.order.request.volume;
}

template <class T>
std::optional<T> onlyIf(bool condition, T value) {
    return condition ? std::optional<T>{value} : std::nullopt;
}

void writeAmounts(StreamJson& json, const matching::OrderRecord& record) {
    const bool isBuy = record.request.side == order::Side::Buy;
    json.member("remaining_volume", "rv", onlyIf(!record.request.spendsFunds(), record.remaining));
    json.member("executed_volume", "ev", record.executedVolume).member("trades_count", "tc", record.executions);
    json.member("reserved_fee", "rsf", record.reservedFee).member("remaining_fee", "rmf", record.remainingFee());
    json.member("paid_fee", "pf", record.paidFee);
    json.key("locked", "l");
    isBuy ? json.json().value(record.lockedCash) : json.json().value(record.lockedCoins);
    json.member("executed_funds", "ef", record.executedFunds);
}

} // namespace

std::string myOrderMessage(const DeskNews& news, base::Timestamp now, StreamFormat format) {
    const matching::Update& update = news.update;
    const matching::OrderRecord& record = update.order;
    const bool isBuy = record.request.side == order::Side::Buy;
    const bool isFill = update.execution.has_value();
    const bool hasFills = record.executedVolume.isPositive();
    const auto average = hasFills ? base::averagePrice(record.executedFunds.toKrw(base::Rounding::HalfEven),
                                                       record.executedVolume, base::Rounding::HalfEven)
                                  : base::Price{};
    const std::string_view tif = timeInForceWord(record.request.timeInForce);
    StreamJson json{format};
    json.member("type", "ty", "myOrder").member("code", "cd", kMarketCode).member("uuid", "uid", news.uuid);
    json.member("ask_bid", "ab", isBuy ? "BID" : "ASK");
    json.member("order_type", "ot", orderTypeWord(record.request.kind)).member("state", "s", stateWord(update));
    json.member("trade_uuid", "tuid", onlyIf(isFill, news.tradeUuid)).member("price", "p", shownPrice(update));
    json.member("avg_price", "ap", average).member("volume", "v", shownVolume(update));
    writeAmounts(json, record);
    json.member("time_in_force", "tif", onlyIf(!tif.empty(), tif));
    json.member("trade_fee", "tf", onlyIf(isFill, isFill ? update.execution->fee : matching::Won{}));
    json.member("is_maker", "im", onlyIf(isFill, isFill && update.execution->isMaker));
    json.member("identifier", "id", onlyIf(!news.identifier.empty(), news.identifier));
    json.member("smp_type", "smpt", selfMatchWord(record.request.selfMatch));
    json.member("prevented_volume", "pv", record.preventedVolume);
    json.key("prevented_locked", "pl");
    isBuy ? json.json().value(record.preventedCash) : json.json().value(record.preventedVolume);
    json.member("trade_timestamp", "ttms", onlyIf(isFill, base::toEpochMs(update.at)));
    json.member("order_timestamp", "otms", base::toEpochMs(record.createdAt));
    json.member("timestamp", "tms", base::toEpochMs(now)).member("stream_type", "st", "REALTIME");
    return json.take();
}

Holdings Holdings::of(const matching::Account& account) {
    return {account.freeCash(), account.lockedCash(), account.freeCoins(), account.lockedCoins()};
}

std::string myAssetMessage(const Holdings& before, const Holdings& now, const std::string& assetUuid,
                           base::Timestamp at, StreamFormat format) {
    StreamJson json{format};
    const auto writeAsset = [&](const char* currency, auto free, auto locked) {
        json.json().beginObject();
        json.member("currency", "cu", currency).member("balance", "b", free).member("locked", "l", locked);
        json.json().endObject();
    };
    json.member("type", "ty", "myAsset").member("asset_uuid", "astuid", assetUuid);
    json.key("assets", "ast").json().beginArray();
    if (before.freeCash != now.freeCash || before.lockedCash != now.lockedCash)
        writeAsset("KRW", now.freeCash, now.lockedCash);
    if (before.freeCoins != now.freeCoins || before.lockedCoins != now.lockedCoins)
        writeAsset("BTC", now.freeCoins, now.lockedCoins);
    json.json().endArray();
    json.member("asset_timestamp", "asttms", base::toEpochMs(at)).member("timestamp", "tms", base::toEpochMs(at));
    json.member("stream_type", "st", "REALTIME");
    return json.take();
}

} // namespace kkachi::simulator
