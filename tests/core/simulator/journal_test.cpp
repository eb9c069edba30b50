#include "test_client.h"

namespace kkachi::simulator {
namespace {

class JournalTest : public SimulatorFixture {};

TEST_F(JournalTest, CountsTheRequestsThatArrived) {
    buy("10000", "one");
    placeOrder({{"market", "KRW-BTC"}});
    const auto requests = admin("GET", "/journal").object()[QLatin1String{"requests"}].toObject();
    EXPECT_EQ(requests[QLatin1String{"POST /v1/orders"}].toInt(), 2) << "whatever became of them";
    EXPECT_EQ(requests[QLatin1String{"GET /v1/order"}].toInt(), 1);
}

TEST_F(JournalTest, ListsTheTapeInPagesOursAmongIt) {
    const auto bought = buy("100000", "one");
    const auto fill = bought[QLatin1String{"trades"}][0].toObject();
    std::vector<QJsonObject> tape;
    qint64 last = 0;
    while (true) {
        const auto page = admin("GET", "/journal/trades?limit=3&after=" + std::to_string(last));
        ASSERT_EQ(page.status, 200);
        const auto trades = page.object()[QLatin1String{"trades"}].toArray();
        if (trades.isEmpty())
            break;
        EXPECT_LE(trades.size(), 3);
        for (const QJsonValue each : trades) {
            EXPECT_GT(each[QLatin1String{"sequential_id"}].toInteger(), last) << "oldest first";
            last = each[QLatin1String{"sequential_id"}].toInteger();
            tape.push_back(each.toObject());
        }
    }
    const auto isOurs = [&](const QJsonObject& trade) {
        return trade[QLatin1String{"volume"}] == fill[QLatin1String{"volume"}] &&
               trade[QLatin1String{"price"}] == fill[QLatin1String{"price"}];
    };
    EXPECT_EQ(std::count_if(tape.begin(), tape.end(), isOurs), 1);
    EXPECT_EQ(admin("GET", "/journal/trades?limit=0").status, 400);
    EXPECT_EQ(admin("GET", "/journal/trades?after=x").status, 400);
}

} // namespace
} // namespace kkachi::simulator
