#include "books.h"

#include "storage/sql/database_url.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace kkachi::storage::sql::test {

namespace {

QStringList columnOf(QSqlDatabase database, const QString& statement) {
    QSqlQuery query{database};
    if (!query.exec(statement))
        return {QStringLiteral("error: ") + query.lastError().databaseText()};
    QStringList found;
    while (query.next())
        found << (query.value(0).isNull() ? QStringLiteral("NULL") : query.value(0).toString());
    return found;
}

} // namespace

QString Books::url() const {
    return sqliteUrl(path());
}

QStringList Books::column(const QString& statement) const {
    const QString name = QUuid::createUuid().toString();
    QStringList found;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path());
        if (!database.open())
            found << QStringLiteral("error: ") + database.lastError().text();
        else
            found = columnOf(database, statement);
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return found;
}

base::Timestamp at(std::int64_t seconds) {
    return *base::parseInstant("2026-01-01T00:00:00Z") + std::chrono::seconds{seconds};
}

SignalRow signalRow(std::int64_t id, signal::Action action) {
    signal::Signal signal;
    signal.id = id;
    signal.askedAt = at(id);
    signal.at = at(id) + base::Milliseconds{250};
    signal.action = action;
    signal.confidence = 0.75;
    signal.reasoning = "momentum";
    signal.source = signal::Source::Gpt;
    signal.model = "a-model";
    signal.rawResponse = R"({"signal":"Buy"})";
    signal.latency = std::chrono::milliseconds{250};
    return {base::Mode::Demo, signal};
}

OrderRow intentRow(const std::string& identifier, std::int64_t signalId) {
    order::Order order;
    order.identifier = identifier;
    order.signalId = signalId;
    order.amount = *base::Quantity::parse("0.0001");
    order.funds = base::Krw::whole(10'000);
    order.price = base::Price::whole(100'000'000);
    order.createdAt = at(10);
    return {base::Mode::Demo, at(10), order};
}

order::Fill fillOf(const std::string& tradeUuid, std::string_view price, std::string_view volume,
                   std::string_view fee) {
    return {tradeUuid, at(11), *base::Price::parse(price), *base::Quantity::parse(volume), *base::Krw::parse(fee)};
}

void execute(order::Order& order, const order::Fill& fill) {
    order.fills.push_back(fill);
    order.executedVolume += fill.volume;
    order.executedFunds += base::notional(fill.price, fill.volume, base::Rounding::HalfEven);
    order.fee += fill.fee;
    order.state = order::State::PartiallyFilled;
}

MarketDataRow marketRow(std::int64_t second) {
    MarketDataRow row;
    row.at = at(second);
    row.price = base::Price::whole(100'000'000 + second);
    row.volume = *base::Quantity::parse("0.5");
    row.tradeCount = 2;
    row.buyVolume = *base::Quantity::parse("0.3");
    row.sellVolume = *base::Quantity::parse("0.2");
    return row;
}

AccountRow accountRow(std::int64_t second, std::int64_t equity) {
    AccountRow row;
    row.at = at(second);
    row.state = "active";
    row.equity = base::Krw::whole(equity);
    row.cash = base::Krw::whole(equity);
    return row;
}

} // namespace kkachi::storage::sql::test
