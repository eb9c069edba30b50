// A whole demo session in this process: the same composition as the programs', the exchange on real loopback sockets.
#pragma once

#include "app/composition/trading_session.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <optional>
#include <vector>

namespace kkachi::test {

class DemoRun : public QObject {
    Q_OBJECT

  public:
    explicit DemoRun(std::uint64_t seed, double speed = 1, std::optional<simulator::ReplayTape> replay = {});

    // Each waits for its effect and returns whether it came.
    bool open();
    bool start();
    bool tradeRoundTrip();
    bool stop();

    // What the exchange says it accepted and filled.
    QJsonObject journal() const;

    app::TradingSession& session() { return m_session; }
    const QString& databaseUrl() const { return m_url; }
    QString databaseFile() const { return m_directory.filePath(QStringLiteral("demo.sqlite")); }
    const std::vector<storage::Row>& rows() const { return m_rows; }
    int executed(order::Side side) const;

  private:
    QTemporaryDir m_directory;
    QString m_url;
    QString m_admin;
    app::TradingSession m_session;
    std::vector<storage::Row> m_rows;
    bool m_isReady = false;
    bool m_isStopped = false;
};

} // namespace kkachi::test
