#include "app/cli/headless_run.h"

#include "app/events/event_json.h"
#include "app/words/problem_words.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

namespace kkachi::app::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HeadlessRun)
};

// A venue that does not answer must not keep the process for ever; what is still open then is said and asked for at the
// next start.
constexpr std::chrono::seconds kLongestStop{15};

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
QString timeOf(base::Timestamp at) {
    return QString::fromStdString(base::formatUtc(at));
}

template <class Tag>
QString won(base::Fixed<Tag> amount) {
    return QString::fromStdString(base::formatDecimalFixed(amount.units(), 0));
}

// The reason as people read it; events carry the word itself.
QString sayReason(const QString& reason) {
    if (reason == QStringLiteral("duration"))
        return Words::tr("the time is over");
    if (reason == QStringLiteral("events"))
        return Words::tr("the events cannot be written");
    return Words::tr("asked from outside");
}

} // namespace

HeadlessRun::HeadlessRun(HeadlessSettings settings, std::shared_ptr<observability::Log> log)
    : m_settings{std::move(settings)}
    , m_session{m_settings.session, std::move(log)} {
    m_durationTimer.setSingleShot(true);
    m_stopTimer.setSingleShot(true);
    connect(&m_durationTimer, &QTimer::timeout, this, [this] { stop(QStringLiteral("duration")); });
    connect(&m_stopTimer, &QTimer::timeout, this, [this] {
        printProblem(Words::tr("The exchange did not confirm the end of every order in time. They are asked for at the "
                               "next start."));
        end(kExchange);
    });
    connect(&m_session, &TradingSession::ready, &m_session, &TradingSession::startTrading);
    connect(&m_session, &TradingSession::failed, this, &HeadlessRun::onFailed);
    connect(&m_session, &TradingSession::tradingStarted, this, &HeadlessRun::onStarted);
    connect(&m_session, &TradingSession::tradingStopped, this, &HeadlessRun::onStopped);
    connect(&m_session, &TradingSession::recorded, this, &HeadlessRun::onRow);
    connect(&m_session, &TradingSession::intentPlanned, this,
            [this](const storage::OrderRow& row) { say(intentEvent(row)); });
    connect(&m_session, &TradingSession::engineHalted, this, [this](const QString& why) {
        printProblem(Words::tr("The engine has halted: %1").arg(why));
        end(kHalted);
    });
    connect(&m_session, &TradingSession::dashboardListening, this, [this](const QString& url) {
        if (m_settings.eventsFile.isEmpty() && !m_settings.json)
            printLine(Words::tr("Web page: %1").arg(url));
    });
}

HeadlessRun::~HeadlessRun() = default;

bool HeadlessRun::openEvents() {
    if (m_settings.eventsFile.isEmpty())
        return true;
    if (m_settings.eventsFile == QStringLiteral("-"))
        return m_events.open(stdout, QIODevice::WriteOnly);
    m_events.setFileName(m_settings.eventsFile);
    if (m_events.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return true;
    printProblem(
        Words::tr("The events file %1 cannot be written: %2").arg(m_settings.eventsFile, m_events.errorString()));
    return false;
}

void HeadlessRun::begin() {
    m_session.open();
}

void HeadlessRun::onFailed(TradingSession::Problem problem, const QString& detail) {
    printProblem(sentenceFor(problem, detail));
    end(problem == TradingSession::Problem::Exchange ? kExchange : kConfiguration);
}

void HeadlessRun::onStarted() {
    const auto& configuration = m_session.settings().configuration;
    QJsonObject event = namedEvent(m_session.now(), QStringLiteral("started"));
    event[u"mode"] = of(toString(configuration.mode()));
    event[u"market"] = of(configuration.text("market"));
    event[u"database"] = m_session.settings().databaseUrl;
    event[u"seed"] = QString::number(m_session.settings().seed);
    event[u"speed"] = m_session.settings().speed;
    say(event);
    if (m_settings.duration)
        m_durationTimer.start(*m_settings.duration);
}

void HeadlessRun::stop(const QString& reason) {
    if (!m_stopReason.isEmpty())
        return;
    m_stopReason = reason;
    m_durationTimer.stop();
    if (!m_session.isTradingOrStarting()) {
        end(m_exitCode);
        return;
    }
    m_stopTimer.start(kLongestStop);
    m_session.stopTrading();
}

void HeadlessRun::onStopped(bool positionLeft) {
    QJsonObject event = namedEvent(m_session.now(), QStringLiteral("stopped"));
    event[u"reason"] = m_stopReason;
    event[u"position_left"] = positionLeft;
    say(event);
    printSummary(positionLeft);
    end(m_haltReason.isEmpty() ? m_exitCode : kHalted);
}

void HeadlessRun::onRow(const storage::Row& row) {
    if (m_hasEnded)
        return;
    count(row);
    if (m_events.isOpen())
        say(eventOf(row));
    else if (!m_settings.json)
        printReadable(row);
}

void HeadlessRun::count(const storage::Row& row) {
    if (const auto* account = std::get_if<storage::AccountRow>(&row))
        m_lastAccount = *account;
    if (const auto* risk = std::get_if<storage::RiskRow>(&row))
        m_haltReason = risk->state == "halted" ? of(risk->reason) : QString{};
    if (std::holds_alternative<storage::SignalRow>(row))
        ++m_signals;
    const auto* changed = std::get_if<storage::OrderRow>(&row);
    if (!changed || order::isOpen(changed->order))
        return;
    if (!changed->order.executedVolume.isPositive())
        ++m_failed;
    else
        ++(changed->order.side == order::Side::Buy ? m_buys : m_sells);
}

void HeadlessRun::say(const QJsonObject& event) {
    if (!m_events.isOpen())
        return;
    const QByteArray line = lineOf(event);
    if (m_events.write(line) == line.size() && m_events.flush())
        return;
    const QString reason = m_events.errorString();
    m_events.close();
    printProblem(Words::tr("The events cannot be written any more (%1); trading stops.").arg(reason));
    m_exitCode = kFailed;
    stop(QStringLiteral("events"));
}

void HeadlessRun::printReadable(const storage::Row& row) {
    if (const auto* s = std::get_if<storage::SignalRow>(&row))
        printLine(QStringLiteral("%1  signal   %2 %3  %4")
                      .arg(timeOf(s->signal.at), of(toString(s->signal.action)),
                           s->signal.confidence ? QString::number(*s->signal.confidence, 'f', 2) : QStringLiteral("-"),
                           of(s->signal.problem.empty() ? s->signal.reasoning : s->signal.problem)));
    else if (const auto* v = std::get_if<storage::VerdictRow>(&row); v && v->reason != "HOLD")
        printLine(QStringLiteral("%1  verdict  %2").arg(timeOf(v->at), of(v->reason)));
    else if (const auto* o = std::get_if<storage::OrderRow>(&row); o && !order::isOpen(o->order))
        printLine(QStringLiteral("%1  order    %2 %3 BTC at %4  %5")
                      .arg(timeOf(o->at), of(toString(o->order.side)),
                           QString::fromStdString(o->order.executedVolume.toString()),
                           won(order::executedPrice(o->order).value_or(base::Price{})),
                           of(toString(order::statusOf(o->order)))));
    else if (const auto* a = std::get_if<storage::AlertRow>(&row))
        printLine(QStringLiteral("%1  alert    %2  %3").arg(timeOf(a->at), of(a->code), of(a->detail)));
}

void HeadlessRun::printSummary(bool positionLeft) {
    const QString equity = m_lastAccount ? won(m_lastAccount->equity) : QStringLiteral("-");
    const QString realised = m_lastAccount ? won(m_lastAccount->realisedPnl) : QStringLiteral("-");
    if (m_settings.json && !m_events.isOpen()) {
        const QJsonObject summary{
            {QStringLiteral("signals"), m_signals},
            {QStringLiteral("buys"), m_buys},
            {QStringLiteral("sells"), m_sells},
            {QStringLiteral("failed_orders"), m_failed},
            {QStringLiteral("equity"),
             m_lastAccount ? QJsonValue{QString::fromStdString(m_lastAccount->equity.toString())} : QJsonValue{}},
            {QStringLiteral("position_left"), positionLeft},
            {QStringLiteral("reason"), m_stopReason}};
        printLine(QString::fromUtf8(QJsonDocument{summary}.toJson(QJsonDocument::Compact)));
    } else {
        const QString line =
            Words::tr("Stopped (%1). Signals: %2, buys: %3, sells: %4, equity: %5 won, realised: %6 won.")
                .arg(sayReason(m_stopReason))
                .arg(m_signals)
                .arg(m_buys)
                .arg(m_sells)
                .arg(equity, realised);
        std::fprintf(stderr, "%s\n", line.toUtf8().constData());
    }
    if (!m_haltReason.isEmpty())
        printProblem(Words::tr("Trading was halted by the risk engine: %1").arg(m_haltReason));
    if (positionLeft)
        std::fprintf(stderr, "%s\n",
                     Words::tr("The position is kept and is now unguarded: no stop-loss works while Kkachi is stopped.")
                         .toUtf8()
                         .constData());
}

void HeadlessRun::end(int exitCode) {
    if (std::exchange(m_hasEnded, true))
        return;
    m_stopTimer.stop();
    m_session.close();
    if (m_events.isOpen())
        m_events.close();
    Q_EMIT ended(exitCode);
}

} // namespace kkachi::app::cli
