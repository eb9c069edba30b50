#include "sample_snapshot.h"
#include "web/snapshot_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

namespace kkachi::web {
namespace {

using namespace std::chrono_literals;

QJsonObject json(const engine::Snapshot& snapshot, std::chrono::milliseconds age = 0ms) {
    const QJsonDocument document = QJsonDocument::fromJson(snapshotJson(snapshot, age, QStringLiteral("ko")));
    EXPECT_TRUE(document.isObject());
    return document.object();
}

TEST(SnapshotJson, NamesModeAndStates) {
    const QJsonObject document = json(test::sampleSnapshot());
    EXPECT_EQ(document[u"mode"], QStringLiteral("demo"));
    EXPECT_EQ(document[u"run"], QStringLiteral("running"));
    EXPECT_EQ(document[u"state"], QStringLiteral("active"));
    EXPECT_EQ(document[u"language"], QStringLiteral("ko"));
    EXPECT_EQ(document[u"ts"], QStringLiteral("2024-11-25T02:00:00.000Z"));
}

TEST(SnapshotJson, WritesMoneyAsDecimalText) {
    const QJsonObject document = json(test::sampleSnapshot());
    const QJsonObject account = document[u"account"].toObject();
    EXPECT_EQ(document[u"price"], QStringLiteral("100000000"));
    EXPECT_EQ(account[u"position"], QStringLiteral("0.002"));
    EXPECT_EQ(account[u"day_pnl"], QStringLiteral("-102"));
    EXPECT_EQ(document[u"orders"][0][u"executed_price"], QStringLiteral("100001000"));
    EXPECT_EQ(document[u"orders"][0][u"fee"], QStringLiteral("100.001"));
}

TEST(SnapshotJson, SaysNullWhereNothingIsKnown) {
    engine::Snapshot snapshot = test::sampleSnapshot();
    snapshot.price.reset();
    snapshot.health.lastMessageAt.reset();
    snapshot.signals[0].verdict.reset();
    snapshot.signals[0].signal.confidence.reset();
    const QJsonObject document = json(snapshot);
    EXPECT_TRUE(document[u"price"].isNull());
    EXPECT_TRUE(document[u"data_age_ms"].isNull());
    EXPECT_TRUE(document[u"account"][u"stop_price"].isNull());
    EXPECT_TRUE(document[u"signals"][0][u"verdict"].isNull());
    EXPECT_TRUE(document[u"signals"][0][u"confidence"].isNull());
}

TEST(SnapshotJson, TellsTheAgeOfTheDataAndOfTheSnapshot) {
    const QJsonObject document = json(test::sampleSnapshot(), 3'500ms);
    EXPECT_EQ(document[u"data_age_ms"], 120);
    EXPECT_EQ(document[u"snapshot_age_ms"], 3'500);
}

TEST(SnapshotJson, AppendsTheOpenBarToTheClosedOnes) {
    const QJsonArray closes = json(test::sampleSnapshot())[u"closes"].toArray();
    ASSERT_EQ(closes.size(), 4);
    EXPECT_EQ(closes[0][1], QStringLiteral("100000003"));
    EXPECT_EQ(closes[3][0].toInteger(), 1'732'500'000'000);
    EXPECT_EQ(closes[3][1], QStringLiteral("100000000"));
}

TEST(SnapshotJson, LeavesBarsOfOtherUnitsOut) {
    engine::Snapshot snapshot = test::sampleSnapshot();
    snapshot.series[0].unit = 1'000ms;
    EXPECT_TRUE(json(snapshot)[u"closes"].toArray().isEmpty());
}

TEST(SnapshotJson, ThinsALongEquityCurveAndKeepsItsEnd) {
    for (const int size : {1, 299, 300, 301, 599, 601, 7'200}) {
        auto curve = std::make_shared<std::vector<engine::EquityPoint>>();
        for (int i = 0; i < size; ++i)
            curve->push_back({.at = base::fromEpochMs(i), .equity = base::Krw::whole(i)});
        engine::Snapshot snapshot = test::sampleSnapshot();
        snapshot.equityCurve = std::move(curve);
        const QJsonArray points = json(snapshot)[u"equity_curve"].toArray();
        EXPECT_LE(points.size(), 300) << size;
        EXPECT_GE(points.size(), std::min(size, 150)) << size;
        EXPECT_EQ(points.last()[0].toInteger(), size - 1) << size;
    }
}

TEST(SnapshotJson, ShowsTheTwentyNewestSignalsAndOrders) {
    engine::Snapshot snapshot = test::sampleSnapshot();
    snapshot.signals.resize(50, snapshot.signals.back());
    snapshot.orders.resize(100, snapshot.orders.back());
    const QJsonObject document = json(snapshot);
    EXPECT_EQ(document[u"signals"].toArray().size(), 20);
    EXPECT_EQ(document[u"orders"].toArray().size(), 20);
    EXPECT_EQ(document[u"signals"][0][u"signal_id"], 2);
    EXPECT_EQ(document[u"signals"][0][u"verdict"][u"reason"], QStringLiteral("ALREADY_IN_POSITION"));
}

TEST(SnapshotJson, KeepsTheModelsRawAnswerAtHome) {
    EXPECT_FALSE(snapshotJson(test::sampleSnapshot(), 0ms, {}).contains("what the model sent"));
}

} // namespace
} // namespace kkachi::web
