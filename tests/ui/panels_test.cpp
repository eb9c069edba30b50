#include "tests/ui/snapshot_builder.h"
#include "ui/position/position_card.h"
#include "ui/risk/risk_gauge.h"
#include "ui/risk/risk_panel.h"
#include "ui/safety_bar/health.h"
#include "ui/safety_bar/health_light.h"
#include "ui/safety_bar/safety_bar.h"
#include "ui/signals/signal_card.h"
#include "ui/style/theme.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QLabel>

namespace {

using namespace kkachi;
using namespace kkachi::ui;
using test::SnapshotBuilder;

QString textOf(const QWidget& panel, const char16_t* name) {
    const auto* label = panel.findChild<QLabel*>(QString::fromUtf16(name));
    return label ? label->text() : QStringLiteral("no such label");
}

TEST(SafetyBar, AnswersHowTheDayGoes) {
    const style::Theme theme;
    QAction start;
    QAction stop;
    SafetyBar bar{theme, base::Mode::Demo, QStringLiteral("KRW-BTC"), &start, &stop};
    SnapshotBuilder builder;
    builder.edit().account.equity = base::Krw::whole(9'990'000);
    builder.edit().account.dayPnl = base::Krw::whole(-10'000);
    builder.edit().risk.dayLoss = base::Krw::whole(10'000);
    bar.display(builder.build());
    EXPECT_EQ(textOf(bar, u"equity"), QStringLiteral("₩9,990,000"));
    EXPECT_EQ(textOf(bar, u"dayPnl"), QStringLiteral("−₩10,000"));
    EXPECT_EQ(textOf(bar, u"haltDistance"), QStringLiteral("₩20,000 left"));
    EXPECT_EQ(textOf(bar, u"modeBadge"), QStringLiteral("DEMO"));
    EXPECT_NEAR(bar.findChild<RiskGauge*>()->share(), 1.0 / 3, 1e-9);
    builder.edit().risk.dayLoss = base::Krw::whole(30'000);
    bar.display(builder.build());
    EXPECT_EQ(textOf(bar, u"haltDistance"), QStringLiteral("reached"));
}

TEST(SafetyBar, ShowsDashesBeforeTheFirstPicture) {
    const style::Theme theme;
    QAction start;
    QAction stop;
    const SafetyBar bar{theme, base::Mode::Live, QStringLiteral("KRW-BTC"), &start, &stop};
    EXPECT_EQ(textOf(bar, u"price"), QStringLiteral("–"));
    EXPECT_EQ(textOf(bar, u"equity"), QStringLiteral("–"));
    EXPECT_EQ(bar.findChild<HealthLight*>(QStringLiteral("feedLight"))->health(), Health::Unknown);
}

TEST(Health, TellsAgeAndNextAction) {
    SnapshotBuilder builder;
    EXPECT_EQ(feedHealth(builder.edit()).health, Health::Good);
    EXPECT_EQ(feedHealth(builder.edit()).age, QStringLiteral("230 ms"));
    builder.edit().health.feed = exchange::FeedState::Stale;
    EXPECT_EQ(feedHealth(builder.edit()).health, Health::Warning);
    EXPECT_FALSE(feedHealth(builder.edit()).next.isEmpty());
    builder.edit().health.feed = exchange::FeedState::Down;
    EXPECT_EQ(feedHealth(builder.edit()).health, Health::Bad);
}

TEST(Health, IsNotGoodWhileTheAccountIsUnknown) {
    SnapshotBuilder builder;
    EXPECT_EQ(orderStreamHealth(builder.edit()).health, Health::Good);
    builder.edit().health.accountKnown = false;
    EXPECT_EQ(orderStreamHealth(builder.edit()).health, Health::Warning);
}

TEST(Health, TellsASilentAnalystFromOneThatWasNotAsked) {
    SnapshotBuilder builder;
    builder.edit().health.analystLatency.reset();
    EXPECT_EQ(analystHealth(builder.edit()).health, Health::Unknown);
    builder.edit().health.analystAnswers = false;
    EXPECT_EQ(analystHealth(builder.edit()).health, Health::Bad);
    builder.edit().health.storageWorks = false;
    EXPECT_EQ(databaseHealth(builder.edit()).health, Health::Bad);
}

TEST(PositionCard, WarnsWhenTheStopDoesNotCoverThePosition) {
    const style::Theme theme;
    PositionCard card{theme};
    SnapshotBuilder builder;
    card.display(builder.edit());
    EXPECT_EQ(textOf(card, u"stopCover"), QStringLiteral("100%, guarded"));
    builder.edit().account.stopCover = base::Ratio::fromUnits(99'999'999);
    card.display(builder.edit());
    EXPECT_EQ(textOf(card, u"stopCover"), QStringLiteral("100%, NOT GUARDED"));
    builder.edit().account.stopCover = {};
    card.display(builder.edit());
    EXPECT_EQ(textOf(card, u"stopCover"), QStringLiteral("0%, NOT GUARDED"));
    card.display(builder.flat().edit());
    EXPECT_EQ(textOf(card, u"stopCover"), QStringLiteral("–"));
}

TEST(RiskPanel, MeasuresEveryGuardAgainstItsLimit) {
    RiskPanel panel;
    SnapshotBuilder builder;
    builder.edit().account.averageEntry = base::Price::whole(100);
    builder.edit().price = base::Price::whole(98);
    builder.edit().risk.dayLoss = base::Krw::whole(15'000);
    builder.edit().risk.state = engine::TradingState::Paused;
    builder.edit().risk.reason = "DAILY_LOSS_LIMIT";
    panel.display(builder.edit());
    const auto gauges = panel.findChildren<RiskGauge*>();
    ASSERT_EQ(gauges.size(), 4);
    EXPECT_NEAR(gauges[0]->share(), 200'000.0 / 200'025, 1e-9);
    EXPECT_NEAR(gauges[1]->share(), 0.02 / 0.03, 1e-9);
    EXPECT_NEAR(gauges[2]->share(), 0.5, 1e-9);
    EXPECT_NEAR(gauges[3]->share(), 0.0041 / 0.015, 1e-9);
    EXPECT_EQ(textOf(panel, u"tradingState"), QStringLiteral("Entries paused: Daily loss limit"));
    builder.edit().risk.isVolatile = true;
    panel.display(builder.edit());
    EXPECT_GE(gauges[3]->share(), 1);
}

TEST(RiskPanel, ShowsNoShareOfALimitThatIsNotKnown) {
    RiskPanel panel;
    panel.display(engine::Snapshot{});
    for (const RiskGauge* gauge : panel.findChildren<RiskGauge*>())
        EXPECT_EQ(gauge->share(), 0);
}

TEST(SignalCard, NeverReadsAForeignTextAsMarkup) {
    const style::Theme theme;
    SignalCard card{theme};
    SnapshotBuilder builder;
    const QString hostile = QStringLiteral("<b>Buy</b> <img src='file:///etc/passwd'>");
    builder.edit().signals.front().signal.reasoning = hostile.toStdString();
    card.display(builder.edit().signals.front());
    bool found = false;
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        if (label->text() != hostile)
            continue;
        found = true;
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
        EXPECT_FALSE(label->toolTip().contains(QStringLiteral("<img")));
    }
    EXPECT_TRUE(found);
}

TEST(SignalCard, SaysThatThereIsNoSignalYet) {
    const style::Theme theme;
    SignalCard card{theme};
    card.display(std::nullopt);
    EXPECT_EQ(textOf(card, u"signalAction"), QStringLiteral("–"));
    card.display(SnapshotBuilder{}.edit().signals.at(1));
    EXPECT_EQ(textOf(card, u"signalAction"), QStringLiteral("Buy"));
    EXPECT_EQ(textOf(card, u"signalVerdict"), QStringLiteral("Approved"));
}

} // namespace
