// The read-only web page: serves the last snapshot on this machine's own address and takes no commands. Lives on the
// thread `web`; make it without a parent, move it there, and let the thread's start call open().
#pragma once

#include "engine/snapshot.h"
#include "web/guarded_tcp_server.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QString>

#include <memory>

namespace kkachi::web {

struct WebSettings {
    QHostAddress address{QHostAddress::LocalHost}; // loopback only; anything else is refused by open()
    quint16 port = 8787;                           // 0 lets the system choose
    bool portChosenByUser = false;                 // then a port in use is an error; otherwise another is taken
    QString language;                              // "ko", "en", or empty for the browser's
};

class DashboardServer;
struct Site;

class WebServer : public QObject {
    Q_OBJECT

  public:
    explicit WebServer(WebSettings settings, ConnectionLimits limits = {});
    ~WebServer() override;

  public Q_SLOTS:
    void open();
    // Drops every connection and stops listening. open() may follow.
    void close();
    void showSnapshot(const kkachi::engine::SnapshotPtr& snapshot);

  Q_SIGNALS:
    void listening(const QString& url);
    // `reason` is ADDRESS_NOT_LOOPBACK or what the system said; nothing is served.
    void failed(const QString& reason, bool portInUse);

  private:
    Site site() const;

    WebSettings m_settings;
    ConnectionLimits m_limits;
    std::unique_ptr<DashboardServer> m_server;
    engine::SnapshotPtr m_snapshot;
    QElapsedTimer m_sinceSnapshot;
};

} // namespace kkachi::web
