#include "exchange/upbit/tls.h"

#include <QHostAddress>
#include <QSslCertificate>

namespace kkachi::exchange::upbit {

QSslConfiguration makeTls(const QString& caFile) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!caFile.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromPath(caFile, QSsl::Pem));
    return tls;
}

bool isLoopback(const QUrl& url) {
    const QString host = url.host();
    return host == QStringLiteral("localhost") || QHostAddress{host}.isLoopback();
}

} // namespace kkachi::exchange::upbit
