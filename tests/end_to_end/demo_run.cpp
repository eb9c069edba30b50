#include "demo_run.h"

#include "app/clocks/system_clock.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>
#include <set>

namespace kkachi::test {

namespace {

constexpr int kOpenMs = 10'000;
constexpr int kRoundTripMs = 25'000; // the promise of the demo
constexpr int kStopMs = 15'000;

app::SessionSettings settingsFor(const QTemporaryDir& directory, std::uint64_t seed, double speed,
                                 std::optional<simulator::ReplayTape> replay) {
    app::SessionSettings settings{.configuration = config::Configuration{base::Mode::Demo}};
    settings.databaseUrl = QStringLiteral("sqlite://") + directory.filePath(QStringLiteral("demo.sqlite"));
    settings.seed = seed;
    settings.speed = speed;
    settings.replay = std::move(replay);
    return settings;
}

std::shared_ptr<observability::Log> quietLog() {
    observability::LogSettings settings;
    settings.toStandardError = false;
    return std::make_shared<observability::Log>(settings, std::make_shared<app::SystemClock>());
}

} // namespace

DemoRun::DemoRun(std::uint64_t seed, double speed, std::optional<simulator::ReplayTape> replay)
    : m_session{settingsFor(m_directory, seed, speed, std::move(replay)), quietLog()} {
    m_url = m_session.settings().databaseUrl;
    connect(&m_session, &app::TradingSession::ready, this, [this] { m_isReady = true; });
    connect(&m_session, &app::TradingSession::tradingStopped, this, [this] { m_isStopped = true; });
    connect(&m_session, &app::TradingSession::demoExchangeListening, this,
            [this](const QString& admin) { m_admin = admin; });
    connect(&m_session, &app::TradingSession::recorded, this,
            [this](const storage::Row& row) { m_rows.push_back(row); });
}

bool DemoRun::open() {
    m_session.open();
    return QTest::qWaitFor([this] { return m_isReady; }, kOpenMs);
}

bool DemoRun::start() {
    m_session.startTrading();
    return QTest::qWaitFor([this] { return m_session.isTrading(); }, kOpenMs);
}

bool DemoRun::tradeRoundTrip() {
    return QTest::qWaitFor([this] { return executed(order::Side::Buy) > 0 && executed(order::Side::Sell) > 0; },
                           kRoundTripMs);
}

bool DemoRun::stop() {
    m_session.stopTrading();
    return QTest::qWaitFor([this] { return m_isStopped; }, kStopMs);
}

QJsonObject DemoRun::journal() const {
    QNetworkAccessManager network;
    QNetworkReply* reply = network.get(QNetworkRequest{QUrl{m_admin + QStringLiteral("/journal")}});
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, kOpenMs))
        return {};
    const QByteArray body = reply->readAll();
    delete reply;
    return QJsonDocument::fromJson(body).object();
}

int DemoRun::executed(order::Side side) const {
    std::set<std::string> identifiers;
    for (const storage::Row& row : m_rows)
        if (const auto* changed = std::get_if<storage::OrderRow>(&row))
            if (changed->order.side == side && order::statusOf(changed->order) == order::Status::Executed)
                identifiers.insert(changed->order.identifier);
    return static_cast<int>(identifiers.size());
}

} // namespace kkachi::test
