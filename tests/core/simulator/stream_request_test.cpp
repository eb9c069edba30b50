#include "simulator/stream_request.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

std::optional<StreamError> errorOf(std::string_view message, bool isPrivate = false) {
    const auto request = readStreamRequest(message, isPrivate);
    return request ? std::nullopt : std::optional{request.error()};
}

TEST(StreamRequest, ReadsTypesCodesDepthAndFormat) {
    const auto request = readStreamRequest(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC","KRW-ETH"]},)"
                                           R"({"type":"orderbook","codes":["KRW-BTC.15"],"level":10000},)"
                                           R"({"type":"candle.1m","codes":["KRW-ETH"],"is_only_realtime":true},)"
                                           R"({"format":"SIMPLE"}])",
                                           false);
    ASSERT_TRUE(request);
    ASSERT_EQ(request->subscriptions.size(), 3U);
    EXPECT_TRUE(request->subscriptions[0].coversMarket);
    EXPECT_EQ(request->subscriptions[1].depth, 15);
    EXPECT_EQ(request->subscriptions[1].level, base::Price::whole(10'000));
    EXPECT_FALSE(request->subscriptions[2].coversMarket);
    EXPECT_TRUE(request->subscriptions[2].onlyRealtime);
    EXPECT_EQ(request->subscriptions[2].candleUnit, std::chrono::minutes{1});
    EXPECT_EQ(request->format, StreamFormat::Simple);
}

TEST(StreamRequest, NamesTheVenuesErrors) {
    EXPECT_EQ(errorOf("hello"), StreamError::WrongFormat);
    EXPECT_EQ(errorOf("{}"), StreamError::WrongFormat);
    EXPECT_EQ(errorOf("[1]"), StreamError::WrongFormat);
    EXPECT_EQ(errorOf(R"([{"type":"ticker","codes":["KRW-BTC"]}])"), StreamError::NoTicket);
    EXPECT_EQ(errorOf(R"([{"ticket":"t"}])"), StreamError::NoType);
    EXPECT_EQ(errorOf(R"([{"ticket":"t"},{"type":"ticker"}])"), StreamError::NoCodes);
    EXPECT_EQ(errorOf(R"([{"ticket":"t"},{"type":"weather","codes":["KRW-BTC"]}])"), StreamError::WrongFormat);
    EXPECT_EQ(errorOf(R"([{"ticket":"t"},{"type":"orderbook","codes":["KRW-BTC.3"]}])"), StreamError::InvalidParam);
    EXPECT_EQ(errorOf(R"([{"ticket":"t"},{"type":"myOrder"}])"), StreamError::InvalidAuth);
    EXPECT_EQ(errorOf(R"([{"ticket":"t"},{"type":"myAsset","codes":["KRW-BTC"]}])", true), StreamError::WrongFormat);
}

TEST(StreamRequest, NeedsNoCodesForPrivateTypes) {
    EXPECT_EQ(errorOf(R"([{"ticket":"t"},{"type":"myOrder"},{"type":"myAsset"}])", true), std::nullopt);
}

} // namespace
} // namespace kkachi::simulator
