// Rows that wait: their order, their batches, and what becomes of those that cannot be written.
#include "books.h"
#include "journal_on_thread.h"
#include "storage/sql/row_writer.h"

#include <QTest>

#include <gtest/gtest.h>

namespace kkachi::storage::sql::test {
namespace {

class JournalBatch : public testing::Test {
  protected:
    void SetUp() override {
        // Short, because one test keeps the journal from writing.
        m_journal = std::make_unique<JournalOnThread>(JournalSettings{.url = m_books.url(), .busyMs = 20});
        ASSERT_TRUE(m_journal->open());
    }
    QString count(const char* table) const {
        return m_books.value(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String{table}));
    }

    Books m_books;
    std::unique_ptr<JournalOnThread> m_journal;
};

TEST_F(JournalBatch, KeepsTheOrderInWhichRowsCame) {
    QStringList expected;
    for (int second = 0; second < 3 * SqlJournal::kBatchRows + 7; ++second) {
        m_journal->record(marketRow(second));
        expected << QString::number(100'000'000 + second);
    }
    m_journal->close();
    EXPECT_EQ(m_books.column(QStringLiteral("SELECT price FROM market_data ORDER BY id")), expected);
}

TEST_F(JournalBatch, WritesMarketDataWithoutBeingAsked) {
    m_journal->record(marketRow(1));
    EXPECT_TRUE(QTest::qWaitFor([this] { return count("market_data") == u"1"; }));
}

TEST_F(JournalBatch, WritesASignalWithoutBeingAsked) {
    m_journal->record(signalRow(1));
    EXPECT_TRUE(QTest::qWaitFor([this] { return count("trading_signals") == u"1"; }));
}

TEST_F(JournalBatch, StoresEveryKindOfRow) {
    m_journal->record(signalRow(1));
    m_journal->record(VerdictRow{base::Mode::Demo, at(1), 1, false, "POSITION_LIMIT", "200000", "200001"});
    m_journal->record(accountRow(1, 10'000'000));
    m_journal->record(RiskRow{base::Mode::Demo, at(2), "paused", "DAILY_LOSS_LIMIT", "0.003", "0.0031"});
    m_journal->record(AlertRow{base::Mode::Demo, at(3), Severity::ActSoon, "FEED_STALE", "12 s"});
    m_journal->record(ReconciliationRow{base::Mode::Demo, at(4), true, ""});
    m_journal->close();
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT signal_id || approved || reason || limit_value || actual_value "
                                           "FROM verdicts")),
              QStringLiteral("10POSITION_LIMIT200000200001"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT equity FROM account_snapshots")), QStringLiteral("10000000"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT state || reason FROM risk_changes")),
              QStringLiteral("pausedDAILY_LOSS_LIMIT"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT severity || code FROM alerts")),
              QStringLiteral("act_soonFEED_STALE"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT clean FROM reconciliations")), QStringLiteral("1"));
    EXPECT_TRUE(m_journal->failures.empty());
}

TEST_F(JournalBatch, LeavesOutTheRowThatIsRefusedAndKeepsTheOthers) {
    m_journal->record(signalRow(1));
    m_journal->record(signalRow(1, signal::Action::Sell)); // the id is taken
    m_journal->record(signalRow(2));
    m_journal->close();
    EXPECT_EQ(m_books.column(QStringLiteral("SELECT id || signal FROM trading_signals ORDER BY id")),
              (QStringList{QStringLiteral("1Buy"), QStringLiteral("2Buy")}));
    ASSERT_EQ(m_journal->failures.size(), 1U);
    EXPECT_TRUE(m_journal->failures[0].identifier.isEmpty());
    EXPECT_TRUE(m_journal->failures[0].reason.contains(QStringLiteral("trading_signals")));
}

TEST_F(JournalBatch, SaysSoWhenItCannotWriteAndWritesLater) {
    const auto other = SqlConnection::open(m_books.url(), Access::ReadWrite);
    ASSERT_TRUE(other && (*other)->begin());
    m_journal->record(signalRow(1));
    EXPECT_FALSE(m_journal->write(intentRow("k-1")));
    ASSERT_GE(m_journal->failures.size(), 1U);
    EXPECT_EQ(m_journal->failures.back().identifier, QStringLiteral("k-1"));
    (*other)->rollback();
    // The signal is written by the next try; the intent is not, since its failure has been told.
    EXPECT_TRUE(QTest::qWaitFor([this] { return count("trading_signals") == u"1"; }));
    EXPECT_EQ(count("orders"), QStringLiteral("0"));
    EXPECT_TRUE(m_journal->write(intentRow("k-2")));
}

TEST_F(JournalBatch, TakesNothingBeforeItIsOpenOrAfterItIsClosed) {
    m_journal->close();
    m_journal->record(signalRow(1));
    EXPECT_FALSE(m_journal->write(intentRow("k-1")));
    EXPECT_EQ(m_journal->failures.size(), 2U);
    EXPECT_EQ(count("trading_signals"), QStringLiteral("0"));
}

TEST(TradeInfo, HoldsDecimalsAsStringsAndIdsToTheLastDigit) {
    MarketDataRow row = marketRow(0);
    row.bestBid = *base::Price::parse("99999000.5");
    row.firstSequentialId = 17'319'999'990'000'001;
    row.lastSequentialId = 17'319'999'990'000'003;
    EXPECT_EQ(tradeInfoJson(row), R"({"count":2,"buy_volume":"0.3","sell_volume":"0.2","best_bid":"99999000.5",)"
                                  R"("best_ask":null,"first_sequential_id":17319999990000001,)"
                                  R"("last_sequential_id":17319999990000003})");
}

TEST_F(JournalBatch, StoresTradeInfoThatTheDatabaseItselfCanRead) {
    MarketDataRow row = marketRow(0);
    row.lastSequentialId = 17'319'999'990'000'003;
    m_journal->record(row);
    m_journal->close();
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT trade_info ->> 'last_sequential_id' FROM market_data")),
              QStringLiteral("17319999990000003"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT trade_info ->> 'buy_volume' FROM market_data")),
              QStringLiteral("0.3"));
}

} // namespace
} // namespace kkachi::storage::sql::test
