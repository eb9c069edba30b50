// Whatever the channels say, in whatever order and however often: what an order promises holds after each piece of
// news.
#include "order_builder.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace kkachi::order::test {
namespace {

using News = decltype(OrderEvent::what);

class History {
  public:
    explicit History(std::uint64_t seed)
        : m_random{seed} {}

    Order order() {
        const Order kinds[] = {marketBuy(State::Intent), marketSell(State::Intent), limitBuy(State::Intent)};
        return kinds[pick(3)];
    }

    News news() {
        switch (pick(9)) {
        case 0:
            return HandedToWire{};
        case 1:
            return NeverLeft{"reason " + std::to_string(pick(2))};
        case 2:
            return Acknowledged{pick(2) == 0 ? "" : "uuid-1"};
        case 3:
            return Refused{"name", "message " + std::to_string(pick(3)), pick(2) == 0};
        case 4:
            return OutcomeLost{"reason " + std::to_string(pick(2))};
        case 5:
        case 6:
            return Executed{someFill()};
        case 7:
            return Ended{end(), volume()};
        default:
            return report();
        }
    }

  private:
    int pick(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    State end() { return pick(2) == 0 ? State::Filled : State::Cancelled; }
    base::Quantity volume() { return base::Quantity::fromUnits(pick(5) * 25'000); }
    // One trade id always means the same trade.
    Fill someFill() {
        const int number = 1 + pick(6);
        Fill some = fill("t-" + std::to_string(number), "0.00025");
        some.fee = base::Krw::fromUnits(std::int64_t{number} * 1'250'000'001);
        return some;
    }
    News report() {
        Reported reported{.exchangeUuid = "uuid-1", .end = {}, .executedVolume = volume(), .paidFee = {}, .fills = {}};
        if (pick(2) == 0)
            reported.end = end();
        for (int i = pick(4); i > 0; --i) {
            Fill some = someFill();
            some.fee = {};
            reported.fills.push_back(some);
        }
        reported.paidFee = base::Krw::fromUnits(std::int64_t{pick(1000)} * 10'000'000);
        return reported;
    }

    std::mt19937_64 m_random;
};

void expectSumsOfFills(const Order& order) {
    base::Quantity volume;
    base::Krw funds;
    base::Krw fee;
    std::set<std::string> uuids;
    for (const Fill& each : order.fills) {
        volume += each.volume;
        funds += base::notional(each.price, each.volume, base::Rounding::HalfEven);
        fee += each.fee;
        uuids.insert(each.tradeUuid);
    }
    ASSERT_EQ(order.executedVolume, volume);
    ASSERT_EQ(order.executedFunds, funds);
    ASSERT_EQ(order.fee, fee);
    ASSERT_EQ(uuids.size(), order.fills.size());
}

void expectBounds(const Order& order) {
    const bool isMarketBuy = order.type == Type::Market && order.side == Side::Buy;
    ASSERT_LE(isMarketBuy ? base::Quantity{} : order.executedVolume, order.amount);
    ASSERT_LE(isMarketBuy ? order.executedFunds : base::Krw{}, order.funds);
    if (isTerminal(order.state) && order.statedEnd) {
        ASSERT_GE(order.executedVolume, order.statedExecutedVolume);
    }
}

void expectStep(const Order& before, const Order& after, const base::Result<Applied, TransitionError>& applied) {
    if (!applied) {
        ASSERT_EQ(before, after);
        return;
    }
    ASSERT_EQ(applied->changed, !(before == after));
    ASSERT_GE(after.executedVolume, before.executedVolume);
    ASSERT_GE(after.fee, before.fee);
    ASSERT_EQ(after.fills.size(), before.fills.size() + applied->newFills.size());
    if (isTerminal(before.state)) {
        ASSERT_EQ(after.state, before.state);
        ASSERT_EQ(after.executedVolume, before.executedVolume);
    }
}

void expectIdempotent(const Order& after, const OrderEvent& event) {
    // Being handed to the wire is an act that is counted, not a piece of knowledge.
    if (std::holds_alternative<HandedToWire>(event.what))
        return;
    Order again = after;
    const auto applied = apply(again, event);
    ASSERT_EQ(again, after);
    if (applied) {
        ASSERT_FALSE(applied->changed);
        ASSERT_TRUE(applied->newFills.empty());
    }
}

class OrderHistory : public testing::TestWithParam<std::uint64_t> {};

TEST_P(OrderHistory, KeepsWhatAnOrderPromises) {
    History history{GetParam()};
    for (int run = 0; run < 200; ++run) {
        Order order = history.order();
        for (int step = 0; step < 25; ++step) {
            const OrderEvent event{order.identifier, base::fromEpochMs(step), history.news()};
            SCOPED_TRACE(testing::Message() << "run " << run << " step " << step << " news " << event.what.index());
            const Order before = order;
            const auto applied = apply(order, event);
            ASSERT_NO_FATAL_FAILURE(expectStep(before, order, applied));
            ASSERT_NO_FATAL_FAILURE(expectSumsOfFills(order));
            ASSERT_NO_FATAL_FAILURE(expectBounds(order));
            ASSERT_NO_FATAL_FAILURE(expectIdempotent(order, event));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, OrderHistory, testing::Range<std::uint64_t>(1, 21));

} // namespace
} // namespace kkachi::order::test
