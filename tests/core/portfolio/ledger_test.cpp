#include "portfolio/ledger.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

namespace kkachi::portfolio {
namespace {

using base::Krw;
using base::Price;
using base::Quantity;
using order::Side;

order::Fill fill(std::string_view price, std::string_view volume, std::string_view fee = "0") {
    return {"t", {}, *Price::parse(price), *Quantity::parse(volume), *Krw::parse(fee)};
}

Krw won(std::string_view text) {
    return *Krw::parse(text);
}

TEST(Ledger, PaysPriceAndFeeOfABuy) {
    Ledger ledger{won("1000000")};
    ledger.book(Side::Buy, fill("100000000", "0.005", "250"));
    EXPECT_EQ(ledger.cash(), won("499750"));
    EXPECT_EQ(ledger.position().volume, *Quantity::parse("0.005"));
    EXPECT_EQ(ledger.position().averageEntry(), Price::whole(100'000'000));
    EXPECT_EQ(ledger.feesPaid(), won("250"));
    EXPECT_EQ(ledger.realisedPnl(), Krw{});
    EXPECT_EQ(ledger.unrealisedPnlAt(Price::whole(100'000'000)), won("-250"));
    EXPECT_EQ(ledger.equityAt(Price::whole(100'000'000)), won("999750"));
}

TEST(Ledger, RealisesTheProfitNetOfBothFees) {
    Ledger ledger{won("1000000")};
    ledger.book(Side::Buy, fill("100000000", "0.005", "250"));
    ledger.book(Side::Sell, fill("110000000", "0.005", "275"));
    EXPECT_EQ(ledger.realisedPnl(), won("49475")); // 50,000 - 250 - 275
    EXPECT_EQ(ledger.cash(), won("1049475"));
    EXPECT_EQ(ledger.feesPaid(), won("525"));
    EXPECT_TRUE(ledger.position().isFlat());
    EXPECT_EQ(ledger.position().averageEntry(), std::nullopt);
}

TEST(Ledger, AveragesEntriesByVolumeWithoutFees) {
    Ledger ledger{won("1000000")};
    ledger.book(Side::Buy, fill("100000000", "0.001", "50"));
    ledger.book(Side::Buy, fill("130000000", "0.002", "130"));
    EXPECT_EQ(ledger.position().averageEntry(), Price::whole(120'000'000));
    EXPECT_EQ(ledger.position().entryFees, won("180"));
}

TEST(Ledger, KeepsTheAverageEntryWhenAPartIsSold) {
    Ledger ledger{won("1000000")};
    ledger.book(Side::Buy, fill("120000000", "0.003", "180"));
    ledger.book(Side::Sell, fill("90000000", "0.001", "45"));
    EXPECT_EQ(ledger.position().averageEntry(), Price::whole(120'000'000));
    EXPECT_EQ(ledger.position().entryFees, won("120"));
    EXPECT_EQ(ledger.realisedPnl(), won("-30105")); // -30,000 - 60 of the entry's fees - 45
}

TEST(Ledger, LeavesNoResidueWhenEverythingIsSoldInParts) {
    Ledger ledger{won("1000000")};
    ledger.book(Side::Buy, fill("100000001", "0.00333333", "166.66650167"));
    ledger.book(Side::Sell, fill("100000003", "0.00111111", "55.55550001"));
    ledger.book(Side::Sell, fill("100000007", "0.00000001"));
    ledger.book(Side::Sell, fill("99999999", "0.00222221", "111.11050002"));
    EXPECT_TRUE(ledger.position().volume.isZero());
    EXPECT_TRUE(ledger.position().cost.isZero());
    EXPECT_TRUE(ledger.position().entryFees.isZero());
    EXPECT_EQ(ledger.cash(), won("1000000") + ledger.realisedPnl());
}

TEST(Ledger, RefusesToSellMoreThanItHoldsAndStaysAsItWas) {
    Ledger ledger{won("1000000")};
    ledger.book(Side::Buy, fill("100000000", "0.001", "50"));
    EXPECT_THROW(ledger.book(Side::Sell, fill("100000000", "0.00100001", "50")), std::logic_error);
    EXPECT_EQ(ledger.cash(), won("899950"));
    EXPECT_EQ(ledger.feesPaid(), won("50"));
    EXPECT_EQ(ledger.realisedPnl(), Krw{});
    EXPECT_EQ(ledger.position().volume, *Quantity::parse("0.001"));
}

TEST(Ledger, GoesOnFromWhatIsRestored) {
    Ledger ledger;
    ledger.setCash(won("500000"));
    ledger.restore({.volume = *Quantity::parse("0.005"), .cost = won("500000"), .entryFees = won("250")}, won("-1000"),
                   won("750"));
    ledger.book(Side::Sell, fill("100000000", "0.005", "250"));
    EXPECT_EQ(ledger.realisedPnl(), won("-1500"));
    EXPECT_EQ(ledger.feesPaid(), won("1000"));
    EXPECT_EQ(ledger.cash(), won("999750"));
}

class LedgerConservation : public testing::TestWithParam<std::uint64_t> {};

// No won appears or vanishes: cash + what the position cost = what was there at first + what was realised, exactly.
TEST_P(LedgerConservation, HoldsAfterEveryFill) {
    std::mt19937_64 random{GetParam()};
    const auto below = [&random](std::int64_t bound) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound));
    };
    const Krw capital = Krw::whole(100'000'000);
    Ledger ledger{capital};
    Krw fees;
    for (int i = 0; i < 2'000; ++i) {
        const Quantity held = ledger.position().volume;
        const Side side = held.isPositive() && below(2) == 0 ? Side::Sell : Side::Buy;
        const std::int64_t most = side == Side::Sell ? held.units() : 100'000;
        order::Fill next;
        next.price = Price::fromUnits(1 + below(15'000'000'000'000'000));
        next.volume = Quantity::fromUnits(side == Side::Sell && below(4) == 0 ? most : 1 + below(most));
        next.fee = Krw::fromUnits(below(10'000'000'000));
        fees += next.fee;
        ledger.book(side, next);
        const Position& position = ledger.position();
        ASSERT_EQ(ledger.cash() + position.cost + position.entryFees, capital + ledger.realisedPnl()) << i;
        ASSERT_EQ(ledger.equityAt(next.price), capital + ledger.realisedPnl() + ledger.unrealisedPnlAt(next.price))
            << i;
        ASSERT_EQ(ledger.feesPaid(), fees) << i;
        ASSERT_FALSE(position.volume.isNegative() || position.cost.isNegative() || position.entryFees.isNegative())
            << i;
        ASSERT_TRUE(!position.isFlat() || (position.cost.isZero() && position.entryFees.isZero())) << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LedgerConservation, testing::Range<std::uint64_t>(1, 11));

} // namespace
} // namespace kkachi::portfolio
