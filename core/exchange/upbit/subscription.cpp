#include "exchange/upbit/subscription.h"

#include "exchange/upbit/upbit_signing.h"

#include <fmt/format.h>

namespace kkachi::exchange::upbit {

QString publicSubscription(std::string_view market) {
    std::string request = fmt::format(R"([{{"ticket":"{}"}})", makeNonce());
    for (const char* type : {"ticker", "trade", "orderbook", "candle.1s"})
        request += fmt::format(R"(,{{"type":"{}","codes":["{}"]}})", type, market);
    return QString::fromStdString(request + R"(,{"format":"DEFAULT"}])");
}

QString privateSubscription(std::string_view market) {
    return QString::fromStdString(
        fmt::format(R"([{{"ticket":"{}"}},{{"type":"myOrder","codes":["{}"]}},{{"type":"myAsset"}},)"
                    R"({{"format":"DEFAULT"}}])",
                    makeNonce(), market));
}

} // namespace kkachi::exchange::upbit
