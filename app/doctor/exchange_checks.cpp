#include "app/doctor/exchange_checks.h"

#include "app/doctor/answer_checks.h"
#include "app/doctor/host_lookup.h"
#include "app/doctor/stream_check.h"
#include "app/doctor/tls_findings.h"
#include "exchange/upbit/tls.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QSslSocket>

namespace kkachi::app::doctor {

namespace {

using namespace std::chrono_literals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

constexpr quint16 kHttpPort = 80;
constexpr quint16 kHttpsPort = 443;

bool isEncrypted(const Way& way) {
    return way.exchange.restUrl.scheme() == QStringLiteral("https");
}
quint16 portOf(const Way& way) {
    return static_cast<quint16>(way.exchange.restUrl.port(isEncrypted(way) ? kHttpsPort : kHttpPort));
}

void lookUp(Way& way, const Report& report) {
    auto* lookup = new HostLookup{&way.owner};
    const QString host = way.exchange.restUrl.host();
    QObject::connect(
        lookup, &HostLookup::found, lookup,
        [lookup, &way, host, report](const QHostAddress& address, const QString& error) {
            lookup->deleteLater();
            way.address = address;
            if (!address.isNull())
                return report({fine(QStringLiteral("dns"), QStringLiteral("%1 = %2").arg(host, address.toString()))});
            report({fail(QStringLiteral("dns"), Area::Network, QStringLiteral("dns_failed"),
                         Words::tr("DNS: the name %1 has no address: %2").arg(host, error),
                         Words::tr("Check the network, the name server and exchange.rest_url."))});
        });
    lookup->look(host);
}

void connectTo(Way& way, const Report& report) {
    auto* socket = new QTcpSocket{&way.owner};
    socket->setProxy(QNetworkProxy::NoProxy);
    QElapsedTimer timer;
    timer.start();
    const QString place = QStringLiteral("%1:%2").arg(way.address.toString()).arg(portOf(way));
    QObject::connect(socket, &QTcpSocket::connected, socket, [socket, &way, report, place, timer] {
        way.connects = true;
        socket->deleteLater();
        report({fine(QStringLiteral("tcp"), Words::tr("%1 in %2 ms").arg(place).arg(timer.elapsed()))});
    });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [socket, report, place] {
        socket->deleteLater();
        report({fail(QStringLiteral("tcp"), Area::Network, QStringLiteral("tcp_failed"),
                     Words::tr("TCP: no connection to %1: %2").arg(place, socket->errorString()),
                     Words::tr("Check the firewall and exchange.rest_url."))});
    });
    socket->connectToHost(way.address, portOf(way));
}

void shakeHands(Way& way, const Report& report) {
    auto* socket = new QSslSocket{&way.owner};
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setSslConfiguration(exchange::upbit::makeTls(way.exchange.caFile));
    QObject::connect(socket, &QSslSocket::encrypted, socket, [socket, &way, report] {
        way.isTrusted = true;
        socket->deleteLater();
        report({trustedFinding(*socket)});
    });
    QObject::connect(socket, &QSslSocket::errorOccurred, socket, [socket, &way, report] {
        socket->deleteLater();
        report({untrustedFinding(*socket, way.exchange.restUrl.host())});
    });
    // The address is known already; the certificate and the server's choice of it go by the name.
    socket->connectToHostEncrypted(way.address.toString(), portOf(way), way.exchange.restUrl.host());
}

} // namespace

void addExchangeChecks(Doctor& doctor, const std::shared_ptr<Way>& way) {
    doctor.add({.name = QStringLiteral("dns"),
                .begin = [way](const Report& report) { lookUp(*way, report); },
                .area = Area::Network,
                .deadline = 5s});
    doctor.add({.name = QStringLiteral("tcp"),
                .begin = [way](const Report& report) { connectTo(*way, report); },
                .isOfUse = [way] { return !way->address.isNull(); },
                .area = Area::Network,
                .deadline = 5s});
    if (isEncrypted(*way))
        doctor.add({.name = QStringLiteral("tls"),
                    .begin = [way](const Report& report) { shakeHands(*way, report); },
                    .isOfUse = [way] { return way->connects; },
                    .area = Area::Network,
                    .deadline = 5s});
    doctor.add({.name = QStringLiteral("http"),
                .begin = [way](const Report& report) { askForPrice(*way, report); },
                .isOfUse = [way] { return isEncrypted(*way) ? way->isTrusted : way->connects; },
                .area = Area::Network,
                .deadline = 10s});
    doctor.add({.name = QStringLiteral("websocket"),
                .begin = [way](const Report& report) { listenToStream(way->exchange, way->owner, report); },
                .isOfUse = [way] { return way->answers; },
                .area = Area::Network,
                .deadline = 10s});
}

} // namespace kkachi::app::doctor
