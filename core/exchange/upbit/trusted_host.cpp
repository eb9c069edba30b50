#include "exchange/upbit/trusted_host.h"
#include "exchange/upbit/tls.h"

namespace kkachi::exchange::upbit {

std::string hostProblem(const QUrl& url, const UpbitSettings& settings) {
    if (isLoopback(url))
        return {};
    const QString host = url.host(); // lower case
    const std::string shown = host.toStdString();
    const bool isNamed = host == QStringLiteral("api.upbit.com") ||
                         (!settings.allowedHost.isEmpty() && host == settings.allowedHost.toLower());
    if (!isNamed)
        return "the host " + shown + " is neither api.upbit.com nor allowed by the settings";
    if (url.scheme() != QStringLiteral("https") && url.scheme() != QStringLiteral("wss"))
        return "no encryption on the way to " + shown;
    return {};
}

} // namespace kkachi::exchange::upbit
