#include "web/snapshot_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <string_view>

namespace kkachi::web {

namespace {

using namespace std::chrono_literals;

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

template <class Amount>
QJsonValue decimal(Amount amount) {
    return text(amount.toString());
}

template <class Amount>
QJsonValue decimal(const std::optional<Amount>& amount) {
    return amount ? decimal(*amount) : QJsonValue{QJsonValue::Null};
}

QJsonValue instant(base::Timestamp at) {
    return text(base::formatUtc(at));
}

template <class Amount>
QJsonArray point(base::Timestamp at, Amount amount) {
    return {QJsonValue{static_cast<qint64>(base::toEpochMs(at))}, decimal(amount)};
}

// Evenly spaced, the newest always among them.
QJsonArray equityPoints(const std::vector<engine::EquityPoint>& curve) {
    const std::size_t step = (curve.size() + kMostEquityPoints - 1) / kMostEquityPoints;
    QJsonArray points;
    for (std::size_t i = curve.empty() ? 0 : (curve.size() - 1) % step; i < curve.size(); i += step)
        points += point(curve[i].at, curve[i].equity);
    return points;
}

QJsonArray minuteCloses(const std::vector<engine::BarSeries>& series) {
    const auto minutes = std::ranges::find(series, base::Milliseconds{60s}, &engine::BarSeries::unit);
    QJsonArray points;
    if (minutes == series.end())
        return points;
    const auto& closed = *minutes->closed;
    for (std::size_t i = closed.size() - std::min(closed.size(), kMostCloses); i < closed.size(); ++i)
        points += point(closed[i].openTime, closed[i].close);
    if (minutes->current)
        points += point(minutes->current->openTime, minutes->current->close);
    return points;
}

QJsonObject accountObject(const engine::AccountView& account) {
    return {{QStringLiteral("equity"), decimal(account.equity)},
            {QStringLiteral("cash"), decimal(account.cash)},
            {QStringLiteral("position"), decimal(account.position)},
            {QStringLiteral("average_entry"), decimal(account.averageEntry)},
            {QStringLiteral("realised_pnl"), decimal(account.realisedPnl)},
            {QStringLiteral("unrealised_pnl"), decimal(account.unrealisedPnl)},
            {QStringLiteral("day_pnl"), decimal(account.dayPnl)},
            {QStringLiteral("fees_paid"), decimal(account.feesPaid)},
            {QStringLiteral("stop_price"), decimal(account.stopPrice)},
            {QStringLiteral("stop_cover"), decimal(account.stopCover)}};
}

QJsonObject riskObject(const engine::RiskView& risk) {
    return {{QStringLiteral("reason"), text(risk.reason)},
            {QStringLiteral("exposure"), decimal(risk.exposure)},
            {QStringLiteral("exposure_limit"), decimal(risk.exposureLimit)},
            {QStringLiteral("day_loss"), decimal(risk.dayLoss)},
            {QStringLiteral("day_loss_limit"), decimal(risk.dayLossLimit)},
            {QStringLiteral("volatility"), risk.volatility},
            {QStringLiteral("volatility_limit"), risk.volatilityLimit},
            {QStringLiteral("volatile"), risk.isVolatile}};
}

QString feedWord(exchange::FeedState state) {
    switch (state) {
    case exchange::FeedState::Connecting:
        return QStringLiteral("connecting");
    case exchange::FeedState::Live:
        return QStringLiteral("live");
    case exchange::FeedState::Polling:
        return QStringLiteral("polling");
    case exchange::FeedState::Stale:
        return QStringLiteral("stale");
    case exchange::FeedState::Down:
        return QStringLiteral("down");
    }
    return {};
}

QJsonValue milliseconds(const std::optional<base::Milliseconds>& duration) {
    return duration ? QJsonValue{static_cast<qint64>(duration->count())} : QJsonValue{QJsonValue::Null};
}

QJsonObject healthObject(const engine::HealthView& health) {
    return {{QStringLiteral("feed"), feedWord(health.feed)},
            {QStringLiteral("private_stream"), feedWord(health.privateStream)},
            {QStringLiteral("account_known"), health.accountKnown},
            {QStringLiteral("storage_works"), health.storageWorks},
            {QStringLiteral("analyst_answers"), health.analystAnswers},
            {QStringLiteral("analyst_latency_ms"), milliseconds(health.analystLatency)}};
}

QJsonValue verdictValue(const std::optional<storage::VerdictRow>& verdict) {
    if (!verdict)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("approved"), verdict->approved},
                       {QStringLiteral("reason"), text(verdict->reason)},
                       {QStringLiteral("limit"), text(verdict->limit)},
                       {QStringLiteral("actual"), text(verdict->actual)}};
}

QJsonObject signalObject(const engine::AnsweredSignal& answered) {
    const signal::Signal& signal = answered.signal;
    return {{QStringLiteral("signal_id"), static_cast<qint64>(signal.id)},
            {QStringLiteral("ts"), instant(signal.at)},
            {QStringLiteral("signal"), text(signal::toString(signal.action))},
            {QStringLiteral("confidence"),
             signal.confidence ? QJsonValue{*signal.confidence} : QJsonValue{QJsonValue::Null}},
            {QStringLiteral("reasoning"), text(signal.reasoning)},
            {QStringLiteral("source"), text(signal::toString(signal.source))},
            {QStringLiteral("model"), text(signal.model)},
            {QStringLiteral("latency_ms"), static_cast<qint64>(signal.latency.count())},
            {QStringLiteral("problem"), text(signal.problem)},
            {QStringLiteral("verdict"), verdictValue(answered.verdict)}};
}

QJsonObject orderObject(const order::Order& order) {
    return {{QStringLiteral("identifier"), text(order.identifier)},
            {QStringLiteral("ts"), instant(order.createdAt)},
            {QStringLiteral("side"), text(order::toString(order.side))},
            {QStringLiteral("type"), text(order::toString(order.type))},
            {QStringLiteral("origin"), text(order::toString(order.origin))},
            {QStringLiteral("status"), text(order::toString(order::statusOf(order)))},
            {QStringLiteral("state"), text(order::toString(order.state))},
            {QStringLiteral("amount"), decimal(order.amount)},
            {QStringLiteral("price"), decimal(order.price)},
            {QStringLiteral("executed_volume"), decimal(order.executedVolume)},
            {QStringLiteral("executed_price"), decimal(order::executedPrice(order))},
            {QStringLiteral("fee"), decimal(order.fee)},
            {QStringLiteral("error"), text(order.error)}};
}

template <class Items, class Convert>
QJsonArray firstOf(const Items& items, std::size_t most, Convert convert) {
    QJsonArray array;
    for (std::size_t i = 0; i < std::min(items.size(), most); ++i)
        array += convert(items[i]);
    return array;
}

// By Kkachi's clock, which in a fast replay runs faster than the wall's.
QJsonValue dataAge(const engine::Snapshot& snapshot) {
    if (!snapshot.health.lastMessageAt)
        return QJsonValue::Null;
    return milliseconds(std::max(base::Milliseconds{0}, snapshot.at - *snapshot.health.lastMessageAt));
}

} // namespace

QByteArray snapshotJson(const engine::Snapshot& snapshot, std::chrono::milliseconds snapshotAge,
                        const QString& language) {
    const QJsonObject document{{QStringLiteral("ts"), instant(snapshot.at)},
                               {QStringLiteral("mode"), text(base::toString(snapshot.mode))},
                               {QStringLiteral("market"), text(snapshot.market)},
                               {QStringLiteral("run"), text(engine::toString(snapshot.run))},
                               {QStringLiteral("state"), text(engine::toString(snapshot.risk.state))},
                               {QStringLiteral("price"), decimal(snapshot.price)},
                               {QStringLiteral("data_age_ms"), dataAge(snapshot)},
                               {QStringLiteral("snapshot_age_ms"), static_cast<qint64>(snapshotAge.count())},
                               {QStringLiteral("language"), language},
                               {QStringLiteral("account"), accountObject(snapshot.account)},
                               {QStringLiteral("risk"), riskObject(snapshot.risk)},
                               {QStringLiteral("health"), healthObject(snapshot.health)},
                               {QStringLiteral("equity_curve"), equityPoints(*snapshot.equityCurve)},
                               {QStringLiteral("closes"), minuteCloses(snapshot.series)},
                               {QStringLiteral("signals"), firstOf(snapshot.signals, kMostSignals, signalObject)},
                               {QStringLiteral("orders"), firstOf(snapshot.orders, kMostOrders, orderObject)}};
    return QJsonDocument{document}.toJson(QJsonDocument::Compact);
}

} // namespace kkachi::web
