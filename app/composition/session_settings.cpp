#include "app/composition/session_settings.h"

#include "risk/rules.h"

#include <utility>

namespace kkachi::app {

namespace {

// The analyst is asked at most twice in a wall second, however fast the market runs.
constexpr double kShortestWallGapMs = 500;

base::Ratio fromBasisPoints(base::Ratio value) {
    return base::Ratio::fromUnits(base::narrow(base::divide(value.units(), 10'000, base::Rounding::HalfEven)));
}

engine::SignalSettings signalSettingsFrom(const SessionSettings& session) {
    const auto& configuration = session.configuration;
    engine::SignalSettings signal;
    signal.fromRules = configuration.text("signal.engine") == "rules";
    signal.strategyName = configuration.text("signal.strategy");
    signal.language = languageFrom(session.language);
    signal.unit = configuration.duration("signal.unit");
    signal.interval = configuration.duration("signal.interval");
    signal.shortestGap = base::Milliseconds{static_cast<std::int64_t>(kShortestWallGapMs * session.speed)};
    signal.minimumConfidence = configuration.decimal("signal.min_confidence");
    return signal;
}

engine::ExecutionSettings executionSettingsFrom(const config::Configuration& configuration) {
    engine::ExecutionSettings execution;
    execution.orderType =
        configuration.text("execution.order_type") == "limit" ? order::Type::Limit : order::Type::Market;
    execution.limitTimeout = configuration.duration("execution.limit_timeout");
    execution.limitOffset = fromBasisPoints(configuration.decimal("execution.limit_offset_bps"));
    execution.maxAttempts = static_cast<int>(configuration.whole("execution.max_attempts"));
    return execution;
}

} // namespace

signal::Language languageFrom(const QString& language) {
    return language == QStringLiteral("ko") ? signal::Language::Korean : signal::Language::English;
}

risk::Limits limitsFrom(const config::Configuration& configuration) {
    risk::Limits limits;
    limits.maxPosition = base::percent(configuration.decimal("risk.max_position_pct"));
    limits.stopLoss = base::percent(configuration.decimal("risk.stop_loss_pct"));
    limits.capitalCap = configuration.won("risk.capital_krw");
    limits.dailyLoss = base::percent(configuration.decimal("risk.daily_loss_limit_pct"));
    limits.maxDrawdown = base::percent(configuration.decimal("risk.max_drawdown_pct"));
    limits.volatilityWindow = configuration.duration("risk.volatility_window");
    limits.volatility = base::percent(configuration.decimal("risk.volatility_pct"));
    limits.maxOrdersPerMinute = static_cast<int>(configuration.whole("risk.max_orders_per_minute"));
    return limits;
}

base::Result<engine::EngineSettings, strategy::StrategyError>
engineSettingsFrom(const SessionSettings& session, const storage::JournalStart& start, std::string runTag) {
    const auto& configuration = session.configuration;
    engine::EngineSettings settings;
    settings.mode = configuration.mode();
    settings.market = configuration.text("market");
    settings.limits = limitsFrom(configuration);
    settings.signal = signalSettingsFrom(session);
    settings.execution = executionSettingsFrom(configuration);
    settings.clockSpeed = session.speed;
    settings.runTag = std::move(runTag);
    settings.lastSignalId = start.lastSignalId;
    settings.openOrders = start.openOrders;
    // Checked also where a model answers, so that a wrong name does not wait to be found until it is needed.
    auto strategy = strategy::makeStrategy(settings.signal.strategyName, configuration.parameters("signal.params"));
    if (!strategy)
        return base::Unexpected{strategy.error()};
    settings.signal.strategy = *std::move(strategy);
    return settings;
}

simulator::SimulatorSettings simulatorSettingsFrom(const SessionSettings& session) {
    simulator::SimulatorSettings settings;
    settings.seed = session.seed;
    settings.speed = session.speed;
    settings.replay = session.replay;
    settings.capital = session.configuration.won("demo.capital");
    return settings;
}

exchange::upbit::UpbitSettings upbitSettingsFrom(const config::Configuration& configuration) {
    exchange::upbit::UpbitSettings upbit;
    upbit.restUrl = QUrl{QString::fromStdString(configuration.text("exchange.rest_url"))};
    upbit.websocketUrl = QUrl{QString::fromStdString(configuration.text("exchange.websocket_url"))};
    upbit.caFile = QString::fromStdString(configuration.text("exchange.ca_file"));
    upbit.allowedHost = QString::fromStdString(configuration.text("exchange.allowed_host"));
    upbit.algorithm = configuration.text("exchange.jwt_algorithm") == "HS256"
                          ? exchange::upbit::SigningAlgorithm::Hs256
                          : exchange::upbit::SigningAlgorithm::Hs512;
    upbit.market = configuration.text("market");
    upbit.pollInterval = configuration.duration("collector.interval");
    return upbit;
}

base::Krw smallestCapitalFor(const config::Configuration& configuration) {
    return risk::smallestWorkableCapital(limitsFrom(configuration), market::MarketSpec{});
}

} // namespace kkachi::app
