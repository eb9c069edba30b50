#include "app/doctor/analyst_check.h"
#include "app/doctor/answer_checks.h"
#include "app/doctor/doctor.h"
#include "app/doctor/key_checks.h"
#include "app/doctor/local_checks.h"
#include "storage/sql/sql_connection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace kkachi;
using namespace kkachi::app;
using namespace kkachi::app::doctor;
using namespace std::chrono_literals;
using exchange::upbit::Grant;
using exchange::upbit::KeyProblem;
using exchange::upbit::KeyReport;

namespace {

KeyReport soundReport() {
    KeyReport report;
    report.rights = {Grant::Present, Grant::Present, Grant::Present, Grant::Absent};
    report.expiresAt = base::fromEpochMs(0) + 100 * 24h;
    return report;
}

std::string codesOf(const Findings& findings) {
    std::string codes;
    for (const Finding& finding : findings)
        if (finding.grade != Grade::Ok)
            codes += std::string{toString(finding.grade)} + ' ' + finding.code.toStdString() + ' ';
    return codes;
}

std::string findings(const KeyReport& report, base::Mode mode = base::Mode::Live) {
    return codesOf(keyFindings(report, mode, base::fromEpochMs(0)));
}

} // namespace

TEST(DoctorClock, ComparesTheMiddleOfTheSecondWithTheMiddleOfTheCall) {
    // 2026-11-22T01:02:03Z
    const auto second = std::chrono::milliseconds{1'795'309'323'000};
    EXPECT_EQ(clockOffset("Sun, 22 Nov 2026 01:02:03 GMT", second, second + 1s), 0ms);
    EXPECT_EQ(clockOffset("Sun, 22 Nov 2026 01:02:03 GMT", second - 5s, second - 5s), 5'500ms);
    EXPECT_EQ(clockOffset("yesterday", second, second), std::nullopt);
    EXPECT_EQ(clockOffset("", second, second), std::nullopt);
}

TEST(DoctorClock, WarnsAboveOneSecondAndFailsAboveFive) {
    EXPECT_EQ(clockFinding(1'000ms).grade, Grade::Ok);
    EXPECT_EQ(clockFinding(-1'000ms).grade, Grade::Ok);
    EXPECT_EQ(clockFinding(1'001ms).grade, Grade::Warn);
    EXPECT_EQ(clockFinding(-5'000ms).grade, Grade::Warn);
    EXPECT_EQ(clockFinding(5'001ms).grade, Grade::Fail);
    EXPECT_EQ(clockFinding(-5'001ms).grade, Grade::Fail);
    EXPECT_EQ(clockFinding(std::nullopt).grade, Grade::Warn);
}

TEST(DoctorClock, IsNotBlamedForASlowAnswer) {
    EXPECT_EQ(clockFinding(3'700ms, 3'850ms).code, QStringLiteral("clock_unknown"));
    EXPECT_EQ(clockFinding(-5'500ms, 600ms).code, QStringLiteral("clock_off"));
    EXPECT_EQ(clockFinding(-5'500ms, 600ms).grade, Grade::Warn);
    EXPECT_EQ(clockFinding(7'000ms, 600ms).grade, Grade::Fail);
    EXPECT_EQ(clockFinding(200ms, 3'000ms).grade, Grade::Ok);
}

TEST(DoctorKeys, WantEveryRightAndNoWithdrawalForLive) {
    EXPECT_EQ(findings(soundReport()), "");
    KeyReport report = soundReport();
    report.rights.withdraw = Grant::Present;
    EXPECT_EQ(findings(report), "FAIL may_withdraw ");
    EXPECT_EQ(findings(report, base::Mode::Paper), "WARN may_withdraw ");
    report.rights = {Grant::Unknown, Grant::Absent, Grant::Present, Grant::Unknown};
    EXPECT_EQ(findings(report), "FAIL right_unknown FAIL missing_right FAIL withdraw_unknown ");
}

TEST(DoctorKeys, DoNotBlameTheKeyForAMaintenance) {
    KeyReport report = soundReport();
    report.isMarketOffline = true;
    report.rights.makeOrders = Grant::Unknown;
    EXPECT_EQ(findings(report), "FAIL market_offline ");
}

TEST(DoctorKeys, SayWhenTheKeyEnds) {
    KeyReport report = soundReport();
    report.expiresAt = base::fromEpochMs(0) + 7 * 24h;
    EXPECT_EQ(findings(report), "WARN expires_within_7 ");
    report.expiresAt = base::fromEpochMs(0);
    EXPECT_EQ(findings(report), "FAIL expired ");
    report.expiresAt.reset();
    EXPECT_EQ(findings(report), "WARN expiry_unknown ");
}

TEST(DoctorKeys, CallAnUnreachableExchangeAProblemOfTheNetwork) {
    KeyReport report;
    report.problem = KeyProblem::Unreachable;
    const auto all = keyFindings(report, base::Mode::Paper, base::fromEpochMs(0));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].grade, Grade::Fail);
    EXPECT_EQ(all[0].area, Area::Network);
}

TEST(DoctorKeys, AreNotMissedInPaper) {
    const MissingKey none{storage::kUpbitAccessKey, {storage::SecretStoreError::NotFound, storage::SecretPlace::Vault}};
    EXPECT_EQ(missingKeyFinding(none, base::Mode::Paper).grade, Grade::Ok);
    EXPECT_EQ(missingKeyFinding(none, base::Mode::Live).code, QStringLiteral("no_key"));
    const MissingKey locked{storage::kUpbitAccessKey,
                            {storage::SecretStoreError::Locked, storage::SecretPlace::Keychain}};
    EXPECT_EQ(missingKeyFinding(locked, base::Mode::Paper).grade, Grade::Warn);
    EXPECT_EQ(missingKeyFinding(locked, base::Mode::Live).code, QStringLiteral("locked"));
    EXPECT_EQ(missingKeyFinding(locked, base::Mode::Live).text, QStringLiteral("upbit-access-key cannot be read"));
}

TEST(DoctorAnalyst, LooksTheModelUp) {
    const QByteArray list =
        R"({"data":[{"id":"gpt-6-luna"},{"id":"old","shutdown_date":"2026-12-01"},{"id":"late","shutdown_date":"2027-12-01"}]})";
    const auto now = *base::parseInstant("2026-11-22T00:00:00Z");
    const auto find = [&](const char* model, bool isOpenAi) {
        return modelFinding(list, QString::fromLatin1(model), isOpenAi, now);
    };
    EXPECT_EQ(find("gpt-6-luna", true).grade, Grade::Ok);
    EXPECT_EQ(find("late", true).grade, Grade::Ok);
    EXPECT_EQ(find("old", true).code, QStringLiteral("model_ends"));
    EXPECT_EQ(find("other", true).grade, Grade::Fail);
    EXPECT_EQ(find("other", false).grade, Grade::Warn);
    EXPECT_EQ(modelFinding("<html>", QStringLiteral("x"), false, now).code, QStringLiteral("model_unknown"));
}

TEST(DoctorDatabase, IsFineWhenMissingAndNamedWhenItIsNot) {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("kkachi.sqlite"));
    const QString url = QStringLiteral("sqlite://") + file;
    EXPECT_EQ(codesOf(checkDatabase(url)), "");
    EXPECT_FALSE(QFile::exists(file));
    ASSERT_TRUE(storage::sql::SqlConnection::open(url, storage::sql::Access::ReadWrite));
    EXPECT_EQ(codesOf(checkDatabase(url)), "");
    QFile handle{file};
    ASSERT_TRUE(handle.open(QIODevice::WriteOnly | QIODevice::Truncate));
    handle.write(QByteArray(8192, 'x'));
    handle.close();
    EXPECT_NE(codesOf(checkDatabase(url)), "");
}

TEST(DoctorFolder, NamesFilesThatOthersMayRead) {
    const QTemporaryDir folder;
    EXPECT_EQ(codesOf(checkDataDirectory(folder.path())), "");
    QFile file{folder.filePath(QStringLiteral("kkachi.log"))};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
    EXPECT_EQ(codesOf(checkDataDirectory(folder.path())), "WARN open_to_others ");
    EXPECT_EQ(codesOf(checkDataDirectory(folder.filePath(QStringLiteral("new")))), "");
}

TEST(DoctorRun, GivesEachCheckItsDeadlineAndGoesOn) {
    Doctor all;
    Report late;
    all.add(
        {.name = QStringLiteral("silent"), .begin = [&late](const Report& report) { late = report; }, .deadline = 1ms});
    all.add({.name = QStringLiteral("useless"), .begin = [](const Report&) {}, .isOfUse = [] { return false; }});
    all.add({.name = QStringLiteral("next"), .begin = [&late](const Report& report) {
                 late({fine(QStringLiteral("silent"), {})}); // too late to be heard
                 report({fine(QStringLiteral("next"), {})});
                 report({fine(QStringLiteral("next"), {})}); // and only once
             }});
    Findings found;
    bool isOver = false;
    QObject context;
    QObject::connect(&all, &Doctor::found, &context, [&](const Finding& finding) { found.push_back(finding); });
    QObject::connect(&all, &Doctor::finished, &context, [&] { isOver = true; });
    all.run();
    ASSERT_TRUE(QTest::qWaitFor([&] { return isOver; }));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].code, QStringLiteral("timed_out"));
    EXPECT_EQ(found[1].check, QStringLiteral("next"));
    EXPECT_EQ(all.leftOut(), QStringList{QStringLiteral("useless")});
}
