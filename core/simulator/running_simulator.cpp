#include "simulator/running_simulator.h"

#include "simulator/gzip.h"
#include "simulator/tls_identity.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeat = 50ms; // wall

constexpr std::size_t kLeastCompressed = 512;
constexpr auto kBurstTick = 2ms;
constexpr std::int64_t kMostOfABurstAtOnce = 20'000;

constexpr std::string_view kPublicPath = "/websocket/v1";
constexpr std::string_view kPrivatePath = "/websocket/v1/private";

// The wait event of an order that was filled or ended by the same request.
void dropImmediateWaits(std::vector<DeskNews>& news) {
    std::erase_if(news, [&](const DeskNews& each) {
        const auto isLater = [&](const DeskNews& other) {
            return other.uuid == each.uuid && other.update.news != matching::News::Accepted;
        };
        return each.update.news == matching::News::Accepted && std::any_of(news.begin(), news.end(), isLater);
    });
}

// Files of questions for a batch are larger than anything else that is sent.
http::ServerLimits serverLimits() {
    http::ServerLimits limits;
    limits.parse.body = 64UL * 1024 * 1024;
    return limits;
}

// As the venue's quotation endpoints do for a client that asks for it.
void compress(http::Response& response, const http::Request& request) {
    response.headers.push_back({"Vary", "Accept-Encoding"});
    if (response.body.size() < kLeastCompressed || !request.headerNames("Accept-Encoding", "gzip"))
        return;
    response.body = gzipped(response.body);
    response.headers.push_back({"Content-Encoding", "gzip"});
}

market::MarketSpec specOf(const SimulatedMarket& market) {
    market::MarketSpec spec;
    spec.tick = market.tick();
    return spec;
}

} // namespace

SimulatorSettings withKeys(SimulatorSettings settings) {
    if (settings.accessKey.empty())
        settings.accessKey = drawKey(settings.seed, 1);
    if (settings.secretKey.empty())
        settings.secretKey = drawKey(settings.seed, 2);
    return settings;
}

RunningSimulator::RunningSimulator(const SimulatorSettings& settings, base::Timestamp wallNow)
    : m_settings{withKeys(settings)}
    , m_market{m_settings, wallNow}
    , m_clock{m_market.start(), m_settings.speed}
    , m_desk{specOf(m_market), m_settings.capital, m_settings.seed}
    , m_driver{m_market, m_desk}
    , m_verifier{m_settings.accessKey, m_settings.secretKey}
    , m_faults{m_settings.seed}
    , m_gate{m_clock, m_rates, m_verifier, m_switches}
    , m_quotation{m_market, m_desk, m_clock}
    , m_history{m_market, m_clock}
    , m_orders{m_desk, m_clock, m_switches}
    , m_accounts{m_desk, m_clock, m_switches, m_settings.accessKey}
    , m_openAiGate{m_clock, m_settings.openAiKey, UuidSource{mix(m_settings.seed ^ 0x43484154U)}}
    , m_analyst{m_clock}
    , m_openAi{m_clock, m_openAiGate, m_analyst}
    , m_batches{m_clock, m_openAiGate, m_analyst, m_settings.seed}
    , m_analystRoutes{m_analyst.script(), m_openAiGate.rates(), m_batches}
    , m_sessions{{m_market, m_desk, m_clock, m_faults, m_switches}, UuidSource{mix(m_settings.seed)}.next(), nullptr}
    , m_streamRoutes{m_sessions, m_clock, m_burst, [this](const TradeBurst& burst) { startBurst(burst); }}
    , m_journal{m_desk,   m_market,   m_clock,         m_requests,
                m_faults, m_switches, m_settings.seed, [this] { onFaultsChanged(); }}
    , m_server{[this](const http::Request& request) { return handle(request); }, m_clock, serverLimits()} {
    for (const auto& [name, value] : m_settings.switches)
        static_cast<void>(m_switches.set(name, value)); // checked by whoever let a user write them
    m_quotation.addTo(m_router, m_gate);
    m_history.addTo(m_router, m_gate);
    m_orders.addTo(m_router, m_gate);
    m_accounts.addTo(m_router, m_gate);
    m_openAi.addTo(m_router);
    m_batches.addTo(m_router);
    m_analystRoutes.addTo(m_router);
    m_journal.addTo(m_router);
    m_streamRoutes.addTo(m_router);
    m_server.setUpgrades([this](const http::Request& request) { return checkUpgrade(request); },
                         [this](QTcpSocket* socket, const http::Request& request) {
                             m_sessions.take(socket, request.path == kPrivatePath, !m_nextUpgradeIsRefused);
                         });
    m_heartbeat.setTimerType(Qt::PreciseTimer);
    m_heartbeat.setInterval(kHeartbeat);
    connect(&m_heartbeat, &QTimer::timeout, this, &RunningSimulator::step);
    m_burstTick.setTimerType(Qt::PreciseTimer);
    m_burstTick.setInterval(kBurstTick);
    connect(&m_burstTick, &QTimer::timeout, this, &RunningSimulator::continueBurst);
}

base::Result<SimulatorAddress, http::ListenFailure> RunningSimulator::start() {
    QByteArray caPem;
    if (m_settings.withTls) {
        const auto identity = makeTlsIdentity();
        if (!identity)
            return base::Unexpected{http::ListenFailure{QStringLiteral("no certificate could be made"), false}};
        caPem = identity->caPem;
        m_server.setTls(identity->server);
    }
    auto port = m_server.listen(QHostAddress{QHostAddress::LocalHost}, m_settings.port);
    // A port that nobody insists on gives way to any other.
    if (!port && port.error().portInUse && !m_settings.portChosenByUser)
        port = m_server.listen(QHostAddress{QHostAddress::LocalHost}, 0);
    if (!port)
        return base::Unexpected{port.error()};
    m_clock = SimulatorClock{m_market.start(), m_settings.speed};
    if (!m_settings.analyst.empty())
        static_cast<void>(m_analyst.script().setFromCommandLine(m_settings.analyst)); // checked likewise
    if (!m_settings.faults.empty())
        static_cast<void>(m_faults.add(m_settings.faults)); // checked by whoever let a user write them
    onFaultsChanged();
    m_heartbeat.start();
    const QString host = QStringLiteral("127.0.0.1:%1").arg(*port);
    SimulatorAddress address;
    const QString secure = m_settings.withTls ? QStringLiteral("s://") : QStringLiteral("://");
    address.rest = QStringLiteral("http") + secure + host;
    address.websocket = QStringLiteral("ws") + secure + host + QStringLiteral("/websocket/v1");
    address.websocketPrivate = address.websocket + QStringLiteral("/private");
    address.openai = address.rest + QStringLiteral("/v1");
    address.admin = address.rest + QStringLiteral("/simulator");
    address.accessKey = QString::fromStdString(m_settings.accessKey);
    address.secretKey = QString::fromStdString(m_settings.secretKey);
    address.marketTimeAtStart = m_market.start();
    address.caPem = caPem;
    address.speed = m_settings.speed;
    return address;
}

http::Response RunningSimulator::handle(const http::Request& request) {
    const bool isAdmin = request.path.rfind("/simulator", 0) == 0; // faults must stay removable
    if (isAdmin)
        return m_router.route(request);
    const std::string endpoint = request.method + " " + request.path;
    m_requests.count(endpoint);
    catchUp();
    m_clock.hold();
    FaultEffect effect = m_faults.effectOn(endpoint);
    m_gate.setKey(effect.key);
    http::Response response = effect.isCarriedOut ? m_router.route(request) : std::move(*effect.instead);
    m_driver.printOurs();
    m_clock.release();
    if (effect.isMalformed)
        response.body = "{\"malformed\":" + response.body.substr(0, response.body.size() / 2);
    if (response.isCompressible)
        compress(response, request);
    response.delivery = effect.delivery;
    response.dateOffset = effect.dateOffset;
    response.delay += effect.delay;
    publishSoon();
    return response;
}

std::optional<http::Response> RunningSimulator::checkUpgrade(const http::Request& request) {
    const bool isPrivate = request.path == kPrivatePath;
    if (!isPrivate && request.path != kPublicPath)
        return http::textResponse(404, "Not Found");
    FaultEffect effect = m_faults.effectOn(isPrivate ? "private" : "public");
    if (!effect.isCarriedOut) {
        effect.instead->delivery = effect.delivery;
        return effect.instead;
    }
    m_gate.setKey(effect.key);
    auto refusal = m_gate.checkUpgrade(request, isPrivate);
    m_nextUpgradeIsRefused = refusal && refusal->status == 401 && m_switches.is(Switch::WsAuthFailure, "message");
    return m_nextUpgradeIsRefused ? std::nullopt : std::move(refusal);
}

void RunningSimulator::catchUp() {
    const base::Timestamp now = m_clock.now();
    if (marketIsOpen(now))
        m_driver.advance(now);
}

void RunningSimulator::step() {
    catchUp();
    publish();
}

void RunningSimulator::publish() {
    m_sessions.publishMarket(m_driver.takeTape());
    publishNews();
}

void RunningSimulator::publishNews() {
    auto news = m_desk.takeNews();
    if (m_switches.is(Switch::ImmediateWait, "skipped"))
        dropImmediateWaits(news);
    m_sessions.publishNews(news);
}

void RunningSimulator::onFaultsChanged() {
    for (const bool isPrivate : {false, true})
        if (m_faults.dropsSocket(isPrivate ? "private" : "public"))
            m_sessions.dropAll(isPrivate);
    for (const Fault& crash : m_faults.takeCrashes())
        m_market.crash(crash.depth, m_clock.now(), base::Milliseconds{static_cast<std::int64_t>(crash.seconds * 1000)});
    step(); // a maintenance begins or ends at once
}

bool RunningSimulator::marketIsOpen(base::Timestamp now) {
    if (m_faults.isInMaintenance(m_clock.sinceStart())) {
        m_desk.goOffline();
        return false;
    }
    if (m_desk.isOffline()) {
        const base::Price lastBefore = m_market.lastTrade().price;
        m_market.skip(now);
        m_desk.reopen(lastBefore, now);
    }
    return true;
}

void RunningSimulator::startBurst(const TradeBurst& burst) {
    m_burst = burst;
    m_burstTick.start();
}

void RunningSimulator::continueBurst() {
    const std::int64_t due = m_burst.take(m_clock.sinceStart(), kMostOfABurstAtOnce);
    for (std::int64_t i = 0; i < due; ++i) {
        m_driver.playOutside(m_market.burstTrade(m_clock.now()));
    }
    if (m_burst.isOver())
        m_burstTick.stop();
    if (due > 0)
        publish();
}

// News of a request go out behind its reply, as they mostly do at the venue.
void RunningSimulator::publishSoon() {
    if (std::exchange(m_newsIsDue, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_newsIsDue = false;
        if (m_driver.hasTape())
            publish();
        else
            publishNews();
    });
}

} // namespace kkachi::simulator
