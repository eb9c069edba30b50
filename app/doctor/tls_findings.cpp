#include "app/doctor/tls_findings.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslSocket>

namespace kkachi::app::doctor {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

const QString& checkName() {
    static const QString kName = QStringLiteral("tls");
    return kName;
}

Finding refused(const QString& code, const QString& text, const QString& advice) {
    return fail(checkName(), Area::Network, code, text, advice);
}

Finding findingFor(QSslError::SslError error, const QString& host, const QString& words) {
    switch (error) {
    case QSslError::CertificateExpired:
        return refused(QStringLiteral("tls_expired"), Words::tr("TLS: the certificate of %1 has expired").arg(host),
                       Words::tr("Check this machine's clock; if it is right, the server's owner must act."));
    case QSslError::CertificateNotYetValid:
        return refused(QStringLiteral("tls_not_yet_valid"),
                       Words::tr("TLS: the certificate of %1 is not valid yet").arg(host),
                       Words::tr("Check this machine's clock."));
    case QSslError::HostNameMismatch:
        return refused(QStringLiteral("tls_wrong_host"),
                       Words::tr("TLS: the certificate is not for the name %1").arg(host),
                       Words::tr("Correct exchange.rest_url; if it is right, somebody answers in the server's place."));
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return refused(
            QStringLiteral("tls_untrusted"),
            Words::tr("TLS: the certificate of %1 comes from nobody this machine trusts (%2)").arg(host, words),
            Words::tr("Update the package ca-certificates. A company's proxy or a test server needs "
                      "exchange.ca_file."));
    default: // NOLINT: Qt's list, of which only the common ones have words of their own
        return refused(QStringLiteral("tls_refused"), Words::tr("TLS: %1").arg(words),
                       Words::tr("Check what stands between this machine and the server."));
    }
}

} // namespace

Finding trustedFinding(const QSslSocket& socket) {
    const QDateTime end = socket.peerCertificate().expiryDate();
    return fine(checkName(), Words::tr("%1, certificate valid until %2")
                                 .arg(socket.sessionProtocol() == QSsl::TlsV1_3 ? QStringLiteral("TLS 1.3")
                                                                                : QStringLiteral("TLS 1.2"),
                                      end.toUTC().toString(Qt::ISODate)));
}

Finding untrustedFinding(const QSslSocket& socket, const QString& host) {
    const auto errors = socket.sslHandshakeErrors();
    if (!errors.isEmpty())
        return findingFor(errors.first().error(), host, errors.first().errorString());
    return refused(QStringLiteral("tls_failed"), Words::tr("TLS: no handshake: %1").arg(socket.errorString()),
                   Words::tr("Check that the server speaks TLS 1.2 or later, and what stands in between."));
}

} // namespace kkachi::app::doctor
