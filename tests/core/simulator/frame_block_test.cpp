#include "simulator/frame_block.h"

#include "simulator/time_text.h"
#include "simulator/trade_burst.h"

#include <gtest/gtest.h>

#include <string>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

TEST(FrameBlock, PutsTheLengthIntoAsFewBytesAsTheProtocolAllows) {
    struct Case {
        std::size_t length;
        std::string head;
    };
    using namespace std::string_literals;
    for (const Case& each :
         {Case{0, "\x82\x00"s}, Case{125, "\x82\x7d"s}, Case{126, "\x82\x7e\x00\x7e"s},
          Case{65'535, "\x82\x7e\xff\xff"s}, Case{65'536, "\x82\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s}}) {
        const FrameBlock block{std::string(each.length, 'x')};
        EXPECT_EQ(block.bytes().left(static_cast<qsizetype>(each.head.size())).toStdString(), each.head);
        EXPECT_EQ(static_cast<std::size_t>(block.bytes().size()), each.head.size() + each.length);
        EXPECT_EQ(block.message(0).size(), each.length);
    }
}

TEST(FrameBlock, KeepsItsMessagesApartAndInOrder) {
    FrameBlock block;
    EXPECT_TRUE(block.isEmpty());
    block.append("one");
    block.append("two", FrameKind::Text);
    ASSERT_EQ(block.count(), 2U);
    EXPECT_EQ(block.message(0), "one");
    EXPECT_EQ(block.message(1), "two");
    EXPECT_EQ(block.kind(1), FrameKind::Text);
    EXPECT_EQ(block.bytes().toStdString(), "\x82\x03one\x81\x03two");
}

TEST(TimeText, SpellsInstantsAsTheHouseDoes) {
    for (const char* text : {"2026-11-22T03:04:05.678Z", "1999-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z"}) {
        const base::Timestamp at = *base::parseInstant(text);
        const std::string whole = base::formatUtc(at);
        EXPECT_EQ(dateTimeText(at), whole.substr(0, 19));
        EXPECT_EQ(dateText(at), whole.substr(0, 10));
        EXPECT_EQ(timeText(at), whole.substr(11, 8));
    }
    const base::Timestamp at = *base::parseInstant("2026-01-02T03:04:05Z");
    EXPECT_EQ(compactDate(at), "20260102");
    EXPECT_EQ(compactTime(at), "030405");
}

TEST(TradeBurst, PrintsAtItsRateUntilAllAreOut) {
    TradeBurst burst{1'000, 500, 100ms};
    EXPECT_EQ(burst.take(100ms, 10'000), 0);
    EXPECT_EQ(burst.take(300ms, 10'000), 100);
    EXPECT_EQ(burst.take(300ms, 10'000), 0);
    EXPECT_EQ(burst.take(10'000ms, 300), 300);
    EXPECT_FALSE(burst.isOver());
    EXPECT_EQ(burst.take(10'000ms, 10'000), 600);
    EXPECT_TRUE(burst.isOver());
    EXPECT_EQ(burst.take(20'000ms, 10'000), 0);
}

TEST(TradeBurst, NamesTheMemberThatIsWrong) {
    EXPECT_TRUE(TradeBurst::read(R"({"trades":1,"per_second":1})", 0ms));
    for (const char* trades : {"0", "-1", "1.5", "1e12", "\"many\"", "null"})
        EXPECT_EQ(TradeBurst::read(R"({"per_second":1,"trades":)" + std::string{trades} + "}", 0ms).error(),
                  "trades; allowed: 1 to 100000000");
    EXPECT_EQ(TradeBurst::read(R"({"trades":1,"per_second":1000001})", 0ms).error(),
              "per_second; allowed: 1 to 1000000");
    EXPECT_FALSE(TradeBurst::read("nonsense", 0ms));
}

} // namespace
} // namespace kkachi::simulator
