#include "demo_run.h"

#include "storage/sql/sql_reader.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <map>

using namespace kkachi;
using kkachi::test::DemoRun;

namespace {

QString decimalMember(const QJsonObject& object, const char* name) {
    const QJsonValue value = object[QLatin1String{name}];
    return value.isString() ? value.toString() : QString::fromStdString(std::to_string(value.toDouble()));
}

template <class Amount>
Amount amountOf(const QJsonObject& object, const char* name) {
    const auto parsed = Amount::parse(decimalMember(object, name).toStdString(), base::ExcessDigits::RoundDown);
    EXPECT_TRUE(parsed.has_value()) << name;
    return parsed.value_or(Amount{});
}

std::map<std::string, QJsonObject> byIdentifier(const QJsonArray& orders) {
    std::map<std::string, QJsonObject> found;
    for (const QJsonValue& order : orders)
        found[order.toObject()[u"identifier"].toString().toStdString()] = order.toObject();
    return found;
}

void expectSameFills(const order::Order& ours, const QJsonArray& theirs) {
    ASSERT_EQ(static_cast<qsizetype>(ours.fills.size()), theirs.size()) << ours.identifier;
    base::Quantity sum;
    for (const order::Fill& fill : ours.fills) {
        sum += fill.volume;
        bool found = false;
        for (const QJsonValue& trade : theirs)
            if (trade.toObject()[u"uuid"].toString().toStdString() == fill.tradeUuid) {
                found = true;
                EXPECT_EQ(amountOf<base::Quantity>(trade.toObject(), "volume"), fill.volume);
                EXPECT_EQ(amountOf<base::Price>(trade.toObject(), "price"), fill.price);
            }
        EXPECT_TRUE(found) << fill.tradeUuid;
    }
    EXPECT_EQ(sum, ours.executedVolume);
}

// Every order of either side is in the other's books, with the same fills.
void expectBooksAgree(const std::vector<storage::OrderRow>& ours, const QJsonObject& journal) {
    const auto theirs = byIdentifier(journal[u"orders"].toArray());
    ASSERT_EQ(ours.size(), theirs.size());
    for (const storage::OrderRow& row : ours) {
        const auto found = theirs.find(row.order.identifier);
        ASSERT_NE(found, theirs.end()) << row.order.identifier;
        EXPECT_EQ(found->second[u"uuid"].toString().toStdString(), row.order.exchangeUuid);
        EXPECT_EQ(amountOf<base::Quantity>(found->second, "executed_volume"), row.order.executedVolume);
        expectSameFills(row.order, found->second[u"trades"].toArray());
    }
}

class DemoTrading : public testing::TestWithParam<std::uint64_t> {};

TEST_P(DemoTrading, BuysAndSellsWithinItsPromiseAndItsBooksAgreeWithTheExchanges) {
    DemoRun run{GetParam()};
    ASSERT_TRUE(run.open());
    ASSERT_TRUE(run.start());
    ASSERT_TRUE(run.tradeRoundTrip());
    ASSERT_TRUE(run.stop());
    const QJsonObject journal = run.journal();
    run.session().close();

    auto reader = storage::sql::SqlReader::open(run.databaseUrl(), base::Mode::Demo);
    ASSERT_TRUE(reader.has_value());
    const auto orders = reader->latestOrders(100);
    ASSERT_TRUE(orders.has_value());
    expectBooksAgree(*orders, journal);
    const auto counts = reader->counts();
    ASSERT_TRUE(counts.has_value());
    EXPECT_GE(counts->executedOrders, 2);
    EXPECT_GE(counts->marketData, 3);
    EXPECT_EQ(counts->verdicts, counts->signals);
    for (const storage::OrderRow& row : *orders)
        EXPECT_TRUE(row.order.signalId.has_value()) << "every entry and exit of this run came from a signal";
}

INSTANTIATE_TEST_SUITE_P(Seeds, DemoTrading, testing::Values(1, 20261122));

// The first question goes out at Start, so an order may be under way, or even filled, when Stop comes.
TEST(DemoSession, StoppedRightAfterItsStartLeavesNoOrderOpen) {
    DemoRun run{3};
    ASSERT_TRUE(run.open());
    ASSERT_TRUE(run.start());
    ASSERT_TRUE(run.stop());
    const QJsonObject journal = run.journal();
    run.session().close();
    auto reader = storage::sql::SqlReader::open(run.databaseUrl(), base::Mode::Demo);
    ASSERT_TRUE(reader.has_value());
    auto orders = reader->latestOrders(100);
    ASSERT_TRUE(orders.has_value());
    for (const storage::OrderRow& row : *orders)
        EXPECT_FALSE(order::isOpen(row.order)) << row.order.identifier;
    // An intent that Stop overtook was never sent.
    std::erase_if(*orders, [](const storage::OrderRow& row) {
        return row.order.exchangeUuid.empty() && row.order.executedVolume.isZero();
    });
    expectBooksAgree(*orders, journal);
}

TEST(DemoSession, CanBeStartedAgainAfterAStop) {
    DemoRun run{4};
    ASSERT_TRUE(run.open());
    ASSERT_TRUE(run.start());
    ASSERT_TRUE(run.stop());
    ASSERT_TRUE(run.start());
    ASSERT_TRUE(run.tradeRoundTrip());
}

TEST(DemoSession, AReplayTradesOnTheTapesPricesAtItsOwnTime) {
    simulator::ReplayTape tape;
    const auto start = *base::parseInstant("2024-12-03T13:00:00Z");
    for (int minute = 0; minute < 200; ++minute) {
        const auto price = base::Price::whole(130'000'000 + (minute % 7) * 10'000);
        tape.bars.push_back({start + std::chrono::minutes{minute}, price, price + base::Price::whole(20'000),
                             price - base::Price::whole(20'000), price, base::Quantity::whole(3)});
    }
    DemoRun run{1, 60, tape};
    ASSERT_TRUE(run.open());
    ASSERT_TRUE(run.start());
    ASSERT_TRUE(run.tradeRoundTrip());
    ASSERT_TRUE(run.stop());
    int fills = 0;
    for (const storage::Row& row : run.rows())
        if (const auto* fill = std::get_if<storage::FillRow>(&row)) {
            ++fills;
            EXPECT_GE(fill->fill.price, base::Price::whole(129'900'000));
            EXPECT_LE(fill->fill.price, base::Price::whole(130'200'000));
            EXPECT_GE(fill->fill.at, start);
            EXPECT_LT(fill->fill.at, start + std::chrono::hours{4});
        }
    EXPECT_GE(fills, 2);
}

TEST(DemoSession, StopsWhileItIsStillStarting) {
    DemoRun run{1};
    ASSERT_TRUE(run.open());
    run.session().startTrading();
    EXPECT_TRUE(run.session().isTradingOrStarting());
    ASSERT_TRUE(run.stop());
    EXPECT_FALSE(run.session().isTradingOrStarting());
}

TEST(DemoSession, ClosedWhileItOpensStartsNothingMore) {
    DemoRun run{1};
    QSignalSpy exchange{&run.session(), &app::TradingSession::demoExchangeListening};
    run.session().open();
    run.session().close();
    // What was under way arrives now, and is not followed up.
    EXPECT_FALSE(QTest::qWaitFor([&] { return !exchange.isEmpty(); }, 300));
}

} // namespace
