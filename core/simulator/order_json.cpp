#include "simulator/order_json.h"

#include "simulator/order_parameters.h"
#include "simulator/quotation_routes.h"
#include "simulator/time_text.h"

namespace kkachi::simulator {

namespace {

void writeTrades(JsonText& json, const DeskOrder& order) {
    json.key("trades").beginArray();
    for (const DeskTrade& trade : order.trades) {
        json.beginObject().member("market", kMarketCode).member("uuid", trade.uuid);
        json.decimal("price", trade.execution.price).decimal("volume", trade.execution.volume);
        json.decimal("funds", trade.execution.funds).member("trend", trade.isUp ? "up" : "down");
        json.member("created_at", kstMicrosText(trade.execution.at));
        json.member("side", sideWord(order.record.request.side)).endObject();
    }
    json.endArray();
}

void writeBalance(JsonText& json, std::string_view currency, const std::string& free, const std::string& locked,
                  const std::string& averageBuyPrice) {
    json.beginObject().member("currency", currency).member("balance", free).member("locked", locked);
    json.member("avg_buy_price", averageBuyPrice).member("avg_buy_price_modified", false);
    json.member("unit_currency", "KRW").endObject();
}

} // namespace

std::string_view stageWord(matching::Stage stage) {
    switch (stage) {
    case matching::Stage::Waiting:
        return "wait";
    case matching::Stage::Done:
        return "done";
    case matching::Stage::Cancelled:
        return "cancel";
    }
    return {};
}

void writeOrder(JsonText& json, const DeskOrder& order, OrderDetail detail) {
    const matching::OrderRecord& record = order.record;
    const matching::OrderRequest& request = record.request;
    const bool isBuy = request.side == order::Side::Buy;
    json.beginObject().member("market", kMarketCode).member("uuid", order.uuid);
    json.member("side", sideWord(request.side)).member("ord_type", orderTypeWord(request.kind));
    if (request.spendsFunds())
        json.decimal("price", request.funds);
    else if (request.kind == matching::Kind::Limit)
        json.decimal("price", request.price);
    json.member("state", stageWord(record.stage)).member("created_at", base::formatKst(record.createdAt));
    if (!request.spendsFunds())
        json.decimal("volume", request.volume).decimal("remaining_volume", record.remaining);
    json.decimal("executed_volume", record.executedVolume);
    if (detail == OrderDetail::WithFunds)
        json.decimal("executed_funds", record.executedFunds);
    json.decimal("reserved_fee", record.reservedFee).decimal("remaining_fee", record.remainingFee());
    json.decimal("paid_fee", record.paidFee);
    json.member("locked", isBuy ? record.lockedCash.toString() : record.lockedCoins.toString());
    json.member("trades_count", record.executions);
    if (const auto tif = timeInForceWord(request.timeInForce); !tif.empty())
        json.member("time_in_force", tif);
    if (!order.identifier.empty())
        json.member("identifier", order.identifier);
    json.member("smp_type", selfMatchWord(request.selfMatch));
    json.decimal("prevented_volume", record.preventedVolume);
    json.member("prevented_locked", isBuy ? record.preventedCash.toString() : record.preventedVolume.toString());
    if (detail == OrderDetail::WithTrades)
        writeTrades(json, order);
    json.endObject();
}

void writeCash(JsonText& json, const matching::Account& account) {
    writeBalance(json, "KRW", account.freeCash().toString(), account.lockedCash().toString(), "0");
}

void writeCoins(JsonText& json, const matching::Account& account) {
    writeBalance(json, "BTC", account.freeCoins().toString(), account.lockedCoins().toString(),
                 account.averageBuyPrice().value_or(base::Price{}).toString());
}

} // namespace kkachi::simulator
