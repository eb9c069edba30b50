#include "command_line.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>
#include <gtest/gtest.h>
#include <map>

using kkachi::test::Answer;
using kkachi::test::CommandLine;

namespace {

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(u' ');
}

std::vector<QJsonObject> eventsOf(const QString& text) {
    std::vector<QJsonObject> events;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
        events.push_back(QJsonDocument::fromJson(line.toUtf8()).object());
    return events;
}

// One number from the database.
int numberFrom(const QString& file, const QString& sql) {
    int number = -1;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reader"));
        database.setDatabaseName(file);
        EXPECT_TRUE(database.open());
        QSqlQuery query{database};
        EXPECT_TRUE(query.exec(sql)) << sql.toStdString();
        if (query.next())
            number = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("reader"));
    return number;
}

TEST(RunCommand, TradesHeadlessPrintsEventsAndFillsTheFourTables) {
    const CommandLine cli;
    const Answer answer = cli.run(words("run --mode demo --duration 22s --events -"));
    ASSERT_EQ(answer.exitCode, 0) << answer.err.toStdString();
    std::map<QString, int> counts;
    for (const QJsonObject& event : eventsOf(answer.out)) {
        EXPECT_TRUE(event[u"ts"].isString());
        ++counts[event[u"event"].toString()];
    }
    EXPECT_EQ(counts[QStringLiteral("started")], 1);
    EXPECT_EQ(counts[QStringLiteral("stopped")], 1);
    for (const char* kind : {"market", "signal", "verdict", "intent", "order", "fill", "snapshot", "reconciliation"})
        EXPECT_GE(counts[QString::fromLatin1(kind)], 1) << kind;

    const QString file = cli.dataDirectory() + QStringLiteral("/kkachi-demo.sqlite");
    EXPECT_GE(numberFrom(file, QStringLiteral("SELECT count(*) FROM market_data")), 15);
    EXPECT_GE(numberFrom(file, QStringLiteral("SELECT count(*) FROM trading_signals")), 4);
    EXPECT_GE(numberFrom(file, QStringLiteral("SELECT count(*) FROM orders WHERE status = 'Executed'")), 2);
    EXPECT_EQ(numberFrom(file, QStringLiteral("SELECT count(*) FROM orders o LEFT JOIN trading_signals s ON s.id = "
                                              "o.signal_id WHERE o.order_type = 'Buy' AND s.id IS NULL")),
              0);
    EXPECT_EQ(numberFrom(file, QStringLiteral("SELECT count(*) FROM backtest_results")), 0);
    EXPECT_EQ(QFileInfo{file}.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
}

class StopSignal : public testing::TestWithParam<int> {};

TEST_P(StopSignal, EndsARunCleanly) {
    const CommandLine cli;
    const auto process = cli.start(words("run --mode demo --events -"));
    QByteArray out;
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return (out += process->readAllStandardOutput()).contains("\"started\""); }, 20'000));
    ::kill(static_cast<pid_t>(process->processId()), GetParam());
    ASSERT_TRUE(process->waitForFinished(20'000));
    EXPECT_EQ(process->exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(process->exitCode(), 0);
    EXPECT_TRUE((out + process->readAllStandardOutput()).contains("\"stopped\""));
}

INSTANTIATE_TEST_SUITE_P(Kinds, StopSignal, testing::Values(SIGTERM, SIGINT, SIGHUP));

TEST(RunCommand, RefusesASecondInstanceAndNamesTheFirst) {
    const CommandLine cli;
    const auto first = cli.start(words("run --mode demo --events -"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return first->readAllStandardOutput().contains("\"started\""); }, 20'000));
    const Answer second = cli.run(words("run --mode demo --duration 1s"));
    EXPECT_EQ(second.exitCode, 3);
    EXPECT_TRUE(second.err.contains(QString::number(first->processId()))) << second.err.toStdString();
    ::kill(static_cast<pid_t>(first->processId()), SIGTERM);
    EXPECT_TRUE(first->waitForFinished(20'000));
}

QByteArray zigzagCandles() {
    QByteArray csv = "open_time_utc,open,high,low,close,volume_btc\n";
    for (int minute = 0; minute < 600; ++minute) {
        const int price = 100'000'000 + (minute / 30 % 2 == 0 ? minute % 30 : 30 - minute % 30) * 100'000;
        csv += QStringLiteral("2024-12-03T%1:%2:00Z,%3,%3,%3,%3,1.5\n")
                   .arg(minute / 60, 2, 10, QLatin1Char{'0'})
                   .arg(minute % 60, 2, 10, QLatin1Char{'0'})
                   .arg(price)
                   .toLatin1();
    }
    return csv;
}

TEST(BacktestCommand, PrintsTheFiguresAndStoresTheRow) {
    const CommandLine cli;
    const QString data = cli.write(QStringLiteral("candles.csv"), zigzagCandles());
    const Answer answer =
        cli.run({QStringLiteral("backtest"), QStringLiteral("--data"), data, QStringLiteral("--strategy"),
                 QStringLiteral("sma-cross"), QStringLiteral("--param"), QStringLiteral("fast=3"),
                 QStringLiteral("--param"), QStringLiteral("slow=9"), QStringLiteral("--json")});
    ASSERT_EQ(answer.exitCode, 0) << answer.err.toStdString();
    const QJsonObject report = QJsonDocument::fromJson(answer.out.toUtf8()).object();
    for (const char* name : {"strategy",      "params",       "market",
                             "start",         "end",          "bars",
                             "capital",       "final_equity", "total_return",
                             "max_drawdown",  "win_rate",     "profit_loss_ratio",
                             "profit_factor", "total_trades", "fees_paid",
                             "sharpe",        "sortino",      "calmar",
                             "cagr",          "exposure",     "buy_and_hold_return",
                             "elapsed_ms",    "load_ms",      "risk",
                             "run_id"})
        EXPECT_TRUE(report.contains(QLatin1String{name})) << name;
    EXPECT_EQ(report[u"bars"].toInt(), 600);
    EXPECT_GT(report[u"total_trades"].toInt(), 3);
    const QString file = cli.dataDirectory() + QStringLiteral("/kkachi-demo.sqlite");
    EXPECT_EQ(numberFrom(file, QStringLiteral("SELECT total_trades FROM backtest_results WHERE id = %1")
                                   .arg(report[u"run_id"].toInt())),
              report[u"total_trades"].toInt());
}

TEST(BacktestCommand, GivesTheSameBytesTwice) {
    const CommandLine cli;
    const QString data = cli.write(QStringLiteral("candles.csv"), zigzagCandles());
    const auto runOnce = [&](const QString& trades) {
        const Answer answer =
            cli.run({QStringLiteral("backtest"), QStringLiteral("--data"), data, QStringLiteral("--strategy"),
                     QStringLiteral("rsi"), QStringLiteral("--trades"), cli.path(trades)});
        EXPECT_EQ(answer.exitCode, 0) << answer.err.toStdString();
        QFile file{cli.path(trades)};
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const QByteArray first = runOnce(QStringLiteral("a.csv"));
    EXPECT_TRUE(
        first.startsWith("entry_time,entry_price,exit_time,exit_price,volume,pnl,pnl_pct,exit_reason,bars_held"));
    EXPECT_EQ(first, runOnce(QStringLiteral("b.csv")));
}

TEST(SimulatorCommand, PrintsOneLineWithItsAddressesAndServes) {
    const CommandLine cli;
    const auto process = cli.start(words("simulator --port 0 --seed 5"));
    QByteArray out;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (out += process->readAllStandardOutput()).contains('\n'); }, 10'000));
    const QJsonObject ready = QJsonDocument::fromJson(out).object();
    for (const char* name : {"rest", "websocket", "websocket_private", "openai", "admin", "access_key", "secret_key"})
        EXPECT_FALSE(ready[QLatin1String{name}].toString().isEmpty()) << name;
    ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
    EXPECT_TRUE(process->waitForFinished(10'000));
    EXPECT_EQ(process->exitCode(), 0);
}

TEST(SimulatorCommand, PlaysATapeOfTradesAndLeavesOutWhatStandsThereTwice) {
    const CommandLine cli;
    const QString tape =
        cli.write(QStringLiteral("tape.csv"), "timestamp,price,volume,side,sequential_id\n"
                                              "2024-12-03T13:57:00Z,88266000,0.5,ASK,17332342200000000\n"
                                              "2024-12-03T13:57:00Z,88266000,0.5,ASK,17332342200000000\n"
                                              "2024-12-03T13:57:10Z,88300000,0.25,BID,17332342300000000\n");
    const auto process = cli.start(words("simulator --speed 1000 --replay") + QStringList{tape});
    QByteArray out;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (out += process->readAllStandardOutput()).contains('\n'); }, 10'000));
    const QString admin = QJsonDocument::fromJson(out).object()[u"admin"].toString();
    QNetworkAccessManager network;
    QByteArray journal;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const std::unique_ptr<QNetworkReply> reply{
                network.get(QNetworkRequest{QUrl{admin + QStringLiteral("/journal/trades?after=17332342199999999")}})};
            QSignalSpy finished{reply.get(), &QNetworkReply::finished};
            journal = finished.wait() ? reply->readAll() : QByteArray{};
            return journal.contains("17332342300000000");
        },
        10'000));
    EXPECT_EQ(QJsonDocument::fromJson(journal).object()[u"trades"].toArray().size(), 2) << journal.toStdString();
    ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
    EXPECT_TRUE(process->waitForFinished(10'000));
    EXPECT_EQ(process->exitCode(), 0);
    EXPECT_TRUE(process->readAllStandardError().contains("left out: 1"));
}

TEST(ConfigCommand, ShowTellsWhereEachSettingCameFrom) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("my.toml"), "[risk]\nstop_loss_pct = 4.0\n");
    const Answer answer = cli.run(
        {QStringLiteral("config"), QStringLiteral("show"), QStringLiteral("--config"), file, QStringLiteral("--json")});
    ASSERT_EQ(answer.exitCode, 0) << answer.err.toStdString();
    for (const QJsonValue& value : QJsonDocument::fromJson(answer.out.toUtf8()).array()) {
        const QJsonObject setting = value.toObject();
        if (setting[u"key"].toString() == QStringLiteral("risk.stop_loss_pct")) {
            EXPECT_EQ(setting[u"origin"].toString(), QStringLiteral("file"));
            EXPECT_TRUE(setting[u"place"].toString().contains(QStringLiteral("my.toml:2")));
        }
    }
}

TEST(ConfigCommand, CheckAnswersOneDocumentWhenAskedForJson) {
    const Answer answer = CommandLine{}.run(words("config check --json"));
    ASSERT_EQ(answer.exitCode, 0) << answer.err.toStdString();
    const QJsonObject document = QJsonDocument::fromJson(answer.out.toUtf8()).object();
    EXPECT_TRUE(document[u"ok"].toBool());
    EXPECT_GT(document[u"smallest_capital_krw"].toString().toLongLong(), 0);
}

TEST(KeysCommand, WithoutAKeychainSaysSoAndStoresNothing) {
    const CommandLine cli;
    const Answer answer = cli.run(words("keys set openai-api-key"), "sk-canary-1234567890\n");
    EXPECT_EQ(answer.exitCode, 3);
    EXPECT_FALSE((answer.out + answer.err).contains(QStringLiteral("canary")));
}

TEST(Help, EveryVerbExplainsItselfWithAnExample) {
    const CommandLine cli;
    for (const char* verb : {"run", "backtest", "simulator", "keys", "config"}) {
        const Answer answer = cli.run({QString::fromLatin1(verb), QStringLiteral("--help")});
        EXPECT_EQ(answer.exitCode, 0);
        EXPECT_TRUE(answer.out.contains(QStringLiteral("Example: kkachi-cli %1").arg(QLatin1String{verb}))) << verb;
    }
}

TEST(Help, SpeaksKorean) {
    const CommandLine cli;
    const Answer english = cli.run(words("run --help --lang en"));
    const Answer korean = cli.run(words("run --help --lang ko"));
    EXPECT_EQ(korean.exitCode, 0);
    EXPECT_NE(english.out, korean.out);
}

} // namespace
