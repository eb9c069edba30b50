// TLS as the exchange demands it: 1.2 or later, the system's trust plus the one PEM file of the settings.
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QUrl>

namespace kkachi::exchange::upbit {

// A file that cannot be read adds no trust, so that connections fail rather than trust too much.
QSslConfiguration makeTls(const QString& caFile);

bool isLoopback(const QUrl& url);

} // namespace kkachi::exchange::upbit
