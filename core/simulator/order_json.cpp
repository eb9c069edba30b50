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

OrderForm formOf(const Switches& switches) {
    return {switches.is(Switch::TerminalAmounts, "keep"), switches.is(Switch::NullFields, "explicit"),
            switches.is(Switch::ListExecutedFunds, "yes")};
}

namespace {

// A member that may have no value.
template <class T>
void writeMaybe(JsonText& json, std::string_view name, const std::optional<T>& value, const OrderForm& form) {
    if (value)
        json.member(name, *value);
    else if (form.writesNulls)
        json.member(name, nullptr);
}

std::optional<std::string> textOf(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional{std::string{text}};
}

void writeWhatWasAsked(JsonText& json, const DeskOrder& order, const OrderForm& form) {
    const matching::OrderRequest& request = order.record.request;
    json.member("market", kMarketCode).member("uuid", order.uuid);
    json.member("side", sideWord(request.side)).member("ord_type", orderTypeWord(request.kind));
    std::optional<std::string> price;
    if (request.spendsFunds())
        price = request.funds.toString();
    else if (request.kind == matching::Kind::Limit)
        price = request.price.toString();
    writeMaybe(json, "price", price, form);
    json.member("state", stageWord(order.record.stage));
    json.member("created_at", base::formatKst(order.record.createdAt));
    const bool hasVolume = !request.spendsFunds();
    writeMaybe(json, "volume", hasVolume ? textOf(request.volume.toString()) : std::nullopt, form);
    writeMaybe(json, "remaining_volume", hasVolume ? textOf(order.record.remaining.toString()) : std::nullopt, form);
}

void writeFunds(JsonText& json, const matching::OrderRecord& record, const OrderForm& form) {
    const bool isBuy = record.request.side == order::Side::Buy;
    const bool isZeroed = record.stage != matching::Stage::Waiting && !form.keepsTerminalAmounts;
    json.decimal("reserved_fee", record.reservedFee);
    json.decimal("remaining_fee", isZeroed ? matching::Won{} : record.remainingFee());
    json.decimal("paid_fee", record.paidFee);
    const std::string locked = isBuy ? record.lockedCash.toString() : record.lockedCoins.toString();
    json.member("locked", isZeroed ? std::string{"0"} : locked);
}

} // namespace

void writeOrderMembers(JsonText& json, const DeskOrder& order, OrderDetail detail, const OrderForm& form) {
    const matching::OrderRecord& record = order.record;
    const bool isBuy = record.request.side == order::Side::Buy;
    writeWhatWasAsked(json, order, form);
    json.decimal("executed_volume", record.executedVolume);
    if (detail == OrderDetail::WithFunds && form.listsFunds)
        json.decimal("executed_funds", record.executedFunds);
    writeFunds(json, record, form);
    json.member("trades_count", record.executions);
    writeMaybe(json, "time_in_force", textOf(timeInForceWord(record.request.timeInForce)), form);
    writeMaybe(json, "identifier", textOf(order.identifier), form);
    writeMaybe(json, "smp_type", order.namesSelfMatch ? textOf(selfMatchWord(record.request.selfMatch)) : std::nullopt,
               form);
    json.decimal("prevented_volume", record.preventedVolume);
    json.member("prevented_locked", isBuy ? record.preventedCash.toString() : record.preventedVolume.toString());
    if (detail == OrderDetail::WithTrades)
        writeTrades(json, order);
}

void writeOrder(JsonText& json, const DeskOrder& order, OrderDetail detail, const OrderForm& form) {
    json.beginObject();
    writeOrderMembers(json, order, detail, form);
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
