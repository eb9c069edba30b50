#include "base/throttled_report.h"

#include <gtest/gtest.h>

namespace kkachi::base {
namespace {

using std::chrono::seconds;

constexpr Timestamp kStart = fromEpochMs(1'795'137'330'000);

TEST(ThrottledReport, TellsTheFirstCaseAtOnce) {
    ThrottledReport reports;
    const auto report = reports.note(kStart, "not JSON", "<html>");
    ASSERT_TRUE(report);
    EXPECT_EQ(report->count, 1U);
    EXPECT_EQ(report->excerpt, "<html>");
    EXPECT_EQ(toText(*report), "1 of 1 in all: not JSON 1; last: <html>");
}

TEST(ThrottledReport, CountsInSilenceUntilTheMinuteIsOver) {
    ThrottledReport reports;
    EXPECT_TRUE(reports.note(kStart, "not JSON", "x"));
    for (int i = 0; i < 1000; ++i)
        EXPECT_FALSE(reports.note(kStart + Milliseconds{i * 59}, i % 4 == 0 ? "bad text" : "not JSON", "y"));
    EXPECT_FALSE(reports.note(kStart + seconds{60} - Milliseconds{1}, "not JSON", "z"));
    const auto report = reports.note(kStart + seconds{60}, "not JSON", "last");
    ASSERT_TRUE(report);
    EXPECT_EQ(report->count, 1002U);
    EXPECT_EQ(report->total, 1003U);
    EXPECT_EQ(report->kinds, (std::vector<ThrottledReport::Kind>{{"not JSON", 752}, {"bad text", 250}}));
    EXPECT_EQ(report->excerpt, "last");
}

TEST(ThrottledReport, GivesTheRestOnRequest) {
    ThrottledReport reports;
    EXPECT_FALSE(reports.rest(kStart));
    EXPECT_TRUE(reports.note(kStart, "a", ""));
    EXPECT_FALSE(reports.rest(kStart));
    EXPECT_FALSE(reports.note(kStart, "a", ""));
    EXPECT_FALSE(reports.due(kStart + seconds{59}));
    EXPECT_TRUE(reports.due(kStart + seconds{60}));
    EXPECT_FALSE(reports.rest(kStart + seconds{61}));
    EXPECT_EQ(reports.total(), 2U);
}

TEST(ThrottledReport, SpeaksAgainWhenTheClockIsSetBack) {
    ThrottledReport reports;
    EXPECT_TRUE(reports.note(kStart, "a", ""));
    EXPECT_TRUE(reports.note(kStart - seconds{3600}, "a", ""));
}

TEST(ThrottledReport, KeepsNoMoreThanAFewKinds) {
    ThrottledReport reports;
    EXPECT_TRUE(reports.note(kStart, "first", ""));
    for (int i = 0; i < 1000; ++i)
        EXPECT_FALSE(reports.note(kStart, "kind " + std::to_string(i), ""));
    const auto report = reports.rest(kStart);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->kinds.size(), 9U);
    EXPECT_EQ(report->kinds.front(), (ThrottledReport::Kind{"other", 992}));
}

TEST(ThrottledReport, ShowsNeitherKeysNorControlCharacters) {
    EXPECT_EQ(excerptOf("{\"a\":\n\x01\xff\"Bearer eyJhbGciOiJIUzUxMiJ9.eyJhIjoxfQ.c2ln\"}"),
              "{\"a\":\"Bearer (36 characters)\"}");
    EXPECT_EQ(excerptOf(R"({"candle_acc_trade_volume":1})"), R"({"candle_acc_trade_volume":1})");
    EXPECT_EQ(excerptOf(std::string(5000, 'a')), std::string(120, 'a') + "...");
    EXPECT_EQ(excerptOf(std::string(5000, '[')), std::string(120, '[') + "...");
    EXPECT_EQ(excerptOf(""), "");
}

} // namespace
} // namespace kkachi::base
