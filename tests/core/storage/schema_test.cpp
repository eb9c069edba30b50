// The schema as product contract: names of tables and columns, exact decimals, and what the tables refuse by
// themselves.
#include "books.h"
#include "storage/sql/sql_connection.h"

#include <gtest/gtest.h>

namespace kkachi::storage::sql::test {
namespace {

class Schema : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(SqlConnection::open(m_books.url(), Access::ReadWrite)); }

    QStringList columnsOf(const char* table) const {
        return m_books.column(QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(QLatin1String{table}));
    }
    QString refusal(const char* statement) const { return m_books.value(QString::fromLatin1(statement)); }

    Books m_books;
};

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u' ');
}

TEST_F(Schema, NamesTheColumnsOfMarketData) {
    EXPECT_EQ(columnsOf("market_data"), words("id timestamp price volume trade_info mode"));
}

TEST_F(Schema, NamesTheColumnsOfTradingSignals) {
    EXPECT_EQ(columnsOf("trading_signals").mid(0, 5), words("id timestamp signal confidence raw_response"));
}

TEST_F(Schema, NamesTheColumnsOfOrdersAndThoseBesideThem) {
    const QStringList columns = columnsOf("orders");
    EXPECT_EQ(columns.mid(0, 9),
              words("id timestamp signal_id order_type amount price status executed_price error_message"));
    for (const QString& beside : words("mode state origin identifier exchange_uuid funds executed_volume fee"))
        EXPECT_TRUE(columns.contains(beside)) << beside.toStdString();
}

TEST_F(Schema, NamesTheColumnsOfBacktestResults) {
    EXPECT_EQ(columnsOf("backtest_results"),
              words("id run_timestamp start_date end_date total_return max_drawdown win_rate profit_loss_ratio "
                    "total_trades strategy parameters report"));
}

TEST_F(Schema, NamesTheColumnsOfTradesAndCandles) {
    EXPECT_EQ(columnsOf("trades"), words("id timestamp market price volume taker sequential_id repaired mode"));
    EXPECT_EQ(columnsOf("candles"), words("id open_time market unit mark open high low close volume mode"));
}

TEST_F(Schema, RefusesABarThatClaimsTradesButHasNoPrices) {
    EXPECT_TRUE(refusal("INSERT INTO candles (open_time, market, unit, mark, mode) VALUES "
                        "('2026-01-01T00:00:00.000Z', 'KRW-BTC', '1m', 'traded', 'demo')")
                    .contains(QStringLiteral("CHECK constraint failed")));
}

TEST_F(Schema, RefusesABarWithoutTradesThatHasPrices) {
    EXPECT_TRUE(refusal("INSERT INTO candles (open_time, market, unit, mark, open, high, low, close, volume, mode) "
                        "VALUES ('2026-01-01T00:00:00.000Z', 'KRW-BTC', '1m', 'missing', '1', '1', '1', '1', '0', "
                        "'demo')")
                    .contains(QStringLiteral("CHECK constraint failed")));
}

TEST_F(Schema, KeepsEveryAmountAsText) {
    const QStringList others = m_books.column(QStringLiteral(
        "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name IN ('price', 'volume', 'amount', 'funds', 'fee', "
        "'executed_price', 'executed_volume', 'executed_funds', 'equity', 'cash', 'position', "
        "'average_entry', 'realised_pnl', 'unrealised_pnl', 'day_pnl', 'stop_price', 'open', 'high', 'low', 'close') "
        "AND c.type <> 'TEXT'"));
    EXPECT_EQ(others, QStringList{});
}

TEST_F(Schema, NotesItsVersion) {
    EXPECT_EQ(m_books.column(QStringLiteral("SELECT version FROM schema_version")), words("1 2"));
}

TEST_F(Schema, RefusesASignalThatIsNoSignal) {
    EXPECT_TRUE(refusal("INSERT INTO trading_signals (timestamp, signal, raw_response, mode, asked_at, reasoning, "
                        "source, model, latency_ms, problem) VALUES ('2026-01-01T00:00:00.000Z', 'Maybe', '', 'demo', "
                        "'2026-01-01T00:00:00.000Z', '', 'gpt', '', 0, '')")
                    .contains(QStringLiteral("CHECK constraint failed")));
}

TEST_F(Schema, RefusesAnInstantWithoutMillisecondsOrZone) {
    for (const char* instant : {"2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000", "2026-01-01 00:00:00.000Z", "now"}) {
        const QString statement = QStringLiteral("INSERT INTO reconciliations (timestamp, mode, clean, detail) "
                                                 "VALUES ('%1', 'demo', 1, '')");
        EXPECT_TRUE(m_books.value(statement.arg(QLatin1String{instant})).contains(QStringLiteral("CHECK"))) << instant;
    }
}

TEST_F(Schema, RefusesTradeInfoThatIsNoJson) {
    EXPECT_TRUE(refusal("INSERT INTO market_data (timestamp, price, volume, trade_info, mode) VALUES "
                        "('2026-01-01T00:00:00.000Z', '1', '1', '{', 'demo')")
                    .contains(QStringLiteral("CHECK constraint failed")));
}

TEST_F(Schema, RefusesAModeOfItsOwnInvention) {
    EXPECT_TRUE(refusal("INSERT INTO reconciliations (timestamp, mode, clean, detail) VALUES "
                        "('2026-01-01T00:00:00.000Z', 'real', 1, '')")
                    .contains(QStringLiteral("CHECK constraint failed")));
}

TEST_F(Schema, IsLeftAloneWhenItIsThereAlready) {
    const QString applied = QStringLiteral("SELECT applied_at FROM schema_version");
    const QStringList before = m_books.column(applied);
    ASSERT_TRUE(SqlConnection::open(m_books.url(), Access::ReadWrite));
    EXPECT_EQ(m_books.column(applied), before);
}

} // namespace
} // namespace kkachi::storage::sql::test
