#include "app/events/event_json.h"

#include <QJsonDocument>
#include <QJsonValue>

#include <optional>
#include <string_view>

namespace kkachi::app {

namespace {

QString text(std::string_view value) {
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

template <class Tag>
QJsonValue decimal(base::Fixed<Tag> value) {
    return QString::fromStdString(value.toString());
}
template <class Tag>
QJsonValue decimal(const std::optional<base::Fixed<Tag>>& value) {
    return value ? decimal(*value) : QJsonValue{};
}

QJsonValue number(const std::optional<std::int64_t>& value) {
    return value ? QJsonValue{static_cast<qint64>(*value)} : QJsonValue{};
}

QJsonObject of(const storage::MarketDataRow& row) {
    QJsonObject event = namedEvent(row.at, QStringLiteral("market"));
    event[u"price"] = decimal(row.price);
    event[u"volume"] = decimal(row.volume);
    event[u"trade_count"] = row.tradeCount;
    event[u"buy_volume"] = decimal(row.buyVolume);
    event[u"sell_volume"] = decimal(row.sellVolume);
    event[u"best_bid"] = decimal(row.bestBid);
    event[u"best_ask"] = decimal(row.bestAsk);
    event[u"first_sequential_id"] = number(row.firstSequentialId);
    event[u"last_sequential_id"] = number(row.lastSequentialId);
    return event;
}

QJsonObject of(const storage::SignalRow& row) {
    const auto& signal = row.signal;
    QJsonObject event = namedEvent(signal.at, QStringLiteral("signal"));
    event[u"signal_id"] = static_cast<qint64>(signal.id);
    event[u"signal"] = text(toString(signal.action));
    event[u"confidence"] = signal.confidence ? QJsonValue{*signal.confidence} : QJsonValue{};
    event[u"reasoning"] = text(signal.reasoning);
    event[u"source"] = text(toString(signal.source));
    event[u"model"] = text(signal.model);
    event[u"latency_ms"] = static_cast<qint64>(signal.latency.count());
    if (!signal.problem.empty())
        event[u"problem"] = text(signal.problem);
    return event;
}

QJsonObject of(const storage::VerdictRow& row) {
    QJsonObject event = namedEvent(row.at, QStringLiteral("verdict"));
    event[u"signal_id"] = number(row.signalId);
    event[u"approved"] = row.approved;
    event[u"reason"] = text(row.reason);
    event[u"limit"] = row.limit.empty() ? QJsonValue{} : QJsonValue{text(row.limit)};
    event[u"actual"] = row.actual.empty() ? QJsonValue{} : QJsonValue{text(row.actual)};
    return event;
}

QJsonObject of(const storage::OrderRow& row) {
    const auto& order = row.order;
    QJsonObject event = namedEvent(row.at, QStringLiteral("order"));
    event[u"identifier"] = text(order.identifier);
    event[u"exchange_uuid"] = order.exchangeUuid.empty() ? QJsonValue{} : QJsonValue{text(order.exchangeUuid)};
    event[u"mode"] = text(toString(row.mode));
    event[u"side"] = text(toString(order.side));
    event[u"status"] = text(toString(order::statusOf(order)));
    event[u"state"] = text(toString(order.state));
    event[u"executed_volume"] = decimal(order.executedVolume);
    event[u"average_price"] = decimal(order::executedPrice(order));
    event[u"fee"] = decimal(order.fee);
    event[u"reason"] = order.error.empty() ? QJsonValue{} : QJsonValue{text(order.error)};
    return event;
}

QJsonObject of(const storage::FillRow& row) {
    QJsonObject event = namedEvent(row.fill.at, QStringLiteral("fill"));
    event[u"identifier"] = text(row.identifier);
    event[u"side"] = text(toString(row.side));
    event[u"trade_uuid"] = text(row.fill.tradeUuid);
    event[u"price"] = decimal(row.fill.price);
    event[u"volume"] = decimal(row.fill.volume);
    event[u"fee"] = decimal(row.fill.fee);
    return event;
}

QJsonObject of(const storage::AccountRow& row) {
    QJsonObject event = namedEvent(row.at, QStringLiteral("snapshot"));
    event[u"mode"] = text(toString(row.mode));
    event[u"state"] = text(row.state);
    event[u"equity"] = decimal(row.equity);
    event[u"cash"] = decimal(row.cash);
    event[u"position"] = decimal(row.position);
    event[u"average_entry"] = decimal(row.averageEntry);
    event[u"realised_pnl"] = decimal(row.realisedPnl);
    event[u"unrealised_pnl"] = decimal(row.unrealisedPnl);
    event[u"day_pnl"] = decimal(row.dayPnl);
    event[u"stop_price"] = decimal(row.stopPrice);
    event[u"stop_cover"] = decimal(row.stopCover);
    return event;
}

QJsonObject of(const storage::RiskRow& row) {
    QJsonObject event = namedEvent(row.at, QStringLiteral("risk"));
    event[u"state"] = text(row.state);
    event[u"reason"] = text(row.reason);
    event[u"limit"] = row.limit.empty() ? QJsonValue{} : QJsonValue{text(row.limit)};
    event[u"actual"] = row.actual.empty() ? QJsonValue{} : QJsonValue{text(row.actual)};
    return event;
}

QJsonObject of(const storage::AlertRow& row) {
    QJsonObject event = namedEvent(row.at, QStringLiteral("alert"));
    event[u"severity"] = text(toString(row.severity));
    event[u"code"] = text(row.code);
    event[u"detail"] = text(row.detail);
    return event;
}

QJsonObject of(const storage::ReconciliationRow& row) {
    QJsonObject event = namedEvent(row.at, QStringLiteral("reconciliation"));
    event[u"clean"] = row.clean;
    event[u"detail"] = text(row.detail);
    return event;
}

} // namespace

QJsonObject eventOf(const storage::Row& row) {
    return std::visit([](const auto& kind) { return of(kind); }, row);
}

QJsonObject intentEvent(const storage::OrderRow& row) {
    const auto& order = row.order;
    QJsonObject event = namedEvent(row.at, QStringLiteral("intent"));
    event[u"identifier"] = text(order.identifier);
    event[u"signal_id"] = number(order.signalId);
    event[u"side"] = text(toString(order.side));
    event[u"type"] = text(toString(order.type));
    event[u"origin"] = text(toString(order.origin));
    event[u"amount"] = decimal(order.amount);
    event[u"funds"] = order.funds.isZero() ? QJsonValue{} : decimal(order.funds);
    event[u"price"] = decimal(order.price);
    return event;
}

QJsonObject namedEvent(base::Timestamp at, const QString& name) {
    return {{QStringLiteral("ts"), QString::fromStdString(base::formatUtc(at))}, {QStringLiteral("event"), name}};
}

QByteArray lineOf(const QJsonObject& event) {
    return QJsonDocument{event}.toJson(QJsonDocument::Compact) + '\n';
}

} // namespace kkachi::app
