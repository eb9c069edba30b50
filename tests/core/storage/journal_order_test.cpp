// The life of an order in the books.
#include "books.h"
#include "journal_on_thread.h"

#include <gtest/gtest.h>

namespace kkachi::storage::sql::test {
namespace {

class JournalOrder : public testing::Test {
  protected:
    void SetUp() override {
        m_journal = std::make_unique<JournalOnThread>(JournalSettings{.url = m_books.url()});
        ASSERT_TRUE(m_journal->open());
    }

    // Starts the program once more on the same books.
    JournalStart reopen(const QString& abandonedOrdersReason = {}, base::Mode mode = base::Mode::Demo) {
        m_journal->close();
        m_journal = std::make_unique<JournalOnThread>(
            JournalSettings{.url = m_books.url(), .mode = mode, .abandonedOrdersReason = abandonedOrdersReason});
        EXPECT_TRUE(m_journal->open());
        return m_journal->start.value_or(JournalStart{});
    }
    QString stored(const char* column, const char* identifier = "k-1") const {
        return m_books.value(QStringLiteral("SELECT %1 FROM orders WHERE identifier = '%2'")
                                 .arg(QLatin1String{column}, QLatin1String{identifier}));
    }

    Books m_books;
    std::unique_ptr<JournalOnThread> m_journal;
};

TEST_F(JournalOrder, IsSeenByAnotherConnectionInTheMomentItsIntentIsSaidToBeWritten) {
    QString seen;
    m_journal->onWritten = [&](const QString&) { seen = stored("state"); };
    m_journal->record(signalRow(1));
    ASSERT_TRUE(m_journal->write(intentRow("k-1")));
    EXPECT_EQ(seen, QStringLiteral("intent"));
    EXPECT_TRUE(m_journal->failures.empty());
}

TEST_F(JournalOrder, StandsBehindTheSignalThatWasQueuedBeforeIt) {
    m_journal->record(signalRow(1));
    ASSERT_TRUE(m_journal->write(intentRow("k-1")));
    EXPECT_EQ(stored("signal_id"), QStringLiteral("1"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT signal FROM trading_signals WHERE id = 1")), QStringLiteral("Buy"));
}

TEST_F(JournalOrder, StoresWhatRiskApproved) {
    m_journal->record(signalRow(1));
    ASSERT_TRUE(m_journal->write(intentRow("k-1")));
    EXPECT_EQ(stored("timestamp"), QStringLiteral("2026-01-01T00:00:10.000Z"));
    EXPECT_EQ(stored("order_type"), QStringLiteral("Buy"));
    EXPECT_EQ(stored("amount"), QStringLiteral("0.0001"));
    EXPECT_EQ(stored("price"), QStringLiteral("100000000"));
    EXPECT_EQ(stored("funds"), QStringLiteral("10000"));
    EXPECT_EQ(stored("status"), QStringLiteral("Pending"));
    EXPECT_EQ(stored("origin"), QStringLiteral("signal"));
    EXPECT_EQ(stored("mode"), QStringLiteral("demo"));
    EXPECT_EQ(stored("executed_price"), QStringLiteral("NULL"));
    EXPECT_EQ(stored("error_message"), QStringLiteral("NULL"));
    EXPECT_EQ(stored("exchange_uuid"), QStringLiteral("NULL"));
}

TEST_F(JournalOrder, IsRefusedWithoutItsSignal) {
    EXPECT_FALSE(m_journal->write(intentRow("k-1", 7)));
    ASSERT_EQ(m_journal->failures.size(), 1U);
    EXPECT_EQ(m_journal->failures[0].identifier, QStringLiteral("k-1"));
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT COUNT(*) FROM orders")), QStringLiteral("0"));
}

TEST_F(JournalOrder, OfASignalMustNameItAndAStopMustNot) {
    OrderRow stop = intentRow("stop");
    stop.order.origin = order::Origin::StopLoss;
    m_journal->record(signalRow(1));
    EXPECT_FALSE(m_journal->write(stop));
    stop.order.signalId.reset();
    stop.order.identifier = "stop-2";
    EXPECT_TRUE(m_journal->write(stop));
    OrderRow nameless = intentRow("k-1");
    nameless.order.signalId.reset();
    EXPECT_FALSE(m_journal->write(nameless));
}

TEST_F(JournalOrder, NeverTakesAnIdentifierTwice) {
    m_journal->record(signalRow(1));
    ASSERT_TRUE(m_journal->write(intentRow("k-1")));
    OrderRow again = intentRow("k-1");
    again.order.funds = base::Krw::whole(99'000);
    EXPECT_FALSE(m_journal->write(again));
    EXPECT_EQ(stored("funds"), QStringLiteral("10000"));
}

TEST_F(JournalOrder, IsFollowedFromIntentToItsEnd) {
    m_journal->record(signalRow(1));
    OrderRow row = intentRow("k-1");
    ASSERT_TRUE(m_journal->write(row));
    row.order.exchangeUuid = "9ca023a5";
    row.order.attempts = 1;
    execute(row.order, fillOf("t-1", "100000000", "0.00004", "2"));
    row.at = at(12);
    m_journal->record(row);
    execute(row.order, fillOf("t-2", "100300000", "0.00002", "1.003"));
    row.order.state = order::State::Cancelled; // a market buy usually ends so
    row.at = at(13);
    m_journal->record(row);
    m_journal->close();
    EXPECT_EQ(stored("state"), QStringLiteral("cancelled"));
    EXPECT_EQ(stored("status"), QStringLiteral("Executed"));
    EXPECT_EQ(stored("executed_volume"), QStringLiteral("0.00006"));
    EXPECT_EQ(stored("executed_price"), QStringLiteral("100100000"));
    EXPECT_EQ(stored("fee"), QStringLiteral("3.003"));
    EXPECT_EQ(stored("exchange_uuid"), QStringLiteral("9ca023a5"));
    EXPECT_EQ(stored("timestamp"), QStringLiteral("2026-01-01T00:00:10.000Z"));
    EXPECT_EQ(stored("updated_at"), QStringLiteral("2026-01-01T00:00:13.000Z"));
    EXPECT_EQ(
        m_books.column(QStringLiteral("SELECT trade_uuid || ' ' || price || ' ' || volume || ' ' || fee FROM fills")),
        (QStringList{QStringLiteral("t-1 100000000 0.00004 2"), QStringLiteral("t-2 100300000 0.00002 1.003")}));
    EXPECT_TRUE(m_journal->failures.empty());
}

TEST_F(JournalOrder, ThatWasRefusedFailedWithTheExchangesWords) {
    m_journal->record(signalRow(1));
    OrderRow row = intentRow("k-1");
    ASSERT_TRUE(m_journal->write(row));
    row.order.state = order::State::Rejected;
    row.order.error = "insufficient_funds_bid: 잔액 부족";
    m_journal->record(row);
    m_journal->close();
    EXPECT_EQ(stored("status"), QStringLiteral("Failed"));
    EXPECT_EQ(stored("error_message"), QString::fromUtf8("insufficient_funds_bid: 잔액 부족"));
}

TEST_F(JournalOrder, CountsATradeOnceWhateverBringsIt) {
    m_journal->record(signalRow(1));
    OrderRow row = intentRow("k-1");
    ASSERT_TRUE(m_journal->write(row));
    const order::Fill fill = fillOf("t-1", "100000000", "0.00004", "2");
    m_journal->record(FillRow{base::Mode::Demo, "k-1", order::Side::Buy, fill});
    m_journal->record(FillRow{base::Mode::Demo, "k-1", order::Side::Buy, fill});
    execute(row.order, fill);
    m_journal->record(row);
    m_journal->close();
    EXPECT_EQ(m_books.column(QStringLiteral("SELECT trade_uuid FROM fills")), QStringList{QStringLiteral("t-1")});
    EXPECT_TRUE(m_journal->failures.empty());
}

TEST_F(JournalOrder, TakesNoFillOfAnOrderItDoesNotKnow) {
    m_journal->record(FillRow{base::Mode::Demo, "nobody", order::Side::Buy, fillOf("t-1", "1", "1", "0")});
    m_journal->close();
    ASSERT_EQ(m_journal->failures.size(), 1U);
    EXPECT_TRUE(m_journal->failures[0].identifier.isEmpty());
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT COUNT(*) FROM fills")), QStringLiteral("0"));
}

TEST_F(JournalOrder, OfSomeoneElseIsInsertedWithoutAnIntent) {
    OrderRow row = intentRow("external-1");
    row.order.origin = order::Origin::External;
    row.order.signalId.reset();
    row.order.state = order::State::Acknowledged;
    m_journal->record(row);
    m_journal->close();
    EXPECT_EQ(stored("origin", "external-1"), QStringLiteral("external"));
}

TEST_F(JournalOrder, ThatIsOpenIsFoundAtTheNextStartWithItsFills) {
    m_journal->record(signalRow(41));
    OrderRow row = intentRow("k-1", 41);
    ASSERT_TRUE(m_journal->write(row));
    row.order.exchangeUuid = "9ca023a5";
    row.order.attempts = 2;
    row.order.statedEnd = order::State::Cancelled;
    row.order.statedExecutedVolume = *base::Quantity::parse("0.00009999");
    execute(row.order, fillOf("t-1", "100000001.5", "0.00003333", "1.66650003"));
    m_journal->record(row);
    OrderRow done = intentRow("k-2", 41);
    ASSERT_TRUE(m_journal->write(done));
    done.order.state = order::State::Rejected;
    m_journal->record(done);

    const JournalStart found = reopen();
    EXPECT_EQ(found.lastSignalId, 41);
    ASSERT_EQ(found.openOrders.size(), 1U);
    const order::Order& order = found.openOrders[0];
    EXPECT_EQ(order.identifier, "k-1");
    EXPECT_EQ(order.exchangeUuid, "9ca023a5");
    EXPECT_EQ(order.signalId, 41);
    EXPECT_EQ(order.side, order::Side::Buy);
    EXPECT_EQ(order.type, order::Type::Market);
    EXPECT_EQ(order.origin, order::Origin::Signal);
    EXPECT_EQ(order.amount, row.order.amount);
    EXPECT_EQ(order.funds, row.order.funds);
    EXPECT_EQ(order.price, row.order.price);
    EXPECT_EQ(order.createdAt, row.order.createdAt);
    EXPECT_EQ(order.state, order::State::PartiallyFilled);
    EXPECT_EQ(order.fills, row.order.fills);
    EXPECT_EQ(order.executedVolume, row.order.executedVolume);
    EXPECT_EQ(order.executedFunds, row.order.executedFunds);
    EXPECT_EQ(order.fee, row.order.fee);
    EXPECT_EQ(order.statedEnd, order::State::Cancelled);
    EXPECT_EQ(order.statedExecutedVolume, row.order.statedExecutedVolume);
    EXPECT_EQ(order.attempts, 2);
}

TEST_F(JournalOrder, OfAnotherModeIsNotOurs) {
    m_journal->record(signalRow(1));
    ASSERT_TRUE(m_journal->write(intentRow("k-1")));
    EXPECT_TRUE(reopen({}, base::Mode::Paper).openOrders.empty());
    EXPECT_EQ(reopen().openOrders.size(), 1U);
}

TEST_F(JournalOrder, LeftBehindByAnEarlierDemoIsClosedWithTheReason) {
    m_journal->record(signalRow(1));
    OrderRow filled = intentRow("k-1");
    ASSERT_TRUE(m_journal->write(filled));
    execute(filled.order, fillOf("t-1", "100000000", "0.00004", "2"));
    m_journal->record(filled);
    ASSERT_TRUE(m_journal->write(intentRow("k-2")));

    EXPECT_TRUE(reopen(QStringLiteral("the simulator began anew")).openOrders.empty());
    EXPECT_EQ(stored("status", "k-1"), QStringLiteral("Executed"));
    EXPECT_EQ(stored("status", "k-2"), QStringLiteral("Failed"));
    EXPECT_EQ(stored("error_message", "k-2"), QStringLiteral("the simulator began anew"));
    EXPECT_TRUE(reopen().openOrders.empty());
}

TEST_F(JournalOrder, WithADamagedAmountStopsTheStart) {
    m_journal->record(signalRow(1));
    ASSERT_TRUE(m_journal->write(intentRow("k-1")));
    m_journal->close();
    m_books.value(QStringLiteral("UPDATE orders SET amount = '0,0001'"));
    JournalOnThread next{JournalSettings{.url = m_books.url()}};
    EXPECT_FALSE(next.open());
    EXPECT_TRUE(next.openProblem.contains(QStringLiteral("orders.amount")));
}

} // namespace
} // namespace kkachi::storage::sql::test
