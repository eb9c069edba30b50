#include "config/config_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace kkachi;
using namespace kkachi::config;

namespace {

std::string fileText(const char* path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

} // namespace

TEST(SettingTable, DeclaresEveryNameOnceAndWithHelp) {
    std::set<std::string_view> names;
    std::set<std::string> environmentNames;
    for (const auto& setting : settingTable()) {
        EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
        EXPECT_TRUE(environmentNames.insert(environmentName(setting.name)).second) << setting.name;
        EXPECT_FALSE(setting.help.empty()) << setting.name;
        EXPECT_FALSE(allowedText(setting).empty()) << setting.name;
    }
}

TEST(SettingTable, DeclaresTheKeysOfTheContractAndThoseBesideThem) {
    std::vector<std::string_view> names;
    for (const auto& setting : settingTable())
        names.push_back(setting.name);
    EXPECT_THAT(names, testing::UnorderedElementsAre(
                           "market", "mode", "exchange.rest_url", "exchange.websocket_url", "exchange.ca_file",
                           "exchange.jwt_algorithm", "exchange.allowed_host", "collector.interval", "signal.engine",
                           "signal.model", "signal.base_url", "signal.strategy", "signal.params", "signal.unit",
                           "signal.interval", "signal.timeout", "signal.min_confidence", "signal.daily_budget_usd",
                           "risk.max_position_pct", "risk.stop_loss_pct", "risk.capital_krw",
                           "risk.daily_loss_limit_pct", "risk.max_drawdown_pct", "risk.volatility_window",
                           "risk.volatility_pct", "risk.max_orders_per_minute", "execution.order_type",
                           "execution.limit_timeout", "execution.limit_offset_bps", "execution.max_attempts",
                           "storage.url", "dashboard.enabled", "dashboard.address", "dashboard.port", "log.level",
                           "live.confirm", "demo.capital", "paper.capital"));
}

TEST(SettingTable, HasDefaultsThatPassItsOwnChecks) {
    for (const auto& setting : settingTable())
        for (const auto mode : {base::Mode::Demo, base::Mode::Paper, base::Mode::Live})
            EXPECT_FALSE(checkValue(setting, defaultText(setting, mode))) << setting.name;
}

TEST(SettingTable, AsksMoreOftenInTheDemo) {
    const auto* interval = findSetting("signal.interval");
    ASSERT_NE(interval, nullptr);
    EXPECT_EQ(defaultText(*interval, base::Mode::Demo), "5s");
    EXPECT_EQ(defaultText(*interval, base::Mode::Paper), "60s");
    EXPECT_EQ(defaultText(*interval, base::Mode::Live), "60s");
}

TEST(SettingTable, SuggestsTheNearestName) {
    EXPECT_EQ(nearestSetting("risk.stop_los_pct"), "risk.stop_loss_pct");
    EXPECT_EQ(nearestSetting("stop_loss_pct"), "risk.stop_loss_pct");
    EXPECT_EQ(nearestSetting("signal.stop_loss_pct"), "risk.stop_loss_pct");
    EXPECT_EQ(nearestSetting("mod"), "mode");
    EXPECT_EQ(nearestSetting("completely.elsewhere"), "");
    EXPECT_EQ(nearestSetting(""), "");
    EXPECT_EQ(nearestSetting(std::string(100000, 'a')), "");
}

TEST(SettingTable, NamesEnvironmentVariablesInCapitals) {
    EXPECT_EQ(environmentName("risk.stop_loss_pct"), "KKACHI_RISK_STOP_LOSS_PCT");
    EXPECT_EQ(environmentName("mode"), "KKACHI_MODE");
}

TEST(ExampleFile, IsWhatTheTableGenerates) {
    if (std::getenv("KKACHI_UPDATE_EXAMPLE") != nullptr)
        std::ofstream{KKACHI_EXAMPLE_TOML, std::ios::binary} << exampleToml();
    EXPECT_EQ(fileText(KKACHI_EXAMPLE_TOML), exampleToml())
        << "resources/kkachi.example.toml is out of date: run config_test with KKACHI_UPDATE_EXAMPLE=1 in the "
           "environment and commit the file";
}

TEST(ExampleFile, ShowsTheDefaultsInAFormThatLoads) {
    std::string toml = exampleToml();
    for (auto at = toml.find("\n#"); at != std::string::npos; at = toml.find("\n#", at + 1))
        if (toml[at + 2] != ' ')
            toml.erase(at + 1, 1);
    const auto file = std::filesystem::path{testing::TempDir()} / "kkachi_example_uncommented.toml";
    std::ofstream{file} << toml;
    Sources sources;
    sources.file = file;
    const auto configuration = loadConfiguration(sources);
    ASSERT_TRUE(configuration) << configuration.error().front().place << configuration.error().front().value;
    for (const auto& setting : settingTable()) {
        EXPECT_EQ(configuration->origin(setting.name), Origin::File) << setting.name;
        if (setting.kind == Kind::Decimal)
            EXPECT_EQ(configuration->decimal(setting.name), *base::Ratio::parse(setting.defaultText));
        else
            EXPECT_EQ(configuration->text(setting.name), setting.defaultText);
    }
}
