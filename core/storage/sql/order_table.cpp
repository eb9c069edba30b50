#include "storage/sql/order_table.h"

#include "storage/sql/column_text.h"

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

QString ordersTable() {
    return QStringLiteral("orders");
}
QString fillsTable() {
    return QStringLiteral("fills");
}

// What is decided once, at the intent.
QStringList decidedColumns() {
    return {QStringLiteral("timestamp"), QStringLiteral("signal_id"),      QStringLiteral("order_type"),
            QStringLiteral("amount"),    QStringLiteral("price"),          QStringLiteral("mode"),
            QStringLiteral("origin"),    QStringLiteral("execution_type"), QStringLiteral("funds"),
            QStringLiteral("identifier")};
}

QVariantList decidedValues(const OrderRow& row) {
    const order::Order& order = row.order;
    const base::Timestamp at = order.createdAt == base::Timestamp{} ? row.at : order.createdAt;
    return {instantOf(at),
            idOrNull(order.signalId),
            textOf(toString(order.side)),
            moneyOf(order.amount),
            moneyOf(order.price),
            textOf(toString(row.mode)),
            textOf(toString(order.origin)),
            textOf(toString(order.type)),
            order.funds.isZero() ? QVariant{} : moneyOf(order.funds),
            textOf(order.identifier)};
}

// What changes while the order lives.
QStringList livingColumns() {
    return {QStringLiteral("state"),
            QStringLiteral("status"),
            QStringLiteral("exchange_uuid"),
            QStringLiteral("executed_volume"),
            QStringLiteral("executed_price"),
            QStringLiteral("executed_funds"),
            QStringLiteral("fee"),
            QStringLiteral("stated_end"),
            QStringLiteral("attempts"),
            QStringLiteral("stated_executed_volume"),
            QStringLiteral("error_message"),
            QStringLiteral("updated_at")};
}

QVariantList livingValues(const OrderRow& row) {
    const order::Order& order = row.order;
    return {textOf(toString(order.state)),
            textOf(toString(order::statusOf(order))),
            textOrNull(order.exchangeUuid),
            moneyOf(order.executedVolume),
            moneyOrNull(order::executedPrice(order)),
            moneyOf(order.executedFunds),
            moneyOf(order.fee),
            order.statedEnd ? textOf(toString(*order.statedEnd)) : QVariant{},
            order.attempts,
            moneyOf(order.statedExecutedVolume),
            textOrNull(order.error),
            instantOf(row.at)};
}

QString insertText() {
    return insertInto(ordersTable(), decidedColumns() + livingColumns());
}

QString updateText() {
    return QStringLiteral("UPDATE orders SET %1 = ? WHERE identifier = ? AND mode = ?")
        .arg(livingColumns().join(QStringLiteral(" = ?, ")));
}

// A missing order gives a null order_id, which the schema refuses.
QString insertFillText() {
    return QStringLiteral("INSERT INTO fills (order_id, trade_uuid, timestamp, side, price, volume, fee, mode) "
                          "VALUES ((SELECT id FROM orders WHERE identifier = ?), ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT (order_id, trade_uuid) DO NOTHING");
}

order::Fill readFill(StoredRow& row) {
    order::Fill fill;
    fill.tradeUuid = row.text();
    fill.at = row.instant();
    fill.price = row.money<base::Price>();
    fill.volume = row.money<base::Quantity>();
    fill.fee = row.money<base::Krw>();
    return fill;
}

OrderRow readOrder(StoredRow& row, std::int64_t& id) {
    OrderRow stored;
    order::Order& order = stored.order;
    id = row.integer();
    order.createdAt = row.instant();
    order.signalId = row.optionalInteger();
    order.side = row.choice(order::parseSide);
    order.amount = row.money<base::Quantity>();
    order.price = row.money<base::Price>();
    stored.mode = row.mode();
    order.origin = row.choice(order::parseOrigin);
    order.type = row.choice(order::parseType);
    order.funds = row.optionalMoney<base::Krw>().value_or(base::Krw{});
    order.identifier = row.text();
    order.state = row.choice(order::parseState);
    order.exchangeUuid = row.text();
    order.statedEnd = row.optionalChoice(order::parseState);
    order.attempts = static_cast<int>(row.integer());
    order.statedExecutedVolume = row.money<base::Quantity>();
    order.error = row.text();
    stored.at = row.instant();
    return stored;
}

QString selectOrdersText(const QString& condition) {
    return QStringLiteral("SELECT id, timestamp, signal_id, order_type, amount, price, mode, origin, execution_type, "
                          "funds, identifier, state, exchange_uuid, stated_end, attempts, stated_executed_volume, "
                          "error_message, updated_at FROM orders ") +
           condition;
}

void addFill(order::Order& order, const order::Fill& fill) {
    order.fills.push_back(fill);
    order.executedVolume += fill.volume;
    order.executedFunds += base::notional(fill.price, fill.volume, base::Rounding::HalfEven);
    order.fee += fill.fee;
}

SqlResult<Done> readFillsOf(SqlStatement& statement, std::int64_t id, order::Order& order) {
    try {
        return statement.select({static_cast<qlonglong>(id)}, [&order](StoredRow& row) {
            const order::Fill fill = readFill(row);
            if (!row.error())
                addFill(order, fill);
        });
    } catch (const base::ArithmeticOverflow&) {
        return Unexpected{SqlError{SqlProblem::Damaged, fillsTable(), QString::fromStdString(order.identifier)}};
    }
}

} // namespace

OrderTable::OrderTable(const SqlConnection& connection)
    : m_insert{connection, insertText(), ordersTable()}
    , m_update{connection, updateText(), ordersTable()}
    , m_insertFill{connection, insertFillText(), fillsTable()} {}

SqlResult<Done> OrderTable::insert(const OrderRow& row) {
    const auto inserted = m_insert.run(decidedValues(row) + livingValues(row));
    if (!inserted)
        return Unexpected{inserted.error()};
    return Done{};
}

SqlResult<Done> OrderTable::save(const OrderRow& row) {
    const auto changed =
        m_update.run(livingValues(row) + QVariantList{textOf(row.order.identifier), textOf(toString(row.mode))});
    if (!changed)
        return Unexpected{changed.error()};
    if (*changed == 0)
        if (const auto inserted = insert(row); !inserted)
            return inserted;
    for (const order::Fill& fill : row.order.fills)
        if (const auto saved = saveFill({row.mode, row.order.identifier, row.order.side, fill}); !saved)
            return saved;
    return Done{};
}

SqlResult<Done> OrderTable::saveFill(const FillRow& row) {
    const auto saved = m_insertFill.run({textOf(row.identifier), textOf(row.fill.tradeUuid), instantOf(row.fill.at),
                                         textOf(toString(row.side)), moneyOf(row.fill.price), moneyOf(row.fill.volume),
                                         moneyOf(row.fill.fee), textOf(toString(row.mode))});
    if (!saved)
        return Unexpected{saved.error()};
    return Done{};
}

SqlResult<std::vector<OrderRow>> readOrders(const SqlConnection& connection, const QString& condition,
                                            const QVariantList& values) {
    std::vector<OrderRow> rows;
    std::vector<std::int64_t> ids;
    SqlStatement orders{connection, selectOrdersText(condition), ordersTable()};
    const auto read = orders.select(values, [&](StoredRow& row) {
        std::int64_t id = 0;
        rows.push_back(readOrder(row, id));
        ids.push_back(id);
    });
    if (!read)
        return Unexpected{read.error()};
    SqlStatement fills{
        connection,
        QStringLiteral("SELECT trade_uuid, timestamp, price, volume, fee FROM fills WHERE order_id = ? ORDER BY id"),
        fillsTable()};
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto filled = readFillsOf(fills, ids[i], rows[i].order); !filled)
            return Unexpected{filled.error()};
    return rows;
}

SqlResult<std::vector<FillRow>> readFills(const SqlConnection& connection, const QString& condition,
                                          const QVariantList& values) {
    std::vector<FillRow> rows;
    SqlStatement fills{connection,
                       QStringLiteral("SELECT fills.mode, orders.identifier, fills.side, fills.trade_uuid, "
                                      "fills.timestamp, fills.price, fills.volume, fills.fee FROM fills "
                                      "JOIN orders ON orders.id = fills.order_id ") +
                           condition,
                       fillsTable()};
    const auto read = fills.select(values, [&rows](StoredRow& row) {
        FillRow stored;
        stored.mode = row.mode();
        stored.identifier = row.text();
        stored.side = row.choice(order::parseSide);
        stored.fill = readFill(row);
        rows.push_back(stored);
    });
    if (!read)
        return Unexpected{read.error()};
    return rows;
}

} // namespace kkachi::storage::sql
