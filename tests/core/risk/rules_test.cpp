#include "risk/rules.h"

#include <gtest/gtest.h>

using namespace kkachi;
using base::Krw;
using base::Price;
using base::Quantity;
using base::Ratio;

namespace {

Ratio percent(std::int64_t whole) {
    return base::percent(Ratio::whole(whole));
}
constexpr Krw kOneUnit = Krw::fromUnits(1);

TEST(StopRule, FiresExactlyAtTheStopAndBelowButNotOneWonAbove) {
    const Price entry = Price::whole(100'000'000);
    EXPECT_TRUE(risk::isStopReached(Price::whole(97'000'000), entry, percent(3)));
    EXPECT_TRUE(risk::isStopReached(Price::whole(96'999'999), entry, percent(3)));
    EXPECT_FALSE(risk::isStopReached(Price::whole(97'000'001), entry, percent(3)));
}

TEST(StopRule, StopPriceIsTheThresholdOfTheRule) {
    for (const std::int64_t won : {5'001, 99'999'999, 133'893'000, 1'234'567'891}) {
        const Price entry = Price::whole(won);
        const Price stop = risk::stopPrice(entry, percent(3));
        EXPECT_TRUE(risk::isStopReached(stop, entry, percent(3)));
        EXPECT_FALSE(risk::isStopReached(stop + Price::fromUnits(1), entry, percent(3)));
    }
}

TEST(DailyLossRule, IsReachedExactlyAtTheLimit) {
    const Krw start = Krw::whole(10'000'000);
    const Ratio limit = Ratio::fromUnits(300'000); // 0.3 %
    EXPECT_TRUE(risk::isDailyLossReached(Krw::whole(9'970'000), start, limit));
    EXPECT_FALSE(risk::isDailyLossReached(Krw::whole(9'970'000) + kOneUnit, start, limit));
    EXPECT_TRUE(risk::isDailyLossReached(Krw::whole(9'970'000) - kOneUnit, start, limit));
}

TEST(VolatilityRule, IsReachedExactlyAtTheLimit) {
    const Ratio limit = Ratio::fromUnits(1'500'000); // 1.5 %
    EXPECT_TRUE(risk::isVolatile(Price::whole(101'500'000), Price::whole(100'000'000), limit));
    EXPECT_FALSE(risk::isVolatile(Price::whole(101'499'999), Price::whole(100'000'000), limit));
    EXPECT_TRUE(risk::isVolatile(Price::whole(101'500'001), Price::whole(100'000'000), limit));
}

TEST(TotalCapital, IsEquityUpToTheCap) {
    EXPECT_EQ(risk::totalCapital(Krw::whole(7), Krw{}), Krw::whole(7));
    EXPECT_EQ(risk::totalCapital(Krw::whole(7), Krw::whole(5)), Krw::whole(5));
    EXPECT_EQ(risk::totalCapital(Krw::whole(3), Krw::whole(5)), Krw::whole(3));
}

TEST(EntryFunds, AreThePositionLimitRoundedDownToWholeWon) {
    risk::Limits limits; // 2 %
    EXPECT_EQ(risk::entryFunds(Krw::whole(10'000'049), Krw::whole(10'000'049), limits, Ratio{}), Krw::whole(200'000));
    limits.exchangeRules = false;
    EXPECT_EQ(risk::entryFunds(Krw::whole(10'000'049), Krw::whole(10'000'049), limits, Ratio{}),
              *Krw::parse("200000.98"));
}

TEST(EntryFunds, LeaveRoomForTheFeeOnTop) {
    risk::Limits limits;
    const Ratio fee = Ratio::fromUnits(50'000);
    for (const std::int64_t cash : {1, 5'001, 100'050, 199'999}) {
        const Krw free = Krw::whole(cash);
        const Krw funds = risk::entryFunds(Krw::whole(10'000'000), free, limits, fee);
        EXPECT_LE(funds + base::scale(funds, fee, base::Rounding::Up), free);
    }
}

TEST(SmallestCapital, IsAboutTwoHundredFiftyEightThousandWonAtTheDefaults) {
    const risk::Limits limits;
    const market::MarketSpec spec;
    const Krw smallest = risk::smallestWorkableCapital(limits, spec);
    EXPECT_EQ(smallest, Krw::whole(257'732)); // 5,000 / (0.97 x 0.02), upwards
}

TEST(Dust, IsWorthLessThanTheMinimumTotalWhereTheExchangesRulesHold) {
    risk::Limits limits;
    const market::MarketSpec spec;
    const auto price = Price::whole(100'000'000);
    EXPECT_FALSE(risk::isDust(Quantity::fromUnits(5'000), price, limits, spec)) << "exactly 5,000 won";
    EXPECT_TRUE(risk::isDust(Quantity::fromUnits(4'999), price, limits, spec));
    limits.exchangeRules = false;
    EXPECT_FALSE(risk::isDust(Quantity::fromUnits(1), price, limits, spec));
}

TEST(EntryFunds, LeaveRoomForWhatIsHeld) {
    const Krw capital = Krw::whole(10'000'000);
    EXPECT_EQ(risk::entryFunds(capital, capital, risk::Limits{}, Ratio{}, Krw::whole(3'000)), Krw::whole(197'000));
    EXPECT_TRUE(risk::entryFunds(capital, capital, risk::Limits{}, Ratio{}, Krw::whole(300'000)).isZero());
}

} // namespace
