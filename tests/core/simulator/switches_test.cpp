#include "simulator/switches.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace kkachi::simulator {
namespace {

TEST(Switches, StartWithTheFirstOfTheirValues) {
    const Switches switches;
    for (const SwitchInfo& each : allSwitches())
        EXPECT_EQ(switches.value(each.which), each.values.substr(0, each.values.find(','))) << each.name;
}

TEST(Switches, TakeEveryValueTheyAllow) {
    for (const SwitchInfo& each : allSwitches()) {
        std::stringstream values{std::string{each.values}};
        for (std::string value; std::getline(values, value, ',');) {
            Switches switches;
            EXPECT_TRUE(switches.set(each.name, value)) << each.name << "=" << value;
            EXPECT_TRUE(switches.is(each.which, value)) << each.name << "=" << value;
        }
    }
}

TEST(Switches, TellWhatIsAllowed) {
    Switches switches;
    EXPECT_EQ(switches.set("limit_body", "xml").error(), "limit_body: one of plain,json,html,empty");
    EXPECT_EQ(switches.set("warp", "on").error().rfind("warp: no such switch; there are rate_limits, ", 0), 0U);
    EXPECT_TRUE(switches.is(Switch::LimitBody, "plain"));
}

TEST(Switches, CountMilliseconds) {
    Switches switches;
    ASSERT_TRUE(switches.set("cancel_delay", "1000"));
    EXPECT_EQ(switches.duration(Switch::CancelDelay).count(), 1000);
}

// The table in the room's README, one line for each: | `name` | `a`, `b` | about |
TEST(Switches, AreAllExplainedInTheReadme) {
    std::ifstream file{KKACHI_SIMULATOR_ROOM "/README.md"};
    std::stringstream text;
    text << file.rdbuf();
    const std::string readme = text.str();
    ASSERT_FALSE(readme.empty());
    for (const SwitchInfo& each : allSwitches()) {
        std::string row = "| `" + std::string{each.name} + "` | `";
        for (const char letter : each.values)
            row += letter == ',' ? std::string{"`, `"} : std::string{letter};
        row += "` | " + std::string{each.about} + " |";
        EXPECT_NE(readme.find(row), std::string::npos) << row;
    }
}

} // namespace
} // namespace kkachi::simulator
