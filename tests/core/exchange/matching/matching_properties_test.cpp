// Whatever happens in whatever order: no money and no coin appears or vanishes.
#include "books.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace kkachi::exchange::matching {
namespace {

using order::Side;

class RandomDay {
  public:
    explicit RandomDay(unsigned seed)
        : m_random{seed} {
        m_engine.account().deposit(coins("1"), krw("100000000"));
    }

    void step(int number) {
        switch (below(6)) {
        case 0:
            m_engine.setLiquidity(drawBook());
            break;
        case 1:
            m_engine.onTapeTrade({1, at(number), drawPrice(), drawVolume(),
                                  below(2) == 0 ? market::Taker::Buyer : market::Taker::Seller});
            break;
        case 2:
            if (const auto open = m_engine.openOrders(); !open.empty())
                m_engine.cancel(open[static_cast<std::size_t>(below(static_cast<int>(open.size())))].id, at(number));
            break;
        default:
            (void)m_engine.place(drawRequest(), at(number));
            break;
        }
    }

    MatchingEngine& engine() { return m_engine; }

  private:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    base::Price drawPrice() { return price(100'000'000 + 1000 * (below(20) - 10)); }
    base::Quantity drawVolume() { return base::Quantity::fromUnits(5'001 + below(2'000'000)); }

    market::OrderBook drawBook() {
        market::OrderBook drawn;
        base::Price ask = drawPrice();
        base::Price bid = ask - price(1000);
        for (int i = 0; i < 5; ++i) {
            drawn.asks.push_back({ask, drawVolume()});
            drawn.bids.push_back({bid, drawVolume()});
            ask += price(1000 * (1 + below(2)));
            bid -= price(1000 * (1 + below(2)));
        }
        return drawn;
    }

    OrderRequest drawRequest() {
        OrderRequest request;
        request.side = below(2) == 0 ? Side::Buy : Side::Sell;
        request.kind = Kind::Limit;
        request.price = drawPrice();
        request.volume = drawVolume();
        request.selfMatch = static_cast<SelfMatch>(below(4));
        request.timeInForce = static_cast<TimeInForce>(below(4));
        if (below(3) == 0) {
            request.kind = request.side == Side::Buy ? Kind::MarketBuy : Kind::MarketSell;
            request.funds = base::Krw::fromUnits(1'000'000'000'000 + below(2'000'000'000));
            request.timeInForce = TimeInForce::UntilCancelled;
        }
        return request;
    }

    std::mt19937 m_random;
    MatchingEngine m_engine = makeEngine();
};

// Follows the books by the executions alone.
struct Shadow {
    Won cash = krw("10000000");
    base::Quantity held = coins("1");
    std::map<OrderId, OrderRecord> orders;

    void follow(const Update& update) {
        const auto& previous = orders[update.order.id];
        EXPECT_GE(update.order.executedVolume, previous.executedVolume);
        orders[update.order.id] = update.order;
        if (!update.execution)
            return;
        const bool isBuy = update.order.request.side == Side::Buy;
        const auto& execution = *update.execution;
        cash = isBuy ? cash - execution.funds - execution.fee : cash + execution.funds - execution.fee;
        held = isBuy ? held + execution.volume : held - execution.volume;
        if (update.order.request.kind != Kind::Limit)
            return;
        if (isBuy)
            EXPECT_LE(execution.price, update.order.request.price);
        else
            EXPECT_GE(execution.price, update.order.request.price);
    }
};

void expectLocksToBeThoseOfTheOpenOrders(const MatchingEngine& engine) {
    Won cash;
    base::Quantity coinsLocked;
    for (const OrderRecord& record : engine.openOrders()) {
        cash += record.lockedCash;
        coinsLocked += record.lockedCoins;
        EXPECT_TRUE(record.remaining.isPositive());
        if (record.request.side == Side::Buy)
            EXPECT_EQ(record.lockedCash, Won::product(record.request.price, record.remaining) + record.remainingFee());
        else
            EXPECT_EQ(record.lockedCoins, record.remaining);
    }
    EXPECT_EQ(engine.account().lockedCash(), cash);
    EXPECT_EQ(engine.account().lockedCoins(), coinsLocked);
    EXPECT_FALSE(engine.account().freeCash().isNegative());
    EXPECT_FALSE(engine.account().freeCoins().isNegative());
}

class ConservationTest : public testing::TestWithParam<unsigned> {};

TEST_P(ConservationTest, KeepsCashAndCoinsExactlyThroughARandomDay) {
    RandomDay day{GetParam()};
    Shadow shadow;
    for (int number = 0; number < 2'000; ++number) {
        day.step(number);
        for (const Update& update : day.engine().takeUpdates())
            shadow.follow(update);
        ASSERT_EQ(day.engine().account().cash(), shadow.cash) << "step " << number;
        ASSERT_EQ(day.engine().account().coins(), shadow.held) << "step " << number;
        expectLocksToBeThoseOfTheOpenOrders(day.engine());
        if (HasFailure())
            FAIL() << "step " << number;
    }
    EXPECT_GT(shadow.orders.size(), 500U);
}

TEST_P(ConservationTest, GivesTheSameNewsForTheSameDay) {
    RandomDay first{GetParam()};
    RandomDay second{GetParam()};
    for (int number = 0; number < 300; ++number) {
        first.step(number);
        second.step(number);
    }
    const auto one = first.engine().takeUpdates();
    const auto two = second.engine().takeUpdates();
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].order.id, two[i].order.id);
        EXPECT_EQ(one[i].order.executedFunds, two[i].order.executedFunds);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ConservationTest, testing::Range(1U, 11U));

} // namespace
} // namespace kkachi::exchange::matching
