#include "observability/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace kkachi;
using namespace kkachi::observability;
using testing::HasSubstr;
using testing::Not;

namespace {

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return *base::parseInstant("2026-11-22T01:02:03.004Z"); }
};

class LogFile : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "/kkachi_log_XXXXXX";
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_directory = pattern;
        m_settings.toStandardError = false;
        m_settings.file = m_directory / "logs" / "kkachi.log";
    }
    void TearDown() override { std::filesystem::remove_all(m_directory); }

    std::unique_ptr<Log> makeLog() const { return std::make_unique<Log>(m_settings, std::make_shared<FixedClock>()); }
    std::string written() const {
        std::ifstream stream{m_settings.file, std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    }

    std::filesystem::path m_directory;
    LogSettings m_settings;
};

} // namespace

TEST(LogLevel, ReadsItsOwnNames) {
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error, Level::Critical})
        EXPECT_EQ(parseLevel(toString(level)), level);
    EXPECT_EQ(parseLevel("info"), std::nullopt);
    EXPECT_EQ(parseLevel(""), std::nullopt);
}

TEST_F(LogFile, PutsTimeLevelModeAndCategoryBeforeEveryMessage) {
    m_settings.mode = base::Mode::Paper;
    makeLog()->write(Level::Warning, "engine", "price is stale");
    EXPECT_EQ(written(), "2026-11-22T01:02:03.004Z WARNING paper engine price is stale\n");
}

TEST_F(LogFile, LeavesOutWhatIsBelowItsLevel) {
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error, Level::Critical}) {
        m_settings.level = level;
        const auto log = makeLog();
        const auto before = written().size();
        for (const Level said : {Level::Debug, Level::Info, Level::Warning, Level::Error, Level::Critical})
            log->write(said, "test", "x");
        log->flush();
        const auto text = written().substr(before);
        EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5 - static_cast<int>(level));
        EXPECT_TRUE(log->isOn(level));
    }
}

TEST_F(LogFile, MasksSecretsInMessageAndCategory) {
    const auto log = makeLog();
    log->hide(base::Secret::copyOf("canary-4f9a7c"));
    log->write(Level::Error, "canary-4f9a7c", "canary-4f9a7c in {} %s Bearer abcdefgh");
    EXPECT_THAT(written(), Not(HasSubstr("canary")));
    EXPECT_THAT(written(), HasSubstr("*** *** in {} %s Bearer ***"));
}

TEST_F(LogFile, CannotBeMadeToWriteASecondLine) {
    makeLog()->write(Level::Info, "a\nb", "first\n2026-11-22T01:02:03.004Z CRITICAL live engine forged");
    const auto text = written();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST_F(LogFile, MasksBeforeItCutsALongMessage) {
    const auto log = makeLog();
    log->hide(base::Secret::copyOf("canary-4f9a7c"));
    for (std::size_t length = 8180; length < 8200; ++length)
        log->write(Level::Info, "test", std::string(length, 'x') + "canary-4f9a7c" + std::string(100'000, 'y'));
    EXPECT_THAT(written(), Not(HasSubstr("canary")));
    EXPECT_LT(written().size(), 20U * 9000U);
}

TEST_F(LogFile, IsReadableByItsOwnerOnly) {
    std::filesystem::create_directories(m_settings.file.parent_path());
    std::ofstream{m_settings.file} << "old\n"; // with the usual, wider mode
    makeLog()->write(Level::Info, "test", "x");
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(m_settings.file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_THAT(written(), testing::StartsWith("old\n"));
}

TEST_F(LogFile, RotatesAndKeepsABoundedNumberOfFiles) {
    m_settings.fileBytes = 1000;
    m_settings.filesKept = 2;
    const auto log = makeLog();
    for (int i = 0; i < 200; ++i)
        log->write(Level::Info, "test", "some message of a certain length");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{m_settings.file.parent_path()}) {
        ++files;
        EXPECT_LE(entry.file_size(), 1000U);
        EXPECT_EQ(entry.status().permissions() & std::filesystem::perms::others_all, std::filesystem::perms::none);
        EXPECT_EQ(entry.status().permissions() & std::filesystem::perms::group_all, std::filesystem::perms::none);
    }
    EXPECT_EQ(files, 3U);
}

TEST_F(LogFile, GoesOnWithoutAFileThatCannotBeOpened) {
    const auto inTheWay = m_directory / "a-file";
    std::ofstream{inTheWay} << "no folder";
    m_settings.file = inTheWay / "kkachi.log";
    const auto log = makeLog();
    EXPECT_FALSE(log->hasFile());
    log->write(Level::Critical, "test", "not lost in a crash");
}

TEST_F(LogFile, TakesLinesFromManyThreadsWhole) {
    const auto log = makeLog();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&log, t] {
            for (int i = 0; i < 100; ++i) {
                log->write(Level::Info, "test", "message");
                if (i % 25 == 0)
                    log->hide(base::Secret::copyOf("secret-" + std::to_string(t * 100 + i) + "-value"));
            }
        });
    for (auto& thread : threads)
        thread.join();
    std::ifstream stream{m_settings.file};
    int lines = 0;
    for (std::string line; std::getline(stream, line); ++lines)
        EXPECT_EQ(line, "2026-11-22T01:02:03.004Z INFO demo test message");
    EXPECT_EQ(lines, 400);
}
