// What the adapters of the exchange saw: trades, bars, timings of calls, bans.
#include "books.h"
#include "journal_on_thread.h"

#include <gtest/gtest.h>

namespace kkachi::storage::sql::test {
namespace {

TradeRow tradeRow(std::int64_t id, std::int64_t second = 1) {
    TradeRow row;
    row.trade = {.sequentialId = id,
                 .at = at(second),
                 .price = base::Price::parse("100000000.5").value(),
                 .volume = base::Quantity::parse("0.00000001").value(),
                 .taker = market::Taker::Seller};
    return row;
}

CandleRow candleRow(BarMark mark, std::optional<std::string_view> close = std::nullopt) {
    CandleRow row;
    row.openTime = at(60);
    row.mark = mark;
    if (close) {
        const auto price = base::Price::parse(*close).value();
        row.bar = market::Candle{at(60), price, price, price, price, base::Quantity::parse("1").value()};
    }
    return row;
}

class VenueRows : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(m_journal.open()); }
    QString count(const char* table) const {
        return m_books.value(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String{table}));
    }

    Books m_books;
    JournalOnThread m_journal{JournalSettings{.url = m_books.url(), .market = "KRW-ETH"}};
};

TEST_F(VenueRows, ATradeIsStoredWithEveryDigitAndItsMarket) {
    m_journal.recordTrades({tradeRow(17'333'303'420'000'001)});
    m_journal.close();
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT market || ' ' || price || ' ' || volume || ' ' || taker || ' ' || "
                                           "sequential_id || ' ' || repaired || ' ' || mode FROM trades")),
              QStringLiteral("KRW-ETH 100000000.5 0.00000001 Sell 17333303420000001 0 demo"));
}

TEST_F(VenueRows, ATradeThatComesTwiceIsStoredOnce) {
    m_journal.recordTrades({tradeRow(1), tradeRow(2)});
    m_journal.recordVenue(tradeRow(1));
    m_journal.close();
    EXPECT_EQ(m_books.column(QStringLiteral("SELECT sequential_id FROM trades ORDER BY id")),
              (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    EXPECT_TRUE(m_journal.failures.empty());
}

TEST_F(VenueRows, AFloodOfTradesIsStoredWhole) {
    std::vector<TradeRow> flood;
    for (int id = 1; id <= 7 * SqlJournal::kBatchRows + 3; ++id)
        flood.push_back(tradeRow(id));
    m_journal.recordTrades(flood);
    m_journal.close();
    EXPECT_EQ(count("trades"), QString::number(flood.size()));
}

TEST_F(VenueRows, AnIntentDoesNotWaitForAFloodOfTrades) {
    std::vector<TradeRow> flood;
    for (int id = 1; id <= 100 * SqlJournal::kBatchRows; ++id)
        flood.push_back(tradeRow(id));
    QString storedBefore;
    m_journal.onWritten = [&](const QString&) { storedBefore = count("trades"); };
    m_journal.record(signalRow(1));
    m_journal.recordTrades(flood);
    ASSERT_TRUE(m_journal.write(intentRow("kk-1")));
    EXPECT_LT(storedBefore.toInt(), static_cast<int>(flood.size()));
    m_journal.close();
    EXPECT_EQ(count("trades"), QString::number(flood.size()));
}

TEST_F(VenueRows, ABarThatIsKnownBetterReplacesTheOneBefore) {
    m_journal.recordVenue(candleRow(BarMark::Missing));
    m_journal.recordVenue(candleRow(BarMark::Repaired, "150000000"));
    m_journal.close();
    EXPECT_EQ(m_books.column(QStringLiteral("SELECT unit || ' ' || mark || ' ' || close FROM candles")),
              QStringList{QStringLiteral("1m repaired 150000000")});
}

TEST_F(VenueRows, ABarWithoutTradesHasNoPrices) {
    m_journal.recordVenue(candleRow(BarMark::NoTrades));
    m_journal.close();
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT COALESCE(close, 'none') FROM candles")), QStringLiteral("none"));
}

TEST_F(VenueRows, ARowThatTheSchemaRefusesIsReportedAndTheOthersAreKept) {
    m_journal.recordVenue(candleRow(BarMark::Traded)); // without a bar
    m_journal.recordVenue(tradeRow(1));
    m_journal.close();
    EXPECT_EQ(count("trades"), QStringLiteral("1"));
    ASSERT_EQ(m_journal.failures.size(), 1U);
    EXPECT_TRUE(m_journal.failures[0].reason.contains(QStringLiteral("candles")));
}

TEST_F(VenueRows, ACallIsStoredWithItsLatencyAndOutcome) {
    m_journal.recordVenue(ApiTimingRow{.at = at(1),
                                       .endpoint = "POST /v1/orders",
                                       .latency = std::chrono::microseconds{1234},
                                       .outcome = "answered",
                                       .status = 400,
                                       .error = "under_min_total_bid",
                                       .requestId = "abc"});
    m_journal.close();
    EXPECT_EQ(m_books.value(QStringLiteral("SELECT endpoint || ' ' || latency_us || ' ' || outcome || ' ' || status || "
                                           "' ' || error || ' ' || request_id FROM api_timings")),
              QStringLiteral("POST /v1/orders 1234 answered 400 under_min_total_bid abc"));
}

TEST_F(VenueRows, TheLastBanIsKnownToTheNextStart) {
    EXPECT_FALSE(m_journal.start->lastBan);
    m_journal.recordVenue(BanRow{at(1), at(61), 1});
    m_journal.recordVenue(BanRow{at(100), at(220), 2});
    m_journal.close();
    JournalOnThread next{JournalSettings{.url = m_books.url()}};
    ASSERT_TRUE(next.open());
    ASSERT_TRUE(next.start->lastBan);
    EXPECT_EQ(next.start->lastBan->until, at(220));
    EXPECT_EQ(next.start->lastBan->repetition, 2);
}

} // namespace
} // namespace kkachi::storage::sql::test
