#include "app/composition/trading_session.h"

#include "app/clocks/market_clock.h"
#include "app/clocks/system_clock.h"
#include "app/composition/venue_rows.h"
#include "collector/collector_host.h"
#include "engine/engine_host.h"
#include "exchange/upbit/upbit_market_feed.h"
#include "exchange/upbit/upbit_order_gateway.h"
#include "signal/openai/openai_analyst.h"
#include "simulator/simulator_server.h"
#include "storage/sql/sql_journal.h"
#ifdef KKACHI_HAS_WEB
#include "web/web_server.h"
#endif

#include <QRandomGenerator>

#include <utility>

namespace kkachi::app {

using exchange::upbit::UpbitMarketFeed;
using exchange::upbit::UpbitOrderGateway;
using observability::Level;
using signal::openai::OpenAiAnalyst;
using simulator::SimulatorServer;
using storage::sql::SqlJournal;

struct TradingSession::Venue {
    QUrl rest;
    QUrl websocket;
    QUrl analyst;
    exchange::upbit::UpbitCredentials credentials;
    base::Secret analystKey;
};

namespace {

// Different for any two runs: the second they began, and chance, for two that begin in the same one.
std::string makeRunTag(base::Timestamp now) {
    const auto second = static_cast<quint64>(base::toEpochMs(now) / 1000);
    const quint32 chance = QRandomGenerator::system()->generate();
    return QStringLiteral("kk-%1-%2").arg(second, 0, 36).arg(chance, 7, 36, QLatin1Char{'0'}).toStdString();
}

Level levelOf(storage::Severity severity) {
    switch (severity) {
    case storage::Severity::Info:
        return Level::Info;
    case storage::Severity::ActSoon:
        return Level::Warning;
    case storage::Severity::ActNow:
        return Level::Critical;
    }
    return Level::Critical;
}

base::Secret secretOf(const QString& text) {
    return base::Secret{text.toStdString()};
}

} // namespace

TradingSession::TradingSession(SessionSettings settings, std::shared_ptr<observability::Log> log, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)}
    , m_log{std::move(log)}
    , m_systemClock{std::make_shared<SystemClock>()}
    , m_clock{m_systemClock} {}

TradingSession::~TradingSession() {
    close();
}

base::Timestamp TradingSession::now() const {
    return m_clock->now();
}

void TradingSession::open() {
    storage::sql::JournalSettings journal;
    journal.url = m_settings.databaseUrl;
    journal.mode = m_settings.configuration.mode();
    journal.market = m_settings.configuration.text("market");
    if (journal.mode == base::Mode::Demo)
        journal.abandonedOrdersReason = QStringLiteral("the demo exchange began anew");
    m_parts.journal = m_storageThread.adopt(new SqlJournal{std::move(journal)});
    connect(m_parts.journal, &SqlJournal::openFailed, this,
            [this](const QString& reason) { fail(Problem::Database, reason); });
    connect(m_parts.journal, &SqlJournal::opened, this, [this](const storage::JournalStart& start) {
        m_start = start;
        if (!m_isClosed)
            openSimulator();
    });
    m_storageThread.start();
    QMetaObject::invokeMethod(m_parts.journal, &SqlJournal::open);
}

void TradingSession::openSimulator() {
    m_simulator = m_simulatorThread.adopt(new SimulatorServer{simulatorSettingsFrom(m_settings), *m_systemClock});
    connect(m_simulator, &SimulatorServer::failed, this,
            [this](const QString& reason) { fail(Problem::Exchange, reason); });
    connect(m_simulator, &SimulatorServer::ready, this, [this](const simulator::SimulatorAddress& address) {
        if (m_isClosed)
            return;
        m_clock = std::make_shared<MarketClock>(address.marketTimeAtStart, address.speed);
        m_log->write(Level::Info, "session", "demo exchange at " + address.rest.toStdString());
        Q_EMIT demoExchangeListening(address.admin);
        openVenue({.rest = QUrl{address.rest},
                   .websocket = QUrl{address.websocket},
                   .analyst = QUrl{address.openai},
                   .credentials = {secretOf(address.accessKey), secretOf(address.secretKey)},
                   .analystKey = secretOf(QStringLiteral("demo"))});
    });
    m_simulatorThread.start();
    QMetaObject::invokeMethod(m_simulator, &SimulatorServer::open);
}

void TradingSession::openVenue(const Venue& venue) {
    auto engineSettings = engineSettingsFrom(m_settings, m_start, makeRunTag(m_systemClock->now()));
    if (!engineSettings) {
        const auto& error = engineSettings.error();
        fail(Problem::Strategy,
             QString::fromStdString(error.subject + " = " + error.value + " (" + error.allowed + ")"));
        return;
    }
    for (const base::Secret* secret : {&venue.credentials.access, &venue.credentials.secret, &venue.analystKey})
        m_log->hide(*secret);
    makeNetwork(venue);
    makeEngine(*std::move(engineSettings));
    connectMarket(m_parts);
    connectCollector(m_parts);
    connectAnalyst(m_parts);
    connectOrders(m_parts);
    connectBooks(m_parts);
    connectVenueRecords(m_parts);
    connectBans(m_parts);
    if (m_settings.configuration.mode() != base::Mode::Demo)
        connectClocks(m_parts);
    connect(m_parts.collector, &collector::CollectorHost::rowReady, this,
            [this](const storage::MarketDataRow& row) { Q_EMIT recorded(storage::Row{row}); });
    openWeb();
    m_engineThread.start();
    QMetaObject::invokeMethod(m_parts.engine, &engine::EngineHost::open);
    m_netThread.start();
    QMetaObject::invokeMethod(m_parts.gateway, &UpbitOrderGateway::open);
    QMetaObject::invokeMethod(m_parts.feed, &UpbitMarketFeed::open);
    Q_EMIT ready();
}

void TradingSession::makeNetwork(const Venue& venue) {
    auto upbit = upbitSettingsFrom(m_settings.configuration);
    upbit.restUrl = venue.rest;
    upbit.websocketUrl = venue.websocket;
    upbit.pollInterval = m_settings.configuration.duration("collector.interval");
    // A demo's exchange begins anew with each start and has shut nobody out.
    if (m_start.lastBan && m_settings.configuration.mode() != base::Mode::Demo)
        upbit.lastBan = banFrom(*m_start.lastBan);
    m_parts.feed = m_netThread.adopt(new UpbitMarketFeed{upbit, m_clock});
    m_parts.gateway = m_netThread.adopt(new UpbitOrderGateway{upbit, venue.credentials.clone(), m_clock});
    signal::openai::OpenAiSettings analyst;
    analyst.baseUrl = venue.analyst;
    analyst.model = m_settings.configuration.text("signal.model");
    analyst.timeout = m_settings.configuration.duration("signal.timeout");
    analyst.caFile = upbit.caFile;
    m_parts.analyst = m_netThread.adopt(new OpenAiAnalyst{std::move(analyst), venue.analystKey.clone(), m_clock});
    m_parts.collector =
        m_netThread.adopt(new collector::CollectorHost{m_settings.configuration.duration("collector.interval"), m_clock,
                                                       collector::Patience::atSpeed(m_settings.speed)});
}

void TradingSession::makeEngine(engine::EngineSettings settings) {
    m_parts.engine = m_engineThread.adopt(new engine::EngineHost{std::move(settings), m_clock});
    connect(m_parts.engine, &engine::EngineHost::snapshotPublished, this, &TradingSession::snapshotPublished);
    connect(m_parts.engine, &engine::EngineHost::recorded, this, &TradingSession::recorded);
    connect(m_parts.engine, &engine::EngineHost::writeIntent, this, &TradingSession::intentPlanned);
    connect(m_parts.engine, &engine::EngineHost::started, this, [this] {
        m_isTrading = true;
        m_isStarting = false;
        m_log->write(Level::Info, "session", "trading started");
        Q_EMIT tradingStarted();
    });
    connect(m_parts.engine, &engine::EngineHost::stopped, this, [this](bool positionLeft) {
        m_isTrading = false;
        m_isStarting = false;
        m_log->write(Level::Info, "session",
                     positionLeft ? "trading stopped; a position is left and unguarded" : "trading stopped, flat");
        Q_EMIT tradingStopped(positionLeft);
    });
    connect(m_parts.engine, &engine::EngineHost::recorded, this, &TradingSession::logRow);
    connect(m_parts.engine, &engine::EngineHost::halted, this, [this](const QString& why) {
        m_isTrading = false; // no `stopped` follows, so nobody may wait for it
        m_isStarting = false;
        Q_EMIT engineHalted(why);
    });
}

void TradingSession::openWeb() {
#ifdef KKACHI_HAS_WEB
    const auto& configuration = m_settings.configuration;
    if (!configuration.flag("dashboard.enabled"))
        return;
    web::WebSettings settings;
    settings.address = QHostAddress{QString::fromStdString(configuration.text("dashboard.address"))};
    settings.port = static_cast<quint16>(configuration.whole("dashboard.port"));
    settings.portChosenByUser = configuration.origin("dashboard.port") != config::Origin::Default;
    settings.language = m_settings.language;
    m_web = m_webThread.adopt(new web::WebServer{settings});
    connect(m_parts.engine, &engine::EngineHost::snapshotPublished, m_web, &web::WebServer::showSnapshot);
    connect(m_web, &web::WebServer::listening, this, [this](const QString& url) {
        m_log->write(Level::Info, "web", "dashboard at " + url.toStdString());
        Q_EMIT dashboardListening(url);
    });
    connect(m_web, &web::WebServer::failed, this, [this, settings](const QString& reason) {
        fail(Problem::Dashboard,
             QStringLiteral("%1:%2: %3").arg(settings.address.toString()).arg(settings.port).arg(reason));
    });
    m_webThread.start();
    QMetaObject::invokeMethod(m_web, &web::WebServer::open);
#endif
}

// What needs a person stands in the log too, so that a service's journal alone tells it.
void TradingSession::logRow(const storage::Row& row) {
    if (const auto* alert = std::get_if<storage::AlertRow>(&row))
        m_log->write(levelOf(alert->severity), "alert", alert->code + ": " + alert->detail);
}

void TradingSession::fail(Problem problem, const QString& detail) {
    if (std::exchange(m_isFailed, true))
        return;
    m_log->write(Level::Critical, "session", detail.toStdString());
    Q_EMIT failed(problem, detail);
}

void TradingSession::startTrading() {
    if (!m_parts.engine)
        return;
    m_isStarting = !m_isTrading;
    QMetaObject::invokeMethod(m_parts.engine, &engine::EngineHost::startTrading);
}

void TradingSession::stopTrading() {
    if (m_parts.engine)
        QMetaObject::invokeMethod(m_parts.engine, &engine::EngineHost::stopTrading);
}

void TradingSession::useLanguage(const QString& language) {
    m_settings.language = language;
    if (m_parts.engine)
        QMetaObject::invokeMethod(m_parts.engine, [engine = m_parts.engine, chosen = languageFrom(language)] {
            engine->useLanguage(chosen);
        });
}

void TradingSession::close() {
    m_isClosed = true;
    m_netThread.stop();
    m_engineThread.stop();
    if (m_parts.journal && m_storageThread.isRunning())
        QMetaObject::invokeMethod(m_parts.journal, &SqlJournal::close, Qt::BlockingQueuedConnection);
    m_storageThread.stop();
    m_webThread.stop();
    m_simulatorThread.stop();
    m_parts = {};
    m_web = nullptr;
    m_simulator = nullptr;
    m_isTrading = false;
    m_isStarting = false;
}

} // namespace kkachi::app
