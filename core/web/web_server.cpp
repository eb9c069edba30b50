#include "web/web_server.h"

#include "web/dashboard_server.h"

#include <QUrl>

#include <utility>

namespace kkachi::web {

WebServer::WebServer(WebSettings settings, ConnectionLimits limits)
    : m_settings{std::move(settings)}
    , m_limits{limits} {}

WebServer::~WebServer() = default;

void WebServer::open() {
    if (!m_settings.address.isLoopback()) {
        Q_EMIT failed(QStringLiteral("ADDRESS_NOT_LOOPBACK"), false);
        return;
    }
    auto server = std::make_unique<DashboardServer>(m_limits, [this] { return site(); });
    bool isListening = server->listenOn(m_settings.address, m_settings.port);
    const bool portInUse = !isListening && server->listenError() == QAbstractSocket::AddressInUseError;
    if (portInUse && !m_settings.portChosenByUser)
        isListening = server->listenOn(m_settings.address, 0);
    if (!isListening) {
        Q_EMIT failed(server->errorText(), portInUse);
        return;
    }
    m_server = std::move(server);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_settings.address.toString());
    url.setPort(m_server->port());
    url.setPath(QStringLiteral("/"));
    Q_EMIT listening(url.toString());
}

void WebServer::close() {
    m_server.reset();
}

void WebServer::showSnapshot(const engine::SnapshotPtr& snapshot) {
    m_snapshot = snapshot;
    m_sinceSnapshot.start();
}

Site WebServer::site() const {
    return Site{.hosts = loopbackHosts(m_server->port()),
                .language = m_settings.language,
                .snapshot = m_snapshot,
                .snapshotAge = std::chrono::milliseconds{m_snapshot ? m_sinceSnapshot.elapsed() : 0}};
}

} // namespace kkachi::web
