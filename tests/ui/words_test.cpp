#include "ui/words/codes.h"
#include "ui/words/numbers.h"
#include "ui/words/translator_loader.h"

#include <gtest/gtest.h>

#include <QCoreApplication>

namespace {

using namespace kkachi;
using namespace kkachi::ui;

base::Timestamp instant(const char* text) {
    return base::parseInstant(text).value();
}

TEST(Numbers, GroupsWonByThousandsAndRoundsToWholeWon) {
    EXPECT_EQ(words::won(base::Krw::whole(141'250'000)), QStringLiteral("₩141,250,000"));
    EXPECT_EQ(words::won(base::Krw::whole(999)), QStringLiteral("₩999"));
    EXPECT_EQ(words::won(base::Krw::whole(1'000)), QStringLiteral("₩1,000"));
    EXPECT_EQ(words::won(base::Krw::parse("1234.5").value()), QStringLiteral("₩1,235"));
    EXPECT_EQ(words::won(base::Krw::whole(-1'000)), QStringLiteral("−₩1,000"));
}

TEST(Numbers, SignsProfitAndLossButNotZero) {
    EXPECT_EQ(words::signedWon(base::Krw::whole(1'200)), QStringLiteral("+₩1,200"));
    EXPECT_EQ(words::signedWon(base::Krw::whole(-300)), QStringLiteral("−₩300"));
    EXPECT_EQ(words::signedWon(base::Krw{}), QStringLiteral("₩0"));
    EXPECT_EQ(words::signedWon(base::Krw::parse("-0.4").value()), QStringLiteral("₩0"));
    EXPECT_EQ(words::signedPercent(0.0123), QStringLiteral("+1.23%"));
    EXPECT_EQ(words::signedPercent(-0.004), QStringLiteral("−0.40%"));
    EXPECT_EQ(words::signedPercent(-0.00001), QStringLiteral("0.00%"));
}

TEST(Numbers, KeepsEveryDigitOfPricesAndVolumes) {
    EXPECT_EQ(words::price(base::Price::parse("0.01234567").value()), QStringLiteral("0.01234567"));
    EXPECT_EQ(words::price(base::Price::whole(141'250'000)), QStringLiteral("141,250,000"));
    EXPECT_EQ(words::quantity(base::Quantity::fromUnits(1)), QStringLiteral("0.00000001"));
    EXPECT_EQ(words::coins(base::Quantity::fromUnits(142'857), "KRW-ETH"), QStringLiteral("0.00142857 ETH"));
    EXPECT_EQ(words::price(std::optional<base::Price>{}), words::nothing());
}

TEST(Numbers, ShowsKoreanTimeAcrossMidnight) {
    EXPECT_EQ(words::kstTime(instant("2026-11-22T01:02:03.004Z")), QStringLiteral("10:02:03"));
    EXPECT_EQ(words::kstMilliseconds(instant("2026-11-22T01:02:03.004Z")), QStringLiteral("10:02:03.004"));
    EXPECT_EQ(words::kstDateTime(instant("2026-11-22T14:59:59Z")), QStringLiteral("2026-11-22 23:59:59"));
    EXPECT_EQ(words::kstDateTime(instant("2026-11-22T15:00:00Z")), QStringLiteral("2026-11-23 00:00:00"));
}

TEST(Numbers, ChoosesTheUnitOfADuration) {
    EXPECT_EQ(words::duration(base::Milliseconds{999}), QStringLiteral("999 ms"));
    EXPECT_EQ(words::duration(base::Milliseconds{1'000}), QStringLiteral("1.0 s"));
    EXPECT_EQ(words::duration(base::Milliseconds{59'999}), QStringLiteral("60.0 s"));
    EXPECT_EQ(words::duration(base::Milliseconds{60'000}), QStringLiteral("1 min"));
}

TEST(Codes, HaveWordsForEveryDenial) {
    for (const char* code : {"TRADING_PAUSED",
                             "TRADING_HALTED",
                             "NOT_RECONCILED",
                             "STALE_DATA",
                             "CLOCK_OFF",
                             "EXCHANGE_BAN",
                             "SIGNAL_EXPIRED",
                             "LOW_CONFIDENCE",
                             "ALREADY_IN_POSITION",
                             "NOTHING_TO_SELL",
                             "ORDER_PENDING",
                             "POSITION_LIMIT",
                             "EXIT_BELOW_MINIMUM",
                             "BELOW_MINIMUM_TOTAL",
                             "ABOVE_MAXIMUM_TOTAL",
                             "INSUFFICIENT_FUNDS",
                             "DAILY_LOSS_LIMIT",
                             "TOTAL_LOSS_LIMIT",
                             "VOLATILITY",
                             "ORDER_RATE",
                             "UNKNOWN_ORDER",
                             "HOLD",
                             "APPROVED"})
        EXPECT_NE(words::reason(code), QString::fromUtf8(code)) << code;
}

TEST(Codes, ShowAnUnknownCodeAsItIs) {
    EXPECT_EQ(words::reason("BRAND_NEW_RULE"), QStringLiteral("BRAND_NEW_RULE"));
    EXPECT_EQ(words::alert("BRAND_NEW_ALERT"), QStringLiteral("BRAND_NEW_ALERT"));
}

QString denial(std::string reason, std::string limit, std::string actual) {
    storage::VerdictRow verdict;
    verdict.reason = std::move(reason);
    verdict.limit = std::move(limit);
    verdict.actual = std::move(actual);
    return words::verdict(verdict);
}

TEST(Codes, ComparedNumbersStandInTheirUnit) {
    EXPECT_EQ(denial("POSITION_LIMIT", "200000", "212000"),
              QStringLiteral("Position limit (limit ₩200,000, actual ₩212,000)"));
    EXPECT_EQ(denial("LOW_CONFIDENCE", "0.6", "0.55"),
              QStringLiteral("Confidence too low (limit 60.00%, actual 55.00%)"));
    EXPECT_EQ(denial("ORDER_RATE", "6", "7"), QStringLiteral("Too many orders a minute (limit 6, actual 7)"));
    EXPECT_EQ(denial("ORDER_RATE", "", "7"), QStringLiteral("Too many orders a minute"));
}

TEST(Codes, AMarketBuyThatTheVenueEndsByACancelReadsAsFilled) {
    order::Order order;
    order.state = order::State::Cancelled;
    EXPECT_EQ(words::orderState(order), QStringLiteral("Cancelled"));
    order.executedVolume = base::Quantity::fromUnits(1);
    EXPECT_EQ(words::orderState(order), QStringLiteral("Filled"));
    order.type = order::Type::Limit;
    EXPECT_EQ(words::orderState(order), QStringLiteral("Partly filled, rest cancelled"));
}

TEST(TranslatorLoader, SwitchesBackAndForthAndKeepsTheSourceTextsForAnUnknownLanguage) {
    TranslatorLoader loader;
    ASSERT_TRUE(loader.use(QStringLiteral("ko")));
    EXPECT_EQ(words::side(order::Side::Buy), QStringLiteral("매수"));
    EXPECT_EQ(words::won(base::Krw::whole(1'000)), QStringLiteral("1,000원"));
    loader.use(QStringLiteral("en"));
    EXPECT_EQ(words::side(order::Side::Buy), QStringLiteral("Buy"));
    EXPECT_FALSE(loader.use(QStringLiteral("xx")));
    EXPECT_EQ(words::side(order::Side::Buy), QStringLiteral("Buy"));
}

} // namespace
