// One headless trading run: opens a session, starts trading, prints what happens, stops after the duration or on a
// signal, and sums up.
#pragma once

#include "app/composition/trading_session.h"
#include "app/options/invocation.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace kkachi::app::cli {

struct HeadlessSettings {
    SessionSettings session;
    std::optional<std::chrono::milliseconds> duration; // wall time of trading; none: until a signal
    QString eventsFile;                                // "-" is standard output; empty: readable lines instead
    bool json = false;                                 // the summary as one JSON document
};

class HeadlessRun : public QObject {
    Q_OBJECT

  public:
    HeadlessRun(HeadlessSettings settings, std::shared_ptr<observability::Log> log);
    ~HeadlessRun() override;

    // False when the events file cannot be written; said on standard error.
    bool openEvents();
    void begin();

  public Q_SLOTS:
    void stop(const QString& reason);

  Q_SIGNALS:
    void ended(int exitCode);

  private:
    void onFailed(TradingSession::Problem problem, const QString& detail);
    void onStarted();
    void onStopped(bool positionLeft);
    void onRow(const storage::Row& row);
    void count(const storage::Row& row);
    void say(const QJsonObject& event);
    void printReadable(const storage::Row& row);
    void printSummary(bool positionLeft);
    void end(int exitCode);

    HeadlessSettings m_settings;
    TradingSession m_session;
    QFile m_events;
    QTimer m_durationTimer;
    QTimer m_stopTimer;
    QString m_stopReason;
    bool m_hasEnded = false;
    int m_exitCode = 0;   // of a clean stop
    QString m_haltReason; // empty: not halted
    int m_signals = 0;
    int m_buys = 0;
    int m_sells = 0;
    int m_failed = 0;
    std::optional<storage::AccountRow> m_lastAccount;
};

} // namespace kkachi::app::cli
