// kkachi-cli doctor against the built-in exchange with one thing wrong at a time: each must get its right name.
#include "command_line.h"
#include "simulator_on_thread.h"
#include "tests/core/exchange/upbit/fake_venue.h"
#include "tests/core/exchange/upbit/test_certificate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

#include <gtest/gtest.h>

namespace kkachi::test {
namespace {

using exchange::upbit::FakeVenue;
using exchange::upbit::TestCertificate;

struct Visit {
    int exitCode = -1;
    QJsonObject document;
    QString err;

    QString gradeOf(const char* check) const { return find(check)[QStringLiteral("grade")].toString(); }
    QString codeOf(const char* check) const { return find(check)[QStringLiteral("code")].toString(); }
    QString textOf(const char* check) const { return find(check)[QStringLiteral("text")].toString(); }
    // Every FAIL and WARN, as "grade check code".
    QStringList troubles() const {
        QStringList list;
        for (const QJsonValue& each : document[QStringLiteral("checks")].toArray())
            if (each[QStringLiteral("grade")].toString() != QStringLiteral("OK"))
                list << each[QStringLiteral("grade")].toString() + u' ' + each[QStringLiteral("check")].toString() +
                            u' ' + each[QStringLiteral("code")].toString();
        return list;
    }
    bool everyTroubleHasAdvice() const {
        for (const QJsonValue& each : document[QStringLiteral("checks")].toArray())
            if (each[QStringLiteral("grade")].toString() != QStringLiteral("OK") &&
                each[QStringLiteral("advice")].toString().isEmpty())
                return false;
        return true;
    }

  private:
    QJsonObject find(const char* check) const {
        for (const QJsonValue& each : document[QStringLiteral("checks")].toArray())
            if (each[QStringLiteral("check")].toString() == QLatin1String{check})
                return each.toObject();
        return {};
    }
};

class DoctorTest : public testing::Test {
  protected:
    // Runs the doctor while this thread's sockets go on.
    Visit visit(const QStringList& more = {QStringLiteral("--mode"), QStringLiteral("live")}) {
        const auto process = m_program.start(QStringList{QStringLiteral("doctor"), QStringLiteral("--json")} + more);
        EXPECT_TRUE(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000));
        Visit visit;
        visit.exitCode = process->exitCode();
        visit.document = QJsonDocument::fromJson(process->readAllStandardOutput()).object();
        visit.err = QString::fromUtf8(process->readAllStandardError());
        EXPECT_TRUE(visit.everyTroubleHasAdvice());
        return visit;
    }
    void pointTo(const QString& rest, const QString& websocket) {
        m_program.set(QStringLiteral("KKACHI_EXCHANGE_REST_URL"), rest);
        m_program.set(QStringLiteral("KKACHI_EXCHANGE_WEBSOCKET_URL"), websocket);
    }
    void giveKeys(const QString& access, const QString& secret) {
        m_program.set(QStringLiteral("UPBIT_ACCESS_KEY"), access);
        m_program.set(QStringLiteral("UPBIT_SECRET_KEY"), secret);
        m_program.set(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-test-0123456789"));
    }
    // A whole world in which only `faults` are wrong.
    std::unique_ptr<SimulatorOnThread> simulate(const std::string& faults = {}) {
        simulator::SimulatorSettings settings;
        settings.faults = faults;
        auto simulator = std::make_unique<SimulatorOnThread>(settings);
        const auto& address = simulator->address();
        pointTo(address.rest, address.websocket);
        giveKeys(address.accessKey, address.secretKey);
        m_program.set(QStringLiteral("KKACHI_SIGNAL_BASE_URL"), address.openai);
        return simulator;
    }
    // What the doctor finds with this fault and nothing else wrong.
    Visit visitWith(const std::string& faults) {
        const auto simulator = simulate(faults);
        return visit();
    }

    CommandLine m_program;
};

QStringList only(const char* trouble) {
    return {QString::fromLatin1(trouble)};
}

TEST_F(DoctorTest, FindsNothingWhereAllIsWell) {
    const Visit well = visitWith("");
    EXPECT_EQ(well.exitCode, 0) << well.err.toStdString();
    EXPECT_EQ(well.troubles(), QStringList{});
    EXPECT_TRUE(well.document[QStringLiteral("ok")].toBool());
    for (const char* check : {"config", "data_directory", "disk", "database", "key_store", "dns", "tcp", "http",
                              "clock", "quotation", "websocket", "keys", "key_expiry", "right_view_assets",
                              "right_view_orders", "right_make_orders", "withdrawal", "analyst"})
        EXPECT_EQ(well.gradeOf(check), QStringLiteral("OK")) << check;
}

TEST_F(DoctorTest, LeavesNoTraceOfItself) {
    visitWith("");
    EXPECT_FALSE(QFileInfo::exists(m_program.dataDirectory()));
}

TEST_F(DoctorTest, NamesABadKey) {
    const auto simulator = simulate();
    giveKeys(simulator->address().accessKey, QStringLiteral("not-the-secret-of-this-key"));
    const Visit wrongSecret = visit();
    EXPECT_EQ(wrongSecret.troubles(), only("FAIL keys wrong_secret"));
    EXPECT_EQ(wrongSecret.exitCode, 3);
    giveKeys(QStringLiteral("nobody-knows-this-access-key"), simulator->address().secretKey);
    EXPECT_EQ(visit().troubles(), only("FAIL keys unknown_key"));
}

TEST_F(DoctorTest, NamesAnExpiredKey) {
    const Visit expired = visitWith(R"({"kind":"key_expired"})");
    EXPECT_EQ(expired.troubles(), only("FAIL keys expired"));
    EXPECT_EQ(expired.exitCode, 3);
}

TEST_F(DoctorTest, NamesAMissingRight) {
    const Visit blind = visitWith(R"({"kind":"key_rights","rights":["view_orders","make_orders"]})");
    EXPECT_EQ(blind.troubles(), only("FAIL right_view_assets missing_right"));
    EXPECT_EQ(blind.exitCode, 3);
    EXPECT_EQ(visitWith(R"({"kind":"key_rights","rights":["view_assets","make_orders"]})").troubles(),
              only("FAIL right_view_orders missing_right"));
    EXPECT_EQ(visitWith(R"({"kind":"key_rights","rights":["view_assets","view_orders"]})").troubles(),
              only("FAIL right_make_orders missing_right"));
}

TEST_F(DoctorTest, RefusesAKeyThatMayWithdraw) {
    const char* const rights =
        R"({"kind":"key_rights","rights":["view_assets","view_orders","make_orders","withdraw"]})";
    const Visit dangerous = visitWith(rights);
    EXPECT_EQ(dangerous.troubles(), only("FAIL withdrawal may_withdraw"));
    EXPECT_EQ(dangerous.exitCode, 3);
    // Paper sends no orders; there it is only a warning.
    const auto simulator = simulate(rights);
    const Visit paper = visit({QStringLiteral("--mode"), QStringLiteral("paper")});
    EXPECT_EQ(paper.troubles(), only("WARN withdrawal may_withdraw"));
    EXPECT_EQ(paper.exitCode, 0);
}

TEST_F(DoctorTest, DoesNotAcceptAnUnclearRight) {
    const Visit unclear =
        visitWith(R"({"kind":"error","endpoint":"DELETE /v1/withdraws/coin","status":400,"name":""})");
    EXPECT_EQ(unclear.troubles(), only("FAIL withdrawal withdraw_unknown"));
}

TEST_F(DoctorTest, NamesAnAddressThatIsNotAllowed) {
    const Visit elsewhere = visitWith(R"({"kind":"ip_not_allowed"})");
    EXPECT_EQ(elsewhere.troubles(), only("FAIL keys address_not_allowed"));
    EXPECT_TRUE(elsewhere.textOf("keys").contains(QStringLiteral("IP not allowed")));
    EXPECT_EQ(elsewhere.exitCode, 3);
}

TEST_F(DoctorTest, NamesAClockThatIsOff) {
    EXPECT_EQ(visitWith(R"({"kind":"clock_offset","ms":3000})").troubles(), only("WARN clock clock_off"));
    const Visit fast = visitWith(R"({"kind":"clock_offset","ms":-20000})");
    EXPECT_EQ(fast.troubles(), only("FAIL clock clock_off"));
    EXPECT_TRUE(fast.textOf("clock").contains(QStringLiteral("fast")));
    EXPECT_EQ(fast.exitCode, 1);
}

TEST_F(DoctorTest, NamesAMaintenance) {
    const Visit closed = visitWith(R"({"kind":"maintenance"})");
    EXPECT_EQ(closed.troubles(), only("FAIL maintenance market_offline"));
    EXPECT_EQ(closed.exitCode, 4);
}

TEST_F(DoctorTest, WarnsFourteenSevenAndOneDayBeforeTheKeyEnds) {
    for (const auto& [days, code] : {std::pair{15, ""}, std::pair{14, "14"}, std::pair{8, "14"}, std::pair{7, "7"},
                                     std::pair{2, "7"}, std::pair{1, "1"}}) {
        const Visit seen = visitWith(R"({"kind":"key_expires","in_days":)" + std::to_string(days) + "}");
        const QString expected = QString::fromLatin1(code);
        EXPECT_EQ(seen.codeOf("key_expiry"),
                  expected.isEmpty() ? QString{} : QStringLiteral("expires_within_") + expected)
            << days;
        EXPECT_EQ(seen.exitCode, 0);
    }
}

TEST_F(DoctorTest, NamesDnsWhenThereIsNoSuchHost) {
    pointTo(QStringLiteral("https://api.upbit.invalid"), QStringLiteral("wss://api.upbit.invalid/websocket/v1"));
    m_program.set(QStringLiteral("KKACHI_SIGNAL_ENGINE"), QStringLiteral("rules"));
    giveKeys(QStringLiteral("access"), QStringLiteral("secret"));
    const Visit lost = visit();
    EXPECT_EQ(lost.troubles(), only("FAIL dns dns_failed"));
    EXPECT_EQ(lost.exitCode, 4);
    const QJsonArray notChecked{QStringLiteral("tcp"), QStringLiteral("tls"), QStringLiteral("http"),
                                QStringLiteral("websocket")};
    EXPECT_EQ(lost.document[QStringLiteral("not_checked")].toArray(), notChecked);
}

TEST_F(DoctorTest, NamesAPortWhereNobodyListens) {
    quint16 port = 0;
    {
        QTcpServer server;
        ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    m_program.set(QStringLiteral("KKACHI_SIGNAL_ENGINE"), QStringLiteral("rules"));
    giveKeys(QStringLiteral("access"), QStringLiteral("secret"));
    pointTo(QStringLiteral("http://127.0.0.1:%1").arg(port), QStringLiteral("ws://127.0.0.1:%1").arg(port));
    const Visit refused = visit();
    EXPECT_EQ(refused.troubles(), only("FAIL tcp tcp_failed"));
    EXPECT_EQ(refused.exitCode, 4);
}

TEST_F(DoctorTest, NamesACertificateThatNobodyTrusts) {
    const TestCertificate certificate;
    FakeVenue venue{certificate};
    m_program.set(QStringLiteral("KKACHI_SIGNAL_ENGINE"), QStringLiteral("rules"));
    giveKeys(QStringLiteral("access"), QStringLiteral("secret"));
    pointTo(venue.url().toString(), QStringLiteral("wss://127.0.0.1:%1").arg(venue.url().port()));
    const Visit untrusted = visit();
    EXPECT_EQ(untrusted.troubles(), only("FAIL tls tls_untrusted"));
    EXPECT_EQ(untrusted.exitCode, 4);
    EXPECT_TRUE(venue.requests().empty()) << "nothing is said to a server that is not trusted";

    m_program.set(QStringLiteral("KKACHI_EXCHANGE_CA_FILE"), certificate.caFile());
    const Visit trusted = visit();
    EXPECT_EQ(trusted.gradeOf("tls"), QStringLiteral("OK"));
    EXPECT_EQ(trusted.gradeOf("http"), QStringLiteral("OK"));
}

TEST_F(DoctorTest, SaysWhichKeyIsMissing) {
    const auto simulator = simulate();
    m_program.set(QStringLiteral("UPBIT_SECRET_KEY"), QString{});
    const Visit half = visit();
    EXPECT_EQ(half.troubles(), only("FAIL keys no_key"));
    EXPECT_TRUE(half.textOf("keys").contains(QStringLiteral("upbit-secret-key")));
    EXPECT_EQ(half.exitCode, 3);
    EXPECT_EQ(visit({QStringLiteral("--mode"), QStringLiteral("paper")}).exitCode, 0);
}

TEST_F(DoctorTest, NamesWhatIsWrongWithTheAnalyst) {
    const auto simulator = simulate(R"({"kind":"error","endpoint":"GET /v1/models","status":401,"name":"x"})");
    EXPECT_EQ(visit().troubles(), only("FAIL analyst invalid_api_key"));
    m_program.set(QStringLiteral("KKACHI_SIGNAL_BASE_URL"), QStringLiteral("https://api.openai.invalid/v1"));
    EXPECT_EQ(visit().troubles(), only("FAIL analyst analyst_unreachable"));
}

TEST_F(DoctorTest, NeedsNeitherNetworkNorKeysForTheDemo) {
    const Visit demo = visit({});
    EXPECT_EQ(demo.exitCode, 0);
    EXPECT_EQ(demo.troubles(), QStringList{});
    EXPECT_TRUE(demo.textOf("network").contains(QStringLiteral("neither network nor keys")));
}

TEST_F(DoctorTest, NamesEverySettingThatIsWrongAndGoesOn) {
    m_program.set(QStringLiteral("KKACHI_RISK_STOP_LOSS_PCT"), QStringLiteral("50"));
    const Visit wrong = visit();
    EXPECT_EQ(wrong.troubles(), only("FAIL config out_of_range"));
    EXPECT_EQ(wrong.exitCode, 3);
    EXPECT_EQ(wrong.gradeOf("data_directory"), QStringLiteral("OK"));
}

TEST_F(DoctorTest, PrintsOneLineForEachCheck) {
    const Answer answer = m_program.run({QStringLiteral("doctor")});
    EXPECT_EQ(answer.exitCode, 0);
    const QStringList lines = answer.out.split(u'\n', Qt::SkipEmptyParts);
    EXPECT_EQ(lines.size(), 6);
    for (const QString& line : lines)
        EXPECT_TRUE(line.startsWith(QStringLiteral("OK    "))) << line.toStdString();
    EXPECT_EQ(answer.err, QString{});
}

} // namespace
} // namespace kkachi::test
