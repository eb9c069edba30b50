#include "exchange/upbit/trusted_host.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

bool isTrusted(const char* url, const char* allowed = "") {
    UpbitSettings settings;
    settings.allowedHost = QString::fromUtf8(allowed);
    return hostProblem(QUrl{QString::fromUtf8(url)}, settings).empty();
}

TEST(TrustedHost, IsTheExchangeOverTlsAndThisComputerAnyhow) {
    for (const char* url : {"https://api.upbit.com", "wss://api.upbit.com/websocket/v1", "https://API.UPBIT.COM",
                            "http://127.0.0.1:8080", "ws://localhost:1", "http://[::1]:8080", "https://127.8.9.1"})
        EXPECT_TRUE(isTrusted(url)) << url;
}

TEST(TrustedHost, IsNoOtherHost) {
    for (const char* url :
         {"http://api.upbit.com", "ws://api.upbit.com/websocket/v1", "https://api.upbit.com.example.net",
          "https://upbit.com", "https://example.net", "https://xn--api-upbit.com", "https://api.upbit.com@example.net",
          "http://128.0.0.1", "http://localhost.example.net", ""})
        EXPECT_FALSE(isTrusted(url)) << url;
}

TEST(TrustedHost, MayBeNamedInTheSettingsAndIsStillReachedOverTlsOnly) {
    EXPECT_TRUE(isTrusted("https://upbit.lan:8443", "upbit.lan"));
    EXPECT_TRUE(isTrusted("wss://UPBIT.lan", "Upbit.LAN"));
    EXPECT_FALSE(isTrusted("http://upbit.lan", "upbit.lan"));
    EXPECT_FALSE(isTrusted("https://other.lan", "upbit.lan"));
}

TEST(TrustedHost, IsNamedInTheProblem) {
    EXPECT_EQ(hostProblem(QUrl{QStringLiteral("https://example.net/v1")}, {}),
              "the host example.net is neither api.upbit.com nor allowed by the settings");
}

} // namespace
} // namespace kkachi::exchange::upbit
