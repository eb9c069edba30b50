#include "books.h"

#include "exchange/matching/won.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::matching {
namespace {

TEST(Won, WritesEveryDigitAndNoMore) {
    EXPECT_EQ(Won{}.toString(), "0");
    EXPECT_EQ(Won{krw("5000")}.toString(), "5000");
    EXPECT_EQ(Won{krw("-0.00000001")}.toString(), "-0.00000001");
    EXPECT_EQ(Won::product(base::Price::fromUnits(1), base::Quantity::fromUnits(1)).toString(), "0.0000000000000001");
    EXPECT_EQ((Won{krw("90000000000")} + krw("0.5")).toString(), "90000000000.5");
}

TEST(Won, KeepsAFeeThatEightDigitsWouldCut) {
    const Won funds = Won::product(price(100'001'000), coins("0.00012345"));
    EXPECT_EQ(funds.toString(), "12345.12345");
    EXPECT_EQ(funds.times(market::MarketSpec{}.bidFee).toString(), "6.172561725");
}

TEST(Won, FollowsTheVenuesOwnExampleOfAMarketBuy) {
    const Won spent{krw("100000")};
    const auto volume = spent.volumeAt(price(110'003'000));
    EXPECT_EQ(volume, coins("0.00090906"));
    const Won funds = Won::product(price(110'003'000), volume);
    EXPECT_EQ(funds.toString(), "99999.32718");
    EXPECT_EQ(funds.times(market::MarketSpec{}.bidFee).toString(), "49.99966359");
}

TEST(Won, IsCutOnlyWhereItIsAskedTo) {
    const Won fee = Won::product(price(100'001'000), coins("0.00012345")).times(market::MarketSpec{}.bidFee);
    EXPECT_EQ(fee.toKrw(base::Rounding::Down), krw("6.17256172"));
    EXPECT_EQ(fee.toKrw(base::Rounding::Up), krw("6.17256173"));
    EXPECT_GT(fee, Won{krw("6.17256172")});
}

} // namespace
} // namespace kkachi::exchange::matching
