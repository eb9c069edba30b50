#include "engine/engine_host.h"

#include <exception>
#include <utility>

namespace kkachi::engine {

namespace {

constexpr int kTimerMs = 50;
constexpr qint64 kPublishGapMs = 100;
constexpr const char* kHaltCode = "ENGINE_HALTED";

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
// Clang 14 deduces no template arguments of an aggregate by itself.
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

EngineHost::EngineHost(EngineSettings settings, std::shared_ptr<const base::Clock> clock)
    : m_mode{settings.mode}
    , m_clock{std::move(clock)}
    , m_engine{settings}
    , m_view{settings.mode, settings.market} {}

EngineHost::~EngineHost() = default;

void EngineHost::open() {
    m_timer = new QTimer{this};
    connect(m_timer, &QTimer::timeout, this, &EngineHost::onTimer);
    m_timer->start(kTimerMs);
    m_sincePublished.start();
}

void EngineHost::startTrading() {
    feed(StartRequested{});
}
void EngineHost::stopTrading() {
    feed(StopRequested{});
}
void EngineHost::useLanguage(signal::Language language) {
    feed(LanguageChosen{language});
}
void EngineHost::onTrade(const market::Trade& trade) {
    feed(TradeSeen{trade});
}
void EngineHost::onTrades(const std::vector<market::Trade>& trades) {
    for (const market::Trade& trade : trades)
        onTrade(trade);
}
void EngineHost::onBook(const market::OrderBook& book) {
    feed(BookSeen{book});
}
void EngineHost::onTicker(const market::Ticker& ticker) {
    feed(TickerSeen{ticker});
}
void EngineHost::onHistory(base::Milliseconds unit, const std::vector<market::Candle>& bars) {
    feed(HistorySeen{unit, bars});
}

void EngineHost::onFeedState(exchange::FeedState state) {
    m_feedStates.feed = state;
    feed(m_feedStates);
}

void EngineHost::onPrivateState(exchange::FeedState state) {
    m_feedStates.privateStream = state;
    feed(m_feedStates);
}

void EngineHost::onAccount(const exchange::AccountReport& report) {
    feed(AccountSeen{report});
}
void EngineHost::onAccountUnavailable(const exchange::AccountUnavailable& why) {
    feed(AccountMissing{why});
}
void EngineHost::onClock(const exchange::ClockReport& report) {
    feed(ClockSeen{report});
}
void EngineHost::onBan(const exchange::BanReport& report) {
    feed(BanSeen{report});
}
void EngineHost::onGap(const exchange::FeedGap& gap) {
    feed(GapSeen{gap});
}
void EngineHost::onSignal(const signal::Signal& signal) {
    feed(SignalArrived{signal});
}
void EngineHost::onIntentWritten(const QString& identifier) {
    feed(IntentWritten{identifier.toStdString()});
}
void EngineHost::onStoreFailed(const QString& identifier, const QString& reason) {
    feed(StoreFailed{identifier.toStdString(), reason.toStdString()});
}
void EngineHost::onOrderEvent(const order::OrderEvent& event) {
    feed(OrderNews{event});
}

void EngineHost::onTimer() {
    feed(TimePassed{});
    if (m_sincePublished.elapsed() < kPublishGapMs)
        return;
    m_sincePublished.start();
    publish();
}

void EngineHost::publish() {
    const SnapshotPtr picture = m_view.snapshot(m_engine, m_clock->now());
    if (!m_broken) {
        Q_EMIT snapshotPublished(picture);
        return;
    }
    // What a broken engine believes of itself is not true: it runs nothing and guards nothing.
    auto corrected = std::make_shared<Snapshot>(*picture);
    corrected->run = RunState::Stopped;
    corrected->risk.state = TradingState::Halted;
    corrected->risk.reason = kHaltCode;
    corrected->account.stopCover = {};
    Q_EMIT snapshotPublished(corrected);
}

void EngineHost::feed(What what) {
    if (m_broken)
        return;
    const Event event{m_clock->now(), std::move(what)};
    m_commands.clear();
    try {
        m_engine.handle(event, m_commands);
    } catch (const std::exception& broken) {
        halt(broken.what());
        return;
    }
    m_view.watch(event);
    // The commands are carried out from a list of their own: what a command brings back is a new event of its own turn.
    const auto commands = std::exchange(m_commands, {});
    for (const Command& command : commands) {
        m_view.watch(command);
        carryOut(command);
    }
}

// A broken money invariant is our bug. Nothing more is decided by an engine that cannot be trusted; the window stays to
// show why.
void EngineHost::halt(const char* why) {
    m_broken = true;
    const storage::AlertRow row{m_mode, m_clock->now(), storage::Severity::ActNow, kHaltCode, why};
    m_view.watch(Command{Record{row}});
    Q_EMIT recorded(row);
    publish();
    Q_EMIT halted(QString::fromUtf8(why));
}

void EngineHost::carryOut(const Command& command) {
    std::visit(Overloaded{
                   [this](const WriteIntent& c) { Q_EMIT writeIntent(c.row); },
                   [this](const Record& c) { Q_EMIT recorded(c.row); },
                   [this](const AskAnalyst& c) { Q_EMIT askAnalyst(c.question); },
                   [this](const exchange::PlaceOrder& c) { Q_EMIT placeOrder(c); },
                   [this](const exchange::CancelOrder& c) { Q_EMIT cancelOrder(c); },
                   [this](const exchange::QueryOrder& c) { Q_EMIT queryOrder(c); },
                   [this](const exchange::ReadAccount& c) { Q_EMIT readAccount(c); },
                   [this](const HaveStarted&) { Q_EMIT started(); },
                   [this](const HaveStopped& c) { Q_EMIT stopped(c.positionLeft); },
               },
               command);
}

} // namespace kkachi::engine
