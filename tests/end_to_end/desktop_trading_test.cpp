// The real window on the real session: buttons pressed, the built-in exchange behind sockets, rows in a database.
#include "app/desktop/desktop_program.h"

#include "app/clocks/system_clock.h"
#include "storage/sql/sql_reader.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace kkachi;
using app::desktop::DesktopProgram;

namespace {

app::PreparedSession prepare(const QString& directory) {
    auto taken = app::DataDirectory::take(directory);
    app::SessionSettings settings{.configuration = config::Configuration{base::Mode::Demo}};
    settings.databaseUrl = taken->databaseUrl(base::Mode::Demo);
    observability::LogSettings quiet;
    quiet.toStandardError = false;
    auto log = std::make_shared<observability::Log>(quiet, std::make_shared<app::SystemClock>());
    return {std::move(settings), *std::move(taken), std::move(log)};
}

class DesktopTrading : public testing::Test {
  protected:
    DesktopTrading()
        : program{prepare(directory.path()), QStringLiteral("en"), false} {
        QObject::connect(&program.session(), &app::TradingSession::snapshotPublished, &program.window(),
                         [this](const engine::SnapshotPtr& snapshot) { last = snapshot; });
    }

    void press(const char* name) {
        auto* button = program.window().findChild<QAbstractButton*>(QLatin1String{name});
        ASSERT_NE(button, nullptr) << name;
        ASSERT_TRUE(QTest::qWaitFor([button] { return button->isEnabled(); }, 10'000)) << name;
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool waitFor(std::function<bool()> effect, int ms) const { return QTest::qWaitFor(std::move(effect), ms); }
    int executed(order::Side side) const {
        int count = 0;
        for (const order::Order& order : last->orders)
            count += order.side == side && order::statusOf(order) == order::Status::Executed;
        return count;
    }

    QTemporaryDir directory;
    DesktopProgram program;
    engine::SnapshotPtr last;
};

TEST_F(DesktopTrading, StartTradesAWholeRoundTripAndStopEndsItCleanly) {
    program.show();
    ASSERT_TRUE(waitFor([this] { return last && last->price; }, 10'000)) << "the market moves before Start";
    press("startButton");
    ASSERT_TRUE(waitFor([this] { return !last->signals.empty(); }, 5'000)) << "the first signal";
    EXPECT_FALSE(last->book.asks.empty());
    EXPECT_FALSE(last->tape.empty());
    ASSERT_TRUE(waitFor([this] { return executed(order::Side::Buy) > 0 && executed(order::Side::Sell) > 0; }, 25'000));
    press("stopButton");
    ASSERT_TRUE(waitFor([this] { return last->run == engine::RunState::Stopped; }, 10'000));
    program.session().close();
    auto reader = storage::sql::SqlReader::open(program.session().settings().databaseUrl, base::Mode::Demo);
    ASSERT_TRUE(reader.has_value());
    EXPECT_GE(reader->counts()->executedOrders, 2);
}

TEST_F(DesktopTrading, TheLanguageChosenInTheWindowIsRememberedForTheNextStart) {
    Q_EMIT program.window().languageChosen(QStringLiteral("ko"));
    QFile file{directory.filePath(QStringLiteral("desktop.ini"))};
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("language=ko"));
}

} // namespace
