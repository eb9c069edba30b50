// Behind TLS, a server whose authority nobody vouches for gets neither the key nor the question.
#include "signal/openai/openai_analyst.h"
#include "simulator/simulator_server.h"

#include <QTemporaryFile>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <optional>

namespace kkachi::signal::openai {
namespace {

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'795'137'330'000); }
};

class AnalystTls : public testing::Test {
  protected:
    void SetUp() override {
        QObject::connect(m_server.get(), &simulator::SimulatorServer::ready, &m_context,
                         [this](const simulator::SimulatorAddress& address) { m_address = address; });
        m_server->open();
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_address.has_value(); }));
        ASSERT_TRUE(m_address->openai.startsWith(QStringLiteral("https://")));
        ASSERT_TRUE(m_authority.open());
        m_authority.write(m_address->caPem);
        m_authority.close();
    }

    static std::unique_ptr<simulator::SimulatorServer> makeServer(const base::Clock& clock) {
        simulator::SimulatorSettings settings;
        settings.withTls = true;
        return std::make_unique<simulator::SimulatorServer>(std::move(settings), clock);
    }

    Signal answer(const QString& caFile) {
        OpenAiSettings settings;
        settings.baseUrl = QUrl{m_address->openai};
        settings.model = "gpt-6-luna";
        settings.caFile = caFile;
        OpenAiAnalyst analyst{settings, base::Secret::copyOf("sk-test"), std::make_shared<FixedClock>()};
        std::optional<Signal> answered;
        QObject::connect(&analyst, &OpenAiAnalyst::answered, &analyst,
                         [&answered](const Signal& signal) { answered = signal; });
        Question question;
        question.signalId = 1;
        question.market = "KRW-BTC";
        question.price = base::Price::whole(110'000'000);
        analyst.ask(question);
        EXPECT_TRUE(QTest::qWaitFor([&answered] { return answered.has_value(); }, 20'000));
        return answered.value_or(Signal{});
    }

    QObject m_context;
    FixedClock m_clock;
    std::unique_ptr<simulator::SimulatorServer> m_server = makeServer(m_clock);
    std::optional<simulator::SimulatorAddress> m_address;
    QTemporaryFile m_authority;
};

TEST_F(AnalystTls, AServerThatNobodyVouchesForIsNotAsked) {
    const Signal signal = answer({});
    EXPECT_FALSE(signal.problem.empty());
    EXPECT_TRUE(signal.rawResponse.empty());
}

TEST_F(AnalystTls, AServerWhoseAuthorityIsInTheFileIsAsked) {
    const Signal signal = answer(m_authority.fileName());
    EXPECT_EQ(signal.problem, "");
    EXPECT_TRUE(signal.confidence.has_value());
}

} // namespace
} // namespace kkachi::signal::openai
