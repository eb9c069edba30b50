#include "app/composition/session_settings.h"

#include <gtest/gtest.h>

using namespace kkachi;

namespace {

app::SessionSettings defaults() {
    return {.configuration = config::Configuration{base::Mode::Demo}};
}

TEST(SessionSettings, PercentagesOfTheConfigurationBecomeFractions) {
    const risk::Limits limits = app::limitsFrom(defaults().configuration);
    EXPECT_EQ(limits, risk::Limits{}) << "the configuration's defaults are the limits' own";
}

TEST(SessionSettings, TheAnalystIsAskedAtMostTwiceInAWallSecond) {
    app::SessionSettings session = defaults();
    session.speed = 60;
    const auto settings = app::engineSettingsFrom(session, {}, "tag");
    ASSERT_TRUE(settings.has_value());
    EXPECT_EQ(settings->signal.shortestGap, std::chrono::seconds{30});
    EXPECT_EQ(settings->signal.interval, std::chrono::seconds{5}) << "the demo's own default";
}

TEST(SessionSettings, IdsGoOnWhereTheLastRunEnded) {
    storage::JournalStart start;
    start.lastSignalId = 41;
    const auto settings = app::engineSettingsFrom(defaults(), start, "tag");
    ASSERT_TRUE(settings.has_value());
    EXPECT_EQ(settings->lastSignalId, 41);
    EXPECT_EQ(settings->runTag, "tag");
}

TEST(SessionSettings, SmallestCapitalIsNamed) {
    EXPECT_EQ(app::smallestCapitalFor(defaults().configuration), base::Krw::whole(257'732));
}

} // namespace
