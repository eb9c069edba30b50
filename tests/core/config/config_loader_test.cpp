#include "config/config_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

using namespace kkachi;
using namespace kkachi::config;
using testing::EndsWith;
using testing::HasSubstr;

namespace {

// A kkachi.toml of its own for each test, gone after it.
class ConfigLoader : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "/kkachi_config_XXXXXX";
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_directory = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_directory); }

    Sources withFile(const std::string& toml) {
        Sources sources;
        sources.file = m_directory / "kkachi.toml";
        std::ofstream{*sources.file, std::ios::binary} << toml;
        return sources;
    }
    static std::vector<ConfigProblem> problemsOf(const Sources& sources) {
        const auto configuration = loadConfiguration(sources);
        EXPECT_FALSE(configuration.has_value());
        return configuration ? std::vector<ConfigProblem>{} : configuration.error();
    }

    std::filesystem::path m_directory;
};

} // namespace

TEST_F(ConfigLoader, UsesDefaultsWhereNothingIsSet) {
    const auto configuration = loadConfiguration({});
    ASSERT_TRUE(configuration);
    EXPECT_EQ(configuration->mode(), base::Mode::Demo);
    EXPECT_EQ(configuration->duration("signal.interval"), base::Milliseconds{5000});
    EXPECT_EQ(configuration->decimal("risk.stop_loss_pct"), base::Ratio::whole(3));
    EXPECT_EQ(configuration->won("demo.capital"), base::Krw::whole(10'000'000));
    EXPECT_EQ(configuration->whole("dashboard.port"), 8787);
    EXPECT_FALSE(configuration->flag("dashboard.enabled"));
    EXPECT_TRUE(configuration->parameters("signal.params").empty());
    EXPECT_EQ(configuration->origin("risk.stop_loss_pct"), Origin::Default);
}

TEST_F(ConfigLoader, TakesTheDefaultsOfTheChosenMode) {
    auto sources = withFile("mode = \"paper\"\n");
    EXPECT_EQ(loadConfiguration(sources)->duration("signal.interval"), base::Milliseconds{60'000});
    sources.commandLine = {{"--mode", "mode", "demo"}};
    EXPECT_EQ(loadConfiguration(sources)->duration("signal.interval"), base::Milliseconds{5000});
}

TEST_F(ConfigLoader, PrefersCommandLineThenEnvironmentThenFile) {
    auto sources = withFile("[risk]\nstop_loss_pct = 3.5\n");
    auto configuration = loadConfiguration(sources);
    ASSERT_TRUE(configuration);
    EXPECT_EQ(configuration->text("risk.stop_loss_pct"), "3.5");
    EXPECT_EQ(configuration->origin("risk.stop_loss_pct"), Origin::File);
    EXPECT_THAT(configuration->setting("risk.stop_loss_pct").place, EndsWith("kkachi.toml:2:1"));

    sources.environment = {{"KKACHI_RISK_STOP_LOSS_PCT", "4"}};
    configuration = loadConfiguration(sources);
    ASSERT_TRUE(configuration);
    EXPECT_EQ(configuration->decimal("risk.stop_loss_pct"), base::Ratio::whole(4));
    EXPECT_EQ(configuration->setting("risk.stop_loss_pct").place, "KKACHI_RISK_STOP_LOSS_PCT");

    sources.commandLine = {{"--stop-loss", "risk.stop_loss_pct", "4.5"}, {"--stop-loss", "risk.stop_loss_pct", "5"}};
    configuration = loadConfiguration(sources);
    ASSERT_TRUE(configuration);
    EXPECT_EQ(configuration->decimal("risk.stop_loss_pct"), base::Ratio::whole(5));
    EXPECT_EQ(configuration->origin("risk.stop_loss_pct"), Origin::CommandLine);
}

TEST_F(ConfigLoader, ReadsEveryKindFromTheFile) {
    const auto configuration = loadConfiguration(withFile("market = \"KRW-ETH\"\n"
                                                          "[signal]\nparams = \"k=0.5,days=2\"\nunit = \"5m\"\n"
                                                          "[risk]\nmax_orders_per_minute = 12\nvolatility_pct = 0.1\n"
                                                          "capital_krw = 300000\n"
                                                          "[dashboard]\nenabled = true\n"));
    ASSERT_TRUE(configuration);
    EXPECT_EQ(configuration->text("market"), "KRW-ETH");
    EXPECT_EQ(configuration->parameters("signal.params").at("k"), *base::Ratio::parse("0.5"));
    EXPECT_EQ(configuration->duration("signal.unit"), base::Milliseconds{300'000});
    EXPECT_EQ(configuration->whole("risk.max_orders_per_minute"), 12);
    EXPECT_EQ(configuration->decimal("risk.volatility_pct"), *base::Ratio::parse("0.1"));
    EXPECT_EQ(configuration->won("risk.capital_krw"), base::Krw::whole(300'000));
    EXPECT_TRUE(configuration->flag("dashboard.enabled"));
}

TEST_F(ConfigLoader, ReportsEveryProblemAtOnceWithItsPlace) {
    auto sources = withFile("mode = \"real\"\n"
                            "[risk]\n"
                            "stop_loss_pct = 7\n"
                            "stop_los_pct = 4\n");
    sources.environment = {{"KKACHI_SIGNAL_TIMEOUT", "1h"}, {"PATH", "/bin"}};
    sources.commandLine = {{"--dashboard", "dashboard.address", "192.168.0.9"}};
    const auto problems = problemsOf(sources);
    ASSERT_EQ(problems.size(), 5U);
    EXPECT_EQ(problems[0].kind, ProblemKind::NotAChoice);
    EXPECT_THAT(problems[0].place, EndsWith("kkachi.toml:1:1"));
    EXPECT_EQ(problems[0].allowed, "demo, paper, live");
    EXPECT_EQ(problems[1].kind, ProblemKind::OutOfRange);
    EXPECT_THAT(problems[1].place, EndsWith("kkachi.toml:3:1"));
    EXPECT_EQ(problems[2].kind, ProblemKind::UnknownKey);
    EXPECT_EQ(problems[2].suggestion, "risk.stop_loss_pct");
    EXPECT_EQ(problems[2].value, "4");
    EXPECT_EQ(problems[3].place, "KKACHI_SIGNAL_TIMEOUT");
    EXPECT_EQ(problems[3].value, "1h");
    EXPECT_EQ(problems[4].kind, ProblemKind::NeedsProtection);
    EXPECT_EQ(problems[4].place, "--dashboard");
}

TEST_F(ConfigLoader, RefusesUnknownKeysWhereverTheyStand) {
    for (const char* toml :
         {"nonsense = 1\n", "[nonsense]\nx = 1\n", "[risk.deeper]\nx = 1\n", "[[risk.list]]\nx = 1\n", "risk = 5\n",
          "\"risk.stop_loss_pct\" = 4\n", "[risk]\nextra = [1, 2]\n"}) {
        const auto problems = problemsOf(withFile(toml));
        ASSERT_EQ(problems.size(), 1U) << toml;
        EXPECT_EQ(problems[0].kind, ProblemKind::UnknownKey) << toml;
    }
}

TEST_F(ConfigLoader, RefusesValuesOfAnotherType) {
    for (const char* toml :
         {"mode = 1\n", "mode = [\"demo\"]\n", "[mode]\nx = 1\n", "[risk]\nstop_loss_pct = \"3\"\n",
          "[risk]\nmax_orders_per_minute = 6.0\n", "[signal]\ntimeout = 5\n", "[dashboard]\nenabled = \"true\"\n",
          "[signal]\ninterval = 07:32:00\n", "[signal]\nparams = { fast = 5 }\n"}) {
        const auto problems = problemsOf(withFile(toml));
        ASSERT_EQ(problems.size(), 1U) << toml;
        EXPECT_EQ(problems[0].kind, ProblemKind::WrongType) << toml;
        EXPECT_FALSE(problems[0].allowed.empty());
    }
    EXPECT_EQ(problemsOf(withFile("[risk]\nstop_loss_pct = inf\n"))[0].kind, ProblemKind::Malformed);
    EXPECT_EQ(problemsOf(withFile("[risk]\nstop_loss_pct = nan\n"))[0].kind, ProblemKind::Malformed);
    EXPECT_EQ(problemsOf(withFile("[risk]\ncapital_krw = 1e300\n"))[0].kind, ProblemKind::OutOfRange);
}

TEST_F(ConfigLoader, SaysWhereTheFileIsNotToml) {
    const auto problems = problemsOf(withFile("mode = \"demo\"\n[risk\n"));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].kind, ProblemKind::Syntax);
    EXPECT_THAT(problems[0].place, HasSubstr("kkachi.toml:2:"));
    EXPECT_EQ(problemsOf(withFile("mode = \"demo\"\nmode = \"live\"\n"))[0].kind, ProblemKind::Syntax);
    EXPECT_EQ(problemsOf(withFile("mode = \"\xff\"\n"))[0].kind, ProblemKind::Syntax);
}

TEST_F(ConfigLoader, NeedsTheFileOnlyWhenItIsNamed) {
    Sources sources;
    sources.file = m_directory / "absent.toml";
    EXPECT_TRUE(loadConfiguration(sources));
    sources.fileIsRequired = true;
    EXPECT_EQ(problemsOf(sources)[0].kind, ProblemKind::FileUnreadable);
    sources.file = m_directory;
    EXPECT_EQ(problemsOf(sources)[0].kind, ProblemKind::FileUnreadable);
    EXPECT_EQ(problemsOf(withFile(std::string(2'000'000, '\n')))[0].kind, ProblemKind::FileUnreadable);
}

TEST_F(ConfigLoader, NeedsTheFilesThatSettingsName) {
    auto sources = withFile("");
    sources.environment = {{"KKACHI_EXCHANGE_CA_FILE", (m_directory / "absent.pem").string()}};
    const auto problems = problemsOf(sources);
    EXPECT_EQ(problems[0].kind, ProblemKind::FileUnreadable);
    EXPECT_EQ(problems[0].key, "exchange.ca_file");
    sources.environment = {{"KKACHI_EXCHANGE_CA_FILE", sources.file->string()}};
    EXPECT_TRUE(loadConfiguration(sources));
}

TEST_F(ConfigLoader, WithholdsWhatLooksLikeASecret) {
    auto sources = withFile("[exchange]\nsecret_key = \"hunter2hunter2\"\n");
    sources.environment = {{"KKACHI_SIGNAL_API_KEY", "sk-hunter2"}};
    const auto problems = problemsOf(sources);
    ASSERT_EQ(problems.size(), 2U);
    for (const auto& problem : problems) {
        EXPECT_EQ(problem.kind, ProblemKind::SecretInClear);
        EXPECT_EQ(problem.value, "");
    }
}

TEST_F(ConfigLoader, LeavesOtherProgramsVariablesAlone) {
    Sources sources;
    sources.environment = {{"KKACHI_WERROR", "ON"}, {"HOME", "/root"}};
    EXPECT_TRUE(loadConfiguration(sources));
    sources.environment = {{"KKACHI_RISK_STOPLOSS", "4"}};
    EXPECT_EQ(problemsOf(sources)[0].kind, ProblemKind::UnknownKey);
}

TEST_F(ConfigLoader, CutsLongValuesInProblems) {
    Sources sources;
    sources.commandLine = {{"--mode", "mode", std::string(100'000, 'x')}};
    EXPECT_LT(problemsOf(sources)[0].value.size(), 300U);
}

TEST(Configuration, RefusesNamesAndKindsThatAreNotDeclared) {
    const Configuration configuration;
    EXPECT_THROW((void)configuration.text("risk.nonsense"), std::logic_error);
    EXPECT_THROW((void)configuration.whole("risk.stop_loss_pct"), std::logic_error);
}

TEST(ConfigProblem, HasASentenceForEveryKind) {
    for (const auto kind :
         {ProblemKind::FileUnreadable, ProblemKind::Syntax, ProblemKind::UnknownKey, ProblemKind::SecretInClear,
          ProblemKind::WrongType, ProblemKind::Malformed, ProblemKind::OutOfRange, ProblemKind::NotAChoice,
          ProblemKind::Insecure, ProblemKind::NeedsProtection}) {
        EXPECT_THAT(std::string{explanation(kind)}, HasSubstr("{place}"));
        EXPECT_FALSE(toString(kind).empty());
    }
}
