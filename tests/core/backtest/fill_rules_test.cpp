#include "backtest/fill_rules.h"

#include <gtest/gtest.h>

namespace kkachi::backtest {
namespace {

using base::Krw;
using base::Price;
using base::Quantity;
using base::Ratio;

constexpr Ratio kFiveBps = Ratio::fromUnits(50'000);

market::Candle barOpenedAt(Price open) {
    return {{}, open, open, open, open, {}};
}

TEST(FillRules, SlippageIsWorseForBothSides) {
    static_assert(withSlippage(Price::whole(100'000'000), order::Side::Buy, Ratio::whole(5)) ==
                  Price::whole(100'050'000));
    static_assert(withSlippage(Price::whole(100'000'000), order::Side::Sell, Ratio::whole(5)) ==
                  Price::whole(99'950'000));
    EXPECT_EQ(withSlippage(Price::whole(1'000), order::Side::Buy, *Ratio::parse("2.5")), *Price::parse("1000.25"));
    EXPECT_EQ(withSlippage(Price::whole(7), order::Side::Sell, Ratio{}), Price::whole(7));
}

TEST(FillRules, VolumeIsTheExactQuotientRoundedDown) {
    const Costs free{};
    EXPECT_EQ(buyAtOpen(barOpenedAt(Price::whole(3)), Krw::whole(1), free).volume, Quantity::fromUnits(33'333'333));
    EXPECT_EQ(buyAtOpen(barOpenedAt(Price::whole(4)), Krw::whole(1), free).volume, Quantity::fromUnits(25'000'000));
    const auto oneUnitShort = Krw::whole(1) - Krw::fromUnits(1);
    EXPECT_EQ(buyAtOpen(barOpenedAt(Price::whole(4)), oneUnitShort, free).volume, Quantity::fromUnits(24'999'999));
}

TEST(FillRules, FundsBelowTheSmallestVolumeBuyNothing) {
    const BarFill fill = buyAtOpen(barOpenedAt(Price::whole(150'000'000)), Krw::whole(1), {});
    EXPECT_TRUE(fill.volume.isZero());
    EXPECT_TRUE(fill.fee.isZero());
}

TEST(FillRules, FeeIsTakenOfTheNotionalAtTheFillPrice) {
    const BarFill fill =
        buyAtOpen(barOpenedAt(Price::whole(100'000'000)), Krw::whole(1'000'500), {kFiveBps, Ratio::whole(5)});
    EXPECT_EQ(fill.price, Price::whole(100'050'000));
    EXPECT_EQ(fill.volume, Quantity::fromUnits(1'000'000));
    EXPECT_EQ(fill.fee, *Krw::parse("500.25"));
}

TEST(FillRules, FeeIsRoundedOnceAtTheEighthDecimal) {
    // 3 x 0.33333333 x 0.0005 = 0.000499999995
    EXPECT_EQ(feeOf(Price::whole(3), Quantity::fromUnits(33'333'333), kFiveBps), *Krw::parse("0.0005"));
    EXPECT_EQ(feeOf(Price::whole(1), Quantity::fromUnits(10'000), kFiveBps), *Krw::parse("0.00000005"));
}

TEST(FillRules, AStopFillsAtItsPriceOrAtALowerOpen) {
    const Quantity one = Quantity::whole(1);
    EXPECT_EQ(sellAtStop(barOpenedAt(Price::whole(100)), Price::whole(97), one, {}).price, Price::whole(97));
    EXPECT_EQ(sellAtStop(barOpenedAt(Price::whole(97)), Price::whole(97), one, {}).price, Price::whole(97));
    EXPECT_EQ(sellAtStop(barOpenedAt(Price::whole(90)), Price::whole(97), one, {}).price, Price::whole(90));
    const Costs slipping{Ratio{}, Ratio::whole(100)};
    EXPECT_EQ(sellAtStop(barOpenedAt(Price::whole(100)), Price::whole(97), one, slipping).price,
              *Price::parse("96.03"));
}

} // namespace
} // namespace kkachi::backtest
