#include "config/config_loader.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

using namespace kkachi::config;

namespace {

std::optional<ProblemKind> problemOf(std::string_view name, std::string_view text) {
    const auto problem = checkValue(*findSetting(name), text);
    return problem ? std::optional{problem->kind} : std::nullopt;
}

} // namespace

TEST(ValueCheck, TakesPercentagesAtBothEndsAndRefusesThemBeyond) {
    struct Row {
        const char* name;
        const char* below;
        const char* least;
        const char* most;
        const char* above;
    };
    for (const Row& row :
         {Row{"risk.stop_loss_pct", "2.99999999", "3", "5", "5.00000001"},
          Row{"risk.max_position_pct", "0.99", "1", "2", "2.01"},
          Row{"risk.daily_loss_limit_pct", "0.04", "0.05", "20", "20.01"},
          Row{"risk.max_drawdown_pct", "0.9", "1", "50", "51"}, Row{"risk.volatility_pct", "0.09", "0.1", "50", "50.1"},
          Row{"signal.min_confidence", "-0.1", "0", "1", "1.1"},
          Row{"execution.limit_offset_bps", "-101", "-100", "100", "101"},
          Row{"risk.max_orders_per_minute", "0", "1", "60", "61"}, Row{"execution.max_attempts", "0", "1", "10", "11"},
          Row{"dashboard.port", "-1", "0", "65535", "65536"}, Row{"collector.interval", "99ms", "100ms", "60s", "61s"},
          Row{"signal.interval", "4s", "5s", "1d", "2d"}, Row{"signal.timeout", "999ms", "1s", "60s", "61s"},
          Row{"risk.volatility_window", "4s", "5s", "1h", "61m"},
          Row{"execution.limit_timeout", "0s", "1s", "10m", "11m"}}) {
        EXPECT_EQ(problemOf(row.name, row.below), ProblemKind::OutOfRange) << row.name;
        EXPECT_EQ(problemOf(row.name, row.least), std::nullopt) << row.name;
        EXPECT_EQ(problemOf(row.name, row.most), std::nullopt) << row.name;
        EXPECT_EQ(problemOf(row.name, row.above), ProblemKind::OutOfRange) << row.name;
    }
}

TEST(ValueCheck, RefusesTextThatIsNoNumber) {
    for (const char* text : {"", "3%", "three", " 3", "nan", "inf", "0x3", "3,5", "3.123456789"})
        EXPECT_EQ(problemOf("risk.stop_loss_pct", text), ProblemKind::Malformed) << text;
    for (const char* text : {"", "6.0", "6 ", "six", "99999999999999999999"})
        EXPECT_EQ(problemOf("risk.max_orders_per_minute", text), ProblemKind::Malformed) << text;
    for (const char* text : {"", "60", "s", "1.5s", "-1s", "1 m"})
        EXPECT_EQ(problemOf("signal.interval", text), ProblemKind::Malformed) << text;
}

TEST(ValueCheck, HoldsChoicesToTheirWords) {
    EXPECT_EQ(problemOf("mode", "live"), std::nullopt);
    EXPECT_EQ(problemOf("mode", "Live"), ProblemKind::NotAChoice);
    EXPECT_EQ(problemOf("log.level", "info"), ProblemKind::NotAChoice);
    EXPECT_EQ(problemOf("signal.unit", "60m"), std::nullopt);
    EXPECT_EQ(problemOf("signal.unit", "7m"), ProblemKind::NotAChoice);
    EXPECT_EQ(problemOf("live.confirm", ""), std::nullopt);
    EXPECT_EQ(problemOf("live.confirm", "LIVE"), std::nullopt);
    EXPECT_EQ(problemOf("live.confirm", "live"), ProblemKind::NotAChoice);
    EXPECT_EQ(problemOf("dashboard.enabled", "yes"), ProblemKind::NotAChoice);
}

TEST(ValueCheck, AllowsPlainHttpOnThisMachineOnly) {
    for (const char* url : {"https://api.upbit.com", "https://h:8443/x", "http://127.0.0.1:8080", "http://localhost/v1",
                            "http://[::1]:9", "http://127.3.2.1"})
        EXPECT_EQ(problemOf("exchange.rest_url", url), std::nullopt) << url;
    for (const char* url : {"http://api.upbit.com", "http://192.168.0.2:80", "http://127.0.0.1.evil.com",
                            "http://127.1", "http://localhost.evil.com", "http://0.0.0.0", "http://[::2]"})
        EXPECT_EQ(problemOf("exchange.rest_url", url), ProblemKind::Insecure) << url;
    EXPECT_EQ(problemOf("exchange.websocket_url", "ws://127.0.0.1:1/websocket/v1"), std::nullopt);
    EXPECT_EQ(problemOf("exchange.websocket_url", "ws://api.upbit.com"), ProblemKind::Insecure);
    EXPECT_EQ(problemOf("signal.base_url", "http://10.0.0.1:11434/v1"), ProblemKind::Insecure);
}

TEST(ValueCheck, RefusesAddressesThatMayDeceive) {
    for (const char* url : {"", "api.upbit.com", "ftp://127.0.0.1", "HTTPS://x", "https://", "https:///v1",
                            "http://127.0.0.1@evil.com", "http://localhost:80@evil.com/", "http://localhost\\@evil.com",
                            "http://localhost:0", "http://localhost:99999", "http://local host", "https://x?key=1",
                            "https://x#y", "http://[::1", "http://[localhost]", "https://x\n"})
        EXPECT_EQ(problemOf("exchange.rest_url", url), ProblemKind::Malformed) << url;
}

TEST(ValueCheck, RefusesToOpenTheDashboardToTheNetwork) {
    EXPECT_EQ(problemOf("dashboard.address", "127.0.0.1"), std::nullopt);
    EXPECT_EQ(problemOf("dashboard.address", "::1"), std::nullopt);
    for (const char* address : {"0.0.0.0", "192.168.1.5", "::", "fe80::1", "128.0.0.1"})
        EXPECT_EQ(problemOf("dashboard.address", address), ProblemKind::NeedsProtection) << address;
    for (const char* address : {"", "everywhere", "1.2.3", "1.2.3.4.5", "256.0.0.1", "127.0.0.01", "127.0.0.1:80"})
        EXPECT_EQ(problemOf("dashboard.address", address), ProblemKind::Malformed) << address;
}

TEST(ValueCheck, KeepsPasswordsOutOfTheDatabaseAddress) {
    for (const char* url : {"sqlite:", "sqlite:///var/lib/kkachi.sqlite", "sqlite:///a b.sqlite",
                            "postgresql://kkachi@localhost:5432/kkachi", "postgresql://u@db.example.org/k"})
        EXPECT_EQ(problemOf("storage.url", url), std::nullopt) << url;
    for (const char* url : {"", "sqlite://", "sqlite:///", "mysql://u@h/d", "postgresql://h/d", "postgresql://u@h",
                            "postgresql://u@h:x/d", "postgresql://@h/d"})
        EXPECT_EQ(problemOf("storage.url", url), ProblemKind::Malformed) << url;
    const auto problem = checkValue(*findSetting("storage.url"), "postgresql://kkachi:hunter2@localhost/kkachi");
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->kind, ProblemKind::SecretInClear);
    EXPECT_EQ(problem->value.find("hunter2"), std::string::npos);
}

TEST(ValueCheck, ReadsParametersAsNamesAndNumbers) {
    for (const char* text : {"", "fast=5", "fast=5,slow=20", "k=0.5,long-name_2=-1"})
        EXPECT_EQ(problemOf("signal.params", text), std::nullopt) << text;
    for (const char* text :
         {"fast", "fast=", "=5", "fast=5,", ",fast=5", "fast=5;slow=20", "fast=five", "a=1,a=2", "a b=1", "a=1,,b=2"})
        EXPECT_EQ(problemOf("signal.params", text), ProblemKind::Malformed) << text;
}

TEST(ValueCheck, HoldsMarketsAndTextsToTheirForm) {
    EXPECT_EQ(problemOf("market", "KRW-ETH"), std::nullopt);
    for (const char* market : {"", "KRW-", "krw-btc", "BTC-ETH", "KRW-BTC ", "KRW-../../x"})
        EXPECT_EQ(problemOf("market", market), ProblemKind::Malformed) << market;
    EXPECT_EQ(problemOf("signal.model", "qwen3.5:4b"), std::nullopt);
    EXPECT_EQ(problemOf("signal.model", ""), ProblemKind::OutOfRange);
    EXPECT_EQ(problemOf("signal.model", std::string(129, 'x')), ProblemKind::OutOfRange);
    EXPECT_EQ(problemOf("signal.model", "a\nb"), ProblemKind::Malformed);
}

TEST(ValueCheck, NamesKeyValueAndAllowedRange) {
    const auto problem = checkValue(*findSetting("risk.stop_loss_pct"), "7");
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->key, "risk.stop_loss_pct");
    EXPECT_EQ(problem->value, "7");
    EXPECT_EQ(problem->allowed, "3 to 5");
}
