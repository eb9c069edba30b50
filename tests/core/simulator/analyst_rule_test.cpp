#include "simulator/analyst_rule.h"

#include "simulator/market_generator.h"

#include <gtest/gtest.h>

#include <map>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

TEST(PromptReader, ReadsTheFactsAndTheTable) {
    const auto facts = readPrompt("market: KRW-BTC\ntime_utc: 2026-11-22T01:02:03.004Z\nprice: 140000000\n"
                                  "best_bid: unknown\nholding: yes\nunrealised_pct: -0.1200\nbar_unit: 1m\n"
                                  "bars (time_utc open high low close volume), oldest first:\n"
                                  "2026-11-22T01:00:00Z 1 4 0 2.5 9\n2026-11-22T01:01:00Z 2 4 0 3.5 9\n");
    EXPECT_EQ(facts.price, 140'000'000);
    EXPECT_TRUE(facts.holding);
    EXPECT_DOUBLE_EQ(facts.unrealisedPct, -0.12);
    EXPECT_EQ(facts.closes, (std::vector<double>{2.5, 3.5}));
}

TEST(PromptReader, ReadsATableWithAPlainHeader) {
    const auto facts = readPrompt("price: 5\nholding: no\ntime open high low close volume\na 1 2 3 4 5\n");
    EXPECT_FALSE(facts.holding);
    EXPECT_EQ(facts.closes, std::vector<double>{4});
}

TEST(PromptReader, FindsNothingInOtherText) {
    const auto facts = readPrompt("How are you? The close was open: to debate.\n\n|||\n");
    EXPECT_FALSE(facts.price);
    EXPECT_TRUE(facts.closes.empty());
}

TEST(AnalystRule, GivesItsReasonInTheLanguageThatIsAskedFor) {
    const std::string prompt = "price: 140000000\nholding: no\nopen close\n1 140000000\n";
    const auto reasonIn = [&](const std::string& language) {
        AnalystRule rule;
        return rule.answer(readPrompt("answer_language: " + language + "\n" + prompt), 0ms);
    };
    EXPECT_NE(reasonIn("Korean").reasoning.find("현재가 140000000원"), std::string::npos);
    EXPECT_NE(reasonIn("English").reasoning.find("140000000 won"), std::string::npos);
    EXPECT_EQ(reasonIn("Korean").signal, reasonIn("English").signal);
}

TEST(AnalystRule, HoldsWithoutAPrice) {
    AnalystRule rule;
    EXPECT_EQ(rule.answer({}, 0ms).signal, "Hold");
}

// Asks every five seconds of a generated market and follows the signals as the terminal does.
struct Follower {
    explicit Follower(std::uint64_t seed)
        : generator{seed, base::Timestamp{}, base::Price::whole(140'000'000), base::Price::whole(1000)} {}

    AnalystAnswer ask(int second) {
        while (const auto trade = generator.takeUntil(base::Timestamp{second * 1s}))
            price = trade->price.toDouble();
        closes.push_back(price);
        PromptFacts facts{price, holding, holding ? 100 * (price / entry - 1) : 0, closes, false};
        const auto answer = rule.answer(facts, second * 1s);
        if (answer.confidence >= 0.6 && answer.signal == "Buy" && !holding) {
            holding = true;
            entry = price;
            ++buys;
        } else if (answer.confidence >= 0.6 && answer.signal == "Sell" && holding) {
            holding = false;
            ++sales;
        }
        return answer;
    }

    MarketGenerator generator;
    AnalystRule rule;
    std::vector<double> closes;
    double price = 140'000'000;
    double entry = 0;
    bool holding = false;
    int buys = 0;
    int sales = 0;
};

TEST(AnalystRule, GivesABuyAndASellWithinTwentyFiveSecondsForAnySeed) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        Follower follower{seed};
        for (int second = 0; second < 25; second += 5) {
            const auto answer = follower.ask(second);
            EXPECT_FALSE(answer.reasoning.empty());
            EXPECT_GE(answer.confidence, 0);
            EXPECT_LE(answer.confidence, 1);
        }
        EXPECT_GE(follower.buys, 1) << seed;
        EXPECT_GE(follower.sales, 1) << seed;
    }
}

TEST(AnalystRule, GivesBothAlsoToWhoStartsWithAPosition) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Follower follower{seed};
        follower.holding = true;
        follower.entry = follower.price;
        for (int second = 0; second < 25; second += 5)
            follower.ask(second);
        EXPECT_EQ(follower.sales, 1) << seed;
        EXPECT_EQ(follower.buys, 1) << seed;
    }
}

TEST(AnalystRule, IsCalmAfterTheFirstRoundTrip) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Follower follower{seed};
        for (int second = 0; second < 3600; second += 5)
            follower.ask(second);
        EXPECT_LE(follower.buys, 34) << seed; // about 200 won of fees each: far below 0.3 % of ten million
        EXPECT_GE(follower.buys, 10) << seed;
    }
}

TEST(AnalystRule, StartsAfreshAfterALongSilence) {
    AnalystRule rule;
    const PromptFacts flat{100, false, 0, {1, 2, 3, 4, 5}};
    const PromptFacts held{100, true, 1, {1, 2, 3, 4, 5}};
    EXPECT_EQ(rule.answer(flat, 0s).signal, "Buy");
    EXPECT_EQ(rule.answer(held, 5s).signal, "Sell");
    EXPECT_EQ(rule.answer(flat, 10s).signal, "Hold");
    EXPECT_EQ(rule.answer(flat, 100s).signal, "Buy");
}

TEST(AnalystRule, DoesNotTakeASlowRhythmForSilence) {
    AnalystRule rule;
    const PromptFacts flat{100, false, 0, {1, 2, 3, 4, 5}};
    const PromptFacts held{100, true, 1, {1, 2, 3, 4, 5}};
    EXPECT_EQ(rule.answer(flat, 0s).signal, "Buy");
    EXPECT_EQ(rule.answer(held, 60s).signal, "Sell");
    EXPECT_EQ(rule.answer(flat, 120s).signal, "Hold");
    EXPECT_EQ(rule.answer(flat, 180s).signal, "Hold");
}

} // namespace
} // namespace kkachi::simulator
