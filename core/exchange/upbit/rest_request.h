// A call as the network stack wants it.
#pragma once

#include "exchange/upbit/rest_call.h"

#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

#include <string>

namespace kkachi::exchange::upbit {

// `token` is empty for calls that are not signed. HTTP/1.1, no redirects, no cookies, nothing compressed.
QNetworkRequest makeRequest(const QUrl& restUrl, const QSslConfiguration& tls, const RestCall& call,
                            const std::string& token);

// "POST /v1/orders".
std::string endpointOf(const RestCall& call);

} // namespace kkachi::exchange::upbit
