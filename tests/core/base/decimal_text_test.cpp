#include "base/decimal_text.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace kkachi::base {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

std::int64_t units(std::string_view text, ExcessDigits excess = ExcessDigits::Refuse) {
    const auto parsed = parseDecimal(text, excess);
    EXPECT_TRUE(parsed.has_value()) << text;
    return parsed.value_or(-1);
}

void expectError(std::string_view text, DecimalError wanted, ExcessDigits excess = ExcessDigits::Refuse) {
    const auto parsed = parseDecimal(text, excess);
    ASSERT_FALSE(parsed.has_value()) << text;
    EXPECT_EQ(parsed.error(), wanted) << text << ": " << toString(parsed.error());
}

TEST(DecimalText, ReadsPlainNumbersAsUnitsOfTheEighthDigit) {
    EXPECT_EQ(units("0"), 0);
    EXPECT_EQ(units("1"), kDecimalScale);
    EXPECT_EQ(units("-12.5"), -1'250'000'000);
    EXPECT_EQ(units("+12.5"), 1'250'000'000);
    EXPECT_EQ(units("0.00000001"), 1);
    EXPECT_EQ(units("-0.00000001"), -1);
    EXPECT_EQ(units("-0"), 0);
    EXPECT_EQ(units("007.10"), 710'000'000);
    EXPECT_EQ(units("110000000.0"), 11'000'000'000'000'000);
}

TEST(DecimalText, ReadsExponents) {
    EXPECT_EQ(units("9.101e-05"), 9'101);
    EXPECT_EQ(units("9.101E-05"), 9'101);
    EXPECT_EQ(units("1.1e8"), 11'000'000'000'000'000);
    EXPECT_EQ(units("1e+2"), 100 * kDecimalScale);
    EXPECT_EQ(units("1e-8"), 1);
    EXPECT_EQ(units("100000e-13"), 1);
    EXPECT_EQ(units("0.000000001e1"), 1);
    EXPECT_EQ(units("0e30"), 0);
    EXPECT_EQ(units("0e-30"), 0);
}

TEST(DecimalText, RefusesMoreThanEightDigitsUnlessTheyAreZero) {
    EXPECT_EQ(units("0.1234567800000"), 12'345'678);
    expectError("0.123456789", DecimalError::TooManyDigits);
    expectError("1e-9", DecimalError::TooManyDigits);
    expectError("0.000000010000000000001", DecimalError::TooManyDigits);
}

TEST(DecimalText, CutsExcessDigitsTowardsZeroWhereAsked) {
    EXPECT_EQ(units("0.123456789", ExcessDigits::RoundDown), 12'345'678);
    EXPECT_EQ(units("-0.123456789", ExcessDigits::RoundDown), -12'345'678);
    EXPECT_EQ(units("9.99e-9", ExcessDigits::RoundDown), 0);
    EXPECT_EQ(units("1e-30", ExcessDigits::RoundDown), 0);
}

TEST(DecimalText, ReachesTheBoundariesOfItsRangeAndNoFurther) {
    EXPECT_EQ(units("92233720368.54775807"), kMax);
    EXPECT_EQ(units("-92233720368.54775807"), -kMax);
    EXPECT_EQ(units("-92233720368.54775808"), kMin);
    expectError("92233720368.54775808", DecimalError::OutOfRange);
    expectError("-92233720368.54775809", DecimalError::OutOfRange);
    expectError("92233720369", DecimalError::OutOfRange);
    expectError("1e11", DecimalError::OutOfRange);
    expectError("1e30", DecimalError::OutOfRange);
    expectError("1e31", DecimalError::OutOfRange);
    expectError("1e99999999999999999999", DecimalError::OutOfRange);
    expectError("99999999999999999999999999999999999999999999999999", DecimalError::OutOfRange);
}

TEST(DecimalText, RefusesWhatIsNoDecimalNumber) {
    expectError("", DecimalError::Empty);
    for (const char* text : {" 1",  "1 ",  "1,000", "1.", ".5",  "-",     "+",  "--1", "+-1",   "1..2", "1.2.3", "0x10",
                             "inf", "nan", "NaN",   "1e", "1e+", "1e1.5", "e5", "1f",  "1_000", "１",   "1\n"})
        expectError(text, DecimalError::Malformed);
    expectError(std::string_view{"1\0", 2}, DecimalError::Malformed);
    expectError(std::string(65, '0'), DecimalError::Malformed);
}

TEST(DecimalText, FormatsWithoutExponentSeparatorsOrTrailingZeros) {
    EXPECT_EQ(formatDecimal(0), "0");
    EXPECT_EQ(formatDecimal(1), "0.00000001");
    EXPECT_EQ(formatDecimal(-150'000'000), "-1.5");
    EXPECT_EQ(formatDecimal(90'906), "0.00090906");
    EXPECT_EQ(formatDecimal(11'000'000'000'000'000), "110000000");
    EXPECT_EQ(formatDecimal(kMax), "92233720368.54775807");
    EXPECT_EQ(formatDecimal(kMin), "-92233720368.54775808");
}

TEST(DecimalText, FormatsFixedDigitsRoundedHalfAwayFromZero) {
    EXPECT_EQ(formatDecimalFixed(123'456'789, 8), "1.23456789");
    EXPECT_EQ(formatDecimalFixed(100'000'000, 2), "1.00");
    EXPECT_EQ(formatDecimalFixed(5'000'000, 1), "0.1");
    EXPECT_EQ(formatDecimalFixed(4'999'999, 1), "0.0");
    EXPECT_EQ(formatDecimalFixed(-5'000'000, 1), "-0.1");
    EXPECT_EQ(formatDecimalFixed(-4'999'999, 1), "0.0");
    EXPECT_EQ(formatDecimalFixed(50'000'000, 0), "1");
    EXPECT_EQ(formatDecimalFixed(49'999'999, 0), "0");
    EXPECT_EQ(formatDecimalFixed(99'999'999'999, 2), "1000.00");
    EXPECT_EQ(formatDecimalFixed(kMin, 0), "-92233720369");
    EXPECT_EQ(formatDecimalFixed(kMax, 20), "92233720368.54775807");
    EXPECT_EQ(formatDecimalFixed(150'000'000, -3), "2");
}

TEST(DecimalText, ComesBackFromItsOwnTextForNumbersOfEveryLength) {
    std::mt19937_64 random{1};
    for (int i = 0; i < 20'000; ++i) {
        const auto value = static_cast<std::int64_t>(random()) >> (i % 64);
        ASSERT_EQ(units(formatDecimal(value)), value);
        ASSERT_EQ(units(formatDecimalFixed(value, kDecimalDigits)), value);
    }
    for (const std::int64_t value :
         {kMin, kMin + 1, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, kMax - 1, kMax})
        EXPECT_EQ(units(formatDecimal(value)), value);
}

TEST(DecimalText, MeansTheSameInPlainAndExponentForm) {
    std::mt19937_64 random{2};
    for (int i = 0; i < 5'000; ++i) {
        const auto value = static_cast<std::int64_t>(random()) >> (i % 64);
        ASSERT_EQ(units(std::to_string(value) + "e-8"), value);
    }
}

} // namespace
} // namespace kkachi::base
