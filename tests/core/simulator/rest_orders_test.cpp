#include "test_client.h"

namespace kkachi::simulator {
namespace {

class OrderRestTest : public SimulatorFixture {
  protected:
    static std::string text(const QJsonObject& object, const char* name) {
        return object[QLatin1String{name}].toString().toStdString();
    }
    static base::Krw krw(const QJsonObject& object, const char* name) {
        return base::Krw::parse(text(object, name), base::ExcessDigits::RoundDown).value_or(base::Krw::whole(-1));
    }
    TestReply limitBuy(const std::string& price, const std::string& volume, const std::string& identifier) {
        return placeOrder({{"market", "KRW-BTC"},
                           {"side", "bid"},
                           {"volume", volume},
                           {"price", price},
                           {"ord_type", "limit"},
                           {"identifier", identifier}});
    }
    std::string refusal(const TestMembers& members) { return placeOrder(members).errorName(); }
};

TEST_F(OrderRestTest, StartsWithTheCapitalAndNoCoins) {
    const auto reply = signedGet("/v1/accounts");
    ASSERT_EQ(reply.status, 200);
    ASSERT_EQ(reply.array().size(), 1);
    EXPECT_EQ(text(reply.array()[0].toObject(), "balance"), "10000000");
    EXPECT_TRUE(reply.remaining.startsWith("group=default; min=1800; sec=29"));
}

TEST_F(OrderRestTest, AcceptsAMarketBuyAsWaitingAndEndsItWithItsFills) {
    const auto accepted = placeOrder(
        {{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "200000"}, {"identifier", "b1"}});
    ASSERT_EQ(accepted.status, 201);
    EXPECT_EQ(accepted.text("state"), "wait");
    EXPECT_EQ(accepted.text("executed_volume"), "0");
    EXPECT_EQ(accepted.text("locked"), "200100");
    EXPECT_EQ(accepted.text("reserved_fee"), "100");
    EXPECT_FALSE(accepted.object().contains(QLatin1String{"volume"}));
    const auto order = findOrder("b1");
    EXPECT_EQ(text(order, "uuid"), accepted.text("uuid"));
    EXPECT_NE(text(order, "state"), "wait");
    const auto trades = order[QLatin1String{"trades"}].toArray();
    ASSERT_FALSE(trades.isEmpty());
    base::Krw funds;
    for (const QJsonValue trade : trades)
        funds += krw(trade.toObject(), "funds");
    EXPECT_EQ(krw(order, "paid_fee"), base::scale(funds, base::Ratio::fromUnits(50'000), base::Rounding::Down));
    EXPECT_LE(funds, base::Krw::whole(200'000));
    EXPECT_GT(funds, base::Krw::whole(199'998));
}

TEST_F(OrderRestTest, SellsWhatItBoughtAndTheBooksBalance) {
    const auto bought = buy("300000", "b1");
    const std::string volume = text(bought, "executed_volume");
    ASSERT_EQ(
        placeOrder(
            {{"market", "KRW-BTC"}, {"side", "ask"}, {"ord_type", "market"}, {"volume", volume}, {"identifier", "s1"}})
            .status,
        201);
    const auto sold = findOrder("s1");
    EXPECT_EQ(text(sold, "state"), "done");
    EXPECT_EQ(text(sold, "reserved_fee"), "0");
    const auto accounts = signedGet("/v1/accounts").array();
    ASSERT_EQ(accounts.size(), 2) << "an asset once held stays listed";
    EXPECT_EQ(text(accounts[1].toObject(), "balance"), "0");
    const auto fundsOf = [](const QJsonObject& order) {
        base::Krw funds;
        for (const QJsonValue trade : order[QLatin1String{"trades"}].toArray())
            funds += krw(trade.toObject(), "funds");
        return funds;
    };
    const base::Krw expected = base::Krw::whole(10'000'000) - fundsOf(bought) - krw(bought, "paid_fee") +
                               fundsOf(sold) - krw(sold, "paid_fee");
    // Fees have more digits than a Krw; each figure here is cut.
    EXPECT_LE((krw(accounts[0].toObject(), "balance") - expected).units(), 2);
    EXPECT_GE((krw(accounts[0].toObject(), "balance") - expected).units(), -2);
    EXPECT_EQ(text(accounts[0].toObject(), "locked"), "0");
}

TEST_F(OrderRestTest, RestsALimitOrderAndCancelsItLater) {
    const auto accepted = limitBuy("100000000", "0.001", "l1");
    ASSERT_EQ(accepted.status, 201);
    EXPECT_EQ(accepted.text("locked"), "100050");
    EXPECT_EQ(signedGet("/v1/orders/open", "market=KRW-BTC").array().size(), 1);
    const auto cancelled = signedDelete("/v1/order", "identifier=l1");
    EXPECT_EQ(cancelled.status, 200);
    EXPECT_EQ(cancelled.text("state"), "wait") << "the reply only acknowledges";
    ASSERT_TRUE(waitFor([&] { return text(findOrder("l1"), "state") == "cancel"; }));
    EXPECT_EQ(text(signedGet("/v1/accounts").array()[0].toObject(), "locked"), "0");
    EXPECT_EQ(signedDelete("/v1/order", "identifier=l1").errorName(), "order_not_found");
    EXPECT_EQ(signedGet("/v1/orders/closed", "states[]=done&states[]=cancel").array().size(), 1);
    EXPECT_TRUE(signedGet("/v1/orders/closed", "state=done").array().isEmpty());
}

TEST_F(OrderRestTest, CancelsByIdsAndInBulk) {
    for (const char* identifier : {"a", "b", "c"})
        ASSERT_EQ(limitBuy("100000000", "0.001", identifier).status, 201);
    const auto byIds = signedDelete("/v1/orders/uuids", "identifiers[]=a&identifiers[]=zzz");
    EXPECT_EQ(byIds.object()[QLatin1String{"success"}][QLatin1String{"count"}].toInt(), 1);
    const auto bulk = signedDelete("/v1/orders/open", "cancel_side=bid&pairs=KRW-BTC");
    EXPECT_GE(bulk.object()[QLatin1String{"success"}][QLatin1String{"count"}].toInt(), 2);
    EXPECT_TRUE(waitFor([&] { return signedGet("/v1/orders/open").array().isEmpty(); }));
    EXPECT_EQ(signedDelete("/v1/orders/open", "").status, 429) << "one in two seconds";
}

TEST_F(OrderRestTest, NamesEveryRefusal) {
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "buy"}, {"ord_type", "price"}}), "invalid_parameter");
    EXPECT_EQ(refusal({{"market", "KRW-ETH"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "5000"}}),
              "notfoundmarket");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "market"}, {"volume", "1"}}),
              "create_bid_error");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "ask"}, {"ord_type", "price"}, {"price", "5000"}}),
              "create_ask_error");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "best"}, {"price", "5000"}}),
              "invalid_time_in_force");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"},
                       {"side", "bid"},
                       {"ord_type", "limit"},
                       {"price", "100000000"},
                       {"volume", "0.001"},
                       {"time_in_force", "post_only"},
                       {"smp_type", "reduce"}}),
              "invalid_post_only");
    EXPECT_EQ(limitBuy("100000500", "0.001", "").errorName(), "invalid_price_bid");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "4999"}}),
              "under_min_total_bid");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "1000000001"}}),
              "over_krw_funds_bid");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "10000000"}}),
              "insufficient_funds_bid");
    EXPECT_EQ(refusal({{"market", "KRW-BTC"}, {"side", "ask"}, {"ord_type", "market"}, {"volume", "1"}}),
              "insufficient_funds_ask");
    EXPECT_EQ(signedGet("/v1/order", "identifier=never").errorName(), "order_not_found");
    EXPECT_TRUE(admin("GET", "/journal").object()[QLatin1String{"orders"}].toArray().isEmpty());
}

TEST_F(OrderRestTest, BurnsAnIdentifierByAnyAttempt) {
    EXPECT_EQ(limitBuy("100000500", "0.001", "once").errorName(), "invalid_price_bid");
    EXPECT_EQ(limitBuy("100000000", "0.001", "once").errorName(), "duplicated_identifier");
    EXPECT_EQ(limitBuy("100000000", "0.001", "twice").status, 201);
    EXPECT_EQ(limitBuy("100000000", "0.001", "twice").errorName(), "duplicated_identifier");
    EXPECT_EQ(signedGet("/v1/orders/open").array().size(), 1);
}

TEST_F(OrderRestTest, TestsAnOrderWithoutCreatingIt) {
    const TestMembers order{
        {"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "5000"}, {"identifier", "t"}};
    EXPECT_EQ(post("/v1/orders/test", order).status, 201);
    EXPECT_EQ(signedGet("/v1/order", "identifier=t").errorName(), "order_not_found");
    EXPECT_EQ(placeOrder(order).status, 201);
}

TEST_F(OrderRestTest, RefusesRequestsThatAreNotSignedForWhatTheySay) {
    EXPECT_EQ(send("GET", "/v1/accounts", {}).errorName(), "no_authorization_token");
    EXPECT_EQ(send("GET", "/v1/accounts", "Bearer nonsense").errorName(), "jwt_verification");
    EXPECT_EQ(send("GET", "/v1/order?uuid=1", QByteArray::fromStdString(token("uuid=2"))).errorName(),
              "invalid_query_payload");
    const auto header = QByteArray::fromStdString(token({}, "same"));
    EXPECT_EQ(send("GET", "/v1/accounts", header).status, 200);
    EXPECT_EQ(send("GET", "/v1/accounts", header).errorName(), "nonce_used");
    EXPECT_EQ(send("POST", "/v1/orders", header, "market=KRW-BTC").errorName(), "bad_request");
    EXPECT_EQ(send("DELETE", "/v1/order?uuid=1", header, "{}").errorName(), "QUERY_PARAMETER_NOT_SUPPORTED");
}

TEST_F(OrderRestTest, VerifiesTheDecodedQueryWhateverItsSpelling) {
    const std::string query = "market=KRW-BTC&start_time=2026-11-20T00:00:00+09:00&states[]=done";
    EXPECT_EQ(signedGet("/v1/orders/closed", query).status, 200);
    EXPECT_EQ(
        send("GET", "/v1/orders/open?states%5B%5D=wait", QByteArray::fromStdString(token("states[]=wait"))).status,
        200);
}

TEST_F(OrderRestTest, TellsTheRulesOfTheMarketAndTheKeys) {
    const auto chance = signedGet("/v1/orders/chance", "market=KRW-BTC").object();
    EXPECT_EQ(text(chance, "bid_fee"), "0.0005");
    EXPECT_EQ(chance[QLatin1String{"market"}][QLatin1String{"bid"}][QLatin1String{"min_total"}].toString(),
              QStringLiteral("5000"));
    EXPECT_EQ(text(chance[QLatin1String{"ask_account"}].toObject(), "balance"), "0");
    EXPECT_EQ(signedGet("/v1/api_keys").array()[0][QLatin1String{"access_key"}].toString(), m_address.accessKey);
}

TEST_F(OrderRestTest, KeepsAJournalThatAgreesWithTheReplies) {
    const auto bought = buy("100000", "b1");
    const auto journal = admin("GET", "/journal").object();
    const auto orders = journal[QLatin1String{"orders"}].toArray();
    ASSERT_EQ(orders.size(), 1);
    const auto entry = orders[0].toObject();
    for (const char* name : {"uuid", "identifier", "executed_volume", "paid_fee", "state"})
        EXPECT_EQ(text(entry, name), text(bought, name)) << name;
    base::Krw fees;
    for (const QJsonValue trade : entry[QLatin1String{"trades"}].toArray())
        fees += krw(trade.toObject(), "fee");
    EXPECT_EQ(fees, krw(entry, "paid_fee"));
    EXPECT_EQ(journal[QLatin1String{"balances"}].toArray().size(), 2);
}

TEST_F(OrderRestTest, LimitsOrdersToTwelveInASecondWithoutBurningTheirIdentifiers) {
    int refused = 0;
    for (int i = 0; i < 16; ++i)
        refused += limitBuy("100000000", "0.0001", std::to_string(i)).status == 429 ? 1 : 0;
    ASSERT_GT(refused, 0);
    EXPECT_TRUE(waitFor([&] { return limitBuy("100000000", "0.0001", "15").status == 201; }));
}

} // namespace
} // namespace kkachi::simulator
