#include "market/order_book.h"

#include <gtest/gtest.h>

namespace kkachi::market {
namespace {

TEST(OrderBook, HasNoBestPriceOnAnEmptySide) {
    OrderBook book;
    EXPECT_EQ(book.bestAsk(), std::nullopt);
    EXPECT_EQ(book.bestBid(), std::nullopt);
    book.asks.push_back({base::Price::whole(101), base::Quantity::whole(1)});
    EXPECT_EQ(book.bestAsk(), base::Price::whole(101));
    EXPECT_EQ(book.bestBid(), std::nullopt);
}

TEST(OrderBook, AnswersTheFirstLevelOfEachSide) {
    const OrderBook book{.at = {},
                         .asks = {{base::Price::whole(101), base::Quantity::whole(1)},
                                  {base::Price::whole(102), base::Quantity::whole(5)}},
                         .bids = {{base::Price::whole(100), base::Quantity::whole(2)},
                                  {base::Price::whole(99), base::Quantity::whole(4)}}};
    EXPECT_EQ(book.bestAsk(), base::Price::whole(101));
    EXPECT_EQ(book.bestBid(), base::Price::whole(100));
}

} // namespace
} // namespace kkachi::market
