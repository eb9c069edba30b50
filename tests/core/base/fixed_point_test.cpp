#include "base/fixed_point.h"
#include "base/mode.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace kkachi::base {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

static_assert(!std::is_convertible_v<double, Krw>);
static_assert(!std::is_convertible_v<Krw, double>);
static_assert(!std::is_convertible_v<std::int64_t, Krw>);
static_assert(!std::is_convertible_v<Price, Krw>);
static_assert(!std::is_constructible_v<Krw, Price>);

Wide rounded(Wide numerator, Rounding rounding) {
    return divide(numerator, 10, rounding);
}

TEST(Divide, RoundsDownTowardsZero) {
    EXPECT_EQ(rounded(19, Rounding::Down), 1);
    EXPECT_EQ(rounded(-19, Rounding::Down), -1);
    EXPECT_EQ(rounded(9, Rounding::Down), 0);
    EXPECT_EQ(rounded(-9, Rounding::Down), 0);
    EXPECT_EQ(rounded(20, Rounding::Down), 2);
}

TEST(Divide, RoundsUpAwayFromZero) {
    EXPECT_EQ(rounded(11, Rounding::Up), 2);
    EXPECT_EQ(rounded(-11, Rounding::Up), -2);
    EXPECT_EQ(rounded(1, Rounding::Up), 1);
    EXPECT_EQ(rounded(-1, Rounding::Up), -1);
    EXPECT_EQ(rounded(20, Rounding::Up), 2);
    EXPECT_EQ(rounded(-20, Rounding::Up), -2);
}

TEST(Divide, RoundsHalfToTheEvenNeighbour) {
    EXPECT_EQ(rounded(14, Rounding::HalfEven), 1);
    EXPECT_EQ(rounded(16, Rounding::HalfEven), 2);
    EXPECT_EQ(rounded(5, Rounding::HalfEven), 0);
    EXPECT_EQ(rounded(15, Rounding::HalfEven), 2);
    EXPECT_EQ(rounded(25, Rounding::HalfEven), 2);
    EXPECT_EQ(rounded(-5, Rounding::HalfEven), 0);
    EXPECT_EQ(rounded(-15, Rounding::HalfEven), -2);
    EXPECT_EQ(rounded(-25, Rounding::HalfEven), -2);
    EXPECT_EQ(rounded(-26, Rounding::HalfEven), -3);
}

TEST(Fixed, AddsAndSubtractsUpToTheBoundary) {
    const Krw most = Krw::fromUnits(kMax);
    const Krw one = Krw::fromUnits(1);
    EXPECT_EQ(most - one + one, most);
    EXPECT_THROW(most + one, ArithmeticOverflow);
    EXPECT_THROW(Krw::fromUnits(kMin) - one, ArithmeticOverflow);
    EXPECT_THROW(-Krw::fromUnits(kMin), ArithmeticOverflow);
    EXPECT_EQ(-most, Krw::fromUnits(-kMax));
}

TEST(Fixed, MakesWholeUnitsUpToTheBoundary) {
    EXPECT_EQ(Krw::whole(92'233'720'368).units(), 9'223'372'036'800'000'000);
    EXPECT_THROW(Krw::whole(92'233'720'369), ArithmeticOverflow);
    EXPECT_THROW(Krw::whole(-92'233'720'369), ArithmeticOverflow);
}

TEST(Fixed, KeepsItsValueWhenAnAdditionOverflows) {
    Krw amount = Krw::fromUnits(kMax);
    EXPECT_THROW(amount += Krw::fromUnits(1), ArithmeticOverflow);
    EXPECT_EQ(amount.units(), kMax);
}

TEST(Fixed, KnowsItsSign) {
    EXPECT_TRUE(Krw{}.isZero());
    EXPECT_FALSE(Krw{}.isPositive());
    EXPECT_TRUE(Krw::fromUnits(1).isPositive());
    EXPECT_TRUE(Krw::fromUnits(-1).isNegative());
    EXPECT_LT(Krw::fromUnits(-1), Krw{});
}

TEST(Notional, IsExactForWholeWonPrices) {
    const auto value = notional(Price::whole(110'001'000), Quantity::fromUnits(90'906), Rounding::Down);
    EXPECT_EQ(value, *Krw::parse("99997.50906"));
    EXPECT_EQ(value, notional(Price::whole(110'001'000), Quantity::fromUnits(90'906), Rounding::Up));
}

TEST(Notional, RoundsTheNinthDigitAsNamed) {
    const Price price = *Price::parse("0.5");
    const Quantity smallest = Quantity::fromUnits(1);
    EXPECT_EQ(notional(price, smallest, Rounding::Down).units(), 0);
    EXPECT_EQ(notional(price, smallest, Rounding::Up).units(), 1);
    EXPECT_EQ(notional(price, smallest, Rounding::HalfEven).units(), 0);
    EXPECT_EQ(notional(price, Quantity::fromUnits(3), Rounding::HalfEven).units(), 2);
}

TEST(Notional, RefusesWhatLeavesTheRange) {
    EXPECT_THROW(notional(Price::fromUnits(kMax), Quantity::whole(2), Rounding::Down), ArithmeticOverflow);
    EXPECT_EQ(notional(Price::fromUnits(kMax), Quantity::whole(1), Rounding::Down).units(), kMax);
}

TEST(VolumeFor, NeverBuysMoreThanTheFundsPay) {
    const Krw funds = Krw::whole(10'000);
    for (std::int64_t won = 1; won < 200'000'000; won = won * 3 + 7) {
        const Price price = Price::whole(won);
        const Quantity volume = volumeFor(funds, price);
        EXPECT_LE(notional(price, volume, Rounding::Up), funds) << won;
        EXPECT_GT(notional(price, volume + Quantity::fromUnits(1), Rounding::Down), funds - Krw::fromUnits(won)) << won;
    }
    EXPECT_EQ(volumeFor(Krw::whole(100'000), Price::whole(110'000'000)), *Quantity::parse("0.00090909"));
}

TEST(AveragePrice, UndoesNotionalForWholePrices) {
    const Quantity volume = *Quantity::parse("0.12345678");
    const Price price = Price::whole(123'456'000);
    EXPECT_EQ(averagePrice(notional(price, volume, Rounding::HalfEven), volume, Rounding::HalfEven), price);
}

TEST(Scale, TakesARatioOfAnAmount) {
    EXPECT_EQ(scale(Krw::whole(100'000), *Ratio::parse("0.0005"), Rounding::Up), Krw::whole(50));
    EXPECT_EQ(scale(Krw::fromUnits(1), *Ratio::parse("0.0005"), Rounding::Down), Krw{});
    EXPECT_EQ(scale(Krw::fromUnits(1), *Ratio::parse("0.0005"), Rounding::Up), Krw::fromUnits(1));
}

TEST(WithoutSurcharge, LeavesRoomForTheFee) {
    const Ratio fee = *Ratio::parse("0.0005");
    for (std::int64_t won : {5'000, 10'000, 99'999, 1'000'000'000}) {
        const Krw funds = Krw::whole(won);
        const Krw spend = withoutSurcharge(funds, fee, Rounding::Down);
        EXPECT_LE(spend + scale(spend, fee, Rounding::Up), funds + Krw::fromUnits(1)) << won;
        EXPECT_GT(spend + scale(spend, fee, Rounding::Up) + Krw::fromUnits(2), funds) << won;
    }
}

TEST(Percent, IsAHundredth) {
    EXPECT_EQ(percent(*Ratio::parse("3")), *Ratio::parse("0.03"));
    EXPECT_EQ(percent(*Ratio::parse("0.05")), *Ratio::parse("0.0005"));
    EXPECT_EQ(percent(*Ratio::parse("0.000001")), *Ratio::parse("0.00000001"));
}

TEST(Tick, IsReachedFromBothSides) {
    const Price tick = Price::whole(1000);
    const Price between = *Price::parse("110000500.5");
    EXPECT_EQ(floorToTick(between, tick), Price::whole(110'000'000));
    EXPECT_EQ(ceilToTick(between, tick), Price::whole(110'001'000));
    EXPECT_EQ(floorToTick(Price::whole(110'000'000), tick), Price::whole(110'000'000));
    EXPECT_EQ(ceilToTick(Price::whole(110'000'000), tick), Price::whole(110'000'000));
    EXPECT_THROW(ceilToTick(Price::fromUnits(kMax), tick), ArithmeticOverflow);
}

TEST(FloorToWon, CutsTheFraction) {
    EXPECT_EQ(floorToWon(*Krw::parse("9999.99999999")), Krw::whole(9999));
    EXPECT_EQ(floorToWon(Krw::whole(10'000)), Krw::whole(10'000));
}

TEST(ModeNames, LeadBackToTheMode) {
    for (const Mode mode : {Mode::Demo, Mode::Paper, Mode::Live})
        EXPECT_EQ(parseMode(toString(mode)), mode);
    for (const char* other : {"", "Demo", "LIVE", "live ", "real"})
        EXPECT_EQ(parseMode(other), std::nullopt) << other;
}

} // namespace
} // namespace kkachi::base
