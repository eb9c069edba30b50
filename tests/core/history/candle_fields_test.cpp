#include "history/candle_fields.h"

#include "base/decimal_text.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::history {
namespace {

TEST(ParseOpenTime, TakesIsoTextAndEpochMilliseconds) {
    const auto expected = base::fromEpochMs(1'733'234'220'000);
    EXPECT_EQ(parseOpenTime("2024-12-03T13:57:00Z"), expected);
    EXPECT_EQ(parseOpenTime("2024-12-03 13:57:00Z"), expected);
    EXPECT_EQ(parseOpenTime("2024-12-03T13:57:00"), expected);
    EXPECT_EQ(parseOpenTime("2024-12-03T13:57:00.000Z"), expected);
    EXPECT_EQ(parseOpenTime("2024-12-03T22:57:00+09:00"), expected);
    EXPECT_EQ(parseOpenTime("1733234220000"), expected);
}

TEST(ParseOpenTime, RefusesWhatIsNoInstant) {
    for (const char* text : {"", "yesterday", "2024-13-03T13:57:00Z", "2024-02-30T00:00:00Z", "2024-12-03T24:00:00Z",
                             "2024-12-03T13:60:00Z", "2024-12-03T13:57:0xZ", "2a24-12-03T13:57:00Z", "-5",
                             "1733234220000.5", "99999999999999999999"})
        EXPECT_FALSE(parseOpenTime(text).has_value()) << text;
}

TEST(ParsePriceUnits, KeepsEveryDigit) {
    EXPECT_EQ(*parsePriceUnits("132600000"), 13'260'000'000'000'000);
    EXPECT_EQ(*parsePriceUnits("13752.18233851"), 1'375'218'233'851);
    EXPECT_EQ(*parsePriceUnits("0.00000001"), 1);
    EXPECT_EQ(*parsePriceUnits("1.5e3"), 150'000'000'000);
    EXPECT_EQ(*parsePriceUnits("92233720368.54775807"), 9'223'372'036'854'775'807);
}

TEST(ParsePriceUnits, RefusesWhatItCannotHoldExactly) {
    EXPECT_EQ(parsePriceUnits("").error(), CsvProblem::NotANumber);
    EXPECT_EQ(parsePriceUnits("12a").error(), CsvProblem::NotANumber);
    EXPECT_EQ(parsePriceUnits("1.").error(), CsvProblem::NotANumber);
    EXPECT_EQ(parsePriceUnits(".5").error(), CsvProblem::NotANumber);
    EXPECT_EQ(parsePriceUnits("nan").error(), CsvProblem::NotANumber);
    EXPECT_EQ(parsePriceUnits("1.000000001").error(), CsvProblem::TooManyDigits);
    EXPECT_EQ(parsePriceUnits("92233720368.54775808").error(), CsvProblem::OutOfRange);
}

TEST(ParsePriceUnits, TakesZerosBehindTheEighthDecimal) {
    EXPECT_EQ(*parsePriceUnits("1.2500000000"), 125'000'000);
}

TEST(ParseVolumeUnits, CutsWhatAFloatingPointPrinterAdded) {
    EXPECT_EQ(*parseVolumeUnits("0.30000000000000004"), 30'000'000);
}

TEST(ParsePriceUnits, AgreesWithTheHousesParserOnRandomNumbers) {
    std::mt19937_64 random{11};
    for (int i = 0; i < 5'000; ++i) {
        const auto units = static_cast<std::int64_t>(random() >> (1 + random() % 60));
        const std::string text = base::formatDecimal(units);
        ASSERT_EQ(*parsePriceUnits(text), units) << text;
    }
}

} // namespace
} // namespace kkachi::history
