#include "exchange/upbit/clock_offset.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const base::Timestamp kStart = *base::parseInstant("2026-11-22T12:00:00Z");

// An exchange whose clock is ahead by `offset` answers calls that we make at odd instants, after `roundTrip`.
void answer(ClockOffset& clock, base::Timestamp sent, milliseconds offset, milliseconds roundTrip = milliseconds{20}) {
    const base::Timestamp there = sent + roundTrip / 2 + offset;
    clock.add(std::chrono::floor<seconds>(there), sent, sent + roundTrip);
}

TEST(ClockOffset, IsUnknownBeforeTheFirstAnswer) {
    EXPECT_FALSE(ClockOffset{}.estimate());
}

TEST(ClockOffset, OfOneAnswerIsKnownToHalfASecond) {
    ClockOffset clock;
    answer(clock, kStart + milliseconds{400}, milliseconds{0}, milliseconds{100});
    ASSERT_TRUE(clock.estimate());
    EXPECT_EQ(clock.estimate()->uncertainty, milliseconds{550});
    EXPECT_LE(std::chrono::abs(clock.estimate()->offset), clock.estimate()->uncertainty);
}

TEST(ClockOffset, NarrowsWithEveryAnswer) {
    for (const milliseconds offset :
         {milliseconds{0}, milliseconds{1'234}, milliseconds{-4'990}, milliseconds{5'010}, milliseconds{86'400'000}}) {
        ClockOffset clock;
        for (int i = 0; i < 40; ++i)
            answer(clock, kStart + milliseconds{i * 1'037}, offset);
        ASSERT_TRUE(clock.estimate());
        EXPECT_LE(std::chrono::abs(clock.estimate()->offset - offset), clock.estimate()->uncertainty);
        EXPECT_LE(clock.estimate()->uncertainty, milliseconds{40}) << offset.count();
    }
}

TEST(ClockOffset, ForgetsWhatItKnewWhenAClockIsMoved) {
    ClockOffset clock;
    for (int i = 0; i < 20; ++i)
        answer(clock, kStart + milliseconds{i * 1'037}, milliseconds{0});
    answer(clock, kStart + seconds{30}, seconds{10});
    EXPECT_GE(clock.estimate()->offset, seconds{9});
    EXPECT_LE(clock.estimate()->offset, seconds{11});
}

TEST(ClockOffset, FollowsADriftBecauseOldAnswersLoseTheirWord) {
    ClockOffset clock;
    for (int i = 0; i < 600; ++i)
        answer(clock, kStart + milliseconds{i * 5'037}, milliseconds{i}); // a fifth of a millisecond each second
    const milliseconds error = std::chrono::abs(clock.estimate()->offset - milliseconds{599});
    EXPECT_LE(error, clock.estimate()->uncertainty + milliseconds{60}); // the drift of what is remembered
    EXPECT_LE(clock.estimate()->uncertainty, milliseconds{250});
}

TEST(ClockOffset, IgnoresAnAnswerDuringWhichOurClockWentBackOrThatTookTooLong) {
    ClockOffset clock;
    clock.add(kStart, kStart + seconds{5}, kStart);
    clock.add(kStart, kStart, kStart + seconds{11});
    EXPECT_FALSE(clock.estimate());
}

TEST(HttpDate, IsReadAsHttpWritesIt) {
    EXPECT_EQ(parseHttpDate("Sun, 22 Nov 2026 12:00:00 GMT"), kStart);
    EXPECT_EQ(parseHttpDate("Thu, 01 Jan 1970 00:00:00 GMT"), base::Timestamp{});
    EXPECT_EQ(parseHttpDate("Thu, 29 Feb 2024 23:59:59 GMT"), *base::parseInstant("2024-02-29T23:59:59Z"));
}

TEST(HttpDate, IsNothingForAnythingElse) {
    for (const char* text :
         {"", "now", "Sun, 22 Nov 2026 12:00:00 KST", "Sun, 22 Nov 2026 12:00:00 GMTx", "Sun, 32 Nov 2026 12:00:00 GMT",
          "Sun, 30 Feb 2026 12:00:00 GMT", "Sun, 22 Nox 2026 12:00:00 GMT", "Sun, 22 Nov 2026 24:00:00 GMT",
          "Sun, 22 Nov 2026 12:60:00 GMT", "Sun, -2 Nov 2026 12:00:00 GMT", "Sun, 22 Nov 2026 12:00: 0 GMT",
          "Sunday, 22-Nov-26 12:00:00 GMT", "2026-11-22T12:00:00Z"})
        EXPECT_FALSE(parseHttpDate(text)) << text;
}

} // namespace
} // namespace kkachi::exchange::upbit
