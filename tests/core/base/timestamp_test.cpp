#include "base/timestamp.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::base {
namespace {

constexpr std::int64_t kInstantMs = 1'795'309'323'004; // 2026-11-22T01:02:03.004Z

TEST(Timestamp, IsWrittenInUtcWithMilliseconds) {
    EXPECT_EQ(formatUtc(fromEpochMs(kInstantMs)), "2026-11-22T01:02:03.004Z");
    EXPECT_EQ(formatUtc(fromEpochMs(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(formatUtc(fromEpochMs(-1)), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(formatUtcSeconds(fromEpochMs(kInstantMs)), "2026-11-22T01:02:03Z");
}

TEST(Timestamp, IsWrittenInKoreanTimeForUpbit) {
    EXPECT_EQ(formatKst(fromEpochMs(kInstantMs)), "2026-11-22T10:02:03+09:00");
    EXPECT_EQ(formatKst(*parseInstant("2026-12-31T15:00:00Z")), "2027-01-01T00:00:00+09:00");
}

TEST(Timestamp, IsReadInEveryFormThatTheContractNames) {
    const Timestamp wanted = *parseInstant("2026-11-22T01:02:03.004Z");
    EXPECT_EQ(toEpochMs(wanted), kInstantMs);
    for (const char* text :
         {"2026-11-22 01:02:03.004Z", "2026-11-22T01:02:03.004", "2026-11-22T01:02:03.004999999Z",
          "2026-11-22T10:02:03.004+09:00", "2026-11-22T10:02:03.004+0900", "2026-11-21T20:02:03.004-05:00"})
        EXPECT_EQ(parseInstant(text), wanted) << text;
    EXPECT_EQ(parseInstant("2026-11-22T01:02:03.5Z"), parseInstant("2026-11-22T01:02:03.500Z"));
    EXPECT_EQ(parseInstant("2026-11-22T01:02Z"), parseInstant("2026-11-22T01:02:00Z"));
    EXPECT_EQ(parseInstant("2026-11-22"), parseInstant("2026-11-22T00:00:00Z"));
}

TEST(Timestamp, KnowsLeapDays) {
    EXPECT_TRUE(parseInstant("2024-02-29"));
    EXPECT_TRUE(parseInstant("2000-02-29"));
    EXPECT_FALSE(parseInstant("2026-02-29"));
    EXPECT_FALSE(parseInstant("1900-02-29"));
    EXPECT_EQ(*parseInstant("2024-03-01") - *parseInstant("2024-02-28"), std::chrono::days{2});
}

TEST(Timestamp, RefusesEverythingElse) {
    for (const char* text : {"",
                             "2026",
                             "2026-11",
                             "2026-11-31",
                             "2026-13-01",
                             "2026-00-01",
                             "2026-01-00",
                             "26-11-22",
                             "2026-1-2",
                             "2026-11-22T",
                             "2026-11-22T01",
                             "2026-11-22T01:",
                             "2026-11-22T24:00:00Z",
                             "2026-11-22T01:60:00Z",
                             "2026-11-22T01:02:60Z",
                             "2026-11-22T01:02:03.",
                             "2026-11-22T01:02:03.Z",
                             "2026-11-22T01:02:03.0000000001Z",
                             "2026-11-22T01:02:03X",
                             "2026-11-22T01:02:03ZZ",
                             "2026-11-22T01:02:03+",
                             "2026-11-22T01:02:03+9",
                             "2026-11-22T01:02:03+15:00",
                             "2026-11-22T01:02:03+09:60",
                             "2026-11-22T01:02:03 Z",
                             " 2026-11-22",
                             "2026-11-22 ",
                             "2026/11/22",
                             "-026-11-22",
                             "now",
                             "1795309323004"})
        EXPECT_FALSE(parseInstant(text)) << text;
}

TEST(Timestamp, ComesBackFromItsOwnText) {
    std::mt19937_64 random{3};
    std::uniform_int_distribution<std::int64_t> ms{toEpochMs(*parseInstant("0001-01-01")),
                                                   toEpochMs(*parseInstant("9999-12-31"))};
    for (int i = 0; i < 5'000; ++i) {
        const Timestamp at = fromEpochMs(ms(random));
        ASSERT_EQ(parseInstant(formatUtc(at)), at) << formatUtc(at);
        ASSERT_EQ(parseInstant(formatKst(at)), std::chrono::floor<std::chrono::seconds>(at)) << formatKst(at);
    }
}

TEST(TradingDay, BeginsAtMidnightUtcWhichIsNineInSeoul) {
    const Timestamp nine = *parseInstant("2026-11-22T09:00:00+09:00");
    EXPECT_EQ(tradingDay(nine), tradingDay(nine + std::chrono::hours{24} - Milliseconds{1}));
    EXPECT_EQ(tradingDay(nine - Milliseconds{1}) + 1, tradingDay(nine));
    EXPECT_EQ(tradingDay(fromEpochMs(-1)), -1);
    EXPECT_EQ(tradingDay(fromEpochMs(0)), 0);
}

TEST(Duration, IsReadWithItsUnit) {
    EXPECT_EQ(parseDuration("250ms"), Milliseconds{250});
    EXPECT_EQ(parseDuration("60s"), Milliseconds{60'000});
    EXPECT_EQ(parseDuration("5m"), Milliseconds{300'000});
    EXPECT_EQ(parseDuration("1h"), Milliseconds{3'600'000});
    EXPECT_EQ(parseDuration("1d"), Milliseconds{86'400'000});
    EXPECT_EQ(parseDuration("0s"), Milliseconds{0});
}

TEST(Duration, RefusesWhatHasNoUnitSignOrBound) {
    for (const char* text : {"", "s", "60", "60 s", " 60s", "60S", "-1s", "+1s", "1.5s", "1e3s", "60sec", "1w",
                             "1000000001ms", "99999999999999999999s"})
        EXPECT_FALSE(parseDuration(text)) << text;
}

TEST(Duration, ComesBackFromItsOwnText) {
    for (const std::int64_t ms :
         {0L, 1L, 250L, 999L, 1'000L, 1'001L, 60'000L, 90'000L, 3'600'000L, 5'400'000L, 86'400'000L, 172'800'000L})
        EXPECT_EQ(parseDuration(formatDuration(Milliseconds{ms})), Milliseconds{ms}) << ms;
    EXPECT_EQ(formatDuration(Milliseconds{60'000}), "1m");
    EXPECT_EQ(formatDuration(Milliseconds{90'000}), "90s");
    EXPECT_EQ(formatDuration(Milliseconds{0}), "0s");
}

} // namespace
} // namespace kkachi::base
