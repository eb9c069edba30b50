// A TLS handshake as a finding that names what is wrong with the certificate.
#pragma once

#include "app/doctor/finding.h"

class QSslSocket;

namespace kkachi::app::doctor {

Finding trustedFinding(const QSslSocket& socket);
Finding untrustedFinding(const QSslSocket& socket, const QString& host);

} // namespace kkachi::app::doctor
