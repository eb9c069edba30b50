// Keys that nobody else has go through the real program, and are looked for afterwards in everything it left behind and
// in all that others can see of it while it runs.
#include "canary.h"
#include "command_line.h"
#include "simulator_on_thread.h"

#include <QDirIterator>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <csignal>
#include <unistd.h>

namespace kkachi::test {
namespace {

constexpr const char* kAccess = "kk4cANARYaccess+Zq7/wX9k=Lm2Rt5vB8nC1dFh";
constexpr const char* kSecret = "kk4cANARYsecret/Pw3+sJ6u=Yx0Ge4bT7mK9hQa";
// In two parts, so that no search for real keys finds it.
constexpr const char* kOpenAi = "sk-kk4cANARYopenai_"
                                "Hd8Vr2Ny5Wc1Kf6Lg3Bt";
constexpr const char* kPassphrase = "kk4cANARYpassphrase Uo9 Ei4 Az7 Mx2";

QByteArray readAll(const QString& path) {
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

class CanaryTest : public testing::Test {
  protected:
    CanaryTest() {
        const mode_t before = umask(022); // as most machines have it
        QFile credential{m_credentials.filePath(QStringLiteral("kkachi-passphrase"))};
        EXPECT_TRUE(credential.open(QIODevice::WriteOnly));
        credential.write(kPassphrase);
        m_before = before;
        m_program.set(QStringLiteral("KKACHI_LOG_LEVEL"), QStringLiteral("DEBUG"));
        m_program.set(QStringLiteral("CREDENTIALS_DIRECTORY"), m_credentials.path());
        m_program.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                      QStringLiteral("unix:path=/nonexistent/kkachi-tests"));
    }
    ~CanaryTest() override { umask(m_before); }

    void run(const QStringList& arguments, const QByteArray& input = {}, int expected = 0) {
        const Answer answer = m_program.run(arguments, input);
        EXPECT_EQ(answer.exitCode, expected) << arguments.join(u' ').toStdString() << answer.err.toStdString();
        look(QStringLiteral("standard output of ") + arguments.join(u' '), answer.out.toUtf8());
        look(QStringLiteral("standard error of ") + arguments.join(u' '), answer.err.toUtf8());
    }
    void look(const QString& place, const QByteArray& bytes) { m_found += findInBytes(place, bytes, m_canaries); }
    void lookAtProcess(qint64 id) {
        for (const char* file : {"cmdline", "environ"})
            look(QString::fromLatin1(file), readAll(QStringLiteral("/proc/%1/%2").arg(id).arg(QLatin1String{file})));
    }
    void lookAtFiles() { m_found += findInFiles(m_program.path({}), m_canaries); }

    void giveKeysInEnvironment() {
        m_program.set(QStringLiteral("UPBIT_ACCESS_KEY"), QString::fromLatin1(kAccess));
        m_program.set(QStringLiteral("UPBIT_SECRET_KEY"), QString::fromLatin1(kSecret));
        m_program.set(QStringLiteral("OPENAI_API_KEY"), QString::fromLatin1(kOpenAi));
    }
    void setKeys() {
        run({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("upbit-access-key")}, kAccess);
        run({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("upbit-secret-key")}, kSecret);
        run({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("openai-api-key")}, kOpenAi);
    }
    std::unique_ptr<SimulatorOnThread> simulate(const std::string& faults) {
        simulator::SimulatorSettings settings;
        settings.accessKey = kAccess;
        settings.secretKey = kSecret;
        settings.openAiKey = kOpenAi;
        settings.faults = faults;
        auto simulator = std::make_unique<SimulatorOnThread>(settings);
        m_program.set(QStringLiteral("KKACHI_EXCHANGE_REST_URL"), simulator->address().rest);
        m_program.set(QStringLiteral("KKACHI_EXCHANGE_WEBSOCKET_URL"), simulator->address().websocket);
        m_program.set(QStringLiteral("KKACHI_SIGNAL_BASE_URL"), simulator->address().openai);
        return simulator;
    }
    QByteArray get(const QString& url) {
        QNetworkAccessManager network;
        QNetworkReply* reply = network.get(QNetworkRequest{QUrl{url}});
        EXPECT_TRUE(QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000));
        QByteArray answer = reply->readAll();
        for (const auto& [name, value] : reply->rawHeaderPairs())
            answer += name + ": " + value + '\n';
        return answer;
    }

    CommandLine m_program;
    QTemporaryDir m_credentials;
    QList<Canary> m_canaries{
        {"access key", kAccess}, {"secret key", kSecret}, {"OpenAI key", kOpenAi}, {"passphrase", kPassphrase}};
    QStringList m_found;
    mode_t m_before = 0;
};

TEST_F(CanaryTest, IsFoundWhereverItIsPlanted) {
    const QByteArray secret{kSecret};
    const QString text = QString::fromLatin1(kSecret);
    const QByteArray wide{reinterpret_cast<const char*>(text.utf16()), text.size() * 2};
    for (const QByteArray& form :
         {secret, secret.toHex(), secret.toPercentEncoding(), wide, wide.toBase64(), ("a" + secret).toBase64(),
          ("ab" + secret + "c").toBase64(), ("user:" + secret).toBase64(QByteArray::Base64UrlEncoding)}) {
        m_found.clear();
        look(QStringLiteral("here"), "before " + form + " after");
        EXPECT_FALSE(m_found.isEmpty()) << form.constData();
    }
}

TEST_F(CanaryTest, LeavesNoTraceOfKeysInTheVault) {
    setKeys();
    run({QStringLiteral("keys"), QStringLiteral("list")});
    run({QStringLiteral("keys"), QStringLiteral("list"), QStringLiteral("--json")});
    const auto simulator = simulate({});
    run({QStringLiteral("doctor"), QStringLiteral("--mode"), QStringLiteral("live")});
    run({QStringLiteral("doctor"), QStringLiteral("--mode"), QStringLiteral("live"), QStringLiteral("--json")});
    run({QStringLiteral("config"), QStringLiteral("show")});
    lookAtFiles();
    EXPECT_EQ(m_found, QStringList{});
    run({QStringLiteral("keys"), QStringLiteral("remove"), QStringLiteral("openai-api-key")});
    lookAtFiles();
    EXPECT_EQ(m_found, QStringList{});
}

TEST_F(CanaryTest, LeavesNoTraceWhenTheExchangeRefusesOrTalksNonsense) {
    giveKeysInEnvironment();
    for (const char* faults :
         {R"({"kind":"key_expired"})", R"({"kind":"malformed"})", R"({"kind":"truncate"})",
          R"({"kind":"error","status":500})", R"({"kind":"drop","endpoint":"api_keys|accounts|models"})"}) {
        const auto simulator = simulate(faults);
        const Answer answer =
            m_program.run({QStringLiteral("doctor"), QStringLiteral("--mode"), QStringLiteral("live")});
        EXPECT_NE(answer.exitCode, -1) << faults;
        look(QString::fromLatin1(faults), (answer.out + answer.err).toUtf8());
    }
    lookAtFiles();
    EXPECT_EQ(m_found, QStringList{});
}

TEST_F(CanaryTest, LeavesNoTraceOfKeysInTheEnvironmentOfATradingRun) {
    giveKeysInEnvironment();
    const auto trading =
        m_program.start({QStringLiteral("run"), QStringLiteral("--dashboard"), QStringLiteral("127.0.0.1:0")});
    QByteArray out;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            out += trading->readAllStandardOutput();
            return out.contains("signal") && out.contains("http://");
        },
        30'000))
        << out.constData();
    lookAtProcess(trading->processId());
    static const QRegularExpression address{QStringLiteral("http://[0-9.]+:[0-9]+")};
    const QString web = address.match(QString::fromUtf8(out)).captured();
    for (const char* page : {"/", "/api/snapshot", "/api/orders", "/api/signals", "/nothing"})
        look(QString::fromLatin1(page), get(web + QLatin1String{page}));
    lookAtFiles(); // with the write-ahead log still there
    kill(static_cast<pid_t>(trading->processId()), SIGTERM);
    ASSERT_TRUE(QTest::qWaitFor([&] { return trading->state() == QProcess::NotRunning; }, 30'000));
    EXPECT_EQ(trading->exitCode(), 0);
    look(QStringLiteral("standard output"), out + trading->readAllStandardOutput());
    look(QStringLiteral("standard error"), trading->readAllStandardError());
    lookAtFiles();
    EXPECT_EQ(m_found, QStringList{});
}

TEST_F(CanaryTest, LeavesNoTraceInEvents) {
    giveKeysInEnvironment();
    run({QStringLiteral("run"), QStringLiteral("--duration"), QStringLiteral("3s"), QStringLiteral("--events"),
         m_program.path(QStringLiteral("events.jsonl"))});
    EXPECT_GT(QFileInfo{m_program.path(QStringLiteral("events.jsonl"))}.size(), 0);
    lookAtFiles();
    EXPECT_EQ(m_found, QStringList{});
}

TEST_F(CanaryTest, KeepsItsFolderAndFilesForTheirOwner) {
    setKeys();
    run({QStringLiteral("run"), QStringLiteral("--duration"), QStringLiteral("1s")});
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    EXPECT_FALSE(QFileInfo{m_program.dataDirectory()}.permissions() & others);
    QDirIterator files{m_program.dataDirectory(), QDir::Files | QDir::Hidden | QDir::System};
    int count = 0;
    for (; files.hasNext(); ++count) {
        const QFileInfo file{files.next()};
        EXPECT_FALSE(file.permissions() & others) << file.fileName().toStdString();
        EXPECT_FALSE(file.isExecutable()) << file.fileName().toStdString();
    }
    EXPECT_GE(count, 3); // database, log, vault
}

TEST_F(CanaryTest, LeavesNoCoreBehind) {
    const auto trading = m_program.start({QStringLiteral("run")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return trading->readAllStandardOutput().contains("signal"); }, 30'000));
    const QString limits = QString::fromUtf8(readAll(QStringLiteral("/proc/%1/limits").arg(trading->processId())));
    static const QRegularExpression none{QStringLiteral("Max core file size +0 +0 ")};
    EXPECT_TRUE(limits.contains(none)) << limits.toStdString();
    // The files of a process that may not be dumped belong to root, whoever runs it.
    EXPECT_EQ(QFileInfo{QStringLiteral("/proc/%1/environ").arg(trading->processId())}.ownerId(), 0U);
    kill(static_cast<pid_t>(trading->processId()), SIGTERM);
    ASSERT_TRUE(QTest::qWaitFor([&] { return trading->state() == QProcess::NotRunning; }, 30'000));
}

} // namespace
} // namespace kkachi::test
