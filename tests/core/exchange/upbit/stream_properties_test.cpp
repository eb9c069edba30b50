// The fast reader of the streams against a slow and obvious one, over random messages and random damage.
#include "exchange/upbit/upbit_json.h"
#include "tests/support/plain_json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kkachi::exchange::upbit {
namespace {

using tests::PlainJson;

constexpr const char* kMarket = "KRW-BTC";
constexpr int kMessages = 20'000;

struct Rng {
    std::mt19937 engine;
    int below(int limit) { return std::uniform_int_distribution{0, limit - 1}(engine); }
    bool oneIn(int n) { return below(n) == 0; }
    template <class List>
    auto pick(const List& list) {
        return *(std::begin(list) + below(static_cast<int>(std::size(list))));
    }
};

std::string randomNumber(Rng& rng) {
    static const std::vector<std::string> kOdd{"0",
                                               "-0",
                                               "-1",
                                               "1e400",
                                               "1E2",
                                               "1e-8",
                                               "9.101e-05",
                                               "00",
                                               "01",
                                               "1.",
                                               ".5",
                                               "+1",
                                               "NaN",
                                               "Inf",
                                               "1e",
                                               "92233720368.54775807",
                                               "1e30",
                                               "123456789012345678",
                                               "true",
                                               "null",
                                               "\"1\"",
                                               "[]",
                                               "{}",
                                               "0x10",
                                               "0.123456789",
                                               "1e31",
                                               "9223372036854775808",
                                               "\"\"",
                                               "1 2",
                                               "-",
                                               "1e+2",
                                               "-5e3",
                                               "\"x\"",
                                               "4102444800001",
                                               "1.0",
                                               "92233720368.54775808"};
    if (rng.oneIn(12))
        return rng.pick(kOdd);
    std::string digits = std::to_string(rng.below(999'999'999) + 1);
    if (rng.oneIn(3))
        digits.insert(static_cast<std::size_t>(rng.below(static_cast<int>(digits.size()))) + 1, ".");
    if (digits.back() == '.')
        digits += std::to_string(rng.below(1000));
    return rng.oneIn(8) ? digits + "e" + std::to_string(rng.below(7) - 5) : digits;
}

// As JSON, some characters needlessly escaped.
std::string quoted(Rng& rng, const std::string& text) {
    static constexpr const char* kHex = "0123456789abcdef";
    std::string json = "\"";
    for (const char c : text) {
        if (!rng.oneIn(200)) {
            json += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        json.append("\\u00").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
    }
    return json + '"';
}

std::string randomSpace(Rng& rng) {
    return rng.oneIn(30) ? rng.pick(std::vector<std::string>{" ", "\n", "\t ", "\r\n   "}) : "";
}

std::string randomTrade(Rng& rng) {
    const std::vector<std::string> sides{"BID", "ASK", "BID", "ASK", "BID", "ASK", "bid", ""};
    std::vector<std::pair<std::string, std::string>> members{
        {"type", quoted(rng, rng.oneIn(50) ? "tradé" : "trade")},
        {"code", quoted(rng, rng.oneIn(50) ? "KRW-BTCX" : kMarket)},
        {"timestamp", "1795137330150"},
        {"trade_timestamp", rng.oneIn(40) ? randomNumber(rng) : std::to_string(1795137330000 + rng.below(1'000'000))},
        {"trade_price", randomNumber(rng)},
        {"trade_volume", randomNumber(rng)},
        {"ask_bid", quoted(rng, rng.pick(sides))},
        {"change", quoted(rng, rng.oneIn(20) ? "상승 \xf0\x9f\x98\x80" : "RISE")},
        {"sequential_id", rng.oneIn(40) ? randomNumber(rng) : std::to_string(17'951'373'301'230'000 + rng.below(9999))},
        {"best_ask_price", randomNumber(rng)},
        {"stream_type", quoted(rng, "REALTIME")},
        {"unknown", rng.oneIn(2) ? R"({"a":[1,{"b":"\u00e9\ud83d\ude00\n"}],"trade_price":7})" : "[[],{}]"}};
    if (rng.oneIn(20))
        members.erase(members.begin() + rng.below(static_cast<int>(members.size())));
    if (rng.oneIn(20))
        members.push_back(members[static_cast<std::size_t>(rng.below(static_cast<int>(members.size())))]);
    if (rng.oneIn(2))
        std::shuffle(members.begin(), members.end(), rng.engine);
    std::string json = randomSpace(rng) + "{";
    for (std::size_t i = 0; i < members.size(); ++i)
        json += (i == 0 ? "" : ",") + randomSpace(rng) + quoted(rng, members[i].first) + randomSpace(rng) + ":" +
                randomSpace(rng) + members[i].second + randomSpace(rng);
    return json + "}" + randomSpace(rng);
}

std::string damaged(Rng& rng, std::string bytes) {
    static const std::string kBytes{"\"\\{}[],:e.-0\x00\x1f\x80\xc3\xff u", 21};
    for (int n = rng.below(3); n > 0 && !bytes.empty(); --n) {
        const auto at = static_cast<std::size_t>(rng.below(static_cast<int>(bytes.size())));
        switch (rng.below(4)) {
        case 0:
            bytes[at] = rng.pick(kBytes);
            break;
        case 1:
            bytes.erase(at, static_cast<std::size_t>(rng.below(4)));
            break;
        case 2:
            bytes.insert(at, 1, rng.pick(kBytes));
            break;
        default:
            bytes.resize(at);
        }
    }
    return bytes;
}

std::optional<std::int64_t> plainInteger(const PlainJson* value) {
    if (value == nullptr || value->kind != PlainJson::Kind::Number ||
        value->text.find_first_of(".eE") != std::string::npos)
        return std::nullopt;
    try {
        return std::stoll(value->text);
    } catch (const std::out_of_range&) {
        return std::nullopt;
    }
}

std::optional<std::int64_t> plainDecimal(const PlainJson* value, bool cut) {
    if (value == nullptr || (value->kind != PlainJson::Kind::Number && value->kind != PlainJson::Kind::Text))
        return std::nullopt;
    return tests::plainUnits(value->text, cut);
}

bool isText(const PlainJson* value, std::string_view text) {
    return value != nullptr && value->kind == PlainJson::Kind::Text && value->text == text;
}

// The trade that the message tells, read the slow way; nothing when it is to be refused.
std::optional<market::Trade> plainTrade(const PlainJson& message) {
    const auto at = plainInteger(message.find("trade_timestamp"));
    const auto price = plainDecimal(message.find("trade_price"), false);
    const auto volume = plainDecimal(message.find("trade_volume"), true);
    const auto id = plainInteger(message.find("sequential_id"));
    const PlainJson* side = message.find("ask_bid");
    if (!at || *at < 0 || *at > 4'102'444'800'000 || !price || *price <= 0 || !volume || *volume < 0 || !id)
        return std::nullopt;
    if (!isText(side, "ASK") && !isText(side, "BID"))
        return std::nullopt;
    return market::Trade{*id, base::fromEpochMs(*at), base::Price::fromUnits(*price),
                         base::Quantity::fromUnits(*volume),
                         isText(side, "BID") ? market::Taker::Buyer : market::Taker::Seller};
}

// All names that any message uses must come once.
bool hasDoubles(const PlainJson& message) {
    static const std::vector<std::string> kNames{"type",        "code",         "timestamp", "trade_timestamp",
                                                 "trade_price", "trade_volume", "ask_bid",   "sequential_id",
                                                 "stream_type", "error",        "status",    "price",
                                                 "volume",      "state",        "uuid"};
    return std::any_of(kNames.begin(), kNames.end(), [&](const auto& name) { return message.count(name) > 1; });
}

void expectSameAsSlowly(const std::string& bytes) {
    const auto read = parseStreamMessage(bytes, kMarket);
    const auto plain = tests::readPlainJson(bytes, 17);
    if (!plain || plain->kind != PlainJson::Kind::Object || hasDoubles(*plain)) {
        EXPECT_FALSE(read) << bytes;
        return;
    }
    const PlainJson* type = plain->find("type");
    if (!isText(type, "trade") || plain->find("error") != nullptr)
        return; // another kind of message: other tests
    const auto expected = isText(plain->find("code"), kMarket) ? plainTrade(*plain) : std::nullopt;
    ASSERT_EQ(read.has_value(), expected.has_value()) << bytes;
    if (expected) {
        ASSERT_TRUE(std::holds_alternative<market::Trade>(*read)) << bytes;
        EXPECT_EQ(std::get<market::Trade>(*read), *expected) << bytes;
    }
}

TEST(StreamReading, EqualsTheSlowWayForRandomTrades) {
    Rng rng{std::mt19937{20261122}};
    int read = 0;
    for (int i = 0; i < kMessages; ++i) {
        const std::string bytes = randomTrade(rng);
        expectSameAsSlowly(bytes);
        read += parseStreamMessage(bytes, kMarket).has_value() ? 1 : 0;
    }
    EXPECT_GT(read, kMessages / 4); // the random messages are not all nonsense
    EXPECT_LT(read, kMessages * 9 / 10);
}

TEST(StreamReading, EqualsTheSlowWayForDamagedTrades) {
    Rng rng{std::mt19937{20261123}};
    for (int i = 0; i < kMessages; ++i)
        expectSameAsSlowly(damaged(rng, randomTrade(rng)));
}

TEST(StreamReading, DependsOnNothingBehindTheEndOfTheBytes) {
    Rng rng{std::mt19937{20261124}};
    for (int i = 0; i < 2'000; ++i) {
        const std::string bytes = randomTrade(rng);
        const auto alone = parseStreamMessage(bytes, kMarket);
        for (const char* tail : {"0000000000000000", "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"", "}}}}}}}}}}}}}}}}"}) {
            const std::string longer = bytes + tail;
            const auto within = parseStreamMessage(std::string_view{longer}.substr(0, bytes.size()), kMarket);
            ASSERT_EQ(alone.has_value(), within.has_value()) << bytes;
            if (alone && std::holds_alternative<market::Trade>(*alone)) {
                EXPECT_EQ(std::get<market::Trade>(*alone), std::get<market::Trade>(*within));
            }
        }
    }
}

TEST(StreamReading, RefusesDeepNestingAnywhere) {
    const auto nested = [](int depth) {
        return R"({"type":"announcement","x":)" + std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']') + "}";
    };
    EXPECT_TRUE(parseStreamMessage(nested(16), kMarket));
    EXPECT_FALSE(parseStreamMessage(nested(17), kMarket));
    EXPECT_FALSE(parseStreamMessage(nested(1'000'000), kMarket));
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += R"({"a":)";
    EXPECT_FALSE(parseStreamMessage(objects, kMarket));
}

} // namespace
} // namespace kkachi::exchange::upbit
