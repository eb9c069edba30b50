// Lists that take many calls: bars of the past, open orders, closed orders.
#include "exchange/upbit/candle_reader.h"
#include "exchange/upbit/order_calls.h"
#include "exchange/upbit/order_list_reader.h"

#include "fake_venue.h"

#include <QEventLoop>
#include <QUrlQuery>

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using std::chrono::days;
using std::chrono::minutes;

const base::Timestamp kStart = *base::parseInstant("2026-11-20T00:00:00Z");

UpbitSettings settingsFor(const QUrl& url) {
    UpbitSettings settings;
    settings.restUrl = url;
    settings.rates = {1'000, 1'000, 1'000, 1'000};
    return settings;
}

// An exchange that has orders, one every `gap` from kStart, and minute bars but for every third minute.
class BigVenue : public FakeVenue {
  public:
    BigVenue() {
        on("GET /v1/candles/minutes/1", [this](const SeenRequest& request) { return candles(request); });
        on("GET /v1/orders/open", [this](const SeenRequest& request) { return open(request); });
        on("GET /v1/orders/closed", [this](const SeenRequest& request) { return closed(request); });
    }

    int bars = 0;
    int orders = 0;
    base::Milliseconds gap{};
    int failAfter = 1'000'000; // calls

  private:
    static QUrlQuery queryOf(const SeenRequest& request) {
        return QUrlQuery{QString::fromUtf8(request.target.mid(request.target.indexOf('?') + 1))};
    }
    static QByteArray orderNumber(int number, base::Timestamp at) {
        return R"({"market":"KRW-BTC","uuid":"u-)" + QByteArray::number(number) +
               R"(","side":"bid","ord_type":"limit","state":"done","executed_volume":"0","paid_fee":"0","created_at":")" +
               QByteArray::fromStdString(base::formatUtc(at)) + "\"}";
    }
    FakeAnswer candles(const SeenRequest& request) {
        if (--failAfter < 0)
            return {400, R"({"error":{"name":400,"message":"no"}})"};
        const auto to = *base::parseInstant(
            queryOf(request).queryItemValue(QStringLiteral("to"), QUrl::FullyDecoded).toStdString());
        QByteArrayList rows;
        for (int i = bars - 1; i >= 0 && rows.size() < 200; --i) {
            const base::Timestamp at = kStart + minutes{i};
            if (at < to && i % 3 != 0)
                rows << R"({"market":"KRW-BTC","opening_price":1,"high_price":1,"low_price":1,"trade_price":1,)"
                        R"("candle_acc_trade_volume":1,"candle_date_time_utc":")" +
                            QByteArray::fromStdString(base::formatUtcSeconds(at)).chopped(1) + "\"}";
        }
        return {200, '[' + rows.join(',') + ']'};
    }
    FakeAnswer open(const SeenRequest& request) const {
        const int page = queryOf(request).queryItemValue(QStringLiteral("page")).toInt();
        QByteArrayList rows;
        for (int i = (page - 1) * 100; i < std::min(orders, page * 100); ++i)
            rows << orderNumber(i, kStart + i * gap);
        return {200, '[' + rows.join(',') + ']'};
    }
    FakeAnswer closed(const SeenRequest& request) const {
        const QUrlQuery query = queryOf(request);
        const auto from = base::fromEpochMs(query.queryItemValue(QStringLiteral("start_time")).toLongLong());
        const auto to = base::fromEpochMs(query.queryItemValue(QStringLiteral("end_time")).toLongLong());
        if (to - from > days{7})
            return {400, R"({"error":{"name":"invalid_parameter","message":"span"}})"};
        QByteArrayList rows;
        for (int i = orders - 1; i >= 0 && rows.size() < kMostClosedOrders; --i)
            if (const base::Timestamp at = kStart + i * gap; at >= from && at <= to)
                rows << orderNumber(i, at);
        return {200, '[' + rows.join(',') + ']'};
    }
};

class ListReaders : public testing::Test {
  protected:
    CandlePages readCandles(const CandleRequest& request) {
        CandleReader reader{m_rest, "KRW-BTC"};
        QEventLoop loop;
        CandlePages result;
        reader.read(request, [&](const CandlePages& pages) {
            result = pages;
            loop.quit();
        });
        loop.exec();
        return result;
    }
    OrderList readClosed(base::Timestamp from, base::Timestamp to) {
        OrderListReader reader{m_rest, "KRW-BTC"};
        QEventLoop loop;
        OrderList result;
        reader.readClosed(from, to, [&](const OrderList& list) {
            result = list;
            loop.quit();
        });
        loop.exec();
        return result;
    }
    OrderList readOpen() {
        OrderListReader reader{m_rest, "KRW-BTC"};
        QEventLoop loop;
        OrderList result;
        reader.readOpen([&](const OrderList& list) {
            result = list;
            loop.quit();
        });
        loop.exec();
        return result;
    }
    static void expectEachOnceAndInOrder(const OrderList& list, int count) {
        ASSERT_EQ(list.orders.size(), static_cast<std::size_t>(count));
        EXPECT_FALSE(list.problem);
        for (int i = 0; i < count; ++i)
            ASSERT_EQ(list.orders[static_cast<std::size_t>(i)].uuid, "u-" + std::to_string(i));
    }

    BigVenue m_venue;
    UpbitRestClient m_rest{settingsFor(m_venue.url()), {}};
};

TEST_F(ListReaders, ReadBarsBackToTheBeginningAndGiveThemOldestFirst) {
    m_venue.bars = 1'000;
    const CandlePages pages = readCandles({market::CandleUnit::Minute, kStart - days{1}, kStart + minutes{1'000}});
    EXPECT_TRUE(pages.isComplete);
    ASSERT_EQ(pages.bars.size(), 666U);
    EXPECT_EQ(pages.bars.front().openTime, kStart + minutes{1});
    EXPECT_EQ(pages.bars.back().openTime, kStart + minutes{998});
    for (std::size_t i = 1; i < pages.bars.size(); ++i)
        ASSERT_LT(pages.bars[i - 1].openTime, pages.bars[i].openTime);
    EXPECT_EQ(m_venue.count("GET /v1/candles/minutes/1"), 5); // the last one is empty
}

TEST_F(ListReaders, ReadBarsFromTheFirstToTheLastThatWereAskedForAndNoOthers) {
    m_venue.bars = 1'000;
    const CandlePages pages = readCandles({market::CandleUnit::Minute, kStart + minutes{500}, kStart + minutes{505}});
    EXPECT_TRUE(pages.isComplete);
    ASSERT_EQ(pages.bars.size(), 3U); // nobody traded in minutes 501 and 504
    EXPECT_EQ(pages.bars.front().openTime, kStart + minutes{500});
    EXPECT_EQ(pages.bars.back().openTime, kStart + minutes{503});
}

TEST_F(ListReaders, GoOnWhereTheReadingOfBarsBrokeOff) {
    m_venue.bars = 1'000;
    m_venue.failAfter = 2;
    const CandleRequest whole{market::CandleUnit::Minute, kStart, kStart + minutes{1'000}};
    const CandlePages first = readCandles(whole);
    EXPECT_FALSE(first.isComplete);
    EXPECT_EQ(first.problem, "400");
    EXPECT_EQ(first.bars.size(), 400U);
    EXPECT_EQ(first.resumeTo, first.bars.front().openTime);
    m_venue.failAfter = 1'000;
    const CandlePages rest = readCandles({market::CandleUnit::Minute, kStart, first.resumeTo});
    EXPECT_TRUE(rest.isComplete);
    EXPECT_EQ(rest.bars.size() + first.bars.size(), 666U);
    EXPECT_LT(rest.bars.back().openTime, first.bars.front().openTime);
}

TEST_F(ListReaders, StopAtTheMostBarsThatAreWanted) {
    m_venue.bars = 1'000;
    const CandlePages pages = readCandles({market::CandleUnit::Minute, kStart, kStart + minutes{1'000}, 250});
    EXPECT_FALSE(pages.isComplete);
    EXPECT_TRUE(pages.problem.empty());
    EXPECT_EQ(pages.bars.size(), 250U);
    EXPECT_EQ(pages.resumeTo, pages.bars.front().openTime);
}

TEST_F(ListReaders, ReadAllPagesOfOpenOrders) {
    for (const int count : {0, 99, 100, 250}) {
        m_venue.orders = count;
        m_venue.gap = minutes{1};
        expectEachOnceAndInOrder(readOpen(), count);
    }
}

TEST_F(ListReaders, ReadClosedOrdersOfMoreThanSevenDays) {
    m_venue.orders = 60;
    m_venue.gap = std::chrono::hours{24};
    expectEachOnceAndInOrder(readClosed(kStart, kStart + days{60}), 60);
    EXPECT_EQ(m_venue.count("GET /v1/orders/closed"), 9);
}

TEST_F(ListReaders, SplitASpanThatHoldsMoreThanAnAnswer) {
    m_venue.orders = 3'500;
    m_venue.gap = minutes{1};
    expectEachOnceAndInOrder(readClosed(kStart, kStart + days{3}), 3'500);
}

TEST_F(ListReaders, SayThatAListIsNotWhole) {
    m_venue.on("GET /v1/orders/open", FakeAnswer{401, R"({"error":{"name":"out_of_scope","message":"no"}})"});
    const OrderList open = readOpen();
    ASSERT_TRUE(open.problem);
    EXPECT_EQ(open.problem->reason, "out_of_scope");
    EXPECT_TRUE(open.problem->credentials);
    m_venue.on("GET /v1/orders/closed", FakeAnswer{200, "<html>"});
    EXPECT_TRUE(readClosed(kStart, kStart + days{1}).problem);
}

} // namespace
} // namespace kkachi::exchange::upbit
