#include "app/events/event_json.h"

#include <gtest/gtest.h>

using namespace kkachi;

namespace {

const base::Timestamp kAt = base::fromEpochMs(1'800'000'000'123);

TEST(EventJson, MoneyIsDecimalTextAndTimeHasMilliseconds) {
    storage::FillRow row;
    row.identifier = "kk-1";
    row.fill = {"t-1", kAt, base::Price::whole(138'247'000), *base::Quantity::parse("0.00144668"),
                *base::Krw::parse("99.99958498")};
    const QJsonObject event = app::eventOf(row);
    EXPECT_EQ(event[u"event"].toString(), QStringLiteral("fill"));
    EXPECT_EQ(event[u"ts"].toString(), QStringLiteral("2027-01-15T08:00:00.123Z"));
    EXPECT_EQ(event[u"price"].toString(), QStringLiteral("138247000"));
    EXPECT_EQ(event[u"volume"].toString(), QStringLiteral("0.00144668"));
    EXPECT_EQ(event[u"fee"].toString(), QStringLiteral("99.99958498"));
}

TEST(EventJson, AMissedAnswerHasNoConfidence) {
    const storage::SignalRow row{base::Mode::Demo, signal::holdBecause(7, kAt, kAt, "timeout", "")};
    const QJsonObject event = app::eventOf(row);
    EXPECT_TRUE(event[u"confidence"].isNull());
    EXPECT_EQ(event[u"signal"].toString(), QStringLiteral("Hold"));
    EXPECT_EQ(event[u"problem"].toString(), QStringLiteral("timeout"));
}

TEST(EventJson, EachEventIsOneLineWhateverItsText) {
    storage::AlertRow row{base::Mode::Demo, kAt, storage::Severity::ActNow, "X", "two\nlines"};
    const QByteArray line = app::lineOf(app::eventOf(row));
    EXPECT_EQ(line.count('\n'), 1);
    EXPECT_TRUE(line.endsWith('\n'));
}

TEST(EventJson, AnIntentNamesItsSignal) {
    storage::OrderRow row{base::Mode::Demo, kAt, {}};
    row.order.identifier = "kk-1";
    row.order.signalId = 12;
    const QJsonObject event = app::intentEvent(row);
    EXPECT_EQ(event[u"signal_id"].toInt(), 12);
    EXPECT_EQ(event[u"identifier"].toString(), QStringLiteral("kk-1"));
}

} // namespace
