#include "books.h"
#include "storage/sql/row_writer.h"
#include "storage/sql/sql_reader.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace kkachi::storage::sql::test {
namespace {

class Reader : public testing::Test {
  protected:
    void SetUp() override {
        auto connection = SqlConnection::open(m_books.url(), Access::ReadWrite);
        ASSERT_TRUE(connection.has_value());
        m_connection = std::move(*connection);
        m_writer = std::make_unique<RowWriter>(*m_connection, base::Mode::Demo);
    }
    void write(const Row& row) { ASSERT_TRUE(m_writer->write(row)) << row.index(); }
    SqlReader reader(base::Mode mode = base::Mode::Demo) {
        auto opened = SqlReader::open(m_books.url(), mode);
        EXPECT_TRUE(opened.has_value());
        return std::move(*opened);
    }

    Books m_books;
    std::unique_ptr<SqlConnection> m_connection;
    std::unique_ptr<RowWriter> m_writer;
};

TEST_F(Reader, AnswersTheNewestSignalsFirst) {
    for (const std::int64_t id : {1, 2, 3})
        write(signalRow(id, signal::Action::Sell));
    const auto rows = reader().latestSignals(2);
    ASSERT_TRUE(rows && rows->size() == 2);
    const signal::Signal& newest = (*rows)[0].signal;
    const signal::Signal expected = signalRow(3, signal::Action::Sell).signal;
    EXPECT_EQ(newest.id, 3);
    EXPECT_EQ(newest.action, expected.action);
    EXPECT_EQ(newest.at, expected.at);
    EXPECT_EQ(newest.askedAt, expected.askedAt);
    EXPECT_EQ(newest.confidence, expected.confidence);
    EXPECT_EQ(newest.reasoning, expected.reasoning);
    EXPECT_EQ(newest.model, expected.model);
    EXPECT_EQ(newest.rawResponse, expected.rawResponse);
    EXPECT_EQ(newest.latency, expected.latency);
    EXPECT_EQ((*rows)[1].signal.id, 2);
}

TEST_F(Reader, GivesTheAnalystsAnswerBackToTheByte) {
    using namespace std::string_literals;
    const std::string answers[] = {""s,
                                   "plain"s,
                                   "까치 \xF0\x9F\x90\xA6"s,
                                   "not \xff\xfe UTF-8"s,
                                   "zero\0inside"s,
                                   "\xEF\xBB\xBFmark first"s,
                                   "12345678901234567890"s,
                                   "\xED\xA0\x80"s};
    std::int64_t id = 0;
    for (const std::string& answer : answers) {
        SignalRow row = signalRow(++id);
        row.signal.rawResponse = answer;
        write(row);
    }
    const auto rows = reader().latestSignals(100);
    ASSERT_TRUE(rows && rows->size() == std::size(answers));
    for (const SignalRow& row : *rows)
        EXPECT_EQ(row.signal.rawResponse, answers[row.signal.id - 1]) << row.signal.id;
}

TEST_F(Reader, TellsAMissingConfidenceFromZero) {
    SignalRow none = signalRow(1);
    none.signal.confidence.reset();
    SignalRow zero = signalRow(2);
    zero.signal.confidence = 0.0;
    write(none);
    write(zero);
    const auto rows = reader().latestSignals(2);
    ASSERT_TRUE(rows && rows->size() == 2);
    EXPECT_EQ((*rows)[0].signal.confidence, 0.0);
    EXPECT_EQ((*rows)[1].signal.confidence, std::nullopt);
}

TEST_F(Reader, AnswersOrdersWithTheirFills) {
    write(signalRow(1));
    OrderRow row = intentRow("k-1");
    execute(row.order, fillOf("t-1", "100000000", "0.00004", "2"));
    write(row);
    const auto orders = reader().latestOrders(10);
    ASSERT_TRUE(orders && orders->size() == 1);
    EXPECT_EQ((*orders)[0].order.fills, row.order.fills);
    EXPECT_EQ((*orders)[0].order.executedFunds, row.order.executedFunds);
    const auto fills = reader().latestFills(10);
    ASSERT_TRUE(fills && fills->size() == 1);
    EXPECT_EQ((*fills)[0].identifier, "k-1");
    EXPECT_EQ((*fills)[0].fill, row.order.fills[0]);
}

TEST_F(Reader, GivesEveryDecimalBackExactly) {
    std::mt19937_64 random{20260101};
    std::uniform_int_distribution<std::int64_t> units{0, std::numeric_limits<std::int64_t>::max()};
    write(signalRow(1));
    std::vector<order::Fill> expected;
    for (int i = 0; i < 200; ++i) {
        const std::int64_t shift = i % 60; // numbers of every length
        order::Fill fill;
        fill.tradeUuid = "t-" + std::to_string(i);
        fill.at = at(i);
        fill.price = base::Price::fromUnits(units(random) >> shift);
        fill.volume = base::Quantity::fromUnits(units(random) >> shift);
        fill.fee = base::Krw::fromUnits(-(units(random) >> shift));
        expected.push_back(fill);
    }
    write(intentRow("k-1"));
    for (const order::Fill& fill : expected)
        write(FillRow{base::Mode::Demo, "k-1", order::Side::Buy, fill});
    const auto fills = reader().latestFills(1000);
    ASSERT_TRUE(fills && fills->size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ((*fills)[expected.size() - 1 - i].fill, expected[i]);
}

TEST_F(Reader, AnswersEquityOldestFirstWithinTheTimes) {
    for (int second = 0; second < 10; ++second)
        write(accountRow(second, 1000 + second));
    const auto points = reader().equity(at(2), at(8), 3);
    ASSERT_TRUE(points.has_value());
    EXPECT_EQ(*points,
              (std::vector<EquityAt>{
                  {at(5), base::Krw::whole(1005)}, {at(6), base::Krw::whole(1006)}, {at(7), base::Krw::whole(1007)}}));
}

TEST_F(Reader, CountsRows) {
    write(signalRow(1));
    write(marketRow(1));
    write(marketRow(2));
    OrderRow row = intentRow("k-1");
    execute(row.order, fillOf("t-1", "100000000", "0.00004", "2"));
    row.order.state = order::State::Filled;
    write(row);
    write(intentRow("k-2"));
    const auto counts = reader().counts();
    ASSERT_TRUE(counts.has_value());
    EXPECT_EQ(
        *counts,
        (RowCounts{
            .marketData = 2, .signals = 1, .verdicts = 0, .orders = 2, .executedOrders = 1, .fills = 1, .alerts = 0}));
}

TEST_F(Reader, SeesItsOwnModeOnly) {
    write(signalRow(1));
    const auto counts = reader(base::Mode::Live).counts();
    ASSERT_TRUE(counts.has_value());
    EXPECT_EQ(*counts, RowCounts{});
}

TEST_F(Reader, BoundsWhatItAnswers) {
    write(signalRow(1));
    EXPECT_TRUE(reader().latestSignals(-5)->empty());
    EXPECT_EQ(reader().latestSignals(std::numeric_limits<int>::max())->size(), 1U);
}

TEST_F(Reader, NamesTheColumnThatIsDamaged) {
    write(accountRow(1, 1000));
    m_books.value(QStringLiteral("UPDATE account_snapshots SET equity = 'lots'"));
    const auto points = reader().equity(at(0), at(10), 10);
    ASSERT_FALSE(points.has_value());
    EXPECT_EQ(points.error().problem, SqlProblem::Damaged);
    EXPECT_EQ(points.error().place, QStringLiteral("account_snapshots.equity"));
    EXPECT_EQ(points.error().driverText, QStringLiteral("lots"));
}

TEST_F(Reader, CannotWrite) {
    const auto connection = SqlConnection::open(m_books.url(), Access::ReadOnly);
    ASSERT_TRUE(connection.has_value());
    EXPECT_FALSE((*connection)->execute(QStringLiteral("DELETE FROM trading_signals")));
}

TEST_F(Reader, ReadsWhileAnotherWrites) {
    write(signalRow(1));
    ASSERT_TRUE(m_connection->begin());
    write(signalRow(2));
    EXPECT_EQ(reader().latestSignals(10)->size(), 1U);
    ASSERT_TRUE(m_connection->commit());
    EXPECT_EQ(reader().latestSignals(10)->size(), 2U);
}

} // namespace
} // namespace kkachi::storage::sql::test
