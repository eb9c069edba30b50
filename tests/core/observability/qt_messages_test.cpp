#include "observability/qt_messages.h"

#include <QDebug>
#include <QtGlobal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace kkachi;
using namespace kkachi::observability;

namespace {

class EpochClock : public base::Clock {
  public:
    base::Timestamp now() const override { return {}; }
};

} // namespace

TEST(QtMessages, GoThroughTheLogWhileTheRouteLives) {
    std::string pattern = testing::TempDir() + "/kkachi_qt_XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    LogSettings settings;
    settings.toStandardError = false;
    settings.level = Level::Debug;
    settings.file = std::filesystem::path{pattern} / "kkachi.log";
    const auto log = std::make_shared<Log>(settings, std::make_shared<EpochClock>());
    log->hide(base::Secret::copyOf("canary-4f9a7c"));
    {
        const QtMessageRoute route{log};
        qWarning("socket says canary-4f9a7c\n");
        qCritical("second");
        qDebug("third");
    }
    EXPECT_EQ(log.use_count(), 1);
    log->flush();
    std::ifstream stream{settings.file, std::ios::binary};
    const std::string written{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    EXPECT_EQ(written, "1970-01-01T00:00:00.000Z WARNING demo qt socket says ***\\x0a\n"
                       "1970-01-01T00:00:00.000Z ERROR demo qt second\n"
                       "1970-01-01T00:00:00.000Z DEBUG demo qt third\n");
    std::filesystem::remove_all(pattern);
}
