#include "tests/ui/snapshot_builder.h"
#include "tests/ui/window_probe.h"
#include "ui/main_window/main_window.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace {

using namespace kkachi;
using namespace kkachi::test;
using engine::RunState;
using ui::MainWindow;

class MainWindowTest : public testing::Test {
  protected:
    MainWindowTest() {
        m_window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_window));
    }

    void see(RunState state) { m_window.showSnapshot(m_builder.run(state).build()); }
    bool canStart() const { return button(m_window, m_startButton)->isEnabled(); }
    bool canStop() const { return button(m_window, m_stopButton)->isEnabled(); }
    QString banner() const {
        const auto* text = m_window.findChild<QLabel*>(QStringLiteral("messageText"));
        return text->isVisible() ? text->text() : QString{};
    }

    const QString m_startButton = QStringLiteral("startButton");
    const QString m_stopButton = QStringLiteral("stopButton");
    MainWindow m_window{{}};
    SnapshotBuilder m_builder;
    QSignalSpy m_start{&m_window, &MainWindow::startRequested};
    QSignalSpy m_stop{&m_window, &MainWindow::stopRequested};
    QSignalSpy m_quit{&m_window, &MainWindow::quitRequested};
};

TEST_F(MainWindowTest, SaysItsModeAndMarketInTheTitle) {
    EXPECT_EQ(m_window.windowTitle(), QStringLiteral("Kkachi - DEMO - KRW-BTC"));
    const MainWindow live{{base::Mode::Live, QStringLiteral("KRW-ETH"), QStringLiteral("en")}};
    EXPECT_EQ(live.windowTitle(), QStringLiteral("Kkachi - LIVE - KRW-ETH"));
}

TEST_F(MainWindowTest, AsksForAStartOnceHoweverOftenItIsPressed) {
    EXPECT_TRUE(canStart());
    EXPECT_FALSE(canStop());
    press(m_window, m_startButton);
    press(m_window, m_startButton);
    EXPECT_EQ(m_start.count(), 1);
    EXPECT_FALSE(canStart());
    EXPECT_TRUE(canStop());
}

TEST_F(MainWindowTest, OffersStartAndStopAsTheRunAllows) {
    const std::tuple<RunState, bool, bool> expectations[] = {{RunState::Stopped, true, false},
                                                             {RunState::Starting, false, true},
                                                             {RunState::Running, false, true},
                                                             {RunState::Stopping, false, false}};
    for (const auto& [state, start, stop] : expectations) {
        see(state);
        EXPECT_EQ(canStart(), start) << engine::toString(state);
        EXPECT_EQ(canStop(), stop) << engine::toString(state);
    }
}

TEST_F(MainWindowTest, OffersStartAgainWhenItCouldNotBegin) {
    press(m_window, m_startButton);
    m_window.showProblem(QStringLiteral("No <exchange>"), QStringLiteral("line one\nline two"));
    EXPECT_TRUE(canStart());
    EXPECT_TRUE(banner().contains(QStringLiteral("No &lt;exchange&gt;"))) << banner().toStdString();
    press(m_window, QStringLiteral("dismissButton"));
    EXPECT_EQ(banner(), QString{});
}

TEST_F(MainWindowTest, StopsAtOnceWithoutAPosition) {
    m_builder.flat();
    see(RunState::Running);
    press(m_window, m_stopButton);
    EXPECT_EQ(m_stop.count(), 1);
    EXPECT_FALSE(canStop());
    EXPECT_FALSE(canStart());
}

TEST_F(MainWindowTest, AsksBeforeItLeavesAPositionUnguarded) {
    see(RunState::Running);
    press(m_window, m_stopButton);
    QMessageBox* box = openQuestion(m_window, QStringLiteral("stopQuestion"));
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(m_stop.count(), 0);
    EXPECT_TRUE(box->text().contains(QStringLiteral("0.00141592 BTC"))) << box->text().toStdString();
    EXPECT_EQ(box->defaultButton()->objectName(), QStringLiteral("cancelStop"));
    answer(m_window, QStringLiteral("stopQuestion"), QStringLiteral("cancelStop"));
    EXPECT_EQ(m_stop.count(), 0);
    press(m_window, m_stopButton);
    answer(m_window, QStringLiteral("stopQuestion"), QStringLiteral("confirmStop"));
    EXPECT_EQ(m_stop.count(), 1);
}

TEST_F(MainWindowTest, EscapeAbandonsTheStop) {
    see(RunState::Running);
    press(m_window, m_stopButton);
    QMessageBox* box = openQuestion(m_window, QStringLiteral("stopQuestion"));
    ASSERT_NE(box, nullptr);
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_window.findChild<QMessageBox*>(QStringLiteral("stopQuestion")); }));
    EXPECT_EQ(m_stop.count(), 0);
}

TEST_F(MainWindowTest, SaysThatAPositionIsLeftUnguarded) {
    m_window.showTradingStarted();
    m_window.showTradingStopped(true);
    EXPECT_TRUE(canStart());
    EXPECT_TRUE(banner().contains(QStringLiteral("Stopped with a position"))) << banner().toStdString();
    m_window.showTradingStarted();
    EXPECT_EQ(banner(), QString{});
}

TEST_F(MainWindowTest, BringsAnUrgentAlertToTheTopOnce) {
    see(RunState::Running);
    m_builder.alert(storage::Severity::ActNow, "STOP_LOSS", "sold at 137,000,000");
    see(RunState::Running);
    EXPECT_TRUE(banner().contains(QStringLiteral("sold at 137,000,000"))) << banner().toStdString();
    press(m_window, QStringLiteral("dismissButton"));
    see(RunState::Running);
    EXPECT_EQ(banner(), QString{});
}

TEST_F(MainWindowTest, ClosesWithoutAskingWhenNothingRuns) {
    EXPECT_TRUE(m_window.close());
    EXPECT_EQ(m_quit.count(), 1);
}

TEST_F(MainWindowTest, AsksWhenItIsClosedWhileTrading) {
    see(RunState::Running);
    EXPECT_FALSE(m_window.close());
    answer(m_window, QStringLiteral("closeQuestion"), QStringLiteral("cancelClose"));
    EXPECT_TRUE(m_window.isVisible());
    EXPECT_EQ(m_stop.count() + m_quit.count(), 0);
}

TEST_F(MainWindowTest, KeepsTradingMinimisedWhenToldSo) {
    see(RunState::Running);
    m_window.close();
    answer(m_window, QStringLiteral("closeQuestion"), QStringLiteral("keepRunning"));
    EXPECT_TRUE(m_window.isMinimized());
    EXPECT_EQ(m_stop.count() + m_quit.count(), 0);
}

TEST_F(MainWindowTest, QuitsOnlyAfterTheStopIsProved) {
    see(RunState::Running);
    m_window.close();
    answer(m_window, QStringLiteral("closeQuestion"), QStringLiteral("stopAndQuit"));
    EXPECT_EQ(m_stop.count(), 1);
    EXPECT_EQ(m_quit.count(), 0);
    see(RunState::Stopping);
    EXPECT_TRUE(m_window.isVisible());
    m_window.showTradingStopped(true);
    EXPECT_EQ(m_quit.count(), 1);
    EXPECT_FALSE(m_window.isVisible());
}

TEST_F(MainWindowTest, SaysWhatIsAtStakeWhenItIsClosedAgainWhileStopping) {
    see(RunState::Running);
    m_window.close();
    answer(m_window, QStringLiteral("closeQuestion"), QStringLiteral("stopAndQuit"));
    EXPECT_FALSE(m_window.close());
    answer(m_window, QStringLiteral("leaveQuestion"), QStringLiteral("waitForStop"));
    EXPECT_EQ(m_quit.count(), 0);
    m_window.close();
    answer(m_window, QStringLiteral("leaveQuestion"), QStringLiteral("leaveAnyway"));
    EXPECT_EQ(m_quit.count(), 1);
}

TEST_F(MainWindowTest, ShowsAThousandPicturesWithTheSameWidgets) {
    see(RunState::Running);
    QCoreApplication::processEvents();
    const auto before = m_window.findChildren<QObject*>().size();
    for (int at = 0; at < 1000; ++at)
        m_window.showSnapshot(m_builder.later(1).build());
    QCoreApplication::processEvents();
    EXPECT_EQ(m_window.findChildren<QObject*>().size(), before);
}

TEST_F(MainWindowTest, TakesAPictureThatIsAlmostEmpty) {
    auto empty = std::make_shared<engine::Snapshot>();
    m_window.showSnapshot(empty);
    m_window.showSnapshot(nullptr);
    EXPECT_FALSE(m_window.grab().isNull());
}

TEST(LiveWindow, WantsTheWordBeforeItStarts) {
    MainWindow window{{base::Mode::Live, QStringLiteral("KRW-BTC"), QStringLiteral("en")}};
    window.show();
    QSignalSpy start{&window, &MainWindow::startRequested};
    press(window, QStringLiteral("startButton"));
    auto* word = window.findChild<QLineEdit*>(QStringLiteral("liveWord"));
    ASSERT_NE(word, nullptr);
    QTest::keyClicks(word, QStringLiteral("live"));
    EXPECT_FALSE(button(window, QStringLiteral("startLive"))->isEnabled());
    word->clear();
    QTest::keyClicks(word, QStringLiteral("LIVE"));
    EXPECT_EQ(start.count(), 0);
    press(window, QStringLiteral("startLive"));
    EXPECT_EQ(start.count(), 1);
}

} // namespace
