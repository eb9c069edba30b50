#include "order_builder.h"

#include <gtest/gtest.h>

namespace kkachi::order::test {

namespace {

OrderEvent event(const Order& order, decltype(OrderEvent::what) news) {
    return {order.identifier, base::fromEpochMs(1'000), std::move(news)};
}

} // namespace

base::Quantity btc(std::string_view text) {
    return *base::Quantity::parse(text);
}
base::Krw won(std::string_view text) {
    return *base::Krw::parse(text);
}

Order marketBuy(State state) {
    Order order;
    order.identifier = "k-1";
    order.signalId = 1;
    order.amount = btc("0.001");
    order.funds = won("100000");
    order.price = base::Price::whole(100'000'000);
    order.state = state;
    return order;
}

Order marketSell(State state) {
    Order order = marketBuy(state);
    order.side = Side::Sell;
    order.funds = {};
    return order;
}

Order limitBuy(State state) {
    Order order = marketBuy(state);
    order.type = Type::Limit;
    order.funds = {};
    return order;
}

Fill fill(std::string tradeUuid, std::string_view volume, std::string_view fee) {
    return {std::move(tradeUuid), base::fromEpochMs(900), base::Price::whole(100'000'000), btc(volume), won(fee)};
}

Fill fillAt(std::string tradeUuid, std::string_view price, std::string_view volume) {
    return {std::move(tradeUuid), base::fromEpochMs(900), *base::Price::parse(price), btc(volume), {}};
}

Applied tell(Order& order, decltype(OrderEvent::what) news) {
    const auto applied = apply(order, event(order, std::move(news)));
    EXPECT_TRUE(applied.has_value());
    return applied ? *applied : Applied{};
}

void expectRefused(Order& order, decltype(OrderEvent::what) news, TransitionError wanted) {
    const Order before = order;
    const auto applied = apply(order, event(order, std::move(news)));
    ASSERT_FALSE(applied.has_value());
    EXPECT_EQ(applied.error(), wanted);
    EXPECT_EQ(order, before);
}

} // namespace kkachi::order::test
