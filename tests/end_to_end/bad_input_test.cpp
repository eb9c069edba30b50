// What a user can get wrong: each answer names the place and what is allowed, with the exit code of its kind.
#include "command_line.h"

#include <QTcpServer>

#include <gtest/gtest.h>

using kkachi::test::Answer;
using kkachi::test::CommandLine;

namespace {

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(u' ');
}

void expectProblem(const Answer& answer, int exitCode, std::initializer_list<const char*> named) {
    EXPECT_EQ(answer.exitCode, exitCode) << answer.err.toStdString();
    for (const char* text : named)
        EXPECT_TRUE(answer.err.contains(QString::fromLatin1(text))) << text << " in: " << answer.err.toStdString();
}

TEST(BadCommandLine, UnknownOptionIsNamed) {
    expectProblem(CommandLine{}.run(words("run --frobnicate")), 2, {"--frobnicate"});
}

TEST(BadCommandLine, UnknownVerbIsRefused) {
    expectProblem(CommandLine{}.run(words("dance")), 2, {"dance", "run, backtest"});
    expectProblem(CommandLine{}.run(words("config dance")), 2, {"dance", "check, show"});
}

TEST(BadCommandLine, ValuesOutOfRangeNameTheRange) {
    expectProblem(CommandLine{}.run(words("run --speed 0")), 2, {"--speed", "10000"});
    expectProblem(CommandLine{}.run(words("simulator --speed nan")), 2, {"--speed", "nan", "10000"});
    expectProblem(CommandLine{}.run(words("run --seed -1")), 2, {"--seed", "-1", "18446744073709551615"});
    expectProblem(CommandLine{}.run(words("simulator --port 70000")), 2, {"--port", "70000", "65535"});
    expectProblem(CommandLine{}.run(words("run --duration soon")), 2, {"--duration", "soon", "60s"});
    expectProblem(CommandLine{}.run(words("run --mode casino")), 3, {"mode", "casino", "demo, paper, live"});
    expectProblem(CommandLine{}.run(words("run --dashboard here")), 2, {"--dashboard", "127.0.0.1:8787"});
}

TEST(BadCommandLine, AStartOutsideTheReplayedFileIsRefused) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("bars.csv"), "open_time_utc,open,high,low,close,volume\n"
                                                               "2024-01-01T00:00:00Z,1000,1000,1000,1000,1\n"
                                                               "2024-01-01T00:01:00Z,1000,1000,1000,1000,1\n");
    for (const char* from : {"2023-12-31T23:59:00Z", "2024-01-01T00:02:00Z", "yesterday"})
        expectProblem(cli.run({QStringLiteral("simulator"), QStringLiteral("--replay"), file, QStringLiteral("--from"),
                               QString::fromLatin1(from)}),
                      2, {"--from", from, "--replay"});
}

TEST(BadKey, WhatCannotStandInAHeaderIsNotStored) {
    const CommandLine cli;
    for (const QByteArray& value :
         {QByteArray{"two words"}, QByteArray{"bell\a"}, QByteArray{"\xff"}, QByteArray(513, 'x')}) {
        const Answer answer = cli.run(words("keys set openai-api-key"), value + '\n');
        expectProblem(answer, 2, {"512"});
        EXPECT_FALSE(answer.err.contains(QString::fromLatin1(value)));
    }
}

TEST(BadCommandLine, ModesOfLaterVersionsAreRefusedBeforeAnythingStarts) {
    expectProblem(CommandLine{}.run(words("run --mode live")), 3, {"live", "demo"});
    expectProblem(CommandLine{}.run(words("run --mode paper")), 3, {"paper", "demo"});
}

TEST(BadConfiguration, UnknownKeyAndValueOutOfRangeAreBothReported) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("bad.toml"), "[risk]\nstop_los_pct = 4\nmax_position_pct = 20\n");
    expectProblem(cli.run({QStringLiteral("config"), QStringLiteral("check"), QStringLiteral("--config"), file}), 3,
                  {"bad.toml:2", "risk.stop_los_pct", "risk.stop_loss_pct", "bad.toml:3", "risk.max_position_pct", "20",
                   "1 to 2"});
}

TEST(BadConfiguration, AMissingConfigurationFileIsNamed) {
    expectProblem(CommandLine{}.run(words("config check --config /nonexistent/kkachi.toml")), 3,
                  {"/nonexistent/kkachi.toml"});
}

TEST(BadDataDirectory, OneThatCannotBeMadeIsNamed) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("in-the-way"), "");
    expectProblem(cli.run({QStringLiteral("run"), QStringLiteral("--data-dir"), file + QStringLiteral("/data"),
                           QStringLiteral("--duration"), QStringLiteral("1s")}),
                  3, {"in-the-way/data"});
}

TEST(BadDatabase, OneThatCannotBeOpenedIsNamed) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("in-the-way"), "");
    expectProblem(cli.run({QStringLiteral("run"), QStringLiteral("--duration"), QStringLiteral("1s"),
                           QStringLiteral("--database"), QStringLiteral("sqlite://") + file + QStringLiteral("/db")}),
                  3, {"in-the-way"});
}

TEST(BadPort, APortInUseIsSaidWhenTheUserChoseIt) {
    QTcpServer occupant;
    ASSERT_TRUE(occupant.listen(QHostAddress::LocalHost));
    const QString port = QString::number(occupant.serverPort());
    const CommandLine cli;
    expectProblem(cli.run({QStringLiteral("simulator"), QStringLiteral("--port"), port}), 4, {port.toLatin1()});
}

TEST(BadPort, ThePageSaysWhichAddressIsInUse) {
    QTcpServer occupant;
    ASSERT_TRUE(occupant.listen(QHostAddress::LocalHost));
    const QString place = QStringLiteral("127.0.0.1:%1").arg(occupant.serverPort());
    expectProblem(CommandLine{}.run(words("run --duration 1s --dashboard") + QStringList{place}), 3,
                  {place.toLatin1()});
}

TEST(BadEventsFile, OneThatTakesNoMoreStopsTradingCleanly) {
    expectProblem(CommandLine{}.run(words("run --duration 60s --events /dev/full")), 1, {"No space left"});
}

struct BadFile {
    const char* name;
    const char* content;
    const char* place;
};

class BadReplayFile : public testing::TestWithParam<BadFile> {};

TEST_P(BadReplayFile, IsRefusedWithFileLineAndColumn) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("bad.csv"), GetParam().content);
    for (const char* verb : {"run --duration 1s --replay", "backtest --data"}) {
        const Answer answer = cli.run(words(verb) + QStringList{file});
        expectProblem(answer, 1, {GetParam().place});
    }
}

constexpr const char* kRow = "2024-12-03T00:00:00Z,100,110,90,105,1\n";
const std::string kHeader = "open_time_utc,open,high,low,close,volume\n";
const std::string kHighBelowLow = kHeader + kRow + "2024-12-03T00:01:00Z,100,90,110,100,1\n";
const std::string kTextForNumber = kHeader + "2024-12-03T00:00:00Z,100,abc,90,105,1\n";
const std::string kTimeBackwards = kHeader + kRow + "2024-12-02T00:00:00Z,100,110,90,105,1\n";

class BadTradeTape : public testing::TestWithParam<BadFile> {};

TEST_P(BadTradeTape, IsRefusedWithThePlaceAndWhatIsAllowed) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("tape.csv"), GetParam().content);
    for (const char* verb : {"run --duration 1s --replay", "simulator --replay"})
        expectProblem(cli.run(words(verb) + QStringList{file}), 1, {GetParam().place});
}

const std::string kTrades = "timestamp,price,volume,side,sequential_id\n2000,100,1,BID,5\n";
const std::string kUnsortedTrades = kTrades + "1000,100,1,ASK,6\n";
const std::string kUnknownSide = kTrades + "3000,100,1,up,6\n";
const std::string kNegativeVolume = kTrades + "3000,100,-1,ASK,6\n";

INSTANTIATE_TEST_SUITE_P(
    Kinds, BadTradeTape,
    testing::Values(
        BadFile{"NoKnownColumns", "when,what\n1,2\n", "tape.csv:1: the header \"when,what\" is neither"},
        BadFile{"ColumnIsMissing", "timestamp,price,side\n", "tape.csv:1, column trade_volume|volume|tv"},
        BadFile{"Unsorted", kUnsortedTrades.c_str(), "tape.csv:3, column timestamp: the time 1000 is out of"},
        BadFile{"Side", kUnknownSide.c_str(), "column side: \"up\" is no side; allowed: BID, ASK, buy, sell"},
        BadFile{"Volume", kNegativeVolume.c_str(), "tape.csv:3, column volume: \"-1\" is no volume"},
        BadFile{"NoTrade", "timestamp,price,volume\n", "there is no trade"},
        BadFile{"Json", "[{\"timestamp\":1,", "tape.csv:1: \"{\"timestamp\":1,\" is no part of a JSON array"}),
    [](const auto& file) { return std::string{file.param.name}; });

INSTANTIATE_TEST_SUITE_P(Kinds, BadReplayFile,
                         testing::Values(BadFile{"WrongHeader", "a,b,c\n1,2,3\n", "bad.csv:1"},
                                         BadFile{"HighBelowLow", kHighBelowLow.c_str(), "bad.csv:3"},
                                         BadFile{"TextForANumber", kTextForNumber.c_str(), "bad.csv:2, column high"},
                                         BadFile{"TimesGoingBackwards", kTimeBackwards.c_str(), "bad.csv:3"},
                                         BadFile{"Empty", "", "bad.csv"}),
                         [](const auto& file) { return std::string{file.param.name}; });

TEST(BadReplay, AMissingFileIsNamed) {
    expectProblem(CommandLine{}.run(words("run --replay /nonexistent/candles.csv.gz")), 1,
                  {"/nonexistent/candles.csv.gz"});
}

TEST(BadReplay, ATruncatedGzipIsNamed) {
    const CommandLine cli;
    // A gzip header and the beginning of a stream that never ends.
    const QString file =
        cli.write(QStringLiteral("cut.csv.gz"), QByteArray::fromHex("1f8b08000000000000034b4c4a4e494d03"));
    expectProblem(cli.run({QStringLiteral("backtest"), QStringLiteral("--data"), file}), 1, {"cut.csv.gz", "gzip"});
}

TEST(BadStrategy, NamesTheParameterAndItsRange) {
    const CommandLine cli;
    const QString file = cli.write(QStringLiteral("ok.csv"), (kHeader + kRow).c_str());
    expectProblem(cli.run({QStringLiteral("backtest"), QStringLiteral("--data"), file, QStringLiteral("--strategy"),
                           QStringLiteral("sma-cross"), QStringLiteral("--param"), QStringLiteral("fast=50"),
                           QStringLiteral("--param"), QStringLiteral("slow=20")}),
                  2, {"fast", "slow"});
    expectProblem(cli.run({QStringLiteral("backtest"), QStringLiteral("--data"), file, QStringLiteral("--strategy"),
                           QStringLiteral("astrology")}),
                  2, {"astrology", "sma-cross"});
    expectProblem(cli.run({QStringLiteral("backtest"), QStringLiteral("--data"), file, QStringLiteral("--position-pct"),
                           QStringLiteral("50")}),
                  2, {"position-pct", "50"});
}

} // namespace
