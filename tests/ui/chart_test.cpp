#include "tests/ui/snapshot_builder.h"
#include "tests/ui/window_probe.h"
#include "ui/chart/candle_chart.h"
#include "ui/chart/chart_panel.h"
#include "ui/style/colours.h"
#include "ui/style/theme.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QLabel>
#include <QTest>
#include <QWheelEvent>

#include <limits>

namespace {

using namespace kkachi;
using namespace kkachi::ui;
using test::SnapshotBuilder;

class ChartTest : public testing::Test {
  protected:
    ChartTest() {
        m_panel.resize(900, 560);
        m_panel.show();
    }

    QImage picture() { return m_panel.chart()->grab().toImage(); }

    static int pixelsOf(const QImage& image, const QColor& colour) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == colour ? 1 : 0;
        return count;
    }

    style::Theme m_theme;
    ChartPanel m_panel{m_theme};
    SnapshotBuilder m_builder;
};

TEST_F(ChartTest, DrawsNothingOfEitherColourWithoutBars) {
    EXPECT_EQ(pixelsOf(picture(), style::kWesternUp), 0);
    EXPECT_EQ(pixelsOf(picture(), style::kWesternDown), 0);
}

TEST_F(ChartTest, DrawsRisingAndFallingBarsInTheirColours) {
    m_panel.display(m_builder.build());
    EXPECT_GT(pixelsOf(picture(), style::kWesternUp), 500);
    EXPECT_GT(pixelsOf(picture(), style::kWesternDown), 500);
    EXPECT_EQ(pixelsOf(picture(), style::kKoreanDown), 0);
}

TEST_F(ChartTest, PutsEachBarWhereItsPriceAndTimeAre) {
    m_builder.edit().fills.clear();
    m_builder.edit().account.averageEntry.reset();
    m_panel.display(m_builder.build());
    const ChartScale scale = m_panel.chart()->scale();
    const auto& bars = *m_builder.edit().series.front().closed;
    const market::Candle& bar = bars[bars.size() - 20];
    ASSERT_NE(bar.open, bar.close);
    const double ms = static_cast<double>(base::toEpochMs(bar.openTime)) + 500;
    const QPoint middle{static_cast<int>(scale.x(ms)),
                        static_cast<int>(scale.y((bar.open.toDouble() + bar.close.toDouble()) / 2))};
    EXPECT_EQ(picture().pixelColor(middle), bar.close > bar.open ? style::kWesternUp : style::kWesternDown);
}

TEST_F(ChartTest, TakesTheKoreanPaletteAtOnce) {
    m_panel.display(m_builder.build());
    m_theme.follow(QStringLiteral("ko"));
    EXPECT_GT(pixelsOf(picture(), style::kKoreanUp), 500);
    EXPECT_GT(pixelsOf(picture(), style::kKoreanDown), 500);
    EXPECT_EQ(pixelsOf(picture(), style::kWesternUp), 0);
}

TEST_F(ChartTest, MovesWithTheMarketWhileFollowing) {
    m_panel.display(m_builder.build());
    const double before = m_panel.chart()->scale().toMs;
    const QImage first = picture();
    m_panel.display(m_builder.later(5).build());
    EXPECT_EQ(m_panel.chart()->scale().toMs, before + 5000);
    EXPECT_NE(picture(), first);
}

TEST_F(ChartTest, StaysWhereItWasDraggedAndComesBackOnFollow) {
    m_panel.display(m_builder.build());
    QWidget* surface = m_panel.chart()->viewport();
    QTest::mousePress(surface, Qt::LeftButton, {}, {200, 200});
    QTest::mouseMove(surface, {500, 200});
    QTest::mouseRelease(surface, Qt::LeftButton, {}, {500, 200});
    EXPECT_FALSE(m_panel.chart()->isFollowing());
    EXPECT_FALSE(test::button(m_panel, QStringLiteral("followButton"))->isChecked());
    const double parked = m_panel.chart()->scale().toMs;
    m_panel.display(m_builder.later(3).build());
    EXPECT_EQ(m_panel.chart()->scale().toMs, parked);
    test::press(m_panel, QStringLiteral("followButton"));
    EXPECT_TRUE(m_panel.chart()->isFollowing());
    EXPECT_TRUE(test::button(m_panel, QStringLiteral("followButton"))->isChecked());
}

TEST_F(ChartTest, ZoomsByWheel) {
    m_panel.display(m_builder.build());
    const double before = m_panel.chart()->range().spanMs();
    QWheelEvent event{QPointF{300, 200},
                      m_panel.chart()->viewport()->mapToGlobal(QPointF{300, 200}),
                      {},
                      {0, 120},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false};
    QCoreApplication::sendEvent(m_panel.chart()->viewport(), &event);
    EXPECT_LT(m_panel.chart()->range().spanMs(), before);
}

TEST_F(ChartTest, ShowsTheMinuteBarsOnRequest) {
    m_panel.display(m_builder.build());
    const double seconds = m_panel.chart()->range().spanMs();
    test::press(m_panel, QStringLiteral("timeframe_60000"));
    EXPECT_EQ(m_panel.chart()->range().spanMs(), 60 * seconds);
    EXPECT_GT(pixelsOf(picture(), style::kWesternUp), 100);
}

TEST_F(ChartTest, ReadsOutTheBarUnderThePointer) {
    m_panel.display(m_builder.build());
    const auto* readOut = m_panel.findChild<QLabel*>(QStringLiteral("chartReadOut"));
    EXPECT_TRUE(readOut->text().contains(QStringLiteral("10:02:03"))) << readOut->text().toStdString();
    const ChartScale scale = m_panel.chart()->scale();
    const double tenSecondsAgo = static_cast<double>(base::toEpochMs(m_builder.edit().at)) - 9'500;
    QTest::mouseMove(m_panel.chart()->viewport(), {static_cast<int>(scale.x(tenSecondsAgo)), 100});
    EXPECT_TRUE(readOut->text().contains(QStringLiteral("10:01:53"))) << readOut->text().toStdString();
}

TEST_F(ChartTest, LooksTheSameAfterAResizeAsIfItHadAlwaysHadThatSize) {
    m_panel.display(m_builder.build());
    picture();
    m_panel.resize(700, 420);
    QCoreApplication::processEvents();
    ChartPanel fresh{m_theme};
    fresh.resize(700, 420);
    fresh.show();
    fresh.display(m_builder.build());
    EXPECT_TRUE(QTest::qWaitFor([&] { return picture() == fresh.chart()->grab().toImage(); }, 2000));
}

TEST_F(ChartTest, MarksOurFillsAndLines) {
    m_builder.edit().fills.clear();
    m_builder.edit().account.averageEntry.reset();
    m_panel.display(m_builder.build());
    const QImage plain = picture();
    EXPECT_EQ(pixelsOf(plain, style::kAccent), 0);
    SnapshotBuilder whole;
    m_panel.display(whole.build());
    EXPECT_GT(pixelsOf(picture(), style::kAccent), 200);
    EXPECT_NE(picture(), plain);
}

TEST_F(ChartTest, DrawsAThousandBarsWithinAFrame) {
    m_panel.resize(1240, 760);
    m_panel.display(m_builder.bars(1000).build());
    while (m_panel.chart()->range().spanMs() < 1'000'000)
        QTest::keyClick(m_panel.chart(), Qt::Key_Minus);
    qint64 best = std::numeric_limits<qint64>::max();
    // The best of many: a busy machine may interrupt any one of them.
    for (int frame = 0; frame < 40; ++frame) {
        QElapsedTimer timer;
        timer.start();
        m_panel.display(m_builder.later(0).bars(1000).build());
        picture();
        best = std::min(best, timer.nsecsElapsed());
    }
    EXPECT_LT(static_cast<double>(best) / 1e6, 16.0);
    RecordProperty("best_frame_us", static_cast<int>(best / 1000));
    std::printf("best frame %.2f ms\n", static_cast<double>(best) / 1e6);
}

} // namespace
