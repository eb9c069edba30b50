#include "exchange/upbit/rest_request.h"

namespace kkachi::exchange::upbit {

QNetworkRequest makeRequest(const QUrl& restUrl, const QSslConfiguration& tls, const RestCall& call,
                            const std::string& token) {
    QByteArray address = restUrl.toEncoded(QUrl::StripTrailingSlash) + QByteArray::fromStdString(call.path);
    if (call.method != Method::Post && !call.parameters.isEmpty())
        address += '?' + QByteArray::fromStdString(call.parameters.wireQuery());
    QNetworkRequest request{QUrl::fromEncoded(address)};
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Kkachi/" KKACHI_VERSION));
    request.setRawHeader("Accept", "application/json");
    // A length that is compressed away cannot be checked against what arrived.
    request.setRawHeader("Accept-Encoding", "identity");
    if (call.method == Method::Post)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json; charset=utf-8"));
    if (!token.empty())
        request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(token));
    return request;
}

std::string endpointOf(const RestCall& call) {
    switch (call.method) {
    case Method::Get:
        return "GET " + call.path;
    case Method::Post:
        return "POST " + call.path;
    case Method::Delete:
        return "DELETE " + call.path;
    }
    return call.path;
}

} // namespace kkachi::exchange::upbit
